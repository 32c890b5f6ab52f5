"""GEXF 1.3, as Gephi reads it.

Gephi's importer is in places stricter than the format: a year alone as a date aborts it, a column
of URIs is dropped, parallel edges of one kind are merged, days shift without a time zone. So dates
of edges are the bounds, whole days, and what was stated stands beside them in columns of text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, BinaryIO

from kg.export.palette import STAGES, country_colours, rgb, stage_line
from kg.export.rows import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    EdgeRow,
    NodeRow,
    Value,
    edge_rows,
    node_rows,
)
from kg.export.xml import XmlWriter
from kg.network.layout import layout
from kg.terms import XML_NAMESPACES

if TYPE_CHECKING:
    from networkx import MultiGraph

_NAMESPACES: dict[str | None, str] = {None: XML_NAMESPACES["gexf"], "viz": XML_NAMESPACES["viz"]}
_GRAPH = {
    "defaultedgetype": "undirected",
    "idtype": "string",
    "mode": "dynamic",
    "timeformat": "date",
    "timerepresentation": "interval",
    "timezone": "UTC",
}
_TYPES = {str: "string", int: "integer", float: "double"}


def write(graph: MultiGraph[str], out: BinaryIO) -> None:
    """Write a company network: dynamic by day, coloured by country and stage, laid out.

    >>> import io, networkx as nx
    >>> graph = nx.MultiGraph()
    >>> graph.add_node("zephyr", label="Zephyr", country="China", partnerships=0)
    >>> write(graph, out := io.BytesIO())
    >>> b'<node id="zephyr" label="Zephyr">' in out.getvalue()
    True
    """
    places = layout(graph)
    countries = country_colours(graph.nodes[slug].get("country", "") for slug in graph)
    days = {data["published"] for *_, data in graph.edges(data=True)} - {""}
    with XmlWriter.to(out, _NAMESPACES) as xml, xml.element("gexf", {"version": "1.3"}):
        with xml.element("meta", {"lastmodifieddate": max(days, default=None)}):
            xml.leaf("title", text="Partnerships of technology companies")
            xml.leaf("description", text=_legend(graph, countries))
        with xml.element("graph", _GRAPH):
            _columns(xml, "node", NODE_COLUMNS)
            _columns(xml, "edge", EDGE_COLUMNS)
            with xml.element("nodes", {"count": graph.number_of_nodes()}):
                for node in node_rows(graph):
                    country = graph.nodes[node.id].get("country", "")
                    _node(xml, node, countries[country], places[node.id])
            with xml.element("edges", {"count": graph.number_of_edges()}):
                for edge in edge_rows(graph):
                    _edge(xml, edge)


def _legend(graph: MultiGraph[str], countries: dict[str, str]) -> str:
    """What the colours mean; Gephi loses the text before an ampersand, so there is none."""
    stages = {data["stage"] for *_, data in graph.edges(data=True)}
    of_nodes = [f"{name or 'unknown'} {colour}" for name, colour in sorted(countries.items())]
    of_edges = [f"{name} {line.colour}" for name, line in STAGES.items() if name in stages]
    return (
        "Nodes are companies, sized by degree, coloured by country: "
        f"{', '.join(of_nodes)}. Edges are partnerships, coloured by stage: {', '.join(of_edges)}. "
        "The start of an edge is the earliest day it can have begun, its end the latest day it can "
        "have lasted; since and until are the dates as stated."
    ).replace("&", "and")


def _columns(xml: XmlWriter, of: str, columns: dict[str, type]) -> None:
    # One block for each class: the parser of Gephi Lite keeps only the last.
    with xml.element("attributes", {"class": of, "mode": "static"}):
        for name, kind in columns.items():
            xml.leaf("attribute", {"id": name, "title": name, "type": _TYPES[kind]})


def _node(xml: XmlWriter, node: NodeRow, colour: str, place: tuple[float, float]) -> None:
    red, green, blue = rgb(colour)
    with xml.element("node", {"id": node.id, "label": node.label}):
        _values(xml, node.values)
        xml.leaf("viz:color", {"r": red, "g": green, "b": blue})
        xml.leaf("viz:size", {"value": round(8 + 6 * math.sqrt(node.degree), 1)})
        # Gephi draws with y upwards.
        xml.leaf("viz:position", {"x": place[0], "y": 0.0 - place[1], "z": 0.0})


def _edge(xml: XmlWriter, edge: EdgeRow) -> None:
    line = stage_line(str(edge.values.get("stage", "")))
    red, green, blue = rgb(line.colour)
    start, end = edge.values.get("start_earliest"), edge.values.get("end_latest")
    if start and end and str(end) < str(start):
        start = end = None
    attributes = {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "label": edge.label,
        "kind": edge.kind,
        "weight": edge.weight,
        "start": start,
        "end": end,
    }
    with xml.element("edge", attributes):
        _values(xml, edge.values)
        xml.leaf("viz:color", {"r": red, "g": green, "b": blue})


def _values(xml: XmlWriter, values: dict[str, Value]) -> None:
    with xml.element("attvalues"):
        for name, value in values.items():
            xml.leaf("attvalue", {"for": name, "value": value})
