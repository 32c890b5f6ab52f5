"""How an arrangement is told: the words for its stage, the tense of its cue, dates and sources."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.extract.encounters import Encounter
from kg.extract.features.cues import nearest_cue
from kg.extract.features.words import ngrams
from kg.extract.lexicon import Cue
from kg.extract.tables.telling import DENIED_HERE, PHASES
from kg.model import Span

NEARBY, _AT_CUE = 45, 25
"""Characters around the two and their cue, or around the cue alone, that tell of the stage."""


def telling(encounter: Encounter) -> Iterator[str]:
    """All of it."""
    text, span = encounter.scene.doc.text, encounter.scene.sentence.span
    cue = nearest_cue(encounter)
    yield from _phases("", span.of(text))
    yield from _phases(" near", _around(encounter, cue, NEARBY).of(text))
    yield from (f"hedge:{modality}" for modality in encounter.scene.hedges)
    if cue:
        at_cue = Span(
            max(span.start, cue.span.start - _AT_CUE), min(span.end, cue.span.end + _AT_CUE)
        )
        yield from _phases(" at cue", at_cue.of(text))
        yield from _tense(encounter, cue)
    yield from _dates(encounter)


def _around(encounter: Encounter, cue: Cue | None, width: int) -> Span:
    """The part of the sentence that speaks of the two and their cue, with a few words around."""
    span, words = encounter.scene.sentence.span, encounter.words
    inner = cue.span if cue else words
    start, end = min(words.start, inner.start) - width, max(words.end, inner.end) + width
    return Span(max(span.start, start), min(span.end, end))


def _phases(where: str, words: str) -> Iterator[str]:
    """The stages whose words stand in a stretch of text; the first is the most telling."""
    found = _told(words.lower())
    yield f"phase{where} first:{''.join(found[:1])}"
    for stage in found:
        yield f"phase{where}:{stage}"


@lru_cache(maxsize=1024)
def _told(small: str) -> list[str]:
    """Cached as the companies of a sentence share it, and often the words around its cue."""
    return [stage for stage, pattern in PHASES if pattern.search(small)]


def _tense(encounter: Encounter, cue: Cue) -> Iterator[str]:
    """The words right before and after the cue, and the form it begins with."""
    text, span = encounter.scene.doc.text, encounter.scene.sentence.span
    if DENIED_HERE.search(text, max(span.start, cue.span.start - NEARBY), cue.span.end):
        yield "denied here"
    before, after = encounter.scene.words_beside(cue.span, 4, 4)
    first = cue.span.of(text).lower().split()[0]
    yield from ngrams("@<", before)
    yield from ngrams("@>", after)
    yield f"@:{first}"
    yield f"@:{' '.join(before[-1:])} {first}"
    yield f"@:{' '.join(before[-2:])} {first}"


def _dates(encounter: Encounter) -> Iterator[str]:
    """Whether the sentence dates something, and how long before or after the article."""
    published = encounter.scene.doc.article.published
    for when in encounter.scene.doc.dates_in(encounter.scene.sentence.span):
        year = when.date.year if when.date else None
        if year is None:
            yield "date: of no year"
        elif published is None:
            yield "date: of a year"
        else:
            yield f"date: {max(-3, min(2, year - published.year))} years on"
