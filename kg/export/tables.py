"""Two tables, nodes and edges, with the headers that Gephi's spreadsheet import knows.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` gets an apostrophe before it: a spreadsheet
would run it as a formula, and a headline is a stranger's text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.columns import Columns, Value, text
from kg.export.rows import edge_columns, edge_rows, node_columns, node_rows

if TYPE_CHECKING:
    from networkx import Graph

Cell = str | int | float

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What the first character of a formula can be; some programs skip white space before it."""


def safe(value: Cell) -> Cell:
    """The value as a cell that no spreadsheet takes for a formula.

    >>> safe("=HYPERLINK(0)"), safe("Nordlens Optics"), safe(0.9)
    ("'=HYPERLINK(0)", 'Nordlens Optics', 0.9)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def write_nodes(graph: Graph[Any], out: BinaryIO) -> None:
    """Write the nodes, one a row."""
    columns = node_columns(graph)
    header = ["Id", "Label", *_ids(columns)]
    rows = ([row.id, row.label, *cells(row.values, columns)] for row in node_rows(graph, columns))
    write_rows(out, header, rows)


def write_edges(graph: Graph[Any], out: BinaryIO) -> None:
    """Write the edges, one a row: in the company network one for each pair and partnership."""
    columns = edge_columns(graph)
    header = ["Source", "Target", "Type", "Id", "Label", "Weight", "Kind", *_ids(columns)]
    direction = "Directed" if graph.is_directed() else "Undirected"
    rows = (
        [
            row.source,
            row.target,
            direction,
            row.id,
            row.label,
            row.weight,
            row.kind,
            *cells(row.values, columns),
        ]
        for row in edge_rows(graph, columns)
    )
    write_rows(out, header, rows)


def cells(values: Mapping[str, Value], columns: Columns) -> list[Cell]:
    """The cells of all columns, empty where a value is missing."""
    return [_cell(values.get(column.id, "")) for column in columns.values()]


def write_rows(out: BinaryIO, header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> None:
    """Write a table as CSV in UTF-8 (RFC 4180), each cell made safe."""
    wrapped = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(wrapped)
    writer.writerow([safe(cell) for cell in header])
    writer.writerows([safe(cell) for cell in row] for row in rows)
    wrapped.detach()  # closing is the caller's business


def _cell(value: Value) -> Cell:
    return text(value) if isinstance(value, (bool, tuple)) else value


def _ids(columns: Columns) -> list[str]:
    return [column.id for column in columns.values()]
