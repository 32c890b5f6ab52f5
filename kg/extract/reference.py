"""What pronouns and phrases such as "both companies" or "the Finnish lens maker" stand for.

One pass over the text keeps what a reader keeps in mind: who was spoken of last and how often, who
was the subject, and which companies were last spoken of together.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.extract.document import Document, Reference
from kg.extract.tables.referring import DESCRIBED, NUMBERS, PEOPLE, PLAIN, PRONOUN, SEVERAL
from kg.extract.traits import Traits, country_of, find_traits
from kg.model import Span, distinct
from kg.text.gazetteer import Gazetteer

Meanings = Callable[[Span], Mapping[str, float]]
"""Says for a phrase how probably each company of the text is meant."""

_FADES = 0.7
"""How much of a company's weight is left in mind after each sentence."""
_FORGOTTEN = 1e-50
"""The weight below which a company is out of mind: some three hundred sentences after its last."""
_GROUPS = 300
"""Groups of companies that are kept in mind."""


def find_references(doc: Document, gazetteer: Gazetteer, meanings: Meanings | None = None) -> None:
    """Add to ``doc`` every stretch that speaks of organisations, by name or otherwise.

    What is not a name means those that ``meanings`` holds most probable, or whom a reader has in
    mind.
    """
    memory = _Memory(find_traits(doc, gazetteer), gazetteer)
    for sentence in doc.sentences:
        here: list[Reference] = []
        names = {m.span: m.entity for m in doc.mentions_in(sentence.span, "organization")}
        for phrase in _phrases(doc, sentence.span, names, gazetteer):
            before = [r for r in here if r.span.end <= phrase.span.start]
            learnt = meanings and phrase.form != "name" and _likely(meanings(phrase.span), phrase)
            if entities := learnt or memory.meaning(phrase, before):
                here.append(Reference(phrase.span, entities, named=phrase.form == "name"))
        memory.take_in(here)
        doc.references += here


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A stretch that may stand for companies, and its form: name, several, pronoun, described,
    people.
    """

    span: Span
    form: str
    words: str
    modifiers: tuple[str, ...] = ()
    head: str = ""

    @property
    def size(self) -> int:
        """For how many companies it stands."""
        said = (n for word, n in NUMBERS.items() if re.search(rf"\b{word}\b", self.words))
        return next(said, 2) if self.form == "several" else 1


def _phrases(
    doc: Document, within: Span, names: dict[Span, str], gazetteer: Gazetteer
) -> list[_Phrase]:
    """Names and referring phrases of a sentence, in order; names win where two overlap."""
    found = [_Phrase(span, "name", entity) for span, entity in names.items()]
    taken = [mention.span for mention in doc.mentions_in(within)]
    forms = (
        ("several", SEVERAL),
        ("described", DESCRIBED),
        ("pronoun", PRONOUN),
        ("people", PEOPLE),
    )
    for form, pattern in forms:
        for match in pattern.finditer(doc.text, within.start, within.end):
            span = Span(*match.span())
            place = form == "people" and not country_of(match["people"], gazetteer)
            if place or any(span.overlaps(other) for other in taken):
                continue
            taken.append(span)
            parts = match.groupdict()
            modifiers = tuple((parts.get("modifiers") or parts.get("people") or "").split())
            found.append(
                _Phrase(span, form, match.group().lower(), modifiers, parts.get("head") or "")
            )
    return sorted(found, key=lambda phrase: phrase.span)


def _likely(chances: Mapping[str, float], phrase: _Phrase) -> tuple[str, ...]:
    """The companies for which a phrase most probably stands; none if there are too few."""
    best = sorted(chances, key=lambda name: (-chances[name], name))[: phrase.size]
    return tuple(sorted(best)) if len(best) == phrase.size else ()


class _Memory:
    """The companies a reader has in mind at a point of the text."""

    def __init__(self, traits: dict[str, Traits], gazetteer: Gazetteer) -> None:
        self.traits = traits
        self.gazetteer = gazetteer
        self.weight: dict[str, float] = {}
        self.subject: str | None = None
        self.together: deque[tuple[str, ...]] = deque(maxlen=_GROUPS)
        """the groups spoken of in one sentence, the latest last"""

    def meaning(self, phrase: _Phrase, before: list[Reference]) -> tuple[str, ...]:
        """Whom a phrase stands for, given what its sentence said before it; empty if unknown."""
        if phrase.form == "name":
            return (phrase.words,)
        if phrase.form == "several":
            return self._group(before, phrase.size)
        if phrase.form == "pronoun" or (phrase.head in PLAIN and not phrase.modifiers):
            one = self._subject(before)
        else:
            one = self._described(phrase, before)
        return (one,) if one else ()

    def _group(self, before: list[Reference], size: int) -> tuple[str, ...]:
        """Whom "the two companies" means: those of its sentence, or who was last spoken of
        together.
        """
        here = distinct(entity for reference in reversed(before) for entity in reference.entities)
        if len(here) >= size:
            return tuple(sorted(here[:size]))
        for group in reversed(self.together):
            if len(group) >= size and set(here) <= set(group):
                rest = sorted(
                    set(group) - set(here), key=lambda name: (-self.weight.get(name, 0.0), name)
                )
                return tuple(sorted([*here, *rest][:size]))
        known = distinct([*here, *self._in_mind()])
        return tuple(sorted(known[:size])) if len(known) >= size else ()

    def _subject(self, before: list[Reference]) -> str | None:
        """Whom "it" or "the company" means: the subject of this sentence, or of the last one."""
        for reference in before:
            if len(reference.entities) == 1:
                return reference.entities[0]
        return self.subject or next(iter(self._in_mind()), None)

    def _described(self, phrase: _Phrase, before: list[Reference]) -> str | None:
        """Whom "the Finnish lens maker" means: who fits it best, then who was spoken of most and
        last.
        """
        here = Counter(entity for reference in before for entity in reference.entities)
        scores = {}
        for name in {*self.weight, *here} & self.traits.keys():
            in_mind = self.weight.get(name, 0.0) + here[name]
            fit = self.traits[name].fit(list(phrase.modifiers), phrase.head, self.gazetteer)
            scores[name] = (fit, name not in here, in_mind)
        fitting = sorted(
            (name for name in scores if scores[name][0] >= 0), key=lambda n: (scores[n], n)
        )
        return fitting[-1] if fitting else None

    def _in_mind(self) -> list[str]:
        """The companies spoken of so far, the one most in mind first."""
        return sorted(self.weight, key=lambda name: -self.weight[name])

    def take_in(self, here: list[Reference]) -> None:
        """Remember a sentence that has been read."""
        spoken_of = distinct(entity for reference in here for entity in reference.entities)
        faded = ((name, weight * _FADES) for name, weight in self.weight.items())
        self.weight = {name: weight for name, weight in faded if weight > _FORGOTTEN}
        for reference in here:
            for entity in reference.entities:
                self.weight[entity] = self.weight.get(entity, 0.0) + 1
        if not spoken_of:
            return
        first = here[0].entities
        self.subject = first[0] if len(first) == 1 else None
        if len(spoken_of) > 1:
            self.together.append(tuple(spoken_of))
