"""The embedded store: Oxigraph, in memory or in a folder.

On disk it is RocksDB: one process writes, any number read. Every graph is replaced in one
transaction, so a store holds an article whole or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
    Variable,
)

from kg.errors import StoreError
from kg.store.base import Term, within
from kg.store.lock import forget_holder, note_holder, patiently
from kg.store.trouble import is_locked, reason, why_not_open
from kg.terms import META, PREFIXES, STORE, STORE_VERSION, typed

_AT_MOST = 50_000
"""How many quads are put in, graph by graph, until what waits in memory goes to the disk."""
_MANY, _LONG = 5_000, 1_000_000
"""So many quads, or bytes of them, are sooner written to files, one for each index; RocksDB then
notes in one step that they are its own: none of them, or all."""
VERSION = 1
"""The layout of graphs this release writes; a store with a higher number is refused."""


class OxigraphStore:
    """Quads in Oxigraph.

    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { org:nordlens-optics a tp:Company } }")
    >>> [str(name) for (name,) in store.select("SELECT ?c WHERE { ?c a tp:Company }")]
    ['<https://w3id.org/techpartners/id/org/nordlens-optics>']
    """

    def __init__(
        self, inner: ox.Store, path: Path | None = None, *, read_only: bool = False
    ) -> None:
        self._inner: ox.Store | None = inner
        self.path, self.read_only = path, read_only
        self._unwritten = 0

    @classmethod
    def memory(cls) -> OxigraphStore:
        """An empty store that lives as long as the object."""
        return cls(ox.Store())

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = False, wait: float = 0) -> OxigraphStore:
        """The store in a folder; made there if there is none, unless ``read_only``.

        One that another process writes is waited for, ``wait`` seconds at most; who reads need not.
        Raises StoreError when the folder is missing, locked by another process, not writable, not a
        store, or written by a newer version.
        """
        folder = Path(path)
        try:
            # No name for what is opened: a traceback would keep it, and with it the lock.
            store = cls(
                patiently(lambda: _open(folder, read_only=read_only), is_locked, wait),
                folder,
                read_only=read_only,
            )
        except (OSError, ValueError, RuntimeError) as error:
            raise StoreError(why_not_open(folder, str(error))) from error
        try:
            store._check_version()
        except StoreError:
            store.close()
            raise
        if not read_only:
            note_holder(folder)
        return store

    @property
    def inner(self) -> ox.Store:
        """Oxigraph's own store, for what has no method here; raises StoreError when closed."""
        if self._inner is None:
            raise StoreError(f"the store{self._where()} is closed; open it again")
        return self._inner

    def _where(self) -> str:
        return "" if self.path is None else f" in {self.path}"

    def _check_version(self) -> None:
        found = next(self.inner.quads_for_pattern(STORE, STORE_VERSION, None, META), None)
        if found is None:
            if not self.read_only:
                self.inner.add(Quad(STORE, STORE_VERSION, typed(VERSION, "integer"), META))
            return
        number = found.object.value if isinstance(found.object, Literal) else "?"
        if not number.isdecimal() or int(number) > VERSION:
            raise StoreError(
                f"{self.path} was made by a newer version of kg (store version {number}, this kg "
                f"reads up to {VERSION}); upgrade kg, or build anew with: kg build --store OTHER"
            )

    def query(
        self, sparql: str, bindings: Mapping[str, Term] | None = None
    ) -> QuerySolutions | QueryTriples | QueryBoolean:
        """The raw answer to a query over the union of all graphs, variables bound as terms.

        A query with FROM is asked over the graphs it names. The prefixes of ``kg.terms.PREFIXES``
        need not be declared. Raises SyntaxError for SPARQL that does not parse, RuntimeError when a
        bound variable is not among those selected.
        """
        substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
            Variable(name): term for name, term in (bindings or {}).items()
        }
        return self.inner.query(
            sparql,
            prefixes=PREFIXES,
            use_default_graph_as_union=not _names_graphs(sparql),
            substitutions=substitutions or None,
        )

    def select(self, sparql: str, **bindings: Term) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT, one tuple of terms each; None where a variable is not bound."""
        answer = self.query(sparql, bindings)
        if not isinstance(answer, QuerySolutions):
            raise TypeError("select() takes a SELECT query")
        return (tuple(row) for row in answer)

    def update(self, sparql: str) -> None:
        """Run a SPARQL update, whole or not at all; raises StoreError when opened to read only."""
        self._refuse_to_write()
        with self._told():
            self.inner.update(sparql, prefixes=PREFIXES)

    def _refuse_to_write(self) -> None:
        if self.read_only:
            raise StoreError(f"the store{self._where()} is open to read only; open it to write")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Of what the disk refuses a StoreError, with the way out."""
        try:
            yield
        except OSError as error:
            if self.path and (told := reason(str(error))):
                raise StoreError(f"{self.path} {told}") from error
            raise

    def quads(
        self,
        subject: NamedNode | BlankNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | BlankNode | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that match a pattern; None matches all."""
        return self.inner.quads_for_pattern(subject, predicate, object, graph)

    def replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Make ``quads`` the whole content of ``graph``, in one transaction.

        The quads may stand in any graph and hold no blank nodes, which would be others each time.
        """
        content = list(within(graph, quads))
        if next(self.quads(graph=graph), None) is None:
            self.insert(content)  # one transaction too, at half the cost
        else:
            # One update is one transaction; clear_graph() and extend() would be two.
            self.update(f"CLEAR SILENT GRAPH {graph} ;\n{data('INSERT', content)}")
            self._write_now_and_then(len(content))

    def insert(self, quads: Iterable[Quad]) -> None:
        """Put quads in, all or none."""
        self._refuse_to_write()
        content = list(quads)
        with self._told():
            if self.path and len(content) >= _MANY:
                self.inner.bulk_extend(content)
                return
            self.inner.extend(content)
        self._write_now_and_then(len(content))

    def load(self, nquads: bytes) -> None:
        """Put in what is written as N-Quads, all or none: sooner done than by quads in Python."""
        self._refuse_to_write()
        with self._told():
            if self.path and len(nquads) >= _LONG:
                self.inner.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
                return
            self.inner.load(nquads, format=ox.RdfFormat.N_QUADS)
        self._write_now_and_then(nquads.count(b"\n"))

    def delete(self, quads: Iterable[Quad]) -> None:
        """Take quads out, in one transaction."""
        self.update(data("DELETE", quads))

    def _write_now_and_then(self, more: int) -> None:
        """Keep what waits in memory small: left to itself it takes 64 MB for each index."""
        self._unwritten += more
        if self.path and self._unwritten >= _AT_MOST:
            self._unwritten = 0
            with self._told():
                self.inner.flush()

    def graphs(self) -> list[NamedNode]:
        """The named graphs that hold something, sorted."""
        names = [name for name in self.inner.named_graphs() if isinstance(name, NamedNode)]
        filled = (n for n in names if next(self.quads(graph=n), None) is not None)
        return sorted(filled, key=lambda name: name.value)

    def close(self) -> None:
        """Write what is pending and let go of the files; closing twice is as good as once.

        Raises StoreError where it cannot be written; what an update has told as done is kept then
        too, in the store's log.
        """
        inner, self._inner = self._inner, None  # RocksDB unlocks with the last reference
        if inner is not None and not self.read_only:
            if self.path:
                forget_holder(self.path)
            with self._told():
                inner.flush()

    def __enter__(self) -> OxigraphStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.inner)


