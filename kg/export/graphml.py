"""GraphML, which igraph, Cytoscape, yEd and NetworkX read."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.export.rows import EDGE_COLUMNS, NODE_COLUMNS, Value, edge_rows, node_rows
from kg.export.xml import XmlWriter
from kg.terms import XML_NAMESPACES

if TYPE_CHECKING:
    from networkx import MultiGraph

_TYPES = {str: "string", int: "int", float: "double"}
_COLUMNS = {
    "node": {"label": str, **NODE_COLUMNS},
    "edge": {"label": str, "weight": float, **EDGE_COLUMNS},
}


def write(graph: MultiGraph[str], out: BinaryIO) -> None:
    """Write a company network; the ids of edges are unique, so parallel ones stay apart.

    >>> import io, networkx as nx
    >>> graph = nx.MultiGraph()
    >>> graph.add_node("zephyr", label="Zephyr", partnerships=0)
    >>> write(graph, out := io.BytesIO())
    >>> nx.parse_graphml(out.getvalue().decode()).nodes["zephyr"]["label"]
    'Zephyr'
    """
    with XmlWriter.to(out, {None: XML_NAMESPACES["graphml"]}) as xml, xml.element("graphml"):
        for of, columns in _COLUMNS.items():
            for name, kind in columns.items():
                key = {"id": f"{of}-{name}", "for": of}
                xml.leaf("key", {**key, "attr.name": name, "attr.type": _TYPES[kind]})
        with xml.element("graph", {"id": "partnerships", "edgedefault": "undirected"}):
            for node in node_rows(graph):
                with xml.element("node", {"id": node.id}):
                    _data(xml, "node", {"label": node.label, **node.values})
            for edge in edge_rows(graph):
                ends = {"source": edge.source, "target": edge.target}
                with xml.element("edge", {"id": edge.id, **ends}):
                    values = {"label": edge.label, "weight": edge.weight, **edge.values}
                    _data(xml, "edge", values)


def _data(xml: XmlWriter, of: str, values: dict[str, Value]) -> None:
    for name, value in values.items():
        xml.leaf("data", {"key": f"{of}-{name}"}, str(value))
