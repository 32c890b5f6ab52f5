"""What a change touches, and the part of the graph that it takes to check that.

Both are tables of property paths, and shapes stand and fall by them: a shape that looks further
than the values of its own node needs a row in each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from pyoxigraph import BlankNode, NamedNode, Triple

from kg.concepts import ontology
from kg.store.base import Store
from kg.terms import ARTICLE_GRAPHS, CURATED, HAS_PARTICIPANT, RESOLVED, ROLES

_PARTY = "|".join(str(role) for role in (HAS_PARTICIPANT, *ROLES.values()))
_PEERS = f"({_PARTY})/^({_PARTY})"

DEPENDENTS = (
    # what has it for a value, and asks of its values what they are
    f"^({_PARTY})",
    "^(tp:produced|tp:firstProduct|tp:lastProduct|tp:plannedProduct)",
    "^(tp:supportedBy|tp:holder|tp:inOrganization)",
    "^(tp:kind|tp:stage|tp:role|tp:modality)",
    "^(prov:wasDerivedFrom|tp:evidence|oa:hasSource|oa:hasSelector)",
    # a claim about the ending; two chiefs of one company; one partnership told twice
    "rdf:subject?/tp:denotes",
    "tp:inOrganization",
    _PEERS,
    # circles of subsidiaries: each arc left of a broken one begins at a node that changed
    "tp:subsidiaryOf+",
    # an outside id given twice
    "schema:sameAs?/^schema:sameAs",
)
"""From a node that changed to the nodes whose verdict may change with it."""

CONTEXT = (
    "^tp:denotes/(^rdf:subject)?",
    "^tp:inOrganization",
    _PEERS,
    "tp:subsidiaryOf+",
    "schema:sameAs/^schema:sameAs",
)
"""From a node to what its verdict hangs on, beside its values."""


def asserted(store: Store) -> Iterator[Triple]:
    """The triples of the graphs that are asserted."""
    for graph in store.graphs():
        if _is_asserted(graph):
            yield from (quad.triple for quad in store.quads(graph=graph))


def widened(store: Store, changed: Iterable[NamedNode]) -> set[NamedNode]:
    """The nodes that changed and those whose verdict may change with them.

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
    return nodes | (_reached(store, nodes, DEPENDENTS) - _vocabulary())


def cut(store: Store, nodes: Collection[NamedNode]) -> set[Triple]:
    """The asserted triples that decide whether ``nodes`` are as they must be."""
    inner = {*nodes, *_reached(store, nodes, CONTEXT)}
    triples = {triple for node in inner for triple in _about(store, node)}
    values = {triple.object for triple in triples} - inner
    resources = [value for value in values if isinstance(value, NamedNode | BlankNode)]
    return triples.union(*(_about(store, resource) for resource in resources))


def _about(store: Store, node: NamedNode | BlankNode) -> set[Triple]:
    quads = store.quads(subject=node)
    return {quad.triple for quad in quads if _is_asserted(quad.graph_name)}


def _is_asserted(graph: object) -> bool:
    return graph in (RESOLVED, CURATED) or (
        isinstance(graph, NamedNode) and graph.value.startswith(ARTICLE_GRAPHS)
    )


def _reached(store: Store, nodes: Collection[NamedNode], paths: Iterable[str]) -> set[NamedNode]:
    """Where the paths lead from the nodes."""
    if not nodes:
        return set()
    values = " ".join(sorted(map(str, nodes)))
    found = {
        node
        for path in paths
        for (node,) in store.select(
            f"SELECT DISTINCT ?to WHERE {{ VALUES ?from {{ {values} }} ?from {path} ?to }}"
        )
    }
    return {node for node in found if isinstance(node, NamedNode)}


@cache
def _vocabulary() -> frozenset[NamedNode]:
    """The classes, properties and concepts of the ontology."""
    subjects = (triple.subject for triple in ontology())
    return frozenset(node for node in subjects if isinstance(node, NamedNode))
