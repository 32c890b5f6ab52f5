"""Exports: one module a format, one table of formats.

>>> FORMATS["gexf"].suffix, FORMATS["csv"].parts.keys()
('.gexf', dict_keys(['-nodes', '-edges']))
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from kg.atomic import atomic
from kg.dates import Day
from kg.errors import BadParameter, UnknownName
from kg.export import gexf, graphml, json_graph, rdf, svg, tables
from kg.network.company import company_graph
from kg.store.base import Store

Writer = Callable[[Any, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written: what its files end on, and the writer of each."""

    suffix: str
    description: str
    parts: Mapping[str, Writer]
    """what is put between name and suffix, to the writer of that file"""
    network: bool = True
    """whether the writers take the company network; if not, they take the store"""


FORMATS: dict[str, Format] = {
    "gexf": Format(".gexf", "company network for Gephi, dynamic", {"": gexf.write}),
    "graphml": Format(
        ".graphml", "company network for igraph, Cytoscape, yEd", {"": graphml.write}
    ),
    "csv": Format(
        ".csv",
        "company network as two tables, nodes and edges",
        {"-nodes": tables.write_nodes, "-edges": tables.write_edges},
    ),
    "json": Format(".json", "company network as node-link JSON", {"": json_graph.write}),
    "svg": Format(".svg", "company network as a picture", {"": svg.write}),
    "turtle": Format(".ttl", "knowledge without the claims", {"": rdf.write_turtle}, network=False),
    "trig": Format(".trig", "whole store with its graphs", {"": rdf.write_trig}, network=False),
    "nquads": Format(".nq", "whole store, one quad a line", {"": rdf.write_nquads}, network=False),
    "jsonld": Format(".jsonld", "knowledge as linked JSON", {"": rdf.write_jsonld}, network=False),
}


def write(
    store: Store,
    format: str,
    path: str | Path,
    *,
    as_of: Day | None = None,
    kinds: Collection[str] = (),
) -> list[Path]:
    """Write a store in one of ``FORMATS`` and say which files were written.

    All files of a format appear together or not at all. CSV makes two: ``partners.csv`` is written
    as ``partners-nodes.csv`` and ``partners-edges.csv``. ``as_of`` and ``kinds`` choose among the
    partnerships as in :func:`kg.network.company.company_graph`. Raises UnknownName for a format
    that is not in the table, BadParameter for a choice that RDF formats do not have, OutputError
    for a place that cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> from kg.store.oxigraph import OxigraphStore
    >>> with TemporaryDirectory() as folder:
    ...     files = write(OxigraphStore.memory(), "csv", Path(folder) / "partners.csv")
    ...     [file.name for file in files]
    ['partners-nodes.csv', 'partners-edges.csv']
    """
    chosen = _format(format)
    content = _content(store, format, as_of, kinds)
    target = Path(path)
    if len(chosen.parts) == 1:
        files = dict.fromkeys([target], *chosen.parts.values())
    else:
        stem = target.with_suffix("") if target.suffix == chosen.suffix else target
        files = {
            stem.with_name(f"{stem.name}{part}{chosen.suffix}"): writer
            for part, writer in chosen.parts.items()
        }
    with ExitStack() as together:
        for file, writer in files.items():
            writer(content, together.enter_context(atomic(file)))
    return list(files)


def dump(
    store: Store,
    format: str,
    out: BinaryIO,
    *,
    as_of: Day | None = None,
    kinds: Collection[str] = (),
) -> None:
    """Write a store to an open binary file, such as ``sys.stdout.buffer``.

    Raises as :func:`write`, and BadParameter for a format of several files.

    >>> import io
    >>> from kg.store.oxigraph import OxigraphStore
    >>> dump(OxigraphStore.memory(), "nquads", out := io.BytesIO())
    >>> out.getvalue()
    b''
    """
    parts = _format(format).parts
    if len(parts) > 1:
        raise BadParameter(f"{format} is written to {len(parts)} files; name one with -o FILE")
    for writer in parts.values():
        writer(_content(store, format, as_of, kinds), out)


def format_of(path: str | Path) -> str:
    """The format that a file's name ends on; raises UnknownName where it ends on none.

    >>> format_of("out/nordlens-partners.gexf")
    'gexf'
    """
    suffix = Path(path).suffix.lower()
    names = {format.suffix: name for name, format in FORMATS.items()}
    if suffix not in names:
        raise UnknownName("file ending of an export", suffix, names)
    return names[suffix]


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise UnknownName("export format", name, FORMATS)
    return FORMATS[name]


def _content(store: Store, format: str, as_of: Day | None, kinds: Collection[str]) -> Any:
    """What the writers of a format take: the company network, or the store itself."""
    if FORMATS[format].network:
        return company_graph(store, as_of=as_of, kinds=kinds)
    if as_of or kinds:
        networks = ", ".join(name for name, other in FORMATS.items() if other.network)
        raise BadParameter(
            f"{format} holds all partnerships; a day or kinds can be chosen for {networks}"
        )
    return store
