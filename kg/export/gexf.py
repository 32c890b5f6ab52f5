"""GEXF 1.3, as Gephi reads it.

Gephi's importer is in places stricter than the format: a year alone as a date aborts it, a column
of URIs is dropped, parallel edges of one kind are merged, days shift without a time zone. So
spells are whole days, from the bounds of what was stated, and what was stated stands beside them
in columns of text, which is also where Gephi Lite finds it: it ignores spells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.atomic import atomic
from kg.export.columns import Column, Columns, Value, text
from kg.export.look import Drawn, Look, colour_of, draw
from kg.export.palette import UNKNOWN, rgb
from kg.export.rows import (
    EdgeRow,
    NodeRow,
    edge_columns,
    edge_rows,
    node_columns,
    node_rows,
    told_of_edges,
)
from kg.export.spells import COLUMNS, spell
from kg.export.xml import XmlWriter, each_escaped, escaped
from kg.terms import XML_NAMESPACES

if TYPE_CHECKING:
    from networkx import Graph

TITLE = "Partnerships of technology companies"
_NAMESPACES: dict[str | None, str] = {None: XML_NAMESPACES["gexf"], "viz": XML_NAMESPACES["viz"]}
_DYNAMIC = {
    "mode": "dynamic",
    "timeformat": "date",
    "timerepresentation": "interval",
    "timezone": "UTC",
}
_SPELLS = (
    " The spell of an edge is from the earliest day on which it can have begun to the latest on "
    "which it can have lasted; start and end are the dates as stated."
)


@dataclass(frozen=True, slots=True)
class Head:
    """What must be known of a network before its first node is written."""

    title: str = "Network"
    description: str = ""
    node_columns: Columns = field(default_factory=dict)
    edge_columns: Columns = field(default_factory=dict)
    directed: bool = False
    modified: str = ""
    """the day of the newest article"""

    @property
    def is_dynamic(self) -> bool:
        """Whether a column tells when something begins or ends."""
        found = (*self.node_columns.values(), *self.edge_columns.values())
        return any(column.id in COLUMNS for column in found)


def write(graph: Graph[Any], out: BinaryIO, look: Look | None = None, title: str = TITLE) -> None:
    """Write a network: dynamic by day, with colours, sizes and places, and what they mean.

    Raises UnknownName for a look that the network does not have, BadParameter for two nodes with
    one name.

    >>> import io, networkx as nx
    >>> graph = nx.MultiGraph()
    >>> graph.add_node("zephyr", label="Zephyr", country="China", partnerships=0)
    >>> write(graph, out := io.BytesIO())
    >>> b'<node id="zephyr" label="Zephyr">' in out.getvalue()
    True
    """
    drawn = draw(graph, look or Look())
    head = Head(
        title=title,
        node_columns=node_columns(graph),
        edge_columns=edge_columns(graph),
        directed=graph.is_directed(),
        modified=_newest(graph),
    )
    head = replace(head, description=drawn.legend + _SPELLS * head.is_dynamic)
    nodes, edges = node_rows(graph, head.node_columns), edge_rows(graph, head.edge_columns)
    if drawn.computed:
        column = f"main_{drawn.computed}" if drawn.computed == "kind" else drawn.computed
        head.node_columns[column] = Column(column, "string")
        nodes = (_grouped(node, column, drawn.groups) for node in nodes)
    stream(out, head, nodes, edges, drawn)


def write_gexf(
    graph: Graph[Any], path: str | Path, look: Look | None = None, title: str = ""
) -> Path:
    """Write any NetworkX graph as GEXF 1.3 that Gephi and Gephi Lite read whole; gives the path.

    Unlike ``networkx.write_gexf`` it takes None, dates, lists, sets and IRIs, keeps parallel edges
    apart, and writes in memory that hardly grows with the edges. A file that cannot be written
    whole leaves the old one. Raises OutputError for a place that cannot be written, and as
    :func:`write`.

    >>> import datetime as dt, networkx as nx
    >>> from tempfile import TemporaryDirectory
    >>> graph = nx.Graph([("Aurelia", "Zephyr", {"start": dt.date(2016, 4, 14), "end": 2022})])
    >>> with TemporaryDirectory() as folder:
    ...     path = write_gexf(graph, f"{folder}/partners.gexf")
    ...     nx.read_gexf(path).edges["Aurelia", "Zephyr"]["spells"]
    [('2016-04-14', '2022-12-31')]
    """
    target = Path(path)
    with atomic(target) as out:
        write(graph, out, look, title or graph.name or "Network")
    return target


def stream(
    out: BinaryIO,
    head: Head,
    nodes: Iterable[NodeRow],
    edges: Iterable[EdgeRow],
    drawn: Drawn | None = None,
) -> None:
    """Write rows as they come; of none is anything kept, so that a network may have any size.

    >>> import io
    >>> rows = [NodeRow("aurelia", "Aurelia", 1, {}), NodeRow("zephyr", "Zephyr", 1, {})]
    >>> edge = EdgeRow("1", "aurelia", "zephyr", "co-branding", 1.0, "co-branding", {})
    >>> stream(out := io.BytesIO(), Head(), iter(rows), iter([edge]))
    >>> out.getvalue().count(b"<node "), out.getvalue().count(b"<edge ")
    (2, 1)
    """
    graph = {"defaultedgetype": "directed" if head.directed else "undirected", "idtype": "string"}
    graph |= _DYNAMIC if head.is_dynamic else {"mode": "static"}
    with XmlWriter.to(out, _NAMESPACES) as xml, xml.element("gexf", {"version": "1.3"}):
        with xml.element("meta", {"lastmodifieddate": head.modified or None}):
            xml.leaf("title", text=head.title)
            # Gephi loses what stands before an ampersand.
            xml.leaf("description", text=head.description.replace("&", "and"))
        with xml.element("graph", graph):
            _columns(xml, "node", head.node_columns)
            _columns(xml, "edge", head.edge_columns)
            with xml.element("nodes"):
                xml.lines(_nodes(nodes, drawn))
            with xml.element("edges"):
                xml.lines(_edges(edges, drawn, head.edge_columns))


def _newest(graph: Graph[Any]) -> str:
    # A column of this name in a network of others may hold anything.
    days = told_of_edges(graph, "published")
    return max((spell({"start": day})[0] for day in days), default="")


def _grouped(node: NodeRow, column: str, groups: Mapping[str, str]) -> NodeRow:
    return node._replace(values=node.values | {column: groups.get(node.id, "")})


def _columns(xml: XmlWriter, of: str, columns: Columns) -> None:
    # One block for each class: the parser of Gephi Lite keeps only the last.
    with xml.element("attributes", {"class": of, "mode": "static"}):
        for column in columns.values():
            xml.leaf("attribute", {"id": column.id, "title": column.id, "type": column.type})


def _nodes(rows: Iterable[NodeRow], drawn: Drawn | None) -> Iterator[str]:
    for id, label, _, values in rows:
        filled = _filled("node", {"id": id, "label": label}, values)
        yield f"{filled}{_spells(values)}{_node_look(id, drawn) if drawn else ''}</node>"


def _edges(rows: Iterable[EdgeRow], drawn: Drawn | None, columns: Columns) -> Iterator[str]:
    colours, by = {}, ""
    if drawn and drawn.edges_by in columns:
        by = columns[drawn.edges_by].id
        colours = {value: _colour(colour) for value, colour in drawn.edge_colours.items()}
    for id, source, target, label, weight, kind, values in rows:
        own = {"id": id, "source": source, "target": target, "label": label, "weight": str(weight)}
        if kind:
            own["kind"] = kind
        filled = _filled("edge", own, values)
        colour = colours.get(str(values.get(by, "")), "") if by else ""
        yield f"{filled}{_spells(values)}{colour}</edge>"


def _filled(element: str, own: Mapping[str, str], values: Mapping[str, Value]) -> str:
    """The beginning of an element with its own attributes and its values."""
    held = [value if value.__class__ is str else text(value) for value in values.values()]
    texts = each_escaped([*own.values(), *held])
    parts = [""] * (2 * len(texts) + 1)
    parts[::2], parts[1::2] = _form(element, tuple(own), tuple(values)), texts
    return "".join(parts)


# Rows of a few shapes make up a network, and a form for each halves the time of writing.
@lru_cache(maxsize=1_000)
def _form(element: str, attributes: tuple[str, ...], columns: tuple[str, ...]) -> list[str]:
    """The beginning of an element with its values, as what stands around their texts."""
    own = "".join(f' {name}="\0"' for name in attributes)
    values = "".join(f'<attvalue for="{escaped(column)}" value="\0"/>' for column in columns)
    form = f"<{element}{own}>" + (f"<attvalues>{values}</attvalues>" if values else "")
    return form.split("\0")  # a character that XML forbids


def _spells(values: Mapping[str, Value]) -> str:
    start, end = spell(values)
    if not start and not end:
        return ""
    days = (f' start="{start}"' if start else "") + (f' end="{end}"' if end else "")
    return f"<spells><spell{days}/></spells>"


def _node_look(node: str, drawn: Drawn) -> str:
    look = _colour(colour_of(drawn, node)) if drawn.groups else _colour(UNKNOWN)
    look += f'<viz:size value="{drawn.sizes[node]}"/>'
    if node in drawn.places:
        x, y = drawn.places[node]
        # Gephi draws with y upwards.
        look += f'<viz:position x="{x}" y="{0.0 - y}" z="0.0"/>'
    return look


def _colour(colour: str) -> str:
    red, green, blue = rgb(colour)
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
