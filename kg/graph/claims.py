"""An article's records as claims in its own named graph, and claims read back from a store.

A claim's id is a digest of what it says and where, so that the same article gives the same claims on
any machine, and graphs of different articles merge by union.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import UngroundedRecord
from kg.graph.fields import CLASSES, FIELDS, read_value, value_term
from kg.model import Article, Claim, Evidence, Extraction, Statement, Value
from kg.terms import (
    ARTICLE,
    ARTICLE_BODY,
    ARTICLE_GRAPHS,
    CLAIM,
    CONFIDENCE,
    DATE_PUBLISHED,
    DERIVED_FROM,
    EVIDENCE,
    EVIDENCED_BY,
    HAS_SELECTOR,
    HAS_SOURCE,
    HEADLINE,
    IN_LANGUAGE,
    MODALITY,
    OA_END,
    OA_EXACT,
    OA_START,
    OBJECT,
    POSITION_SELECTOR,
    PREDICATE,
    PUBLISHER,
    QUOTE_SELECTOR,
    SAID_BY,
    SUBJECT,
    TEXT_SHA256,
    TYPE,
    URL,
    iri,
    local_name,
    typed,
)
from kg.text.names import local_id

Term = NamedNode | Literal


class Selects(Protocol):
    """Anything that answers a SELECT with rows of terms."""

    def select(self, sparql: str, **bindings: Term) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT."""
        ...


def article_graph(article_id: str) -> NamedNode:
    """The named graph that holds an article's claims."""
    return NamedNode(ARTICLE_GRAPHS + article_id)


def local_node(article_id: str, local_id: str) -> NamedNode:
    """The article's own node for something it speaks of."""
    return NamedNode(iri(f"article:{article_id}").value + "#" + local_id)


def article_quads(extraction: Extraction) -> list[Quad]:
    """Everything the named graph of an article holds: the article, its claims, their evidence.

    Raises UngroundedRecord if a quote is not in the text: no such claim is ever written.
    """
    article = extraction.article
    graph = article_graph(article.id)
    triples = list(_article(article))
    evidence: set[Evidence] = set()
    for record in extraction.records:
        subject = local_node(article.id, record.subject)
        for statement in [
            _type_of(record.type, record.subject, record.statements),
            *record.statements,
        ]:
            if statement is None:
                continue
            if not all(e.grounded_in(article.text) for e in statement.evidence):
                raise UngroundedRecord(f"{record.subject} of {article.id} quotes what is not there")
            evidence.update(statement.evidence)
            triples += _claim(article, subject, statement)
    for item in evidence:
        triples += _evidence(article, item)
    return sorted({Quad(s, p, o, graph) for s, p, o in triples}, key=str)


def _article(article: Article) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    node = iri(f"article:{article.id}")
    yield node, TYPE, ARTICLE
    yield node, TEXT_SHA256, Literal(article.sha256)
    yield node, ARTICLE_BODY, Literal(article.text)
    yield node, IN_LANGUAGE, Literal(article.language)
    yield node, HEADLINE, Literal(article.title or article.text.split("\n", 1)[0][:120])
    if article.published:
        yield node, DATE_PUBLISHED, typed(article.published.isoformat(), "date")
    if article.publisher:
        yield node, PUBLISHER, Literal(article.publisher)
    if article.url:
        yield node, URL, Literal(article.url)


def _type_of(record_type: str, subject: str, statements: tuple[Statement, ...]) -> Statement | None:
    """The claim that the subject is what it is; it rests on the words that name it."""
    if record_type not in CLASSES:  # an attribute: its company has a record of its own
        return None
    first = statements[0]
    kind = (
        "product_line"
        if subject.endswith(("-series", "-family", "-lineup", "-range"))
        else record_type
    )
    return Statement("type", kind, first.evidence, first.modality, first.confidence)


