"""All projections by name, and the one function that makes any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import UnknownName
from kg.network import building
from kg.network.attributes import COMPANY_NODE, WEIGHTED_EDGE
from kg.network.bipartite import BIPARTITE
from kg.network.building import Edge, Projection, Row, Vertex, edges_of
from kg.network.collapse import collapse
from kg.network.company import COMPANIES
from kg.network.ego import around
from kg.network.people import PEOPLE
from kg.network.products import PRODUCTS
from kg.network.read import Reader
from kg.network.selection import Selection
from kg.store.base import Store

if TYPE_CHECKING:
    from networkx import Graph

_WEIGHTED = replace(
    COMPANIES,
    name="weighted",
    description="companies, one edge for all partnerships of two",
    nodes={"company": COMPANY_NODE},
    edges=WEIGHTED_EDGE,
    parallel=False,
)
PROJECTIONS: dict[str, Projection] = {
    projection.name: projection
    for projection in (COMPANIES, _WEIGHTED, BIPARTITE, PRODUCTS, PEOPLE)
}
ALL = Selection()


def project(store: Store, projection: str = "company", selection: Selection = ALL) -> Graph[str]:
    """The network that a projection makes of what a selection leaves.

    A company is called by its slug in each of them, a node of another kind by its prefix and slug:
    ``partnership:``, ``product:``, ``person:``. Nodes are sorted, companies first, and edges come
    in the order of what they stand for; ``PROJECTIONS`` says what both carry. The result is a
    MultiGraph where two nodes can have several edges. Raises UnknownName for a projection,
    kind, country or node that there is not, BadParameter for a selection that does not fit.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--zephyr.1 a tp:Partnership ;
    ...     tp:licensor org:aurelia ; tp:licensee org:zephyr } }''')
    >>> for company, partnership, role in project(store, "bipartite").edges(data="roles"):
    ...     print(company, role)
    aurelia licensor
    zephyr licensee
    """
    chosen = _projection(projection)
    reader = Reader(store)
    if chosen is _WEIGHTED:
        graph: Graph[str] = collapse(building.build(COMPANIES, reader, selection))
    else:
        graph = building.build(chosen, reader, selection)
    if selection.ego is None:
        return graph
    return around(graph, selection.ego, selection.radius, reader.facts.other_names())


def rows(store: Store, projection: str = "company", selection: Selection = ALL) -> Iterator[Row]:
    """The same as rows that come one by one: first the edges, then the nodes; raises as project.

    Of a row that was passed on only the nodes it joins are kept, so that memory grows with the
    nodes and not with the edges; ``weighted`` and an ego network are made whole before their first
    row.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> list(rows(OxigraphStore.memory(), "product"))
    []
    """
    chosen = _projection(projection)
    if chosen is not _WEIGHTED and selection.ego is None:
        yield from building.rows(chosen, Reader(store), selection)
        return
    graph = project(store, projection, selection)
    for one, other, key, data in edges_of(graph):
        yield Edge(one, other, key, data)
    for node, data in graph.nodes(data=True):
        yield Vertex(node, data)


def _projection(name: str) -> Projection:
    if name not in PROJECTIONS:
        raise UnknownName("projection", name, PROJECTIONS)
    return PROJECTIONS[name]
