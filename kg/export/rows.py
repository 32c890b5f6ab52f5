"""A network as rows with ids: what all formats with columns are written from.

Any NetworkX graph will do. Rows come one by one, sorted, and nothing is kept of those that are
passed on.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import BadParameter
from kg.export.columns import Columns, Value, columns, plain
from kg.export.xml import clean

if TYPE_CHECKING:
    from networkx import Graph

NODE_TAKEN = frozenset({"id", "label", "timeset"})
EDGE_TAKEN = frozenset({"id", "label", "weight", "source", "target", "kind", "type", "timeset"})
"""What Gephi calls columns of its own."""
UNNAMED = "unnamed"
"""The label of the node whose name is the empty text: Gephi would show none."""
SEPARATOR = "|"
"""Between the parts of an edge's id."""


class NodeRow(NamedTuple):
    """A node, in the company network a company."""

    id: str
    label: str
    degree: int
    values: dict[str, Value]
    """by the id of the column"""


class EdgeRow(NamedTuple):
    """An edge, in the company network a partnership of two; ids are unique in the network."""

    id: str
    source: str
    target: str
    label: str
    weight: float
    kind: str
    """the main kind; numbered from the second parallel edge on, since Gephi merges equal ones"""
    values: dict[str, Value]


def name_of(node: Hashable) -> str:
    """What a node is called in files: its text, less what XML forbids."""
    return clean(str(node))


def named(graph: Graph[Any]) -> list[tuple[str, Any]]:
    """The nodes with their names, sorted; raises BadParameter where two would be called alike."""
    nodes = sorted(((name_of(node), node) for node in graph), key=lambda pair: pair[0])
    for (one, _), (other, _) in pairwise(nodes):
        if one == other:
            raise BadParameter(
                f"two nodes are both written as {one!r}; relabel one, as with "
                "networkx.relabel_nodes"
            )
    return nodes


def node_columns(graph: Graph[Any]) -> Columns:
    """The columns of the nodes, apart from id and label, in the order of the graph."""
    return columns((data for _, data in graph.nodes(data=True)), NODE_TAKEN, but={"label"})


def edge_columns(graph: Graph[Any]) -> Columns:
    """The columns of the edges, apart from label and weight, in the order of the graph."""
    data = (data for _, _, data in graph.edges(data=True))
    return columns(data, EDGE_TAKEN, but={"label", "weight"})


def node_rows(graph: Graph[Any], of: Columns | None = None) -> Iterator[NodeRow]:
    """The nodes of a network, sorted by name.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_node("zephyr", label="Zephyr", founded=2010, scope=None)
    >>> next(node_rows(graph)).values
    {'founded': 2010}
    """
    ids = _ids(node_columns(graph) if of is None else of)
    for name, node in named(graph):
        data = graph.nodes[node]
        label = str(plain(data.get("label")) or name or "unnamed")
        yield NodeRow(name, label, graph.degree[node], _values(data, ids))


def edge_rows(graph: Graph[Any], of: Columns | None = None) -> Iterator[EdgeRow]:
    """The edges of a network, sorted by the names of their nodes and by key.

    An edge is called by its key; one whose key other edges have too, or that has none, is called by
    key and nodes. A weight that is no number above 0 becomes 1: Gephi would drop the edge.

    >>> import networkx as nx
    >>> graph = nx.MultiGraph()
    >>> for key in ("aurelia--nordlens.1", "aurelia--nordlens.2"):
    ...     _ = graph.add_edge("aurelia", "nordlens", key=key, kind="co-branding")
    >>> [(row.id, row.kind) for row in edge_rows(graph)]
    [('aurelia--nordlens.1', 'co-branding'), ('aurelia--nordlens.2', 'co-branding 2')]
    """
    ids = _ids(edge_columns(graph) if of is None else of)
    shared = _shared_keys(graph)
    pair, kinds, used = ("", ""), set[str](), set[str]()
    for source, target, key, data in _edges(graph):
        if (source, target) != pair:
            pair, kinds, used = (source, target), set(), set()
        kind = str(plain(data.get("kind")) or "")
        id = _edge_id(key, source, target, shared)
        yield EdgeRow(
            # Two keys of a pair can be one text, such as 1 and "1".
            id=_new(id, used, SEPARATOR),
            source=source,
            target=target,
            label=str(plain(data.get("label")) or "") or kind or f"{source} – {target}",
            weight=weight_of(data.get("weight")),
            kind=_new(kind, kinds, " " if kind else "edge "),
            values=_values(data, ids),
        )


