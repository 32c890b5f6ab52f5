"""DOT, the language of Graphviz."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.columns import Value, text
from kg.export.rows import edge_rows, node_rows

if TYPE_CHECKING:
    from networkx import Graph


def write(graph: Graph[Any], out: BinaryIO) -> None:
    """Write a network, one node or edge a line, with all attributes.

    >>> import io, networkx as nx
    >>> graph = nx.MultiGraph()
    >>> graph.add_node("zephyr", label='Zephyr "Z"')
    >>> write(graph, out := io.BytesIO())
    >>> print(out.getvalue().decode())
    graph {
      "zephyr" ["label"="Zephyr \\"Z\\""];
    }
    <BLANKLINE>
    """
    kind, line = ("digraph", "->") if graph.is_directed() else ("graph", "--")
    out.write(f"{kind} {{\n".encode())
    for node in node_rows(graph):
        out.write(f"  {_quoted(node.id)} {_list({'label': node.label, **node.values})};\n".encode())
    for edge in edge_rows(graph):
        ends = f"{_quoted(edge.source)} {line} {_quoted(edge.target)}"
        told = {"id": edge.id, "label": edge.label, "weight": edge.weight, **edge.values}
        out.write(f"  {ends} {_list(told)};\n".encode())
    out.write(b"}\n")


def _list(values: Mapping[str, Value]) -> str:
    told = (f"{_quoted(name)}={_quoted(text(value))}" for name, value in values.items())
    return f"[{', '.join(told)}]"


def _quoted(name: str) -> str:
    r"""A name in quotes; a backslash is doubled, since Graphviz reads ``\n`` and ``\N`` in labels.

    >>> print(_quoted('the "Zephyr"'))
    "the \"Zephyr\""
    """
    doubled = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{doubled}"'