def data(verb: str, quads: Iterable[Quad]) -> str:
    """A SPARQL update that inserts quads, or deletes them; empty if there are none.

    >>> a = NamedNode("urn:a")
    >>> print(data("DELETE", [Quad(a, a, Literal("b"), a)]))
    DELETE DATA {
    GRAPH <urn:a> { <urn:a> <urn:a> "b" }
    }
    """
    lines = "\n".join(f"GRAPH {q.graph_name} {{ {q.triple} }}" for q in quads)
    return f"{verb} DATA {{\n{lines}\n}}" if lines else ""


def graph_of(triples: Iterable[Triple]) -> ox.Store:
    """The triples as a graph of their own, in memory, to be asked and changed by SPARQL.

    >>> from kg.terms import iri
    >>> rivals = Triple(iri("org:nordlens"), iri("tp:competitorOf"), iri("org:zephyr"))
    >>> bool(graph_of([rivals]).query("ASK { ?x tp:competitorOf ?y }", prefixes=PREFIXES))
    True
    """
    graph = ox.Store()
    graph.extend(Quad(*triple) for triple in triples)
    return graph


# A text, a name, a comment or a variable, in which "from" says nothing; or the keyword.
_FROM = re.compile(
    r"""<[^<>\s]*> | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' | \#[^\n]* | [?$:]\w+
    | (?P<from>\bfrom\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def _names_graphs(sparql: str) -> bool:
    """Whether a query says FROM, and not just in a text, a name or a comment."""
    return "from" in sparql.casefold() and any(word["from"] for word in _FROM.finditer(sparql))


def _open(folder: Path, *, read_only: bool) -> ox.Store:
    """Oxigraph's store in a folder; raises what Python and RocksDB raise, and StoreError."""
    is_store = (folder / "CURRENT").exists()
    if read_only:
        if not is_store:
            raise StoreError(f"there is no store in {folder}; make one with: kg build")
        return ox.Store.read_only(str(folder))
    if not is_store and folder.is_dir():
        names = {path.name for path in folder.iterdir()}
        # With a lock but no more, it is a store whose making was interrupted.
        if names and "LOCK" not in names:
            raise StoreError(
                f"{folder} holds {min(names)} and is no store; choose an empty or new folder"
            )
    folder.parent.mkdir(parents=True, exist_ok=True)
    return ox.Store(str(folder))
