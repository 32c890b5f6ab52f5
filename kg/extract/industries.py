"""What a company does, by the words that describe it: "a Swedish maker of lenses", "chip designer
Acme".
"""

from __future__ import annotations

from kg.extract.tables.companies import DESCRIBED, EMPTY, GENERIC, MAKER_OF, STOPS, VAGUE
from kg.extract.traits import country_of
from kg.text.gazetteer import Gazetteer

_LONGEST = 6
"""Words that may tell what a company does."""


def industry_of(description: str, gazetteer: Gazetteer) -> str | None:
    """The industry that a description of a company opens with; None if it tells none.

    A noun such as "designer" is part of it, one such as "group" is not.

    >>> places = Gazetteer.load()
    >>> industry_of("leading Swedish chip designer listed in Oslo", places)
    'chip designer'
    >>> industry_of("telecoms group", places), industry_of("maker of lenses", places)
    ('telecoms', 'lenses')
    >>> industry_of("company that", places) is None
    True
    """
    found = DESCRIBED.match(description)
    if found is None:
        return None
    said = _said(found["before"].split(), gazetteer)
    if what := MAKER_OF.match(description, found.start("head")):
        return " ".join(_said(what["goods"].split(), gazetteer)) or None
    head = found["head"]
    if not GENERIC.fullmatch(head) and (said or not VAGUE.fullmatch(head)):
        said = [*said, head]
    return " ".join(said) if 0 < len(said) <= _LONGEST else None


def _said(words: list[str], gazetteer: Gazetteer) -> list[str]:
    """The words of a noun phrase that tell something: those behind the last that does not."""
    empty = (n for n, word in enumerate(words, 1) if _is_empty(word, gazetteer))
    return words[max(empty, default=0) :]


def _is_empty(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word tells nothing of an industry: "the", "leading", "Swedish", "world's"."""
    named = word[0].isupper() and not word.isupper()
    return (
        named
        or word.lower() in STOPS | EMPTY
        or word.endswith(("'s", "’s"))
        or country_of(word, gazetteer) is not None
    )
