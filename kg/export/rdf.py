"""RDF in its usual forms, sorted, so that two exports of one graph are the same to the byte.

Turtle, RDF/XML and JSON-LD hold what follows from the claims: the resolved, inferred and curated
graphs, made one. TriG and N-Quads hold the whole store with its named graphs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    serialize,
)

from kg.export.xml import clean
from kg.store.base import Store
from kg.terms import CURATED, INFERRED, PREFIXES, RESOLVED, TYPE

KNOWLEDGE = (RESOLVED, INFERRED, CURATED)
"""The graphs that Turtle, RDF/XML and JSON-LD are made of."""

_PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()).encode()


def write_turtle(store: Store, out: BinaryIO) -> None:
    """Write the knowledge as Turtle, one block a subject.

    >>> import io
    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { org:zephyr a tp:Company } }")
    >>> write_turtle(store, out := io.BytesIO())
    >>> print(out.getvalue().decode().splitlines()[-1])
    org:zephyr a tp:Company .
    """
    out.write(_PREFIXES)
    out.write(_pretty(_knowledge(store), RdfFormat.TURTLE))


def write_trig(store: Store, out: BinaryIO) -> None:
    """Write the whole store as TriG, one block a graph."""
    out.write(_PREFIXES)
    for quads in _graphs(store):
        out.write(_pretty(quads, RdfFormat.TRIG))


def write_nquads(store: Store, out: BinaryIO) -> None:
    """Write the whole store as N-Quads, sorted by graph, then by subject."""
    for quads in _graphs(store):
        serialize(quads, out, RdfFormat.N_QUADS)


def write_rdfxml(store: Store, out: BinaryIO) -> None:
    """Write the knowledge as RDF/XML; what XML forbids in a text is left out.

    >>> import io
    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { org:zephyr a tp:Company } }")
    >>> write_rdfxml(store, out := io.BytesIO())
    >>> b"rdf:about" in out.getvalue()
    True
    """
    written = serialize(_knowledge(store), format=RdfFormat.RDF_XML, prefixes=PREFIXES) or b""
    # A reader of XML would turn a carriage return into a line feed.
    out.write(clean(written.decode()).replace("\r", "&#13;").encode())


def write_jsonld(store: Store, out: BinaryIO) -> None:
    """Write the knowledge as JSON-LD with our prefixes as context, one subject a line."""
    nodes = json.loads(serialize(_knowledge(store), format=RdfFormat.JSON_LD) or b"[]")
    context = json.dumps(PREFIXES, ensure_ascii=False)
    lines = (json.dumps(_compact(node), ensure_ascii=False) for node in nodes)
    out.write(f'{{"@context": {context},\n"@graph": [\n'.encode())
    out.write(",\n".join(lines).encode() + b"\n]}\n")


def _knowledge(store: Store) -> list[Quad]:
    """The quads of the knowledge, all in the default graph."""
    quads = {
        Quad(quad.subject, quad.predicate, quad.object)
        for graph in KNOWLEDGE
        for quad in store.quads(graph=graph)
    }
    return _sorted(with_steady_blank_nodes(quads))


def _graphs(store: Store) -> Iterator[list[Quad]]:
    """The quads of each graph in turn: only the largest graph has to fit in memory."""
    odd = [quad for quad in store.quads() if _has_blank_node(quad) or _is_outside(quad)]
    odd = with_steady_blank_nodes(odd)
    yield _sorted(quad for quad in odd if _is_outside(quad))
    for graph in store.graphs():
        plain = [quad for quad in store.quads(graph=graph) if not _has_blank_node(quad)]
        yield _sorted(plain + [quad for quad in odd if quad.graph_name == graph])


def _is_outside(quad: Quad) -> bool:
    """Whether a quad is in none of the graphs that have an IRI."""
    return not isinstance(quad.graph_name, NamedNode)


def _has_blank_node(quad: Quad) -> bool:
    return any(isinstance(term, BlankNode) for term in (quad.subject, quad.object))


def with_steady_blank_nodes(quads: Iterable[Quad]) -> list[Quad]:
    """The quads with blank nodes named by what is said of them: a store names them at random."""
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)


def _sorted(quads: Iterable[Quad]) -> list[Quad]:
    """By graph and subject, the type first."""
    return sorted(
        quads,
        key=lambda q: (
            str(q.graph_name),
            str(q.subject),
            q.predicate != TYPE,
            str(q.predicate),
            str(q.object),
        ),
    )


def _pretty(quads: Iterable[Quad], format: RdfFormat) -> bytes:
    """Turtle or TriG less its prefixes, which come in any order; empty lines between blocks."""
    written = serialize(quads, format=format, prefixes=PREFIXES) or b""
    body = written.splitlines(keepends=True)[len(PREFIXES) :]
    # No line begins within a literal: the serializer escapes its line ends.
    return b"".join(line if line.startswith((b"\t", b"}")) else b"\n" + line for line in body)


def _compact(value: Any, key: str = "") -> Any:
    """Expanded JSON-LD with prefixed names, and without what a lone value does not need."""
    match value:
        case {"@value": str(text)} if len(value) == 1:
            return text
        case {"@id": str(iri)} if key == TYPE.value:
            return _short(iri)
        case dict():
            return {_short(name): _compact(inner, name) for name, inner in value.items()}
        case [lone] if key != "@list":
            return _compact(lone, key)
        case list():
            return [_compact(inner, key) for inner in value]
    return _short(value) if key in ("@id", "@type") else value


def _short(iri: str) -> str:
    """An IRI as a prefixed name, where one of our prefixes fits; the type as JSON-LD writes it."""
    if iri == TYPE.value:
        return "@type"
    for prefix, start in PREFIXES.items():
        if iri.startswith(start) and not iri.startswith(start + "//"):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri
