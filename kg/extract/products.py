"""Every product with its maker and its launch, where the text tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.document import Document
from kg.extract.findings import Finding
from kg.extract.scenery import Scenery
from kg.extract.tables.telling import LAUNCHES
from kg.extract.ties import ties
from kg.extract.vouching import vouching
from kg.model import Record, Span, Statement
from kg.text.names import local_id

_OWN = re.compile(r"(?:['’]s?)? (?:(?:own|new|first|latest|flagship|upcoming|next|[a-z]+) ){0,2}")
"""Words between a maker and its product: "Acme's new Z9", "the Acme Z9"."""


def find_products(scenery: Scenery, found: list[Finding]) -> Iterator[Record]:
    """Every product with its maker and launch, where the text tells."""
    doc = scenery.doc
    makers = _makers(doc)
    for product, statement in _made_by_brand_users(found):
        makers.setdefault(product, statement)
    for tie in ties(scenery, "maker"):
        evidence, sure = doc.evidence(*tie.bond.words), round(tie.probability, 2)
        maker = Statement("maker", tie.company, evidence, confidence=sure)
        makers.setdefault(str(tie.bond.other), maker)
    for name in (name for name, type_ in doc.types.items() if type_ == "product"):
        said = [Statement("name", name, doc.evidence(doc.named[name][0].span), confidence=0.85)]
        said += [makers[name]] if name in makers else []
        yield Record(doc.article.id, "product", local_id("product", name), tuple(said))
    for name, span in {
        new.name: new.span for finding in found for new in finding.new_products
    }.items():
        said = [Statement("name", name, doc.evidence(span), confidence=0.8)]
        said += _launch(doc, span)
        yield Record(doc.article.id, "product", local_id("product", name), tuple(said))


_NEAR = 80
"""Characters before a product in which its maker is looked for."""


def _makers(doc: Document) -> dict[str, Statement]:
    """Products named right after their maker: "Acme's Z9", "the Acme Z9 series"."""
    makers: dict[str, Statement] = {}
    for product in (m for m in doc.mentions if m.type == "product"):
        near = Span(max(0, product.span.start - _NEAR), product.span.end)
        for company in doc.mentions_in(near, "organization"):
            if _OWN.fullmatch(doc.text[company.span.end : product.span.start]):
                words = Span(company.span.start, product.span.end)
                makers.setdefault(
                    product.entity,
                    Statement("maker", company.entity, doc.evidence(words), confidence=0.85),
                )
    return makers


def _made_by_brand_users(found: list[Finding]) -> Iterator[tuple[str, Statement]]:
    """Under a brand cooperation the products are those of the side that uses the brand."""
    users: dict[frozenset[str], Statement] = {}
    for finding in found:
        for said in finding.statements:
            if said.field == "brand_user":
                users.setdefault(frozenset(finding.parties), said)
    for finding in found:
        if user := users.get(frozenset(finding.parties)):
            for said in finding.statements:
                if said.field in {"product", "last_product"}:
                    evidence = tuple(sorted({*said.evidence, *user.evidence}))
                    yield str(said.value), Statement("maker", user.value, evidence, confidence=0.7)


def _launch(doc: Document, product: Span) -> Iterator[Statement]:
    """When a product is said to come out, and whether that is only reported."""
    sentence = doc.sentence_of(product).span
    for when in doc.dates_in(sentence):
        verb = (
            LAUNCHES.search(doc.text, product.end, when.span.start)
            if when.span.start > product.end
            else None
        )
        if verb and when.date:
            modality, said_by = vouching(doc, sentence, Span(*verb.span()), ())
            yield Statement("launch", when.date, doc.evidence(sentence), modality, 0.8, said_by)
            return
