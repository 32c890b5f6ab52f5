"""How a network looks: what colours and sizes of its nodes and edges tell, and in what words.

A node is coloured by one of its attributes, by its community or by the kind of most of its edges;
it is sized by its degree, its strength or a number that it carries. Edges are coloured by their
stage, or by their kind where nodes are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import UnknownName
from kg.export.columns import plain
from kg.export.layouts import Places, places
from kg.export.palette import STAGES, UNKNOWN, country_colours, stage_line
from kg.export.rows import name_of, named, told_of_edges, weight_of
from kg.network import measures

if TYPE_CHECKING:
    from networkx import Graph

SMALLEST, LARGEST = 10.0, 50.0
"""The sizes of nodes, in the unit of their places: a box of 1000."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is chosen of how a network looks.

    ``colour_by`` is ``community`` (Louvain), ``kind`` (that of most edges of the node) or an
    attribute of nodes; by default the country, where there is one. ``size_by`` is ``degree``,
    ``strength``, ``none`` or an attribute that is a number. ``layout`` is one of
    ``kg.export.layouts.LAYOUTS``.
    """

    colour_by: str = ""
    size_by: str = "degree"
    layout: str = "force"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A look of a certain network; nodes are named as in its rows."""

    places: Places
    sizes: Mapping[str, float]
    groups: Mapping[str, str]
    """node to what it is coloured by"""
    node_colours: Mapping[str, str]
    """what nodes are coloured by to the colour"""
    edges_by: str
    """the attribute that edges are coloured by: stage, kind or none"""
    edge_colours: Mapping[str, str]
    computed: str
    """the name of the groups where no attribute of the nodes has them, such as community"""
    legend: str
    """colours and sizes in words"""


def draw(graph: Graph[Any], look: Look) -> Drawn:
    """What a look means for a network; raises UnknownName for what is nowhere in it.

    >>> import networkx as nx
    >>> graph = nx.Graph([("aurelia", "zephyr")])
    >>> nx.set_node_attributes(graph, {"aurelia": "Italy", "zephyr": "China"}, "country")
    >>> draw(graph, Look()).legend
    'Nodes are sized by degree and coloured by country: China #aaa04e, Italy #cb8094.'
    """
    attributes = {name for node in graph for name in graph.nodes[node]}
    by = look.colour_by or ("country" if "country" in attributes else "")
    groups = _groups(graph, by, attributes)
    colours = country_colours(groups.values())
    edges_by, edge_colours = _edge_colours(graph, by)
    return Drawn(
        places=places(graph, look.layout),
        sizes=_sizes(graph, look.size_by, attributes),
        groups=groups,
        node_colours=colours,
        edges_by=edges_by,
        edge_colours=edge_colours,
        computed=by if by and by not in attributes else "",
        legend=_legend(look.size_by, by, colours, edges_by, edge_colours),
    )


def _legend(
    size_by: str,
    by: str,
    colours: Mapping[str, str],
    edges_by: str,
    edge_colours: Mapping[str, str],
) -> str:
    told = [f"sized by {size_by}"] if size_by != "none" else []
    told += [f"coloured by {by}: {_keys(colours)}"] if by else []
    legend = f"Nodes are {' and '.join(told)}." if told else ""
    if edge_colours:
        legend += f" Edges are coloured by {edges_by}: {_keys(edge_colours)}."
    return legend.strip()


def _keys(colours: Mapping[str, str]) -> str:
    return ", ".join(f"{name or 'unknown'} {colour}" for name, colour in colours.items())


# ---- colours


def _groups(graph: Graph[Any], by: str, attributes: set[str]) -> dict[str, str]:
    """What each node is coloured by, as text."""
    if not by:
        return {}
    if by in attributes:
        return {name: _said(graph.nodes[node].get(by)) for name, node in named(graph)}
    if by not in GROUPINGS:
        known = {*attributes, *GROUPINGS} - {"label", "iri"}
        raise UnknownName("attribute of nodes to colour by", by, known)
    return GROUPINGS[by](graph)


def communities(graph: Graph[Any]) -> dict[str, str]:
    """Each node with its community, as :func:`kg.network.measures.communities` numbers it."""
    import networkx as nx

    plain: Graph[str] = nx.MultiGraph()
    plain.add_nodes_from(name for name, _ in named(graph))
    for one, other, data in graph.edges(data=True):
        plain.add_edge(name_of(one), name_of(other), weight=weight_of(data.get("weight")))
    return {name: str(number) for name, number in measures.communities(plain).items()}


def main_kinds(graph: Graph[Any]) -> dict[str, str]:
    """Each node with the kind that most of its edges have, of equals the first by name."""
    counts: dict[str, Counter[str]] = {name: Counter() for name, _ in named(graph)}
    for one, other, data in graph.edges(data=True):
        kind = _said(data.get("kind"))
        for node in {one, other}:
            counts[name_of(node)][kind] += 1
    return {
        name: min(kinds, key=lambda kind: (-kinds[kind], kind), default="")
        for name, kinds in counts.items()
    }


GROUPINGS: dict[str, Callable[[Graph[Any]], dict[str, str]]] = {
    "community": communities,
    "kind": main_kinds,
}


def _edge_colours(graph: Graph[Any], by: str) -> tuple[str, dict[str, str]]:
    """By what edges are coloured, and the colour of each value of it."""
    edges_by = "kind" if by == "kind" else "stage"
    values = {str(value) for value in told_of_edges(graph, edges_by)}
    if edges_by == "kind":
        return edges_by, country_colours(values)
    order = [*(s for s in STAGES if s in values), *sorted(values - STAGES.keys())]
    return edges_by, {stage: stage_line(stage).colour for stage in order}


def _said(value: object) -> str:
    known = plain(value)
    return "" if known is None else str(known)


def colour_of(drawn: Drawn, node: str) -> str:
    """The colour of a node, grey where it has none."""
    return drawn.node_colours.get(drawn.groups.get(node, ""), UNKNOWN)


# ---- sizes


def _sizes(graph: Graph[Any], by: str, attributes: set[str]) -> dict[str, float]:
    """The size of each node: its area above the smallest grows with what it is sized by."""
    values = {name: _measure(graph, node, by, attributes) for name, node in named(graph)}
    largest = max(values.values(), default=0.0) or 1.0
    room = LARGEST - SMALLEST
    return {name: round(SMALLEST + room * (v / largest) ** 0.5, 1) for name, v in values.items()}


def _measure(graph: Graph[Any], node: Any, by: str, attributes: set[str]) -> float:
    if by == "none":
        return 0.0
    if by == "degree":
        return float(graph.degree[node])
    if by == "strength":
        return sum(weight_of(data.get("weight")) for *_, data in graph.edges(node, data=True))
    if by not in attributes:
        known = {*attributes, "degree", "strength", "none"} - {"label", "iri"}
        raise UnknownName("attribute of nodes to size by", by, known)
    value = plain(graph.nodes[node].get(by))
    return max(float(value), 0.0) if isinstance(value, (int, float)) else 0.0
