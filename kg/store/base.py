"""What any store of ours can do: the protocol that reasoning, queries and export are written to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
)

Term = NamedNode | Literal


class Store(Protocol):
    """A set of quads in named graphs that answers SPARQL 1.1."""

    def query(
        self, sparql: str, bindings: Mapping[str, Term] | None = None
    ) -> QuerySolutions | QueryTriples | QueryBoolean:
        """The raw answer to a query over the union of all graphs, variables bound as terms."""
        ...

    def select(self, sparql: str, **bindings: Term) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT."""
        ...

    def update(self, sparql: str) -> None:
        """Run a SPARQL update, whole or not at all."""
        ...

    def quads(
        self,
        subject: NamedNode | BlankNode | None = None,
        predicate: NamedNode | None = None,
        object: Term | BlankNode | None = None,
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that match a pattern; None matches all."""
        ...

    def replace_graph(self, graph: NamedNode, quads: Iterable[Quad]) -> None:
        """Make ``quads`` the whole content of ``graph``, in one transaction."""
        ...

    def graphs(self) -> list[NamedNode]:
        """The named graphs that hold something, sorted."""
        ...

    def close(self) -> None:
        """Write what is pending and let go of the files."""
        ...

    def __len__(self) -> int:
        """The number of quads."""
        ...
