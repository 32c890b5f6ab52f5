"""Cytoscape JSON, for Cytoscape, Cytoscape.js and ``networkx.cytoscape_graph``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.export.layouts import Places, places
from kg.export.rows import EdgeRow, NodeRow, edge_rows, node_rows

if TYPE_CHECKING:
    from networkx import Graph

Element = dict[str, Any]


def write(graph: Graph[Any], out: BinaryIO, layout: str = "force") -> None:
    """Write a network with the places of its nodes, one element a line.

    >>> import io, networkx as nx
    >>> graph = nx.MultiGraph()
    >>> graph.add_node("zephyr", label="Zephyr")
    >>> write(graph, out := io.BytesIO())
    >>> json.loads(out.getvalue())["elements"]["nodes"][0]["data"]["name"]
    'Zephyr'
    """
    where = places(graph, layout)
    head = {"data": [], "directed": graph.is_directed(), "multigraph": graph.is_multigraph()}
    out.write(json.dumps(head).removesuffix("}").encode() + b',\n"elements": {"nodes": [')
    _write(out, (_node(row, where) for row in node_rows(graph)))
    out.write(b'\n], "edges": [')
    _write(out, map(_edge, edge_rows(graph)))
    out.write(b"\n]}}\n")


def _node(row: NodeRow, where: Places) -> Element:
    # NetworkX takes the id of a node from "value".
    element: Element = {"data": {**row.values, "id": row.id, "name": row.label, "value": row.id}}
    if row.id in where:
        x, y = where[row.id]
        element["position"] = {"x": x, "y": y}
    return element


def _edge(row: EdgeRow) -> Element:
    told = {"id": row.id, "key": row.id, "name": row.label, "interaction": row.kind}
    told |= {"source": row.source, "target": row.target}
    return {"data": {**row.values, **told, "weight": row.weight}}


def _write(out: BinaryIO, elements: Iterable[Element]) -> None:
    for i, element in enumerate(elements):
        out.write(b",\n" if i else b"\n")
        out.write(json.dumps(element, ensure_ascii=False).encode())
