"""Two tables for ``neo4j-admin database import``: its headers say what is an id and what a number.

Cells are made safe as in all our tables. Quotes may have line ends in them, so the import wants
``--multiline-fields=true``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.columns import Column, Columns
from kg.export.rows import EdgeRow, edge_columns, edge_rows, node_columns, node_rows
from kg.export.tables import cells, write_rows

if TYPE_CHECKING:
    from networkx import Graph

_TYPES = {"boolean": "boolean", "integer": "int", "long": "long", "double": "double"}


def write_nodes(graph: Graph[Any], out: BinaryIO) -> None:
    """Write the nodes; what the node stands for, such as Company, is its label in Neo4j.

    >>> import io, networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_node("zephyr", label="Zephyr", partnerships=2)
    >>> write_nodes(graph, out := io.BytesIO())
    >>> print(out.getvalue().decode())
    :ID,label,:LABEL,partnerships:int
    zephyr,Zephyr,Company,2
    <BLANKLINE>
    """
    columns = node_columns(graph)
    header = [":ID", "label", ":LABEL", *_header(columns)]
    rows = (
        [
            row.id,
            row.label,
            str(row.values.get("entity", "company")).capitalize(),
            *cells(row.values, columns),
        ]
        for row in node_rows(graph, columns)
    )
    write_rows(out, header, rows)


def write_edges(graph: Graph[Any], out: BinaryIO) -> None:
    """Write the edges; the type of a relationship is the main kind, such as CO_BRANDING."""
    columns = edge_columns(graph)
    header = [":START_ID", ":END_ID", ":TYPE", "id", "label", "weight:double", *_header(columns)]
    rows = (
        [
            row.source,
            row.target,
            relationship(row),
            row.id,
            row.label,
            row.weight,
            *cells(row.values, columns),
        ]
        for row in edge_rows(graph, columns)
    )
    write_rows(out, header, rows)


def relationship(row: EdgeRow) -> str:
    """The type of an edge as Neo4j writes types: in capitals, with underscores.

    >>> relationship(EdgeRow("1", "aurelia", "zephyr", "", 1.0, "", {"main_kind": "co-branding"}))
    'CO_BRANDING'
    """
    named = row.values.get("main_kind") or row.values.get("relation") or "partnership"
    return re.sub(r"\W+", "_", str(named)).strip("_").upper() or "PARTNERSHIP"


def _header(columns: Columns) -> list[str]:
    return [_name(column) for column in columns.values()]


def _name(column: Column) -> str:
    """The name of a column with its type; a colon in the name would end it."""
    name = column.id.replace(":", "_")
    return f"{name}:{_TYPES[column.type]}" if column.type in _TYPES else name
