"""What a company may be tied to: persons, products, countries and dates, where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.dates import PartialDate
from kg.extract.scenery import Scenery
from kg.extract.tables.companies import BEGINNING
from kg.extract.titles import title_of
from kg.extract.traits import country_of
from kg.model import Span

_PLACE = re.compile(
    r"\b(?:U\.[SK]\.|(?:(?:South|North|New|Hong|Saudi|Great|United|San|Los|Tel) )?"
    r"[A-Z]\w+)(?:-based)?"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """What a company may be tied to, and where it stands."""

    span: Span
    value: str | PartialDate
    cues: tuple[str, ...] = ()
    """what else a model looks at: the title of a person"""


def people(scenery: Scenery, number: int) -> Iterator[Thing]:
    """The persons of a sentence, with their titles; who is named anew was introduced before."""
    doc = scenery.doc
    for mention in doc.mentions_in(doc.sentences[number].span, "person"):
        title = title_of(doc, mention)
        words = title.of(doc.text).lower().split() if title else []
        cues = [f"title:{word}" for word in dict.fromkeys(words)]
        cues += [] if mention.span in scenery.introductions else ["known"]
        yield Thing(mention.span, mention.entity, tuple(cues))


def products(scenery: Scenery, number: int) -> Iterator[Thing]:
    """The products of a sentence."""
    doc = scenery.doc
    for mention in doc.mentions_in(doc.sentences[number].span, "product"):
        yield Thing(mention.span, mention.entity)


def countries(scenery: Scenery, number: int) -> Iterator[Thing]:
    """The countries a sentence points to: by name, by a city, by the word for their people."""
    doc, sentence = scenery.doc, scenery.doc.sentences[number].span
    taken = [m.span for m in doc.mentions_in(sentence) if m.type != "place"]
    for match in _PLACE.finditer(doc.text, sentence.start, sentence.end):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in taken) and (
            country := country_of(match.group(), scenery.gazetteer)
        ):
            yield Thing(span, country)


def dates(scenery: Scenery, number: int) -> Iterator[Thing]:
    """The dates of a sentence that speaks of a beginning."""
    sentence = scenery.doc.sentences[number].span
    if BEGINNING.search(scenery.doc.text, sentence.start, sentence.end):
        for when in scenery.doc.dates_in(sentence):
            assert when.date is not None
            yield Thing(when.span, when.date)
