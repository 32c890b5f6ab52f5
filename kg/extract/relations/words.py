"""The words of a text as features are made of them: in lower case, cut to stems, names masked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

NAME, NUMBER, YEAR, MONTH = "<name>", "<number>", "<year>", "<month>"
"""What stands in place of any name, number, year or month."""

_NUMBER = re.compile(r"[\d.,]*\d[\d.,]*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ENDING = re.compile(r"(?:ations?|ments?|ings?|ed|ers?|ors?|es|s|ions?|e)$")
_SHORTEST_STEM = 3
_LONGEST_WHOLE = 4
"""Words up to this length are not cut: of "used" or "sale" too little would be left."""

_MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    """.split()  # noqa: SIM905
)
_OPENERS = frozenset(
    """
    the in on its it a an this as after other at for from with by their since and to when while
    during he she they until following later also both these some history products
    """.split()  # noqa: SIM905
)
"""Words that are capitalised where a text begins and are no names."""


@lru_cache(maxsize=65536)
def normal(word: str) -> str:
    """A word in lower case; a year or a number by what it is.

    >>> normal("Acquired"), normal("2014"), normal("12,500")
    ('acquired', '<year>', '<number>')
    """
    if _YEAR.fullmatch(word):
        return YEAR
    return NUMBER if _NUMBER.fullmatch(word) else word.lower()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its ending, so that forms of one word meet; short words stay whole.

    >>> stem("acquired"), stem("acquires"), stem("its")
    ('acquir', 'acquir', 'its')
    """
    if len(word) <= _LONGEST_WHOLE or word.startswith("<"):
        return word
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _SHORTEST_STEM else word


def masked(words: Sequence[str], *, opening: bool = False) -> list[str]:
    """The stems of some words, with a mask for each name; ``opening`` if a text begins with them.

    >>> masked("and in May sold Nordlens Optics its patents".split())
    ['and', 'in', '<month>', 'sold', '<name>', 'its', 'patent']
    """
    found: list[str] = []
    for place, word in enumerate(words):
        mask = _mask(word, opening=opening and place == 0)
        if not (mask.startswith("<") and found and found[-1] == mask):
            found.append(stem(mask))
    return found


def _mask(word: str, *, opening: bool) -> str:
    plain = normal(word)
    if word[:1].isupper():
        if plain in _MONTHS:
            return MONTH
        return plain if opening and plain in _OPENERS else NAME
    return plain


def folded(words: Sequence[str], joints: frozenset[str]) -> list[str]:
    """Masked words with each list of names as one name: what governs a list governs its members.

    >>> folded(["sold", "to", "<name>", ",", "<name>", "and", "<name>"], frozenset([",", "and"]))
    ['sold', 'to', '<name>']
    """
    found: list[str] = []
    for word in words:
        if word == NAME:
            end = len(found)
            while end and found[end - 1] in joints:
                end -= 1
            if end < len(found) and end and found[end - 1] == NAME:
                del found[end:]
                continue
        found.append(word)
    return found
