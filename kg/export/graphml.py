"""GraphML, which igraph, Cytoscape, yEd and NetworkX read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.columns import Column, Value, text
from kg.export.rows import EdgeRow, NodeRow, edge_columns, edge_rows, node_columns, node_rows
from kg.export.xml import XmlWriter, escaped
from kg.terms import XML_NAMESPACES

if TYPE_CHECKING:
    from networkx import Graph

_TYPES = {"boolean": "boolean", "integer": "int", "long": "long", "double": "double"}
_LABEL, _WEIGHT = Column("label", "string"), Column("weight", "double")


def write(graph: Graph[Any], out: BinaryIO) -> None:
    """Write a network; the ids of edges are unique in all of it, so parallel ones stay apart.

    A list becomes text, with its items in quotes and brackets around them.

    >>> import io, networkx as nx
    >>> graph = nx.MultiGraph()
    >>> graph.add_node("zephyr", label="Zephyr", partnerships=0)
    >>> write(graph, out := io.BytesIO())
    >>> nx.parse_graphml(out.getvalue().decode()).nodes["zephyr"]["label"]
    'Zephyr'
    """
    nodes, edges = node_columns(graph), edge_columns(graph)
    keys = {
        "node": [_LABEL, *nodes.values()],
        "edge": [_LABEL, _WEIGHT, *edges.values()],
    }
    default = "directed" if graph.is_directed() else "undirected"
    with XmlWriter.to(out, {None: XML_NAMESPACES["graphml"]}) as xml, xml.element("graphml"):
        for of, columns in keys.items():
            for column in columns:
                key = {"id": f"{of}-{column.id}", "for": of, "attr.name": column.id}
                xml.leaf("key", {**key, "attr.type": _TYPES.get(column.type, "string")})
        with xml.element("graph", {"id": "partnerships", "edgedefault": default}):
            xml.lines(_node(row) for row in node_rows(graph, nodes))
            xml.lines(_edge(row) for row in edge_rows(graph, edges))


def _node(row: NodeRow) -> str:
    values = {"label": row.label, **row.values}
    return f'<node id="{escaped(row.id)}">{"".join(_data("node", values))}</node>'


def _edge(row: EdgeRow) -> str:
    values = {"label": row.label, "weight": row.weight, **row.values}
    ends = f'source="{escaped(row.source)}" target="{escaped(row.target)}"'
    return f'<edge id="{escaped(row.id)}" {ends}>{"".join(_data("edge", values))}</edge>'


def _data(of: str, values: Mapping[str, Value]) -> Iterator[str]:
    for name, value in values.items():
        yield f'<data key="{of}-{escaped(name)}">{escaped(text(value))}</data>'
