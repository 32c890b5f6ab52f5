"""The embedded store: Oxigraph, in memory or in a folder.

On disk it is RocksDB: one process writes, any number read. Every graph is replaced in one
transaction, so a store holds an article whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox
from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Variable,
)

from kg.errors import StoreError
from kg.store.base import Term
from kg.terms import META, PREFIXES, STORE_VERSION, iri, typed

VERSION = 1
"""The layout of graphs this release writes; a store with a higher number is refused."""

_STORE = iri("run:store")


class OxigraphStore:
    """Quads in Oxigraph.

    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { org:leica-camera a tp:Company } }")
    >>> [str(name) for (name,) in store.select("SELECT ?c WHERE { ?c a tp:Company }")]
    ['<https://w3id.org/techpartners/id/org/leica-camera>']
    """

    def __init__(
        self, inner: ox.Store, path: Path | None = None, *, read_only: bool = False
    ) -> None:
        self.inner = inner
        self.path = path
        self.read_only = read_only

    @classmethod
    def memory(cls) -> OxigraphStore:
        """An empty store that lives as long as the object."""
        return cls(ox.Store())

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False) -> OxigraphStore:
        """The store in a folder; made there if there is none, unless ``read_only``.

        Raises StoreError when the folder is missing, locked by another process, not writable, not a
        store, or written by a newer version.
        """
        folder = Path(path)
        if read_only and not (folder / "CURRENT").exists():
            raise StoreError(f"there is no store in {folder}; make one with: kg build")
        if not read_only and folder.is_dir() and not (folder / "CURRENT").exists():
            foreign = next(iter(sorted(folder.iterdir())), None)
            if foreign is not None and not (folder / "LOCK").exists():
                raise StoreError(
                    f"{folder} holds {foreign.name} and is no store; choose an empty or new folder"
                )
        try:
            if read_only:
                inner = ox.Store.read_only(str(folder))
            else:
                folder.parent.mkdir(parents=True, exist_ok=True)
                inner = ox.Store(str(folder))
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(_why_not_open(folder, error)) from error
        store = cls(inner, folder, read_only=read_only)
        store._check_version(write=not read_only)
        return store

    def _check_version(self, *, write: bool) -> None:
        found = next(self.inner.quads_for_pattern(_STORE, STORE_VERSION, None, META), None)
        if found is None:
            if write:
                self.inner.add(Quad(_STORE, STORE_VERSION, typed(VERSION, "integer"), META))
            return
        number = found.object.value if isinstance(found.object, ox.Literal) else "?"
        if not number.isdigit() or int(number) > VERSION:
            raise StoreError(
                f"{self.path} was made by a newer version of kg (store version {number}, this kg "
                f"reads up to {VERSION}); upgrade kg, or build anew with: kg build --store OTHER"
            )

    def query(
        self, sparql: str, bindings: Mapping[str, Term] | None = None
    ) -> QuerySolutions | QueryTriples | QueryBoolean:
        """The raw answer to a query over the union of all graphs, variables bound as terms.

        The prefixes of ``kg.terms.PREFIXES`` need not be declared. Raises SyntaxError for SPARQL that
        does not parse, RuntimeError when a bound variable is not among those selected.
        """
        substitutions = {Variable(name): term for name, term in (bindings or {}).items()}
        return self.inner.query(
            sparql,
            prefixes=PREFIXES,
            use_default_graph_as_union=True,
            substitutions=substitutions or None,
        )

    def select(self, sparql: str, **bindings: Term) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT, one tuple of terms each; None where a variable is not bound."""
        answer = self.query(sparql, bindings)
        if not isinstance(answer, QuerySolutions):
            raise TypeError("select() takes a SELECT query")
        return (tuple(row) for row in answer)

    def update(self, sparql: str) -> None:
        """Run a SPARQL update, whole or not at all."""
        self.inner.update(sparql, prefixes=PREFIXES)

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that match a pattern; None matches all."""
        return self.inner.quads_for_pattern(subject, predicate, object, graph)

    def replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Make ``quads`` the whole content of ``graph``, in one transaction."""
        # One update is one transaction; clear_graph() and extend() would be two.
        triples = "\n".join(f"{q.subject} {q.predicate} {q.object} ." for q in quads)
        update = f"CLEAR SILENT GRAPH {graph}"
        if triples:
            update += f" ; INSERT DATA {{ GRAPH {graph} {{\n{triples}\n}} }}"
        self.inner.update(update)

    def graphs(self) -> list[NamedNode]:
        """The named graphs that hold something, sorted."""
        names = [name for name in self.inner.named_graphs() if isinstance(name, NamedNode)]
        filled = (n for n in names if next(self.quads(graph=n), None) is not None)
        return sorted(filled, key=lambda name: name.value)

    def close(self) -> None:
        """Write what is pending and let go of the files."""
        if self.path is not None and not self.read_only:
            self.inner.flush()
        # RocksDB lets go of its lock when the last reference is gone.
        self.inner = ox.Store()

    def __enter__(self) -> OxigraphStore:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.inner)


def _why_not_open(folder: Path, error: Exception) -> str:
    """What a RocksDB failure means for the person at the keyboard."""
    text = str(error)
    if "lock" in text.casefold() and "No locks available" not in text:
        return f"{folder} is being written by another process; wait for it or use another --store"
    if isinstance(error, PermissionError) or "Permission denied" in text or "Read-only" in text:
        return f"{folder} may not be written here; choose a writable place with --store"
    if "No such file" in text:  # the files changed while they were being opened
        return f"{folder} is being written, or was damaged; try again, or make it anew: kg build"
    return f"{folder} cannot be opened as a store ({text}); make it anew with: kg build"
