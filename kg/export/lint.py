"""What Gephi would stumble over in a GEXF file, each finding in one sentence.

The schema lets pass much at which Gephi's importer aborts, or which it drops without a word; what
is looked for here was found by opening such files in Gephi 0.11. The file is read as a stream.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import BadParameter
from kg.export.lint_values import colour, number_above_zero, spells, value_of

Element = Any
"""An element of lxml, whose stubs know no stream of them."""

_TYPES = frozenset(
    {"string", "integer", "long", "float", "double", "boolean", "short", "byte", "char"}
    | {"bigdecimal", "biginteger"}
)
_TYPES |= {f"list{name}" for name in _TYPES}
_RESERVED = {"id": "is read-only in Gephi", "label": "overrides the labels"}
_DIRECTIONS = frozenset({"directed", "undirected"})


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something in a file that Gephi refuses, drops or changes."""

    line: int
    rule: str
    """the name of what is broken, such as ``duplicate-id``"""
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


def lint(path: str | Path) -> list[Finding]:
    """What Gephi would stumble over in a GEXF file, in the order of the lines.

    Raises BadParameter for a file that cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "partners.gexf"
    ...     _ = path.write_text('<gexf version="1.3"><graph><nodes><node id="zephyr"/></nodes>'
    ...                         '<edges/></graph></gexf>')
    ...     print(*lint(path))
    line 1: node 'zephyr' has no label, and Gephi shows none for it
    """
    from lxml import etree

    checker = _Checker()
    try:
        with Path(path).open("rb") as file:
            for event, element in etree.iterparse(file, events=("start", "end")):
                if isinstance(element.tag, str):
                    checker.see(event, element)
    except etree.XMLSyntaxError as error:
        told = str(error.msg).partition(", line")[0]
        checker.tell(error.lineno or 0, "not-xml", f"the file is no XML from here on: {told}")
    except OSError as error:
        raise BadParameter(f"{path} cannot be read ({error.strerror})") from error
    return sorted(checker.findings)


