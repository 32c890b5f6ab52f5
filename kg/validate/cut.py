"""What a change touches, and the part of the graph that it takes to check that.

Both are tables of graph patterns, and shapes stand and fall by them: a shape that looks further
than the values of its own node needs a row in each.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import chain, islice
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from kg.concepts import ontology
from kg.store.base import Store, Term
from kg.store.oxigraph import graph_of
from kg.terms import (
    ARTICLE_GRAPHS,
    CURATED,
    HAS_PARTICIPANT,
    IN_SCHEME,
    PARTNERSHIP,
    PREFIXES,
    RESOLVED,
    ROLES,
    SCOPE,
    TYPE,
)
from kg.validate.shapes import asked_by_sparql, background, finding_targets, looked_at, rows

_PARTIES = (HAS_PARTICIPANT, *ROLES.values())
_PARTY = "|".join(map(str, _PARTIES))
Way = str | Callable[[Store, Collection[NamedNode]], set[NamedNode]]
"""A graph pattern that leads ?from some nodes ?to others, or what finds those."""


def _of_the_same(store: Store, nodes: Collection[NamedNode]) -> set[NamedNode]:
    """The partnerships for the same purpose, and of the same companies."""
    return _for_same_aim(store, nodes, exactly=True)


def _of_no_others(store: Store, nodes: Collection[NamedNode]) -> set[NamedNode]:
    """The partnerships for the same purpose, and of no other companies."""
    return _for_same_aim(store, nodes, exactly=False)


def _for_same_aim(store: Store, nodes: Collection[NamedNode], *, exactly: bool) -> set[NamedNode]:
    # In SPARQL, all partnerships for one purpose, or of one company, would meet each other.
    @cache
    def values(node: NamedNode, *predicates: NamedNode) -> set[Any]:
        return {q.object for each in predicates for q in store.quads(node, each)}

    def with_value(value: Any, *predicates: NamedNode) -> Iterator[Any]:
        return (q.subject for each in predicates for q in store.quads(None, each, value))

    found = set()
    for node in nodes:
        aims = values(node, SCOPE)
        parties = values(node, *_PARTIES) if aims else set()
        of_aim = chain.from_iterable(with_value(aim, SCOPE) for aim in aims)
        of_party = [with_value(party, *_PARTIES) for party in parties]
        ways = of_party if exactly else [chain.from_iterable(of_party)]
        for other in _fewest(of_aim, *ways) if parties else ():
            theirs = values(other, *_PARTIES)
            fits = theirs == parties if exactly else theirs <= parties
            if fits and theirs and not aims.isdisjoint(values(other, SCOPE)):
                found.add(other)
    return found


def _fewest(*ways: Iterator[Any]) -> set[Any]:
    """What that one of several ways gives that ends first: they are followed side by side."""
    seen: list[set[Any]] = [set() for _ in ways]
    while True:
        for way, those in zip(ways, seen, strict=True):
            value = next(way, None)
            if value is None:
                return those
            those.add(value)


_MUCH = 60
"""Of what has so much said of it only that is read which shapes look at."""
_CLAIMS = PREFIXES["claim"]
_ACCOUNTS = (PREFIXES["article"], _CLAIMS)
"""What the graphs of articles speak of: the article, its nodes and quotes, its claims."""

HOLDERS: tuple[Way, ...] = (
    f"?to {_PARTY} ?from",
    "?to tp:produced|tp:firstProduct|tp:lastProduct|tp:plannedProduct ?from",
    "?to tp:supportedBy|tp:holder|tp:inOrganization ?from",
    "?to tp:kind|tp:stage|tp:role|tp:modality ?from",
)
"""From a node whose classes changed to those that ask of their values what they are."""

DEPENDENTS: tuple[Way, ...] = (
    *HOLDERS,
    "?to prov:wasDerivedFrom|tp:evidence|oa:hasSource|oa:hasSelector ?from",
    # what a person decided about the ending; two chiefs of one company
    "?from tp:denotes ?to",
    "?from tp:inOrganization ?to",
    # one partnership told twice: by the purpose and companies of this one, by the purpose that it
    # had before, or, as above, by a company that it had
    _of_no_others,
    "?to tp:scope ?from",
    # circles of subsidiaries: each arc left of a broken one begins at a node that changed
    "?from tp:subsidiaryOf+ ?to",
    # an outside id given twice
    "?from schema:sameAs?/^schema:sameAs ?to",
)
"""From a node that changed to the nodes whose verdict may change with it."""

CONTEXT: tuple[Way, ...] = (
    # whether somebody says that it ended, which is asked of partnerships
    "?from tp:stage stage:ended ; tp:supportedBy ?to",
    "?from a tp:Partnership ; ^tp:denotes ?to",
    "?from ^tp:denotes/^tp:judges ?to",
    "?from tp:supportedBy/^tp:judges ?to",
    "?from ^tp:inOrganization ?to",
    _of_the_same,
    "?from tp:subsidiaryOf+ ?to",
    "?from schema:sameAs/^schema:sameAs ?to",
)
"""From a node to what its verdict hangs on, beside its values."""


def targets(store: Store) -> set[NamedNode]:
    """All that the resolved and the curated graph say something about that shapes look at."""
    quads = (
        store.quads(predicate=predicate, graph=graph)
        for graph in (RESOLVED, CURATED)
        for predicate in sorted(finding_targets(), key=str)
    )
    subjects = (quad.subject for each in quads for quad in each)
    return {node for node in subjects if isinstance(node, NamedNode)}


def widened(
    store: Store, changed: Iterable[NamedNode], retyped: Collection[NamedNode] | None = None
) -> set[NamedNode]:
    """The nodes that changed and those whose verdict may change with them.

    ``retyped`` are those whose classes changed, where that is known: without, it is all of them.
    The ontology's own terms are left out: half of the graph is of some class, or at some stage.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> from kg.terms import iri
    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { "
    ...              "partnership:p tp:supplier org:nordlens } }")
    >>> sorted(node.value.rsplit("/")[-1] for node in widened(store, {iri("org:nordlens")}))
    ['nordlens', 'p']
    """
    nodes = set(changed) - _vocabulary()
    held = nodes if retyped is None else nodes.intersection(retyped)
    ways = {way: held if way in HOLDERS else nodes for way in DEPENDENTS}
    found = (_reached(store, those, [way]) for way, those in ways.items())
    return nodes.union(*found) - _vocabulary()


def cut(store: Store, nodes: Collection[NamedNode]) -> set[Triple]:
    """The asserted triples that decide whether ``nodes`` are as they must be.

    That is all about the nodes and, about what they hang on, what shapes look at there.
    """
    triples = {triple for node in nodes for triple in _about(store, node)}
    context = _reached(store, nodes, CONTEXT).difference(nodes)
    values = {triple.object for triple in triples}.difference(nodes, context)
    asked = _asked_further()
    beyond = chain(
        (triple for node in context for triple in _about(store, node)),
        (triple for node in values for triple in _of_value(store, node)),
    )
    return triples.union(triple for triple in beyond if triple.predicate in asked)


@cache
def _asked_further() -> frozenset[NamedNode]:
    """The predicates by which shapes ask of other things than the node that they check."""
    # sh:class asks for the first, sh:node for the second; roles stand in SPARQL as a variable.
    return frozenset((TYPE, IN_SCHEME, *_PARTIES)) | asked_by_sparql()


def _about(store: Store, node: NamedNode | BlankNode) -> Iterator[Triple]:
    """The asserted triples of a subject that shapes may look at."""
    if isinstance(node, NamedNode) and not node.value.startswith(_ACCOUNTS):
        # No article speaks of it but through its own nodes; what was inferred of it may be much.
        resolved, curated = (store.quads(node, graph=graph) for graph in (RESOLVED, CURATED))
        first = list(islice(resolved, _MUCH))
        quads: Iterable[Quad] = chain(first, resolved, curated)
        if len(first) == _MUCH and not _is_partnership(store, node):
            # A company that is much in the news rests on thousands of claims.
            ways = (store.quads(node, name, None, RESOLVED) for name in looked_at())
            quads = chain(chain.from_iterable(ways), curated)
        return (quad.triple for quad in quads)
    return (q.triple for q in store.quads(subject=node) if _is_asserted(q.graph_name))


def _is_partnership(store: Store, node: NamedNode) -> bool:
    quads = chain.from_iterable(store.quads(node, TYPE, None, g) for g in (RESOLVED, CURATED))
    return any(quad.object in _partnerships() for quad in quads)


@cache
def _partnerships() -> frozenset[NamedNode]:
    """The class of partnerships and all below it."""
    below = f"SELECT ?class {{ ?class rdfs:subClassOf* {PARTNERSHIP} }}"
    return frozenset(name for (name,) in rows(graph_of(background()), below))


def _of_value(store: Store, value: object) -> Iterator[Triple]:
    """What shapes look at of the value of a thing: of a claim, only that it is one."""
    if not isinstance(value, NamedNode | BlankNode):
        return iter(())
    if not value.value.startswith(_CLAIMS):
        return _about(store, value)
    quads = store.quads(value, TYPE)  # there are many of them
    return (quad.triple for quad in quads if _is_asserted(quad.graph_name))


def _is_asserted(graph: object) -> bool:
    return graph in (RESOLVED, CURATED) or (
        isinstance(graph, NamedNode) and graph.value.startswith(ARTICLE_GRAPHS)
    )


def _reached(store: Store, nodes: Collection[NamedNode], ways: Iterable[Way]) -> set[NamedNode]:
    """Where the ways lead from the nodes."""
    if not nodes:
        return set()
    values = " ".join(sorted(map(str, nodes)))
    found: set[Term | None] = set()
    for way in ways:
        if callable(way):
            found |= way(store, nodes)
        else:
            asked = f"SELECT DISTINCT ?to WHERE {{ VALUES ?from {{ {values} }} {way} }}"
            found.update(node for (node,) in store.select(asked))
    return {node for node in found if isinstance(node, NamedNode)}


@cache
def _vocabulary() -> frozenset[NamedNode]:
    """The classes, properties and concepts of the ontology."""
    subjects = (triple.subject for triple in ontology())
    return frozenset(node for node in subjects if isinstance(node, NamedNode))
