"""What any store of ours can do: the protocol that reasoning, queries and export are written to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

Term = NamedNode | Literal
_AT_ONCE = 20_000


def some_at_a_time(quads: Iterable[Quad]) -> Iterator[list[Quad]]:
    """Quads in lists that are not too long: what one transaction changes stands in memory."""
    all_quads = iter(quads)
    while some := list(islice(all_quads, _AT_ONCE)):
        yield some


def within(graph: NamedNode, triples: Iterable[Triple | Quad]) -> Iterator[Quad]:
    """The triples, or those of quads, as quads of a graph.

    >>> a, b = NamedNode("urn:a"), NamedNode("urn:b")
    >>> [str(quad) for quad in within(b, [Triple(a, a, a)])]
    ['<urn:a> <urn:a> <urn:a> <urn:b>']
    """
    return (Quad(each.subject, each.predicate, each.object, graph) for each in triples)


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

    def insert(self, quads: Iterable[Quad]) -> None:
        """Put quads in, all or none."""
        ...

    def load(self, nquads: bytes) -> None:
        """Put in what is written as N-Quads, all or none."""
        ...

    def delete(self, quads: Iterable[Quad]) -> None:
        """Take quads out, in one transaction."""
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