def _edges(graph: Graph[Any]) -> Iterator[tuple[str, str, Any, Mapping[str, object]]]:
    """The edges: names of both nodes, in an undirected graph the lesser first; key; attributes."""
    directed, parallel = graph.is_directed(), graph.is_multigraph()
    names = {node: name for name, node in named(graph)}
    adjacent = dict(graph.adjacency())
    for node, source in names.items():
        around = [(names[other], data) for other, data in adjacent[node].items()]
        if not directed:
            around = [pair for pair in around if pair[0] >= source]
        for target, data in sorted(around, key=_first):
            if not parallel:
                yield source, target, None, data
            elif len(data) == 1:
                yield source, target, *next(iter(data.items()))
            else:
                for key in sorted(data, key=str):
                    yield source, target, key, data[key]


def told_of_edges(graph: Graph[Any], name: str) -> set[Value]:
    """What the edges have for an attribute, each value once."""
    every: Any = graph.edges
    held = (v if v.__class__ is str else plain(v) for _, _, v in every(data=name))
    return {value for value in held if value is not None}


def _first(pair: tuple[str, object]) -> str:
    return pair[0]


def _shared_keys(graph: Graph[Any]) -> set[str]:
    """The names of keys that several edges have, such as the pairs of a consortium."""
    seen: set[str] = {""}
    shared: set[str] = {""}
    if graph.is_multigraph():
        every: Any = graph.edges  # its type is that of a graph without keys
        for *_, key in every(keys=True):
            if isinstance(key, str):
                name = name_of(key)
                (shared if name in seen else seen).add(name)
    return shared


def _edge_id(key: object, source: str, target: str, shared: set[str]) -> str:
    if key is None:
        return f"{_escaped(source)}{SEPARATOR}{_escaped(target)}"
    name = name_of(key)
    if isinstance(key, str) and name not in shared:
        return _escaped(name)
    return SEPARATOR.join(map(_escaped, (name, source, target)))


def _new(name: str, used: set[str], before: str) -> str:
    """The name, with a number where a parallel edge has it already; it is used from now on."""
    number, free = 1, name
    while free in used:
        number += 1
        free = f"{name}{before}{number}"
    used.add(free)
    return free


def _escaped(name: str) -> str:
    """A part of an id without the separator, so that no two ids can be the same."""
    if SEPARATOR not in name and "%" not in name:
        return name
    return name.replace("%", "%25").replace(SEPARATOR, "%7C")


def weight_of(value: object) -> float:
    """A weight that Gephi keeps: what is no number above 0 becomes 1.

    >>> weight_of(0.5), weight_of(0), weight_of(None)
    (0.5, 1.0, 1.0)
    """
    known = plain(value)
    return float(known) if isinstance(known, (int, float)) and known > 0 else 1.0


def _ids(of: Columns) -> dict[str, str]:
    return {name: column.id for name, column in of.items()}


def _values(data: Mapping[str, object], ids: Mapping[str, str]) -> dict[str, Value]:
    """The values of the columns that have one, by the ids of these."""
    values: dict[str, Value] = {}
    for name, column in ids.items():
        value: Any = data.get(name)
        # Most values are text that stays as it is: only the others are looked into.
        if value.__class__ is str and value.isprintable():
            if value:
                values[column] = value
        elif (known := plain(value)) is not None:
            values[column] = known
    return values
