"""Two tables, nodes and edges, with the headers that Gephi's spreadsheet import knows.

A cell that begins with ``=``, ``+``, ``-`` or ``@`` gets an apostrophe before it: a spreadsheet
would run it as a formula, and a headline is a stranger's text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO

from kg.export.rows import EDGE_COLUMNS, NODE_COLUMNS, Value, edge_rows, node_rows

if TYPE_CHECKING:
    from networkx import MultiGraph

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What the first character of a formula can be; some programs skip white space before it."""


def safe(value: Value) -> Value:
    """The value as a cell that no spreadsheet takes for a formula.

    >>> safe("=HYPERLINK(0)"), safe("Nordlens Optics"), safe(0.9)
    ("'=HYPERLINK(0)", 'Nordlens Optics', 0.9)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def write_nodes(graph: MultiGraph[str], out: BinaryIO) -> None:
    """Write the companies, one a row."""
    rows = ([node.id, node.label, *_cells(node.values, NODE_COLUMNS)] for node in node_rows(graph))
    _write(out, ["Id", "Label", *NODE_COLUMNS], rows)


def write_edges(graph: MultiGraph[str], out: BinaryIO) -> None:
    """Write the partnerships, one a row for each pair of companies."""
    header = ["Source", "Target", "Type", "Id", "Label", "Weight", "Kind", *EDGE_COLUMNS]
    rows = (
        [
            edge.source,
            edge.target,
            "Undirected",
            edge.id,
            edge.label,
            edge.weight,
            edge.kind,
            *_cells(edge.values, EDGE_COLUMNS),
        ]
        for edge in edge_rows(graph)
    )
    _write(out, header, rows)


def _cells(values: dict[str, Value], columns: Iterable[str]) -> list[Value]:
    return [values.get(column, "") for column in columns]


def _write(out: BinaryIO, header: list[str], rows: Iterable[list[Value]]) -> None:
    text = TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    text.detach()  # closing is the caller's business
