"""Ego networks: a node, and what is within some steps of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import BadParameter, UnknownName
from kg.text.names import name_key

if TYPE_CHECKING:
    from networkx import Graph

NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})


def around(
    graph: Graph[str], name: str, radius: int = 1, also: Mapping[str, Sequence[str]] = NOTHING
) -> Graph[str]:
    """The part of a network within ``radius`` steps of a node, with all edges among its nodes.

    The node is given by its id, its label, or another name that ``also`` has for its IRI, whatever
    its case and legal form. One step is an edge, so that in a network of two kinds of nodes,
    partners of a company are two steps away. Raises UnknownName for a name that no node has,
    BadParameter for one that several have.

    >>> import networkx as nx
    >>> chain = nx.path_graph(["aurelia", "nordlens", "zephyr"])
    >>> list(around(chain, "Aurelia"))
    ['aurelia', 'nordlens']
    """
    import networkx as nx

    near = nx.single_source_shortest_path_length(graph, _node(graph, name, also), cutoff=radius)
    part = graph.copy()
    part.remove_nodes_from([node for node in graph if node not in near])
    return part


def _node(graph: Graph[str], name: str, also: Mapping[str, Sequence[str]]) -> str:
    """The node that is meant; its main name counts for more than another."""
    if name in graph:
        return name
    labels = {node: [str(told.get("label", node))] for node, told in graph.nodes(data=True)}
    others = {node: also.get(told.get("iri", ""), ()) for node, told in graph.nodes(data=True)}
    key = name_key(name)
    for fits in (
        [node for node, names in labels.items() if name in names],
        [node for node, names in labels.items() if key in map(name_key, names)],
        [node for node, names in others.items() if key in map(name_key, names)],
    ):
        if len(fits) > 1:
            choices = " or ".join(sorted(fits))
            raise BadParameter(f"{name!r} can mean {choices}; write the one that is meant")
        if fits:
            return fits[0]
    raise UnknownName(
        "node of this network", name, {*labels, *chain.from_iterable(labels.values())}
    )
