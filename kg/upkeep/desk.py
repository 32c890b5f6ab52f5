"""Looks up in the store what a change touches: by an index each time, never by looking at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.claims import article_graph, local_node, node_of
from kg.graph.index import BAND, WORDING, field_of
from kg.model import Source
from kg.resolve.entities import Node
from kg.store.base import Store
from kg.terms import (
    ALT_LABEL,
    COPY_OF,
    CURATED,
    DATE_PUBLISHED,
    DENOTES,
    DERIVED_FROM,
    EVIDENCED_BY,
    FOUND_BY,
    HAS_SELECTOR,
    INDEX,
    JUDGES,
    LABEL,
    NOTE,
    OBJECT,
    PREDICATE,
    PREF_LABEL,
    RESOLVED,
    SCOPE,
    SUBJECT,
    TEXT_FINGERPRINT,
    TYPE,
    iri,
    local_name,
)

_RELATIONSHIPS = ("partnership:", "tenure:")
_ADDED = (JUDGES, EVIDENCED_BY, HAS_SELECTOR)
"""From a judgement to the claims that it added, and to their evidence."""


class Desk:
    """The store as it was resolved last, and the articles as they are now."""

    def __init__(self, store: Store) -> None:
        self.store = store

    # ---- the index ---------------------------------------------------------------------------

    def found(self, key: str) -> set[str]:
        """The things, by their ids, that are found by a key."""
        quads = self.store.quads(predicate=FOUND_BY, object=Literal(key), graph=INDEX)
        return {thing_of(quad.subject) for quad in quads if isinstance(quad.subject, NamedNode)}

    def keys(self, thing: NamedNode) -> set[str]:
        """The keys that a thing is found by."""
        quads = self.store.quads(thing, FOUND_BY, None, INDEX)
        return {quad.object.value for quad in quads if isinstance(quad.object, Literal)}

    # ---- articles ----------------------------------------------------------------------------

    def nodes(self, article: str) -> set[Node]:
        """What an article speaks of now, by its own nodes."""
        quads = self.store.quads(predicate=SUBJECT, graph=article_graph(article))
        return {node_of(quad.object) for quad in quads if isinstance(quad.object, NamedNode)}

    # ---- who is who --------------------------------------------------------------------------

    def denoting(self, thing: str) -> set[Node]:
        """The articles' nodes that stand for a thing, be it in quarantine."""
        quads = self.store.quads(predicate=DENOTES, object=iri(thing))
        return {node_of(quad.subject) for quad in quads if isinstance(quad.subject, NamedNode)}

    def denoted(self, node: Node) -> set[str]:
        """The things that an article's node stands for, be they in quarantine."""
        quads = self.store.quads(local_node(*node), DENOTES)
        return {thing_of(quad.object) for quad in quads if isinstance(quad.object, NamedNode)}

    def thing(self, node: Node) -> str | None:
        """The one thing, no relationship, that an article's node stands for."""
        return next((t for t in self.denoted(node) if not t.startswith(_RELATIONSHIPS)), None)

    def types(self, thing: str) -> set[NamedNode]:
        """The classes that a thing is of now."""
        quads = self.store.quads(iri(thing), TYPE, None, RESOLVED)
        return {quad.object for quad in quads if isinstance(quad.object, NamedNode)}

    def name(self, thing: str) -> str | None:
        """What a thing is called now."""
        quads = self.store.quads(iri(thing), LABEL, None, RESOLVED)
        return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), None)

    def names(self, thing: str) -> set[str]:
        """All that a thing is called now."""
        node = iri(thing)
        quads = (self.store.quads(node, name, None, RESOLVED) for name in (LABEL, ALT_LABEL))
        labels = (quad.object for each in quads for quad in each)
        return {label.value for label in labels if isinstance(label, Literal)}

    def pointing(self, node: Node) -> Iterator[Node]:
        """The articles' nodes that are said to have to do with this one."""
        for claim in self.store.quads(predicate=OBJECT, object=local_node(*node)):
            if isinstance(claim.subject, NamedNode):
                for quad in self.store.quads(claim.subject, SUBJECT):
                    if isinstance(quad.object, NamedNode):
                        yield node_of(quad.object)

    def related(self, thing: str) -> set[str]:
        """The relationships that a thing is in, but for those in quarantine."""
        quads = self.store.quads(object=iri(thing), graph=RESOLVED)
        found = {thing_of(quad.subject) for quad in quads if isinstance(quad.subject, NamedNode)}
        return {thing for thing in found if thing.startswith(_RELATIONSHIPS)}

    def judging(self, nodes: Iterable[NamedNode]) -> set[str]:
        """The ids of the judgements that were about nodes or claims when last replayed."""
        about = set(nodes)
        for node in tuple(about):
            added = (quad.subject for quad in self.store.quads(None, SUBJECT, node, CURATED))
            about |= {claim for claim in added if isinstance(claim, NamedNode)}
        judges = (q.subject for node in about for q in self.store.quads(None, JUDGES, node))
        return {local_name(judge) for judge in judges if isinstance(judge, NamedNode)}

    def judged(self, judgement: str) -> set[Node]:
        """The articles' nodes that a judgement was about when last replayed."""
        node = iri(f"judgement:{judgement}")
        about = {quad.object for quad in self.store.quads(node, JUDGES, None, CURATED)}
        named = {each for each in about if isinstance(each, NamedNode)}
        claimed = {q.object for each in named for q in self.store.quads(each, SUBJECT)}
        nodes = {each for each in named if "#" in each.value} | claimed
        return {node_of(each) for each in nodes if isinstance(each, NamedNode)}

    def is_unapplied(self, judgement: str) -> bool:
        """Whether a judgement did not apply to anything when last replayed."""
        notes = self.store.quads(iri(f"judgement:{judgement}"), NOTE, None, CURATED)
        return next(notes, None) is not None

    def curated(self, judgement: str) -> Iterator[Quad]:
        """What the curated graph says of a judgement, and of the claims that it added."""
        node = iri(f"judgement:{judgement}")
        fresh: set[NamedNode] = {node}
        seen: set[NamedNode] = set()
        while fresh:
            seen |= fresh
            quads = [quad for each in fresh for quad in self.store.quads(each, graph=CURATED)]
            yield from quads
            further = {q.object for q in quads if q.predicate in _ADDED}
            fresh = {each for each in further if isinstance(each, NamedNode)} - seen

    # ---- scopes ------------------------------------------------------------------------------

    def wordings(self, field: NamedNode) -> set[str]:
        """How the articles word a scope, when last resolved."""
        return {k.removeprefix(WORDING) for k in self.keys(field) if k.startswith(WORDING)}

    def wording(self, text: str) -> set[str]:
        """The articles that word a scope like this."""
        claims = (q.subject for q in self.store.quads(None, OBJECT, Literal(text)))
        scopes = {
            claim
            for claim in claims
            if isinstance(claim, NamedNode)
            for quad in self.store.quads(claim, PREDICATE)
            if quad.object == SCOPE and quad.graph_name != CURATED
        }
        told = (quad.object for claim in scopes for quad in self.store.quads(claim, DERIVED_FROM))
        return {local_name(article) for article in told if isinstance(article, NamedNode)}

    def reworded(self, fields: Iterable[NamedNode], uses: Mapping[str, int]) -> Iterator[str]:
        """What is in fields of work that are called otherwise now that wordings are used so."""
        for field in fields:
            labels = self.store.quads(field, PREF_LABEL, None, RESOLVED)
            before = next((q.object.value for q in labels if isinstance(q.object, Literal)), None)
            wordings = (text for text in uses if field_of(text) == field)
            now = min(wordings, key=lambda text: (-uses[text], text), default=None)
            if before and before != now:
                yield from self.found(thing_of(field))

    # ---- copies ------------------------------------------------------------------------------

    def source(self, article: str) -> Source | None:
        """An article's day and fingerprint; None if it is there no longer."""
        node = iri(f"article:{article}")
        print_ = next((q.object for q in self.store.quads(node, TEXT_FINGERPRINT)), None)
        if not isinstance(print_, Literal):
            return None
        day = next((q.object for q in self.store.quads(node, DATE_PUBLISHED)), None)
        published = dt.date.fromisoformat(day.value) if isinstance(day, Literal) else None
        return Source(article, published, print_.value)

    def bands(self, article: str) -> set[str]:
        """By which parts of its fingerprint an article was found, when last resolved."""
        return {k for k in self.keys(iri(f"article:{article}")) if k.startswith(BAND)}

    def original(self, article: str) -> str | None:
        """Of which article one was a copy, when last resolved."""
        quads = self.store.quads(iri(f"article:{article}"), COPY_OF, None, RESOLVED)
        return next((local_name(q.object) for q in quads if isinstance(q.object, NamedNode)), None)


def thing_of(node: NamedNode) -> str:
    """The id of a thing, by its IRI: ``org:nordlens-optics``.

    >>> thing_of(iri("org:nordlens-optics"))
    'org:nordlens-optics'
    """
    kind, _, name = node.value.rpartition("/")
    return f"{kind.rpartition('/')[2]}:{name}"
