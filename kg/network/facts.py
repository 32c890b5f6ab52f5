"""The store seen as values of properties: what all reading of networks is made of.

A property is read in one of two ways, which give the same answers. To make a whole network, it is
read once for all nodes, in one pass over the store's index; for rows that are passed on one by one,
each node is looked up by itself and nothing is kept. Neither asks SPARQL, whose joins over optional
parts take a time that grows with the square of the claims; both take one in proportion to what they
read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.store.base import Store
from kg.terms import LABEL, PREF_LABEL, QUARANTINE, RESOLVED, TYPE, local_name

Node = NamedNode | BlankNode
Value = NamedNode | BlankNode | Literal
Lookup = Callable[[Node], Sequence[Value]]
"""The values of a property of a node, as the store has them."""
Graph = NamedNode | None
"""A named graph; None stands for all but the quarantine."""


class Facts:
    """The properties of a store, read at once if ``whole``, else node by node.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> from kg.terms import iri
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { org:zephyr rdfs:label "Zephyr" } }')
    >>> facts = Facts(store, whole=True)
    >>> facts.label(iri("org:zephyr")), facts.label(iri("org:aurelia"))
    ('Zephyr', 'aurelia')
    """

    def __init__(self, store: Store, *, whole: bool) -> None:
        self._store, self._whole = store, whole
        self._lookups: dict[tuple[NamedNode, Graph], Lookup] = {}
        self._called = (self.of(LABEL), self.of(PREF_LABEL))

    def of(self, key: NamedNode, graph: Graph = RESOLVED) -> Lookup:
        """How the values of a property are looked up; nothing is read before the first is."""
        if (key, graph) not in self._lookups:
            self._lookups[key, graph] = self._lookup(key, graph)
        return self._lookups[key, graph]

    def _lookup(self, key: NamedNode, graph: Graph) -> Lookup:
        if self._whole:
            return _Table(lambda: self._read(None, key, graph=graph))
        return lambda node: [value for _, value in self._read(node, key, graph=graph)]

    def inverse(self, key: NamedNode) -> Lookup:
        """How the nodes are looked up that have a value of a property, in whatever graph."""
        if self._whole:
            return _Table(lambda: ((o, s) for s, o in self._read(None, key)))
        return lambda value: [node for node, _ in self._read(None, key, value)]

    def used(self, keys: Iterable[NamedNode], graph: Graph = RESOLVED) -> list[NamedNode]:
        """Those of some properties that any node has."""
        return [key for key in keys if next(self._store.quads(None, key, None, graph), None)]

    def pairs(self, key: NamedNode) -> Iterator[tuple[Node, Value]]:
        """Every resolved node with every value of a property."""
        return self._read(None, key, graph=RESOLVED)

    def of_class(self, class_: NamedNode) -> list[NamedNode]:
        """The resolved things of a class, sorted."""
        found = named(node for node, _ in self._read(None, TYPE, class_, RESOLVED))
        return sorted(found, key=lambda node: node.value)

    def label(self, node: Value) -> str:
        """What a node is called; what its IRI ends on where nothing calls it anything."""
        if isinstance(node, Literal):
            return node.value
        called = next(filter(None, (text(lookup(node)) for lookup in self._called)), "")
        return called or (local_name(node) if isinstance(node, NamedNode) else node.value)

    def labels(self, values: Iterable[Value]) -> str:
        """What some things are called, sorted, joined by "; "."""
        return "; ".join(sorted({self.label(value) for value in values}))

    def _read(
        self,
        node: Node | None,
        key: NamedNode,
        value: Node | None = None,
        graph: Graph = None,
    ) -> Iterator[tuple[Node, Value]]:
        """Subjects and objects; triples about triples are none of ours."""
        for quad in self._store.quads(node, key, value, graph):
            subject, object_ = quad.subject, quad.object
            if isinstance(subject, Triple) or isinstance(object_, Triple):
                continue
            if graph is not None or quad.graph_name != QUARANTINE:
                yield subject, object_


class _Table:
    """A property of all nodes, read when the first is asked for.

    It is kept by the text of the nodes, as those of the store are slow to hash.
    """

    __slots__ = ("_pairs", "_table")

    def __init__(self, pairs: Callable[[], Iterable[tuple[Value, Value]]]) -> None:
        self._pairs = pairs
        self._table: dict[str, list[Value]] | None = None

    def __call__(self, node: Node) -> Sequence[Value]:
        if self._table is None:
            self._table = defaultdict(list)
            for key, value in self._pairs():
                self._table[key.value].append(value)
        return self._table.get(node.value, ())


def text(values: Sequence[Value]) -> str:
    """The first of some values in plain order, as written; empty where there is none."""
    if len(values) == 1:
        return values[0].value
    return min((value.value for value in values), default="")


def named(values: Iterable[Value]) -> list[NamedNode]:
    """Those of some values that are named nodes."""
    return [value for value in values if isinstance(value, NamedNode)]


def names(values: Iterable[Value]) -> tuple[str, ...]:
    """What the named nodes among some values end on, sorted."""
    return tuple(sorted({local_name(value) for value in named(values)}))
