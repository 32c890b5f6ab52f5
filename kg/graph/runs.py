"""The record of runs: what each ingest or build that changed something did, and with what.

A run is a ``prov:Activity`` in ``graph:meta``; each tells of the one before it, which makes their
order known without a clock. A run's id is a digest of all that it tells, and so of all before it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.graph.claims import Spo, Term, article_graph
from kg.graph.stored import Reads
from kg.terms import (
    ACTIVITY,
    ARTICLES_DROPPED,
    ARTICLES_READ,
    ARTICLES_UNCHANGED,
    COLLECTION,
    ENTITY,
    ERROR,
    GENERATED,
    GENERATED_BY,
    HAD_MEMBER,
    INFERENCE,
    INFORMED_BY,
    INVALIDATED,
    LABEL,
    META,
    NAME,
    OPTION,
    POSITION,
    RECORDS_FOUND,
    RECORDS_REFUSED,
    RESOLVING,
    SHA256,
    SOFTWARE_AGENT,
    SOFTWARE_VERSION,
    STORE,
    TYPE,
    USED,
    WITH_AGENT,
    english,
    iri,
    typed,
)

_COUNTS = {
    "read": ARTICLES_READ,
    "unchanged": ARTICLES_UNCHANGED,
    "dropped": ARTICLES_DROPPED,
    "records": RECORDS_FOUND,
    "refused": RECORDS_REFUSED,
}
"""What is counted, by the field of a run."""


@dataclass(frozen=True, slots=True)
class Reader:
    """An extractor, as far as it decides what is found."""

    name: str
    version: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    """SHA-256, in hexadecimal digits, of each model and table that it reads, by its name"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one ingest or build did, and with what."""

    kind: str
    """ingest or build"""
    version: str
    """of kg"""
    reader: Reader
    options: Mapping[str, str] = field(default_factory=dict)
    """what it was asked for that bears on the graph, by name"""
    read: int = 0
    """articles that the extractor was given"""
    unchanged: int = 0
    """articles that the graph held already"""
    records: int = 0
    refused: int = 0
    errors: tuple[str, ...] = ()
    """a sentence each"""
    changed: tuple[str, ...] = ()
    """ids of the articles whose claims are new"""
    gone: tuple[str, ...] = ()
    """ids of the articles whose claims were dropped"""

    @property
    def dropped(self) -> int:
        """How many articles were dropped."""
        return len(self.gone)


def record(store: Reads, run: Run) -> str:
    """The SPARQL update that puts a run behind the last one that a store tells of.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store, reader = OxigraphStore.memory(), Reader("rules")
    >>> for article in ("nordlens-and-zephyr", "aurelia"):
    ...     store.update(record(store, Run("ingest", "0.1.0", reader, changed=(article,))))
    >>> runs = "?run schema:position ?n ; prov:generated ?graph"
    >>> for n, graph in store.select(f"SELECT ?n ?graph WHERE {{ {runs} }} ORDER BY ?n"):
    ...     print(n.value, graph.value)
    1 https://w3id.org/techpartners/graph/article/nordlens-and-zephyr
    2 https://w3id.org/techpartners/graph/article/aurelia
    """
    said = {*_done(run), *_after(store)}
    node = iri(f"run:{run.kind}-{_digest(*(f'{predicate} {term}' for predicate, term in said))}")
    # The store as it is now; what it is then is told by the next run.
    triples = {(STORE, GENERATED_BY, node), *((node, *each) for each in said), *_with(run)}
    lines = "\n".join(sorted(f"{Triple(*triple)} ." for triple in triples))
    return (
        f"DELETE WHERE {{ GRAPH {META} {{ {STORE} {GENERATED_BY} ?last }} }} ;\n"
        f"INSERT DATA {{ GRAPH {META} {{\n{lines}\n}} }}"
    )


def made_with(store: Reads) -> set[Quad]:
    """By which code, rules, names and judgements, and as of which day, the graph was last made.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> made_with(OxigraphStore.memory())
    set()
    """
    return {quad for node in (RESOLVING, INFERENCE) for quad in store.quads(node, graph=META)}


def _done(run: Run) -> Iterator[tuple[NamedNode, Term]]:
    """What a run did, with what."""
    yield TYPE, ACTIVITY
    yield LABEL, english(run.kind)
    yield WITH_AGENT, _software(run)
    yield USED, _extractor(run.reader)
    for name, predicate in _COUNTS.items():
        yield predicate, typed(getattr(run, name), "integer")
    for name, value in run.options.items():
        yield OPTION, Literal(f"{name}={value}")
    for sentence in run.errors:
        # The name of a file may hold bytes that are no text.
        yield ERROR, english(sentence.encode(errors="backslashreplace").decode())
    for article in run.changed:
        yield GENERATED, article_graph(article)
    for article in run.gone:
        yield INVALIDATED, article_graph(article)


def _after(store: Reads) -> Iterator[tuple[NamedNode, Term]]:
    """Where in the order of runs the next one stands."""
    last = next((quad.object for quad in store.quads(STORE, GENERATED_BY, None, META)), None)
    number = 1
    if isinstance(last, NamedNode):
        yield INFORMED_BY, last
        positions = (quad.object for quad in store.quads(last, POSITION, None, META))
        number += sum(int(each.value) for each in positions if isinstance(each, Literal))
    yield POSITION, typed(number, "integer")


def _with(run: Run) -> Iterator[Spo]:
    """What a run was done with; told once, however many runs are done with it."""
    yield _software(run), TYPE, SOFTWARE_AGENT
    yield _software(run), NAME, Literal("kg")
    yield _software(run), SOFTWARE_VERSION, Literal(run.version)
    reader = _extractor(run.reader)
    yield reader, TYPE, COLLECTION
    yield reader, NAME, Literal(run.reader.name)
    if run.reader.version:
        yield reader, SOFTWARE_VERSION, Literal(run.reader.version)
    for name, sha256 in run.reader.files.items():
        file = iri(f"run:file-{_digest(name, sha256)}")
        yield reader, HAD_MEMBER, file
        yield file, TYPE, ENTITY
        yield file, NAME, Literal(name)
        yield file, SHA256, Literal(sha256)


def _software(run: Run) -> NamedNode:
    return iri(f"run:kg-{run.version}")


def _extractor(reader: Reader) -> NamedNode:
    files = (f"{name} {sha256}" for name, sha256 in reader.files.items())
    return iri(f"run:extractor-{_digest(reader.name, str(reader.version), *files)}")


def _digest(*parts: str) -> str:
    """A digest of what is told, in whatever order."""
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:20]
