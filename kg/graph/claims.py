"""An article's records as claims in its own named graph, and claims read back from a store.

A claim's id is a digest of what it says and where, so that the same article gives the same claims
on any machine, and graphs of different articles merge by union.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg.curation import Added
from kg.errors import UngroundedRecord
from kg.graph.fields import CLASSES, FIELDS, read_value, value_term
from kg.model import Article, Claim, Evidence, Extraction, Record, Source, Statement
from kg.terms import (
    ARTICLE,
    ARTICLE_BODY,
    ARTICLE_GRAPHS,
    CLAIM,
    CONFIDENCE,
    CURATED,
    DATE_PUBLISHED,
    DERIVED_FROM,
    EVIDENCE,
    EVIDENCED_BY,
    HAS_SELECTOR,
    HAS_SOURCE,
    HEADLINE,
    IN_LANGUAGE,
    MODALITY,
    NOTE,
    OA_END,
    OA_EXACT,
    OA_START,
    OBJECT,
    POSITION_SELECTOR,
    PREDICATE,
    PUBLISHER,
    QUOTE_SELECTOR,
    READ_BY,
    READER_VERSION,
    SAID_BY,
    SUBJECT,
    TEXT_FINGERPRINT,
    TEXT_SHA256,
    TYPE,
    URL,
    english,
    iri,
    local_name,
    typed,
)
from kg.text.fingerprint import fingerprint
from kg.text.names import local_id

Term = NamedNode | Literal
Spo = tuple[NamedNode, NamedNode, Term]

_LINES = ("-series", "-family", "-lineup", "-range")
"""How the ids of product lines end."""


class Selects(Protocol):
    """Anything that answers a SELECT with rows of terms."""

    def select(self, sparql: str, **bindings: Term) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT."""
        ...


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


def article_graph(article_id: str) -> NamedNode:
    """The named graph that holds an article's claims.

    >>> article_graph("017").value
    'https://w3id.org/techpartners/graph/article/017'
    """
    return NamedNode(ARTICLE_GRAPHS + article_id)


def local_node(article_id: str, local: str) -> NamedNode:
    """The article's own node for something it speaks of.

    >>> local_node("017", "org.nordlens-optics").value
    'https://w3id.org/techpartners/id/article/017#org.nordlens-optics'
    """
    return NamedNode(f"{iri(f'article:{article_id}').value}#{local}")


def article_triples(
    article: Article, extractor: str | None = None, version: str | None = None
) -> set[Spo]:
    """What the named graph of an article says of the article itself, and of what read it.

    Two articles that differ in anything differ here.
    """
    triples = set(_article(article))
    node = iri(f"article:{article.id}")
    if extractor:
        triples.add((node, READ_BY, Literal(extractor)))
    if version:
        triples.add((node, READER_VERSION, Literal(version)))
    return triples


def article_quads(
    extraction: Extraction, extractor: str | None = None, version: str | None = None
) -> list[Quad]:
    """Everything the named graph of an article holds: the article, its claims, their evidence.

    ``extractor`` is the name of what found them, and ``version`` which one that was, if that is to
    be told.

    Raises UngroundedRecord if a quote is not in the text: no such claim is ever written.
    """
    article = extraction.article
    graph = article_graph(article.id)
    triples = article_triples(article, extractor, version)
    claims: dict[NamedNode, list[Statement]] = defaultdict(list)
    for record in extraction.records:
        subject = local_node(article.id, record.subject)
        for statement in (*_type_of(record), *record.statements):
            _check_quotes(statement, record, article)
            claim = _claim_node(article, subject, statement)
            claims[claim].append(statement)
            object_ = _object(article, statement)
            triples.update(_content(claim, article, subject, statement, object_))
    for claim, statements in claims.items():
        triples.update(_vouching(claim, statements))
    for evidence in {e for said in claims.values() for s in said for e in s.evidence}:
        triples.update(_evidence(article, evidence))
    return sorted((Quad(*triple, graph) for triple in triples), key=str)


def _check_quotes(statement: Statement, record: Record, article: Article) -> None:
    """Raise UngroundedRecord unless the statement has quotes, and all are in the text."""
    where = f"{statement.field} of {record.subject} in article {article.id}"
    if not statement.evidence:
        raise UngroundedRecord(f"{where} is claimed without a quote; give the words it stands in")
    for evidence in statement.evidence:
        if not evidence.grounded_in(article.text):
            place = f"{evidence.start}-{evidence.end}"
            raise UngroundedRecord(
                f"{where} quotes {evidence.quote!r}, which is not at {place} of the text; "
                "offsets count code points of the text in NFC"
            )


def _article(article: Article) -> Iterator[Spo]:
    node = iri(f"article:{article.id}")
    yield node, TYPE, ARTICLE
    yield node, TEXT_SHA256, Literal(article.sha256)
    yield node, TEXT_FINGERPRINT, Literal(fingerprint(article.text))
    yield node, ARTICLE_BODY, Literal(article.text)
    yield node, IN_LANGUAGE, Literal(article.language)
    yield node, HEADLINE, Literal(article.title or _opening(article.text))
    if article.published:
        yield node, DATE_PUBLISHED, typed(article.published.isoformat(), "date")
    else:
        yield node, NOTE, english("The date of publication is not known.")
    if article.publisher:
        yield node, PUBLISHER, Literal(article.publisher)
    if article.url:
        yield node, URL, Literal(article.url)


def _type_of(record: Record) -> Iterator[Statement]:
    """That the subject is what it is; it rests on the words that name it, else the surest."""
    # An attribute is no thing: its company has a record of its own.
    if record.type not in CLASSES or not record.statements:
        return
    said = min(
        record.statements,
        key=lambda s: (
            s.field != "name",
            -s.confidence,
            s.evidence,
            s.field,
            str(s.value),
            s.modality,
        ),
    )
    is_line = record.subject.endswith(_LINES)
    kind = "product_line" if is_line else record.type
    yield Statement("type", kind, said.evidence, said.modality, said.confidence)


