"""The store seen as values of properties: what all reading of networks is made of.

Two ways give the same answers. ``Scanned`` reads each property that is asked for once, in one pass
over the store's index, and is the faster for a whole graph; plain ``Facts`` keep nothing and look
up each node, for rows that are passed on one by one. Neither asks SPARQL, and both take a time in
proportion to what they read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.store.base import Store
from kg.terms import LABEL, PREF_LABEL, QUARANTINE, RESOLVED, TYPE, local_name

Node = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal
Graph = NamedNode | None
"""A named graph; None stands for all but the quarantine."""


class Facts:
    """What nodes have as values of properties; each node is looked up by itself.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> from kg.terms import iri
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { org:zephyr rdfs:label "Zephyr" } }')
    >>> Facts(store).label(iri("org:zephyr")), Scanned(store).label(iri("org:aurelia"))
    ('Zephyr', 'aurelia')
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def values(self, node: Node, key: NamedNode, graph: Graph = RESOLVED) -> Sequence[Value]:
        """The values of a property, as the store has them."""
        return [value for _, value in _read(self._store.quads(node, key, None, graph))]

    def subjects(self, key: NamedNode, value: NamedNode) -> Sequence[Node]:
        """The nodes that have a value of a property, in any graph but the quarantine."""
        return [node for node, _ in _read(self._store.quads(None, key, value))]

    def pairs(self, key: NamedNode) -> Iterator[tuple[Node, Value]]:
        """Every resolved node with every value of a property."""
        return _read(self._store.quads(None, key, None, RESOLVED))

    def of_class(self, class_: NamedNode) -> list[NamedNode]:
        """The resolved things of a class, sorted."""
        found = {node for node, _ in _read(self._store.quads(None, TYPE, class_, RESOLVED))}
        return sorted(_named(found), key=lambda node: node.value)

    def text(self, node: Node, key: NamedNode, graph: Graph = RESOLVED) -> str:
        """The first value of a property in plain order, as written; empty where there is none."""
        return min((value.value for value in self.values(node, key, graph)), default="")

    def nodes(self, node: Node, key: NamedNode, graph: Graph = RESOLVED) -> list[NamedNode]:
        """The values of a property that are named nodes."""
        return _named(self.values(node, key, graph))

    def names(self, node: Node, key: NamedNode, graph: Graph = RESOLVED) -> tuple[str, ...]:
        """What the named nodes that are values of a property end on, sorted."""
        return tuple(sorted({local_name(value) for value in self.nodes(node, key, graph)}))

    def label(self, node: Value) -> str:
        """What a node is called; what its IRI ends on where nothing calls it anything."""
        if isinstance(node, Literal):
            return node.value
        called = self.text(node, LABEL) or self.text(node, PREF_LABEL)
        return called or (local_name(node) if isinstance(node, NamedNode) else node.value)

    def labels(self, node: Node, key: NamedNode) -> str:
        """What the values of a property are called, sorted, joined by "; "."""
        return "; ".join(sorted({self.label(value) for value in self.values(node, key)}))


class Scanned(Facts):
    """The same, each property read once for all nodes when it is first asked for."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._values: dict[tuple[NamedNode, Graph], dict[Node, list[Value]]] = {}
        self._subjects: dict[NamedNode, dict[Value, list[Node]]] = {}

    def values(self, node: Node, key: NamedNode, graph: Graph = RESOLVED) -> Sequence[Value]:
        """The values of a property, as the store has them."""
        table = self._values.get((key, graph))
        if table is None:
            table = self._values[key, graph] = defaultdict(list)
            for subject, value in _read(self._store.quads(None, key, None, graph)):
                table[subject].append(value)
        return table.get(node, ())

    def subjects(self, key: NamedNode, value: NamedNode) -> Sequence[Node]:
        """The nodes that have a value of a property, in any graph but the quarantine."""
        table = self._subjects.get(key)
        if table is None:
            table = self._subjects[key] = defaultdict(list)
            for subject, object_ in _read(self._store.quads(None, key)):
                table[object_].append(subject)
        return table.get(value, ())


def _read(quads: Iterator[Quad]) -> Iterator[tuple[Node, Value]]:
    for quad in quads:
        subject, value = quad.subject, quad.object
        # Triples about triples are none of ours.
        if quad.graph_name != QUARANTINE and isinstance(subject, Node) and isinstance(value, Value):
            yield subject, value


def _named(values: Iterable[Value]) -> list[NamedNode]:
    return [value for value in values if isinstance(value, NamedNode)]
