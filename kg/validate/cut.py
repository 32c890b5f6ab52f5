"""What a change touches, and the part of the graph that it takes to check that.

Both are tables of graph patterns, and shapes stand and fall by them: a shape that looks further
than the values of its own node needs a row in each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.concepts import ontology
from kg.store.base import Store
from kg.terms import (
    ARTICLE_GRAPHS,
    CURATED,
    HAS_PARTICIPANT,
    IN_SCHEME,
    RESOLVED,
    ROLES,
    TYPE,
)
from kg.validate.shapes import asked_by_sparql

_PARTIES = (HAS_PARTICIPANT, *ROLES.values())
_PARTY = "|".join(map(str, _PARTIES))
_SAME_AIM = f"""
?from tp:scope/^tp:scope ?to
FILTER NOT EXISTS {{ ?to {_PARTY} ?party FILTER NOT EXISTS {{ ?from {_PARTY} ?party }} }}"""
"""A partnership for the same purpose, and of no other companies."""

HOLDERS = (
    f"?to {_PARTY} ?from",
    "?to tp:produced|tp:firstProduct|tp:lastProduct|tp:plannedProduct ?from",
    "?to tp:supportedBy|tp:holder|tp:inOrganization ?from",
    "?to tp:kind|tp:stage|tp:role|tp:modality ?from",
)
"""From a node whose classes changed to those that ask of their values what they are."""

DEPENDENTS = (
    *HOLDERS,
    "?to prov:wasDerivedFrom|tp:evidence|oa:hasSource|oa:hasSelector ?from",
    # what a person decided about the ending; two chiefs of one company
    "?from tp:denotes ?to",
    "?from tp:inOrganization ?to",
    # one partnership told twice: by the purpose and companies of this one, by the purpose that it
    # had before, or, as above, by a company that it had
    _SAME_AIM,
    "?to tp:scope ?from",
    # circles of subsidiaries: each arc left of a broken one begins at a node that changed
    "?from tp:subsidiaryOf+ ?to",
    # an outside id given twice
    "?from schema:sameAs?/^schema:sameAs ?to",
)
"""From a node that changed to the nodes whose verdict may change with it."""

CONTEXT = (
    # whether somebody says that it ended, which is asked of partnerships
    "?from a tp:Partnership ; ^tp:denotes ?to",
    "?from a tp:Partnership ; (tp:supportedBy|^tp:denotes)/^tp:judges ?to",
    "?from ^tp:inOrganization ?to",
    _SAME_AIM,
    "?from tp:subsidiaryOf+ ?to",
    "?from schema:sameAs/^schema:sameAs ?to",
)
"""From a node to what its verdict hangs on, beside its values."""


def asserted(store: Store) -> Iterator[Triple]:
    """The triples of the graphs that are asserted."""
    for graph in store.graphs():
        if _is_asserted(graph):
            yield from (quad.triple for quad in store.quads(graph=graph))


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
    values = {triple.object for triple in triples}
    further = {value for value in values if isinstance(value, NamedNode | BlankNode)}
    further |= _reached(store, nodes, CONTEXT)
    asked = _asked_further()
    beyond = (triple for node in further.difference(nodes) for triple in _about(store, node))
    return triples.union(triple for triple in beyond if triple.predicate in asked)


@cache
def _asked_further() -> frozenset[NamedNode]:
    """The predicates by which shapes ask of other things than the node that they check."""
    # sh:class asks for the first, sh:node for the second; roles stand in SPARQL as a variable.
    return frozenset((TYPE, IN_SCHEME, *_PARTIES)) | asked_by_sparql()


def _about(store: Store, node: NamedNode | BlankNode) -> Iterator[Triple]:
    """The asserted triples of a subject."""
    return (q.triple for q in store.quads(subject=node) if _is_asserted(q.graph_name))


def _is_asserted(graph: object) -> bool:
    return graph in (RESOLVED, CURATED) or (
        isinstance(graph, NamedNode) and graph.value.startswith(ARTICLE_GRAPHS)
    )


def _reached(store: Store, nodes: Collection[NamedNode], ways: Iterable[str]) -> set[NamedNode]:
    """Where the ways lead from the nodes."""
    if not nodes:
        return set()
    values = " ".join(sorted(map(str, nodes)))
    found = {
        node
        for way in ways
        for (node,) in store.select(
            f"SELECT DISTINCT ?to WHERE {{ VALUES ?from {{ {values} }} {way} }}"
        )
    }
    return {node for node in found if isinstance(node, NamedNode)}


@cache
def _vocabulary() -> frozenset[NamedNode]:
    """The classes, properties and concepts of the ontology."""
    subjects = (triple.subject for triple in ontology())
    return frozenset(node for node in subjects if isinstance(node, NamedNode))
