"""How a projection is described, and how its rows become a NetworkX graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.network.attributes import Attribute
from kg.network.describe import Attributes
from kg.network.read import Reader
from kg.network.selection import Selection

if TYPE_CHECKING:
    from networkx import Graph


class Vertex(NamedTuple):
    """A node of a network as a row."""

    id: str
    attributes: Attributes


class Edge(NamedTuple):
    """An edge as a row: two nodes, what tells it from its parallels, and its attributes."""

    one: str
    other: str
    key: str
    attributes: Attributes


Row = Vertex | Edge


@dataclass(frozen=True, slots=True)
class Projection:
    """A way to see the knowledge graph as a network: which rows it has, and what they carry."""

    name: str
    description: str
    nodes: Mapping[str, Sequence[Attribute]]
    """what the nodes of each entity carry"""
    edges: Sequence[Attribute]
    read: Callable[[Reader, Selection], Iterator[Row]]
    """the edges that a selection leaves, those of one key together, and nodes known on the way"""
    describe: Callable[[Reader, str, int], Attributes]
    """the attributes of any other node, in which edges of so many keys meet"""
    parallel: bool = True
    """whether two nodes can have several edges"""


def rows(projection: Projection, reader: Reader, selection: Selection) -> Iterator[Row]:
    """The edges of a network and nodes that are known on the way, then the other nodes, sorted.

    What is kept meanwhile grows with the nodes, not with the edges.
    """
    keys: Counter[str] = Counter()
    last: dict[str, str] = {}
    known: set[str] = set()
    for row in projection.read(reader, selection):
        if isinstance(row, Vertex):
            known.add(row.id)
        else:
            for node in (row.one, row.other):
                keys[node] += last.get(node) != row.key
                last[node] = row.key
        yield row
    for node in sorted(keys.keys() - known):
        yield Vertex(node, projection.describe(reader, node, keys[node]))


def build(projection: Projection, reader: Reader, selection: Selection) -> Graph[str]:
    """The network of a selection: nodes sorted, edges in the order in which they are read."""
    import networkx as nx

    read = list(rows(projection, reader, selection))
    vertices = [row for row in read if isinstance(row, Vertex)]
    edges = [row for row in read if isinstance(row, Edge)]
    graph: Graph[str] = nx.MultiGraph() if projection.parallel else nx.Graph()
    graph.graph.update(projection=projection.name, certainty=selection.certainty)
    graph.graph.update(selection.days())
    # Companies first, so that edges lead from them to nodes of another kind.
    ordered = sorted(vertices, key=lambda v: (v.attributes.get("bipartite", 0), v.id))
    for node, attributes in ordered:
        graph.add_node(node, **attributes)
    for one, other, key, attributes in edges:
        parallel = {"key": key} if projection.parallel else {}
        graph.add_edge(one, other, **parallel, **attributes)
    return graph


def edges_of(graph: Graph[str]) -> Iterator[Edge]:
    """The edges of any network as rows; the key is empty where two nodes have but one edge.

    >>> import networkx as nx
    >>> [edge.key for edge in edges_of(nx.MultiGraph([("aurelia", "zephyr", "aurelia--zephyr.1")]))]
    ['aurelia--zephyr.1']
    """
    import networkx as nx

    if isinstance(graph, nx.MultiGraph):
        for one, other, key, attributes in graph.edges(keys=True, data=True):
            yield Edge(one, other, key, attributes)
    else:
        for one, other, attributes in graph.edges(data=True):
            yield Edge(one, other, "", attributes)