def _claim(
    article: Article, subject: NamedNode, statement: Statement
) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    field = FIELDS[statement.field]
    is_node = field.form == "node"
    value = (
        local_node(article.id, _local(statement)) if is_node else value_term(field, statement.value)
    )
    places = ";".join(f"{e.start},{e.end}" for e in statement.evidence)
    content = "\n".join(
        (subject.value, field.predicate.value, str(value), statement.modality, places)
    )
    claim = iri(f"claim:{hashlib.sha256(content.encode()).hexdigest()[:20]}")
    yield claim, TYPE, CLAIM
    yield claim, SUBJECT, subject
    yield claim, PREDICATE, field.predicate
    yield claim, OBJECT, value
    yield claim, MODALITY, iri(f"modality:{statement.modality}")
    yield claim, CONFIDENCE, typed(f"{statement.confidence:.2f}", "decimal")
    yield claim, DERIVED_FROM, iri(f"article:{article.id}")
    if statement.said_by:
        yield claim, SAID_BY, Literal(statement.said_by)
    for item in statement.evidence:
        yield claim, EVIDENCED_BY, _evidence_node(article, item)


_TARGETS = {"maker": "organization", "person": "person", "organization": "organization"}


def _local(statement: Statement) -> str:
    """The id of the thing a statement points at: products by their field, else organisations."""
    kind = (
        "product"
        if statement.field.endswith("product")
        else _TARGETS.get(statement.field, "organization")
    )
    return local_id(kind, str(statement.value))


def _evidence_node(article: Article, evidence: Evidence) -> NamedNode:
    """A range of the article's text, addressed as RFC 5147 does."""
    return local_node(article.id, f"char={evidence.start},{evidence.end}")


def _evidence(article: Article, evidence: Evidence) -> Iterator[tuple[NamedNode, NamedNode, Term]]:
    node = _evidence_node(article, evidence)
    selector = local_node(article.id, f"selector={evidence.start},{evidence.end}")
    yield node, TYPE, EVIDENCE
    yield node, HAS_SOURCE, iri(f"article:{article.id}")
    yield node, HAS_SELECTOR, selector
    yield selector, TYPE, POSITION_SELECTOR
    yield selector, TYPE, QUOTE_SELECTOR
    yield selector, OA_START, typed(evidence.start, "integer")
    yield selector, OA_END, typed(evidence.end, "integer")
    yield selector, OA_EXACT, Literal(evidence.quote)


_CLAIMS = f"""
SELECT ?claim ?article ?subject ?predicate ?object ?modality ?confidence ?published WHERE {{
  ?claim a tp:Claim ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    tp:modality ?modality ; tp:confidence ?confidence ; {DERIVED_FROM} ?article .
  OPTIONAL {{ ?article schema:datePublished ?published }}
}}"""


def read_claims(store: Selects) -> list[Claim]:
    """Every claim of a store as a plain value, sorted by article and id."""
    return sorted(_read(store.select(_CLAIMS)), key=lambda claim: (claim.article, claim.id))


def _read(rows: Iterable[tuple[Term | None, ...]]) -> Iterator[Claim]:
    for claim, article, subject, predicate, object_, modality, confidence, published in rows:
        nodes = (claim, article, subject, predicate, modality)
        if not all(isinstance(node, NamedNode) for node in nodes) or object_ is None:
            continue
        read = read_value(predicate, object_)  # type: ignore[arg-type]
        if read is not None:
            field, value = read
            yield Claim(
                id=local_name(claim),  # type: ignore[arg-type]
                article=local_name(article),  # type: ignore[arg-type]
                subject=_fragment(subject.value),  # type: ignore[union-attr]
                field=field,
                value=_fragment(value) if FIELDS[field].form == "node" else value,
                modality=local_name(modality),  # type: ignore[arg-type]
                confidence=float(confidence.value),  # type: ignore[union-attr]
                published=dt.date.fromisoformat(published.value) if published else None,
            )


def _fragment(value: Value) -> str:
    return str(value).rsplit("#", 1)[-1]
