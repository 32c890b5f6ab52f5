"""Which dates are the start and the end of an arrangement: a linear model, for which the verbs that
our rules know are features too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.concepts import kind_groups
from kg.dates import PartialDate
from kg.extract.encounters import Encounter
from kg.extract.features.cues import telling_part
from kg.extract.tables.telling import DATE_VERBS, FOR_SURE, LAST_DAY, OVER, PROLONGED
from kg.learn.linear import shipped
from kg.model import Span
from kg.text.tokens import tokens
from kg.text.when import When

START, END, NONE = "start", "end", "none"
LEAST = 0.45
"""How probable a date must be to be one of them. On a quarter of the corpus that the model had not
seen, F1 is flat from .4 to .5 for starts (.83) and falls from .83 to .81 for ends."""
_BEFORE, _AFTER = 6, 5
"""Words beside a date that are looked at."""
_YEARS = 3
"""Years before and after the article that are told apart."""
_STEP, _STEPS = 20, 6
"""Characters between a date and its cue that make a difference, and how often."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of an arrangement: which of its fields it fills, and how probably."""

    field: str
    date: PartialDate
    probability: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date of a sentence, the words of its clause before it, and what a model looks at."""

    when: When
    before: str
    told: str
    """what the nearest verb before it says of it"""
    features: list[str]


def dates_of(encounter: Encounter, kind: str, stage: str) -> Iterator[Dated]:
    """The start and the end that a sentence gives an arrangement of this kind and stage, if any.

    What is said to be announced on a day begins on no other day that is told, but need not begin
    on it: ``field`` is then ``announced``.
    """
    best: dict[str, tuple[float, Candidate]] = {}
    for one in candidates(encounter, kind, stage):
        chances = shipped("date").probabilities(one.features)
        field = max((START, END), key=lambda name: chances.get(name, 0.0))
        chance = chances.get(field, 0.0)
        if field == START and _is_renewal(encounter, one.when):
            continue
        if chance >= max(LEAST, best.get(field, (0.0, one))[0]):
            best[field] = (chance, one)
    for field, (chance, one) in best.items():
        if field == END:
            yield Dated(END, last_day(one.when, one.before), chance)
        elif one.when.date is not None:
            said = one.told == "said" and stage not in OVER
            yield Dated("announced" if said else START, one.when.date, chance)


def candidates(encounter: Encounter, kind: str, stage: str) -> Iterator[Candidate]:
    """The dates of a sentence, each with what a model looks at."""
    sentence = encounter.scene.sentence.span
    found = encounter.scene.doc.dates_in(sentence)
    for when in found:
        before = _before(encounter, when)
        told = told_by(before)
        features = [
            *_words(encounter, when, stage, before, told),
            *_reach(encounter, when, stage, told),
            *_cue(encounter, when, kind, found),
            f"stage:{stage}",
            f"group:{kind_groups().get(kind)}",
        ]
        yield Candidate(when, before, told, sorted(set(features)))


def told_by(before: str) -> str:
    """What the nearest verb before a date says of it; empty if there is none.

    >>> told_by("Nordlens, founded with Zephyr, said on ")
    'said'
    """
    words = LAST_DAY.sub("", before)
    verbs = [(match.end(), told) for told, verb in DATE_VERBS for match in verb.finditer(words)]
    return max(verbs)[1] if verbs else ""


def _is_renewal(encounter: Encounter, when: When) -> bool:
    """Whether a clause tells up to its date and its cue of going on: the date is then no start."""
    _, cue, clause = telling_part(encounter)
    told = encounter.scene.doc.text[clause.start : max(cue.end, when.span.start)]
    return bool(PROLONGED.search(told) and not FOR_SURE.search(told))


def last_day(when: When, before: str) -> PartialDate:
    """The date, or its last day where the words before it say so: "the end of 2026"."""
    assert when.date is not None
    bounds = when.date.bounds if LAST_DAY.search(before) else None
    return PartialDate.of(bounds[1]) if bounds else when.date


def _before(encounter: Encounter, when: When) -> str:
    """The words of its clause, or else of its sentence, that stand before a date."""
    _, _, clause = telling_part(encounter)
    inside = clause if clause.covers(when.span) else encounter.scene.sentence.span
    return encounter.scene.doc.text[inside.start : when.span.start]


def _words(encounter: Encounter, when: When, stage: str, before: str, told: str) -> Iterator[str]:
    """The words beside a date, and what the verbs among them say of it."""
    text, sentence = encounter.scene.doc.small, encounter.scene.sentence.span
    left = [t.of(text) for t in tokens(text, sentence.start, when.span.start)][-_BEFORE:]
    right = [t.of(text) for t in tokens(text, when.span.end, sentence.end)][:_AFTER]
    last = " ".join(left[-1:])
    yield from (f"told:{told}", f"told:{told} {stage}", f"<{last} {stage}", f"<{last} {told}")
    yield from (f"<{' '.join(left[-size:])}" for size in (1, 2, 3))
    yield from (f">{' '.join(right[:size])}" for size in (1, 2))
    yield from (f"left:{word}" for word in left)
    yield from (f"right:{word}" for word in right)
    yield from (f"told after:{name}" for name, verb in DATE_VERBS if verb.search(" ".join(right)))
    yield f"prolonged:{bool(PROLONGED.search(before))},{bool(FOR_SURE.search(before))}"
    yield f"last day:{bool(LAST_DAY.search(before))}"


def _reach(encounter: Encounter, when: When, stage: str, told: str) -> Iterator[str]:
    """How precise a date is, and how far from the day of the article."""
    date, published = when.date, encounter.scene.doc.article.published
    assert date is not None
    yield f"precise:{'day' if date.day else 'month' if date.month else 'year'}"
    if published and date.year and (bounds := date.bounds):
        years = max(-_YEARS, min(_YEARS, date.year - published.year))
        side = "past" if bounds[1] <= published else "future" if bounds[0] > published else "now"
        yield f"years:{years} {side}"
        yield f"years:{years} {side} {stage}"
        yield f"years:{years} {side} told:{told}"


def _cue(encounter: Encounter, when: When, kind: str, found: list[When]) -> Iterator[str]:
    """Where a date stands to the cue, and to the other dates of its sentence."""
    _, cue, clause = telling_part(encounter, kind)
    after = when.span.start >= cue.end
    place = "after" if after else "before" if when.span.end <= cue.start else "in"
    gaps = [_gap(cue, other.span) for other in found]
    gap = _gap(cue, when.span)
    words = cue.of(encounter.scene.doc.small).split()
    yield from (f"cue {place}", f"cue {place} {min(gap // _STEP, _STEPS)}")
    yield from (f"cue:{words[0]}", f"cue ends:{words[-1]}")
    yield f"nearest:{all(gap <= other for other in gaps)}"
    yield f"dates:{min(len(found), 4)},{found[0] is when},{found[-1] is when}"
    yield f"in clause:{clause.covers(when.span)}"


def _gap(one: Span, other: Span) -> int:
    """Characters between two stretches."""
    return max(0, max(one.start, other.start) - min(one.end, other.end))