@dataclass
class _Checker:
    """What is known so far of a file that is being read."""

    findings: list[Finding] = field(default_factory=list)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    """class to the columns by id, with their types"""
    nodes: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)
    parallel: set[tuple[str, str, str]] = field(default_factory=set)
    directed: bool = False
    places: set[tuple[str, ...]] = field(default_factory=set)

    def tell(self, line: int, rule: str, message: str) -> None:
        self.findings.append(Finding(line, rule, message))

    def see(self, event: str, element: Element) -> None:
        name = _name(element)
        if event == "start":
            if name in _AT_START:
                self._report(element, _AT_START[name](self, element))
            return
        if name in _AT_END:
            self._report(element, _AT_END[name](self, element))
        if name in {"node", "edge", "attributes"}:
            parent = element.getparent()
            element.clear()
            # Where nodes are nested, an outer one still holds what was read of the inner.
            if parent is not None:
                parent.remove(element)

    def _report(self, element: Element, found: Iterator[tuple[str, str]]) -> None:
        for rule, message in found:
            self.tell(element.sourceline or 0, rule, message)

    # ---- what each element can have wrong with it: the rule, and a sentence

    def gexf(self, element: Element) -> Iterator[tuple[str, str]]:
        version = element.get("version")
        if version != "1.3":
            yield "version", f"the version is {version!r}; Gephi warns of all but 1.3"

    def graph(self, element: Element) -> Iterator[tuple[str, str]]:
        self.directed = element.get("defaultedgetype") == "directed"
        if element.get("mode") == "dynamic" and not element.get("timezone"):
            yield "timezone", "the graph names no time zone, and the reader's own shifts its days"

    def nodes_begin(self, element: Element) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        self.columns.setdefault("node", {})
        self.columns.setdefault("edge", {})
        return iter(())

    def attributes(self, element: Element) -> Iterator[tuple[str, str]]:
        of = element.get("class", "node")
        if self.nodes:
            yield "late-columns", f"the columns of class {of} stand after the nodes"
        if of in self.columns:
            yield "two-blocks", f"class {of} has a second block of columns; Gephi Lite keeps one"
        columns = self.columns.setdefault(of, {})
        for attribute in element.iterchildren("{*}attribute"):
            yield from _column(attribute, columns)

    def node(self, element: Element) -> Iterator[tuple[str, str]]:
        id = element.get("id", "")
        if id in self.nodes:
            yield "duplicate-id", f"two nodes have the id {id!r}"
        self.nodes.add(id)
        if not element.get("label"):
            yield "no-label", f"node {id!r} has no label, and Gephi shows none for it"
        for place in element.iterchildren("{*}position"):
            self.places.add(tuple(place.get(axis, "0") for axis in "xyz"))
        yield from self._row("node", id, element)

    def edge(self, element: Element) -> Iterator[tuple[str, str]]:
        id, source, target = (element.get(name, "") for name in ("id", "source", "target"))
        if not id:
            yield "no-id", f"the edge of {source!r} and {target!r} has no id"
        elif id in self.edges:
            yield "duplicate-id", f"two edges have the id {id!r}; Gephi drops the second"
        self.edges.add(id)
        for end in (source, target):
            if end not in self.nodes:
                yield "no-such-node", f"edge {id!r} leads to {end!r}, which is no node"
        yield from self._direction(element, id, source, target)
        weight = element.get("weight")
        if weight is not None and not number_above_zero(weight):
            yield "weight", f"edge {id!r} has the weight {weight!r}; Gephi wants a number above 0"
        yield from self._row("edge", id, element)

    def _direction(
        self, element: Element, id: str, source: str, target: str
    ) -> Iterator[tuple[str, str]]:
        type = element.get("type")
        if type is not None and type not in _DIRECTIONS:
            yield "direction", f"edge {id!r} has the type {type!r}, which Gephi refuses"
        if type == "undirected" and self.directed:
            yield "direction", f"edge {id!r} is undirected in a directed graph; Gephi drops it"
        pair = (source, target) if self.directed else (min(source, target), max(source, target))
        kind = (*pair, element.get("kind") or "")
        if kind in self.parallel:
            yield "same-kind", f"edge {id!r} has the kind of a parallel edge; Gephi merges the two"
        self.parallel.add(kind)

    def _row(self, of: str, id: str, element: Element) -> Iterator[tuple[str, str]]:
        """What nodes and edges have alike: spells, values, colours."""
        row = f"{of} {id!r}"
        yield from spells(row, element)
        for value in element.iterfind("{*}attvalues/{*}attvalue"):
            column = value.get("for", "")
            if column not in self.columns[of]:
                yield "undeclared", f"{row} has a value of {column!r}, a column that there is not"
            else:
                yield from value_of(row, column, self.columns[of][column], value.get("value", ""))
        for tint in element.iterchildren("{*}color"):
            yield from colour(row, tint)

    def nodes_end(self, element: Element) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        if len(self.nodes) > 1 and self.places and all(_is_zero(place) for place in self.places):
            yield "places", "all positions are 0, so that Gephi puts the nodes at random"

    def description(self, element: Element) -> Iterator[tuple[str, str]]:
        if "&" in (element.text or ""):
            yield "ampersand", "the description has an ampersand; Gephi loses what is before it"


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_zero(place: tuple[str, ...]) -> bool:
    return all(axis in {"0", "0.0", "-0.0"} for axis in place)


def _column(attribute: Element, columns: dict[str, str]) -> Iterator[tuple[str, str]]:
    id, type = attribute.get("id", ""), attribute.get("type", "")
    if id.lower() in {known.lower() for known in columns}:
        yield "colliding-columns", f"column {id!r} is there twice but for its capitals"
    if id.lower() in _RESERVED:
        yield "reserved-column", f"column {id!r} {_RESERVED[id.lower()]}"
    if type not in _TYPES:
        yield "column-type", f"column {id!r} has the type {type!r}; Gephi drops the column"
    columns[id] = type


_Check = Callable[[_Checker, Element], Iterator[tuple[str, str]]]

_AT_START: dict[str, _Check] = {
    "gexf": _Checker.gexf,
    "graph": _Checker.graph,
    "nodes": _Checker.nodes_begin,
}
_AT_END: dict[str, _Check] = {
    "attributes": _Checker.attributes,
    "node": _Checker.node,
    "edge": _Checker.edge,
    "nodes": _Checker.nodes_end,
    "description": _Checker.description,
}
"""What is looked at, and when: at the end of an element all that is in it has been read."""
