"""Betweenness, by the fastest library that is there."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import UnknownName

if TYPE_CHECKING:
    from networkx import Graph

_DIGITS = 12


class Betweenness(NamedTuple):
    """The values of the nodes, and which library has computed them."""

    values: dict[str, float]
    by: str


def betweenness(graph: Graph[str], by: str | None = None) -> Betweenness:
    """Betweenness: the share of shortest paths between other nodes that lead over one, 0 to 1.

    Edges count alike, whatever their weight, and parallel ones once. Brandes' algorithm by
    rustworkx or igraph where one is installed (``pip install 'kg-techpartners[graphs]'``), else by
    networkx, to the same values within 1e-9; ``by`` names one of them. The attribute
    ``betweenness_by`` of the graph says which it was. Raises UnknownName for a library that is
    none of them or not installed.

    L. C. Freeman, A set of measures of centrality based on betweenness. Sociometry 40 (1977) 35–41;
    U. Brandes, A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25
    (2001) 163–177.

    >>> import networkx as nx
    >>> betweenness(nx.Graph([("aurelia", "nordlens"), ("nordlens", "zephyr")])).values
    {'aurelia': 0.0, 'nordlens': 1.0, 'zephyr': 0.0}
    """
    there = [name for name in _LIBRARIES if find_spec(name)]
    if by is not None and by not in there:
        raise UnknownName("library for betweenness that is installed", by, there)
    chosen = by or there[0]
    nodes = sorted(graph)
    place = {node: number for number, node in enumerate(nodes)}
    pairs = sorted({tuple(sorted((place[a], place[b]))) for a, b in graph.edges() if a != b})
    found = _LIBRARIES[chosen](len(nodes), [(a, b) for a, b in pairs])
    graph.graph["betweenness_by"] = chosen
    values = {node: round(value, _DIGITS) + 0.0 for node, value in zip(nodes, found, strict=True)}
    return Betweenness(values, chosen)


def _rustworkx(size: int, pairs: list[tuple[int, int]]) -> list[float]:
    import rustworkx

    graph = rustworkx.PyGraph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from_no_data(pairs)
    # Threads would add up in an order of their own, and the last digits differ from run to run.
    found = rustworkx.betweenness_centrality(graph, parallel_threshold=size + 1)
    return [found[node] for node in range(size)]


def _igraph(size: int, pairs: list[tuple[int, int]]) -> list[float]:
    import igraph

    found = igraph.Graph(n=size, edges=pairs).betweenness(directed=False)
    others = (size - 1) * (size - 2) / 2
    return [value / others if others else 0.0 for value in found]


def _networkx(size: int, pairs: list[tuple[int, int]]) -> list[float]:
    import networkx as nx

    graph: Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    graph.add_edges_from(pairs)
    found = nx.betweenness_centrality(graph)
    return [found[node] for node in range(size)]


_LIBRARIES: dict[str, Callable[[int, list[tuple[int, int]]], list[float]]] = {
    "rustworkx": _rustworkx,
    "igraph": _igraph,
    "networkx": _networkx,
}
"""The libraries that can do it, the one to be taken first."""
