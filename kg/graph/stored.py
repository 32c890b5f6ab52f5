"""Claims, sources and articles read back from a store, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from sys import intern
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.fields import FIELDS, read_value
from kg.model import Article, Claim, Source
from kg.terms import (
    CLAIM,
    CONFIDENCE,
    CURATED,
    DATE_PUBLISHED,
    DERIVED_FROM,
    MODALITY,
    OBJECT,
    PREDICATE,
    SUBJECT,
    TYPE,
    iri,
    local_name,
)

Term = NamedNode | Literal


class Reads(Protocol):
    """Anything that gives the quads of a pattern."""

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that match a pattern; None matches all."""
        ...


class Graphs(Reads, Protocol):
    """Anything that also tells which graphs it holds."""

    def graphs(self) -> list[NamedNode]:
        """The named graphs that hold something, sorted."""
        ...


class Selects(Protocol):
    """Anything that answers a SELECT with rows of terms."""

    def select(self, sparql: str, **bindings: Term) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT."""
        ...


_day, _number = lru_cache(dt.date.fromisoformat), lru_cache(float)
"""What many claims share stands in memory once."""

_OF_A_CLAIM = (SUBJECT, PREDICATE, OBJECT, MODALITY, CONFIDENCE, DERIVED_FROM)
Said = dict[NamedNode, NamedNode | Literal]
"""What is said of one thing: predicates, each with a value."""


def read_claims(store: Graphs) -> list[Claim]:
    """Every claim that articles were read to make, as a plain value, sorted by article and id.

    What people added is left out: it is made anew from their judgements. So is what has the class
    of a claim but not its form.
    """
    # Graph by graph: to join all claims in one query takes longer, and memory for them all.
    rows = (row for graph in store.graphs() if graph != CURATED for row in _rows(store, graph))
    found = sorted(filter(None, map(_read, rows)), key=attrgetter("id"))
    # One after the other, as to sort by both takes a pair for each claim.
    return sorted(found, key=attrgetter("article"))


def _rows(store: Reads, graph: NamedNode) -> Iterator[tuple[Term | None, ...]]:
    """What ``_read`` takes of each claim in a graph."""
    claims: dict[object, Said] = {q.subject: {} for q in store.quads(None, TYPE, CLAIM, graph)}
    for predicate in _OF_A_CLAIM if claims else ():
        for quad in store.quads(None, predicate, None, graph):
            if quad.subject in claims and isinstance(quad.object, NamedNode | Literal):
                claims[quad.subject][predicate] = quad.object
    dated = store.quads(None, DATE_PUBLISHED, None, graph)
    days: dict[object, object] = {quad.subject: quad.object for quad in dated}
    for claim, said in claims.items():
        published = days.get(said.get(DERIVED_FROM))
        if isinstance(claim, NamedNode):
            yield _row(claim, said, published if isinstance(published, Literal) else None)


def _row(claim: NamedNode, said: Said, published: Literal | None) -> tuple[Term | None, ...]:
    told = (SUBJECT, PREDICATE, OBJECT, MODALITY, CONFIDENCE)
    return claim, said.get(DERIVED_FROM), *map(said.get, told), published


def _read(row: tuple[Term | None, ...]) -> Claim | None:
    match row:
        case (
            NamedNode() as claim,
            NamedNode() as article,
            NamedNode() as subject,
            NamedNode() as predicate,
            NamedNode() | Literal() as object_,
            NamedNode() as modality,
            Literal() as confidence,
            published,
        ) if read := read_value(predicate, object_):
            field, value = read
            return Claim(
                id=local_name(claim),
                # A name that many claims have stands in memory once.
                article=intern(local_name(article)),
                subject=intern(_fragment(subject.value)),
                field=field,
                value=intern(_fragment(str(value))) if FIELDS[field].form == "node" else value,
                modality=intern(local_name(modality)),
                confidence=_number(confidence.value),
                published=_day(published.value) if published else None,
            )
    return None


def claims_about(store: Reads, nodes: Iterable[NamedNode]) -> list[Claim]:
    """The claims whose subject is one of these nodes of articles, sorted by article and id."""
    rows = (
        _row_of(store, quad.subject)
        for node in nodes
        for quad in store.quads(predicate=SUBJECT, object=node)
        if isinstance(quad.subject, NamedNode)
    )
    found = {claim for row in rows if row and (claim := _read(row))}
    return sorted(found, key=lambda claim: (claim.article, claim.id))


def _row_of(store: Reads, claim: NamedNode) -> tuple[Term | None, ...] | None:
    # What people added is made anew from their judgements.
    said = {
        quad.predicate: quad.object
        for quad in store.quads(claim)
        if isinstance(quad.object, NamedNode | Literal) and quad.graph_name != CURATED
    }
    if said.get(TYPE) != CLAIM:
        return None
    article = said.get(DERIVED_FROM)
    dated = store.quads(article, DATE_PUBLISHED) if isinstance(article, NamedNode) else iter(())
    published = next((q.object for q in dated if isinstance(q.object, Literal)), None)
    return _row(claim, said, published)


_SOURCES = """
SELECT ?article ?published ?fingerprint WHERE {
  ?article a tp:Article ; tp:textFingerprint ?fingerprint .
  OPTIONAL { ?article schema:datePublished ?published }
}"""


def read_sources(store: Selects) -> list[Source]:
    """Every article of a store with its day and fingerprint, sorted by article."""
    found = []
    for row in store.select(_SOURCES):
        match row:
            case NamedNode() as article, published, Literal() as fingerprint_:
                day = dt.date.fromisoformat(published.value) if published else None
                found.append(Source(local_name(article), day, fingerprint_.value))
    return sorted(found, key=lambda source: (source.article, source.fingerprint))


_ARTICLE = """
SELECT ?article ?text ?sha256 ?published WHERE {
  ?article a tp:Article ; schema:articleBody ?text ; tp:textSha256 ?sha256 .
  OPTIONAL { ?article schema:datePublished ?published }
}"""


def read_articles(store: Selects, ids: Iterable[str]) -> dict[str, Article]:
    """Those of some articles that a store has, by id: text, digest and day of publication."""
    found = {}
    for id in sorted(set(ids)):
        for row in store.select(_ARTICLE, article=iri(f"article:{id}")):
            match row:
                case _, Literal() as text, Literal() as sha256, published:
                    day = dt.date.fromisoformat(published.value) if published else None
                    found[id] = Article(id, text.value, sha256.value, published=day)
    return found


def _fragment(iri_: str) -> str:
    return iri_.rsplit("#", 1)[-1]
