"""Measures of a network: how central, how tied, how constrained each node is.

Every measure looks at the simple network, in which parallel edges are one whose weight is the sum
of theirs, and gives the same values for the same network, whatever the order of its nodes. Values
are rounded to twelve digits: the last ones are noise of the arithmetic.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import UnknownName
from kg.network.betweenness import betweenness
from kg.network.building import edges_of
from kg.network.turnover import turnover_columns

if TYPE_CHECKING:
    from networkx import Graph

Values = Mapping[str, float]
SEED = 20160414
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Measure:
    """What one number, or several, says of each node."""

    meaning: str
    of: Callable[[Graph[str]], Mapping[str, Values]]
    """its columns, each with the values of the nodes that have one"""


def simple(graph: Graph[str]) -> Graph[str]:
    """The network with one edge for each pair, its ``weight`` the sum; nodes and edges sorted.

    >>> import networkx as nx
    >>> many = nx.MultiGraph([("zephyr", "aurelia"), ("aurelia", "zephyr", {"weight": 0.5})])
    >>> list(simple(many).edges(data="weight"))
    [('aurelia', 'zephyr', 1.5)]
    """
    import networkx as nx

    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    for one, other, _, attributes in edges_of(graph):
        if one != other:
            pair = min(one, other), max(one, other)
            weights[pair] += float(attributes.get("weight", 1.0))
    plain: Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    plain.add_weighted_edges_from((*pair, weight) for pair, weight in sorted(weights.items()))
    return plain


def degree(graph: Graph[str]) -> dict[str, int]:
    """Degree: how many others a node is tied to (Freeman 1978).

    L. C. Freeman, Centrality in social networks: conceptual clarification. Social Networks 1 (1978)
    215–239.

    >>> import networkx as nx
    >>> degree(nx.MultiGraph([("aurelia", "zephyr"), ("aurelia", "zephyr")]))
    {'aurelia': 1, 'zephyr': 1}
    """
    return {node: int(number) for node, number in simple(graph).degree()}


def strength(graph: Graph[str]) -> dict[str, float]:
    """Strength: the sum of the weights of a node's edges (Barrat et al. 2004).

    With the weights of a company network, 1/(n-1) for a partnership of n, it is the number of
    partnerships that a company takes part in (Newman 2001).

    A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani, The architecture of complex
    weighted networks. PNAS 101 (2004) 3747–3752.

    >>> import networkx as nx
    >>> strength(nx.Graph([("aurelia", "zephyr", {"weight": 0.5})]))
    {'aurelia': 0.5, 'zephyr': 0.5}
    """
    return {node: round(s, _DIGITS) for node, s in simple(graph).degree(weight="weight")}


def communities(graph: Graph[str]) -> dict[str, int]:
    """Communities by the Louvain method, numbered from 0, the largest first (Blondel et al. 2008).

    Weights count, the seed is fixed, and nodes go in as sorted numbers, so that neither the order
    of the nodes nor how a process hashes text changes the result.

    V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, Fast unfolding of communities in
    large networks. Journal of Statistical Mechanics (2008) P10008.

    >>> import networkx as nx
    >>> two = nx.Graph([("aurelia", "zephyr"), ("kappa", "nordlens"), ("nordlens", "ostra")])
    >>> communities(two)
    {'aurelia': 1, 'kappa': 0, 'nordlens': 0, 'ostra': 0, 'zephyr': 1}
    """
    import networkx as nx

    plain = simple(graph)
    nodes = list(plain)
    place = {node: number for number, node in enumerate(nodes)}
    numbered: Graph[Hashable] = nx.Graph()
    numbered.add_nodes_from(place.values())
    for one, other, attributes in plain.edges(data=True):
        numbered.add_edge(place[one], place[other], **attributes)
    found = nx.community.louvain_communities(numbered, weight="weight", seed=SEED)
    ranked = sorted(found, key=lambda members: (-len(members), min(members)))
    number = {member: rank for rank, members in enumerate(ranked) for member in members}
    return {node: number[place[node]] for node in nodes}


def constraint(graph: Graph[str]) -> dict[str, float]:
    """Burt's constraint: how far a node's ties lead back to each other (Burt 1992, eq. 2.4).

    Low values mark brokers, whose partners do not know each other. A node without ties has none.

    R. S. Burt, Structural Holes: The Social Structure of Competition. Harvard University Press,
    1992; Structural holes and good ideas. American Journal of Sociology 110 (2004) 349–399.

    >>> import networkx as nx
    >>> constraint(nx.Graph([("aurelia", "nordlens"), ("nordlens", "zephyr")]))
    {'aurelia': 1.0, 'nordlens': 0.5, 'zephyr': 1.0}
    """
    plain = simple(graph)
    shares: dict[str, dict[str, float]] = {}
    for node in plain:
        ties = {other: float(edge["weight"]) for other, edge in plain[node].items()}
        whole = sum(ties.values())
        shares[node] = {other: weight / whole for other, weight in ties.items()} if whole else {}
    return {
        node: round(sum(_local(node, other, shares) for other in shares[node]), _DIGITS)
        for node in plain
        if shares[node]
    }


def _local(node: str, other: str, shares: Mapping[str, Values]) -> float:
    """How much of a node's effort goes to another, by itself and through third ones, squared."""
    through = sum(share * shares[third].get(other, 0.0) for third, share in shares[node].items())
    return (shares[node][other] + through) ** 2


MEASURES: dict[str, Measure] = {
    "degree": Measure("how many others it is tied to", lambda g: {"degree": degree(g)}),
    "strength": Measure("the weights of its edges, summed", lambda g: {"strength": strength(g)}),
    "betweenness": Measure(
        "the share of shortest paths between others that lead over it",
        lambda g: {"betweenness": betweenness(g).values},
    ),
    "community": Measure(
        "the group it is in, by Louvain; 0 is the largest",
        lambda g: {"community": communities(g)},
    ),
    "constraint": Measure(
        "Burt's constraint: low for brokers", lambda g: {"constraint": constraint(g)}
    ),
    "turnover": Measure("partners gained and lost, a column for each year", turnover_columns),
}


def annotate(graph: Graph[str], measures: Collection[str]) -> list[str]:
    """Write measures to the nodes of a network; returns the names of the new attributes.

    ``betweenness`` also writes to the graph, as ``betweenness_by``, what has computed it. Raises
    UnknownName for a measure that is not in ``MEASURES``, BadParameter for turnover of a network
    whose edges have no times.

    >>> import networkx as nx
    >>> graph = nx.Graph([("aurelia", "nordlens"), ("nordlens", "zephyr")])
    >>> annotate(graph, ["degree", "constraint"])
    ['degree', 'constraint']
    >>> graph.nodes["nordlens"]
    {'degree': 2, 'constraint': 0.5}
    """
    written = []
    for name in [measures] if isinstance(measures, str) else measures:
        if name not in MEASURES:
            raise UnknownName("measure", name, MEASURES)
        for column, values in MEASURES[name].of(graph).items():
            written.append(column)
            for node, value in values.items():
                graph.nodes[node][column] = value
    return written
