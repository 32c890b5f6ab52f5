"""What a text says about the things it names: people, companies and products."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.companies import find_attributes
from kg.extract.document import Document
from kg.extract.findings import Finding
from kg.extract.people import find_tenures
from kg.extract.products import find_products
from kg.extract.scenery import Scenery
from kg.model import Record, Span, Statement
from kg.text.gazetteer import Gazetteer
from kg.text.names import core_name, local_id


def find_profiles(doc: Document, found: list[Finding], gazetteer: Gazetteer) -> Iterator[Record]:
    """All records except partnerships: of things named, tenures, attributes, products."""
    for name, type_ in doc.types.items():
        if type_ in {"organization", "media", "person"}:
            yield _thing(doc, name, type_)
    scenery = Scenery(doc, gazetteer)
    yield from find_tenures(scenery)
    yield from find_attributes(scenery)
    yield from find_products(scenery, found)


def _thing(doc: Document, name: str, type_: str) -> Record:
    """A named thing: its name and its other forms, each where it first stands."""
    said = []
    for form in doc.aliases[name]:
        mention = next(m for m in doc.named[name] if core_name(m.text) == form)
        # A name may be broken by other white space than a space: then its words are the mention's.
        at = max(0, mention.text.find(form))
        length = len(form) if form in mention.text else len(mention.text)
        start = mention.span.start + at
        field = "name" if form == name else "alias"
        evidence = doc.evidence(Span(start, start + length))
        said.append(Statement(field, form, evidence, confidence=0.9))
    return Record(doc.article.id, type_, local_id(type_, name), tuple(said))
