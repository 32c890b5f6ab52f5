"""What of the graph is replaced by what a part of the claims comes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg.graph.claims import local_node
from kg.graph.curated import curated_quads
from kg.graph.fields import FIELDS
from kg.graph.index import field_of, index_quads
from kg.graph.resolved import resolved_quads
from kg.model import Resolution
from kg.resolve import PROFILE
from kg.terms import COPY_OF, DENOTES, HEADQUARTERED_IN, INDEX, RESOLVED, SCOPE, iri
from kg.upkeep.changes import Changes
from kg.upkeep.desk import Desk, thing_of
from kg.upkeep.keys import is_relationship
from kg.upkeep.part import Part

_PROFILE = tuple(FIELDS[name].predicate for name in sorted(PROFILE))

Replaced = tuple[NamedNode, NamedNode | None]
"""A subject of the resolved graph, and the one predicate that is replaced if it is not all."""


class Patch:
    """The quads that a part decides on, as they are now and as they are to be."""

    def __init__(self, desk: Desk, part: Part, changes: Changes, resolution: Resolution) -> None:
        self._desk, self._part = desk, part
        told = {(claim.article, claim.subject) for claim in part.replayed.claims}
        own = told.union(part.anew()).difference(part.elsewhere)
        self.nodes = {local_node(*node) for node in own}
        found = {found for name in part.families for found in desk.found(name)}
        made = {thing for _, _, thing in resolution.denotes if is_relationship(thing)}
        self.relationships = {iri(thing) for thing in found | made}
        self._things = {iri(thing) for thing in part.things.union(part.entities.types)}
        self._fields = {field_of(text) for text in part.scopes() | changes.scopes}
        self._new = list(resolved_quads(resolution))
        self._replaced = {*self._wholly(), *self._partly()}
        self.old = {*self._resolved_now(), *self._beside_now(changes)}
        self.new = {*self._resolved_then(), *self._beside_then(changes, resolution)}

    # ---- the resolved graph ------------------------------------------------------------------

    def _wholly(self) -> Iterator[Replaced]:
        """Things of which all is told anew, and what nothing else points at."""
        own = self._things | self.relationships
        yield from ((subject, None) for subject in own)
        retold = own.union(iri(thing) for thing in self._part.retold)
        leaves = self._fields | self._pointed_at(SCOPE, own)
        held = {leaf for leaf in leaves if not self._fields_elsewhere(leaf)}
        made = {quad.object for quad in self._new if quad.predicate == SCOPE}
        yield from ((leaf, None) for leaf in leaves if leaf in held or leaf in made)
        for place in self._pointed_at(HEADQUARTERED_IN, retold):
            holders = self._desk.store.quads(None, HEADQUARTERED_IN, place, RESOLVED)
            if all(quad.subject in retold for quad in holders):
                yield place, None

    def _partly(self) -> Iterator[Replaced]:
        """Things of which only some is told anew."""
        for thing in self._part.retold:
            yield from ((iri(thing), predicate) for predicate in _PROFILE)
        yield from ((node, DENOTES) for node in self.nodes)
        yield from ((iri(f"article:{article}"), COPY_OF) for article in self._part.circle)

    def _pointed_at(self, predicate: NamedNode, subjects: Iterable[NamedNode]) -> set[NamedNode]:
        """What things have for a value, now or then."""
        now = (q for s in subjects for q in self._desk.store.quads(s, predicate, None, RESOLVED))
        then = (quad for quad in self._new if quad.predicate == predicate)
        values = (quad.object for quads in (now, then) for quad in quads)
        return {value for value in values if isinstance(value, NamedNode)}

    def _fields_elsewhere(self, leaf: NamedNode) -> bool:
        """Whether a field of work is that of a partnership which is not resolved anew."""
        found = {iri(thing) for thing in self._desk.found(thing_of(leaf))}
        return not found <= self.relationships

    def _resolved_now(self) -> Iterator[Quad]:
        for subject, predicate in self._replaced:
            yield from self._desk.store.quads(subject, predicate, None, RESOLVED)

    def _resolved_then(self) -> Iterator[Quad]:
        # A place that others point at too stays, and is as it would be made again.
        for quad in self._new:
            key = quad.subject
            if (key, None) in self._replaced or (key, quad.predicate) in self._replaced:
                yield quad

    # ---- what is made with it ----------------------------------------------------------------

    def _beside_now(self, changes: Changes) -> Iterator[Quad]:
        store = self._desk.store
        for judgement in {*self._part.judgements, *changes.judged}:
            yield from self._desk.curated(judgement.id)
        articles = (iri(f"article:{article}") for article in changes.articles)
        for subject in {*self._things, *self.relationships, *self._fields, *articles}:
            yield from store.quads(subject, graph=INDEX)

    def _beside_then(self, changes: Changes, resolution: Resolution) -> Iterator[Quad]:
        yield from curated_quads(self._part.replayed)
        sources = filter(None, map(self._desk.source, sorted(changes.articles)))
        articles = {iri(f"article:{article}") for article in changes.articles}
        own = self._things | self.relationships
        for quad in index_quads(resolution, sources, self._part.uses):
            is_thing = quad.subject in own or quad.subject in self._fields
            if is_thing or quad.subject in articles:
                yield quad
