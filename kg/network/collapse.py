"""Parallel edges made one: how strongly two companies are tied, by several measures at once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.network.building import edges_of
from kg.network.describe import Attributes

if TYPE_CHECKING:
    from networkx import Graph


def collapse(graph: Graph[str]) -> Graph[str]:
    """The company network with one edge for each pair, however many partnerships it shares.

    ``weight`` is the sum of the partnerships' 1/(n-1) (Newman 2001), ``count`` their number,
    ``evidence`` the number of independent sources that assert any of them, listed in ``sources``,
    and ``duration`` the sum of their days.

    M. E. J. Newman, Scientific collaboration networks II: shortest paths, weighted networks, and
    centrality. Physical Review E 64, 016132 (2001).

    >>> import networkx as nx
    >>> many = nx.MultiGraph()
    >>> said = {"weight": 1.0, "sources": "wire", "duration": 365}
    >>> for key in ("1", "2"):
    ...     _ = many.add_edge("aurelia", "zephyr", key=key, **said)
    >>> collapse(many).edges["aurelia", "zephyr"]
    {'weight': 2.0, 'count': 2, 'evidence': 1, 'sources': 'wire', 'duration': 730}
    """
    import networkx as nx

    simple: Graph[str] = nx.Graph()
    simple.graph.update(graph.graph, projection="weighted")
    simple.add_nodes_from(graph.nodes(data=True))
    pairs: dict[tuple[str, str], list[Attributes]] = defaultdict(list)
    for one, other, _, attributes in edges_of(graph):
        pairs[one, other].append(attributes)
    for (one, other), parallel in pairs.items():
        sources = sorted({s for edge in parallel for s in str(edge["sources"]).split("; ")} - {""})
        simple.add_edge(
            one,
            other,
            weight=sum(float(edge["weight"]) for edge in parallel),
            count=len(parallel),
            evidence=len(sources),
            sources="; ".join(sources),
            duration=sum(int(edge["duration"]) for edge in parallel),
        )
    return simple
