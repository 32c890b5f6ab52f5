"""An article's records as claims in its own named graph.

A claim's id is a digest of what it says and where, so that the same article gives the same claims
on any machine, and graphs of different articles merge by union.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from textwrap import shorten

from pyoxigraph import Literal, NamedNode, Quad

from kg.curation import Added
from kg.errors import UngroundedRecord
from kg.graph.fields import CLASSES, FIELDS, value_term
from kg.model import Article, Evidence, Extraction, Record, Statement
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
    typed,
)
from kg.text.fingerprint import fingerprint
from kg.text.names import local_id

Term = NamedNode | Literal
Spo = tuple[NamedNode, NamedNode, Term]

_LINES = ("-series", "-family", "-lineup", "-range")
"""How the ids of product lines end."""


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


def node_of(node: NamedNode) -> tuple[str, str]:
    """The article and the id within it of an article's own node.

    >>> node_of(local_node("017", "org.nordlens-optics"))
    ('017', 'org.nordlens-optics')
    """
    article, _, local = node.value.partition("#")
    return article.rpartition("/")[2], local


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


def _opening(text: str) -> str:
    """The first line of a text that has no title, at most a hundred letters of it."""
    return shorten(text.split("\n", 1)[0], 100, placeholder=" …") or text[:100]