def _claim_node(article: Article, subject: NamedNode, statement: Statement) -> NamedNode:
    """The claim's IRI, from all that it says and the places where the article says it."""
    places = ";".join(f"{e.start},{e.end}" for e in sorted(set(statement.evidence)))
    predicate = FIELDS[statement.field].predicate.value
    said = str(_object(article, statement))
    content = "\n".join((subject.value, predicate, said, statement.modality, places))
    return iri(f"claim:{hashlib.sha256(content.encode()).hexdigest()[:20]}")


def _content(
    claim: NamedNode, article: Article, subject: NamedNode, statement: Statement, object_: Term
) -> Iterator[Spo]:
    yield claim, TYPE, CLAIM
    yield claim, SUBJECT, subject
    yield claim, PREDICATE, FIELDS[statement.field].predicate
    yield claim, OBJECT, object_
    yield claim, MODALITY, iri(f"modality:{statement.modality}")
    yield claim, DERIVED_FROM, iri(f"article:{article.id}")
    for evidence in statement.evidence:
        yield claim, EVIDENCED_BY, _evidence_node(article, evidence)


def _vouching(claim: NamedNode, statements: list[Statement]) -> Iterator[Spo]:
    """Who says so, and how sure the reading is; of statements of one content, the surest counts."""
    yield claim, CONFIDENCE, typed(f"{max(s.confidence for s in statements):.2f}", "decimal")
    for source in {s.said_by for s in statements if s.said_by}:
        yield claim, SAID_BY, Literal(source)


def _object(article: Article, statement: Statement) -> Term:
    """What a claim says of its subject: a value, or the article's own node of what it points at."""
    field = FIELDS[statement.field]
    if field.form == "node":
        return local_node(article.id, local_id(field.target, str(statement.value)))
    return value_term(field, statement.value)


def _evidence_node(article: Article, evidence: Evidence) -> NamedNode:
    """A range of the article's text, addressed as RFC 5147 does."""
    return local_node(article.id, f"char={evidence.start},{evidence.end}")


def _evidence(article: Article, evidence: Evidence) -> Iterator[Spo]:
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


_CLAIMS = """
SELECT ?claim ?article ?subject ?predicate ?object ?modality ?confidence ?published WHERE {
  ?claim a tp:Claim ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
    tp:modality ?modality ; tp:confidence ?confidence ; prov:wasDerivedFrom ?article .
  OPTIONAL { ?article schema:datePublished ?published }
  FILTER NOT EXISTS { GRAPH graph:curated { ?claim a tp:Claim } }
}"""


def read_claims(store: Selects) -> list[Claim]:
    """Every claim that articles were read to make, as a plain value, sorted by article and id.

    What people added is left out: it is made anew from their judgements. So is what has the class
    of a claim but not its form.
    """
    found = filter(None, map(_read, store.select(_CLAIMS)))
    return sorted(found, key=lambda claim: (claim.article, claim.id))


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
                article=local_name(article),
                subject=_fragment(subject.value),
                field=field,
                value=_fragment(str(value)) if FIELDS[field].form == "node" else value,
                modality=local_name(modality),
                confidence=float(confidence.value),
                published=dt.date.fromisoformat(published.value) if published else None,
            )
    return None


def claims_about(store: Reads, nodes: Iterable[NamedNode]) -> list[Claim]:
    """The claims whose subject is one of these nodes of articles, sorted by article and id."""
    rows = (
        _row(store, quad.subject, node)
        for node in nodes
        for quad in store.quads(predicate=SUBJECT, object=node)
        if isinstance(quad.subject, NamedNode)
    )
    found = {claim for row in rows if row and (claim := _read(row))}
    return sorted(found, key=lambda claim: (claim.article, claim.id))


def _row(store: Reads, claim: NamedNode, subject: NamedNode) -> tuple[Term | None, ...] | None:
    """What ``_CLAIMS`` selects of one claim."""
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
    told = (said.get(name) for name in (PREDICATE, OBJECT, MODALITY, CONFIDENCE))
    return claim, article, subject, *told, published


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


def node_of(node: NamedNode) -> tuple[str, str]:
    """The article and the id within it of an article's own node.

    >>> node_of(local_node("017", "org.nordlens-optics"))
    ('017', 'org.nordlens-optics')
    """
    article, _, local = node.value.partition("#")
    return article.rpartition("/")[2], local


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


def added_triples(added: Iterable[Added]) -> Iterator[Spo]:
    """The claims that people added, with their evidence, as the claims of articles are written."""
    for claim, evidence in ((each.claim, each.evidence) for each in added):
        article = Article(claim.article, "", sha256="")
        stated = Statement(claim.field, claim.value, (evidence,), claim.modality, claim.confidence)
        subject, node = local_node(claim.article, claim.subject), iri(f"claim:{claim.id}")
        # Of a node, the value of a claim is the id and not, as that of a statement, the name.
        is_node = FIELDS[claim.field].form == "node"
        object_ = local_node(article.id, str(claim.value)) if is_node else _object(article, stated)
        yield from _content(node, article, subject, stated, object_)
        yield from _vouching(node, [stated])
        yield from _evidence(article, evidence)


def _fragment(iri_: str) -> str:
    return iri_.rsplit("#", 1)[-1]


def _opening(text: str) -> str:
    """The first line of a text that has no title, at most a hundred letters of it."""
    return shorten(text.split("\n", 1)[0], 100, placeholder=" …") or text[:100]
