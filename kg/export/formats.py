"""The one table of formats: what each is for, and what writes each of its files.

>>> FORMATS["gexf"].suffix, FORMATS["csv"].parts.keys()
('.gexf', dict_keys(['-nodes', '-edges']))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UnknownName
from kg.export import (
    cytoscape,
    dot,
    gexf,
    graphml,
    json_graph,
    neo4j,
    parquet,
    rdf,
    svg,
    tables,
    wikidata,
)
from kg.store.base import Store

Writer = Callable[..., None]
"""Takes a network or a store, then a binary file."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written: what its files end on, and the writer of each."""

    suffix: str
    description: str
    parts: Mapping[str, Writer]
    """what is put between name and suffix, to the writer of that file"""
    network: bool = True
    """whether the writers take a network; if not, they take the store"""
    look: bool = False
    """whether they also take a look: colours, sizes, places"""
    remark: Callable[[Store], str] | None = None
    """what to tell about what could not be written"""


def _lone(writer: Writer) -> dict[str, Writer]:
    return {"": writer}


def _pair(module: Any) -> dict[str, Writer]:
    return {"-nodes": module.write_nodes, "-edges": module.write_edges}


FORMATS: dict[str, Format] = {
    "gexf": Format(".gexf", "network for Gephi, dynamic", _lone(gexf.write), look=True),
    "graphml": Format(".graphml", "network for igraph, Cytoscape, yEd", _lone(graphml.write)),
    "csv": Format(".csv", "network as two tables, for Gephi", _pair(tables)),
    "neo4j": Format(".csv", "network as two tables, for Neo4j's import", _pair(neo4j)),
    "parquet": Format(".parquet", "network as two typed tables", _pair(parquet)),
    "json": Format(".json", "network as node-link JSON", _lone(json_graph.write)),
    "cytoscape": Format(".cyjs", "network for Cytoscape", _lone(cytoscape.write)),
    "dot": Format(".dot", "network for Graphviz", _lone(dot.write)),
    "svg": Format(".svg", "network as a picture", _lone(svg.write)),
    "turtle": Format(".ttl", "knowledge less the claims", _lone(rdf.write_turtle), network=False),
    "trig": Format(".trig", "whole store with its graphs", _lone(rdf.write_trig), network=False),
    "nquads": Format(".nq", "whole store, one quad a line", _lone(rdf.write_nquads), network=False),
    "jsonld": Format(".jsonld", "knowledge as linked JSON", _lone(rdf.write_jsonld), network=False),
    "rdfxml": Format(".rdf", "knowledge as RDF/XML", _lone(rdf.write_rdfxml), network=False),
    "quickstatements": Format(
        ".qs",
        "partnerships for Wikidata",
        _lone(wikidata.write),
        network=False,
        remark=lambda store: wikidata.statements(store).remark,
    ),
}  # fmt: skip


def named_format(name: str) -> Format:
    """The format of a name; raises UnknownName."""
    if name not in FORMATS:
        raise UnknownName("export format", name, FORMATS)
    return FORMATS[name]


def format_of(path: str | Path) -> str:
    """The format that a file's name ends on, of several the first in the table.

    Raises UnknownName where it ends on none.

    >>> format_of("out/nordlens-partners.gexf")
    'gexf'
    """
    suffix = Path(path).suffix.lower()
    names = {format.suffix: name for name, format in reversed(FORMATS.items())}
    if suffix not in names:
        raise UnknownName("file ending of an export", suffix, names)
    return names[suffix]
