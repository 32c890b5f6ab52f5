"""Nodes and edges of any network as tables: for pandas, spreadsheets and the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kg.network.building import edges_of
from kg.network.describe import Attributes

if TYPE_CHECKING:
    import pandas
    from networkx import Graph


class Frames(NamedTuple):
    """A network as two data frames."""

    nodes: pandas.DataFrame
    """a row for each node, ``id`` first"""
    edges: pandas.DataFrame
    """a row for each edge, ``source``, ``target`` and ``key`` first"""


class Table(NamedTuple):
    """Rows of values by column; a row lacks the columns that nodes of its kind do not have."""

    columns: list[str]
    rows: list[Attributes]


def node_table(graph: Graph[str]) -> Table:
    """The nodes in their order, each with its ``id`` and its attributes.

    >>> import networkx as nx
    >>> graph = nx.Graph([("aurelia", "zephyr")])
    >>> graph.add_node("zephyr", label="Zephyr")
    >>> node_table(graph).rows
    [{'id': 'aurelia'}, {'id': 'zephyr', 'label': 'Zephyr'}]
    """
    return _table(["id"], ({"id": node, **told} for node, told in graph.nodes(data=True)))


def edge_table(graph: Graph[str]) -> Table:
    """The edges in their order, each with ``source``, ``target``, ``key`` and its attributes.

    >>> import networkx as nx
    >>> edge_table(nx.Graph([("aurelia", "zephyr")])).rows
    [{'source': 'aurelia', 'target': 'zephyr', 'key': ''}]
    """
    rows = (
        {"source": one, "target": other, "key": key, **told}
        for one, other, key, told in edges_of(graph)
    )
    return _table(["source", "target", "key"], rows)


def to_pandas(graph: Graph[str]) -> Frames:
    """Both tables as data frames; what a node of another kind does not have is missing.

    >>> import networkx as nx
    >>> list(to_pandas(nx.Graph([("aurelia", "zephyr")])).edges.columns)
    ['source', 'target', 'key']
    """
    import pandas as pd

    tables = (node_table(graph), edge_table(graph))
    return Frames(*(pd.DataFrame(table.rows, columns=table.columns) for table in tables))


def _table(first: Iterable[str], rows: Iterable[Attributes]) -> Table:
    read = list(rows)
    columns = dict.fromkeys(first) | dict.fromkeys(name for row in read for name in row)
    return Table(list(columns), read)
