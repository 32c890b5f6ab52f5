"""Ego networks: a node, and what is within some steps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import BadParameter, UnknownName
from kg.text.names import name_key

if TYPE_CHECKING:
    from networkx import Graph


def around(graph: Graph[str], name: str, radius: int = 1) -> Graph[str]:
    """The part of a network within ``radius`` steps of a node, with all edges among its nodes.

    The node is given by its id or its label, whatever its case and legal form. One step is an edge,
    so that in a network of two kinds of nodes, partners of a company are two steps away. Raises
    UnknownName for a name that no node has, BadParameter for one that several have.

    >>> import networkx as nx
    >>> chain = nx.path_graph(["aurelia", "nordlens", "zephyr"])
    >>> list(around(chain, "Aurelia"))
    ['aurelia', 'nordlens']
    """
    import networkx as nx

    near = nx.single_source_shortest_path_length(graph, _node(graph, name), cutoff=radius)
    part = graph.copy()
    part.remove_nodes_from([node for node in graph if node not in near])
    return part


def _node(graph: Graph[str], name: str) -> str:
    """The node that is meant."""
    if name in graph:
        return name
    labels = {node: str(label or node) for node, label in graph.nodes(data="label")}
    key = name_key(name)
    for fits in (
        [node for node, label in labels.items() if label == name],
        [node for node, label in labels.items() if key and name_key(label) == key],
    ):
        if len(fits) > 1:
            choices = " or ".join(sorted(fits))
            raise BadParameter(f"{name!r} can mean {choices}; write the one that is meant")
        if fits:
            return fits[0]
    raise UnknownName("node of this network", name, {*labels, *labels.values()})
