"""The store seen as values of properties: what all reading of networks is made of.

A thing is read in one pass over its own quads, which the store's index keeps together. That asks no
SPARQL, keeps nothing, and takes a time in proportion to what is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, KeysView
from functools import lru_cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.store.base import Store
from kg.terms import ALT_LABEL, LABEL, PREF_LABEL, RESOLVED, TYPE, local_name

Value = NamedNode | BlankNode | Literal


class About:
    """All that some quads say of one thing, by property."""

    __slots__ = ("_quads",)

    def __init__(self, quads: Iterable[Quad]) -> None:
        # By the text of the properties, as the store's own terms are slow to hash. Most values are
        # never asked for: they stay in their quads.
        held: dict[str, list[Quad]] = defaultdict(list)
        for quad in quads:
            held[quad.predicate.value].append(quad)
        self._quads = held

    def keys(self) -> KeysView[str]:
        """The IRIs of the properties that it has."""
        return self._quads.keys()

    def values(self, key: NamedNode) -> list[Value]:
        """The values of a property, as the store has them."""
        quads = self._quads.get(key.value)
        return _values(quads) if quads else []

    def text(self, key: NamedNode) -> str:
        """The first value of a property in plain order, as written; empty where there is none."""
        quads = self._quads.get(key.value)
        return _first(quads) if quads else ""

    def nodes(self, key: NamedNode) -> list[NamedNode]:
        """The values of a property that are named nodes."""
        return [value for value in self.values(key) if isinstance(value, NamedNode)]

    def names(self, key: NamedNode) -> tuple[str, ...]:
        """What the named nodes that are values of a property end on, sorted."""
        return tuple(sorted({local_name(value) for value in self.nodes(key)}))


def _values(quads: Iterable[Quad]) -> list[Value]:
    """The objects of some quads, less triples about triples, which are none of ours."""
    return [value for quad in quads if not isinstance(value := quad.object, Triple)]


def _first(quads: Iterable[Quad]) -> str:
    """The first of their objects in plain order, as written; empty where there is none."""
    return min([value.value for value in _values(quads)], default="")


class Facts:
    """The resolved things of a store.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> from kg.terms import iri
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { org:zephyr rdfs:label "Zephyr" } }')
    >>> Facts(store).label(iri("org:zephyr")), Facts(store).label(iri("org:aurelia"))
    ('Zephyr', 'aurelia')
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        # Few things, such as places and fields, are what many have in common.
        self._called = lru_cache(1000)(self._label)

    def about(self, node: NamedNode, graph: NamedNode = RESOLVED) -> About:
        """All that a graph says of a thing."""
        return About(self._store.quads(node, None, None, graph))

    def text(self, node: NamedNode, key: NamedNode) -> str:
        """The first value of one property in any graph: of what has long ones that no one wants."""
        return _first(self._store.quads(node, key))

    def pairs(self, key: NamedNode) -> Iterator[tuple[NamedNode, NamedNode]]:
        """Every thing with every other that it has as a value of a property."""
        for quad in self._store.quads(None, key, None, RESOLVED):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                yield quad.subject, quad.object

    def of_class(self, class_: NamedNode) -> list[NamedNode]:
        """The things of a class, sorted."""
        typed = self._store.quads(None, TYPE, class_, RESOLVED)
        found = [quad.subject for quad in typed if isinstance(quad.subject, NamedNode)]
        return sorted(found, key=lambda node: node.value)

    def other_names(self) -> dict[str, list[str]]:
        """The names that things have beside their labels, by IRI."""
        found: dict[str, list[str]] = defaultdict(list)
        for quad in self._store.quads(None, ALT_LABEL, None, RESOLVED):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                found[quad.subject.value].append(quad.object.value)
        return found

    def label(self, node: Value) -> str:
        """What a thing is called; what its IRI ends on where nothing calls it anything."""
        if isinstance(node, Literal):
            return node.value
        return "" if isinstance(node, BlankNode) else self._called(node.value)

    def _label(self, iri: str) -> str:
        about = self.about(NamedNode(iri))
        return about.text(LABEL) or about.text(PREF_LABEL) or local_name(NamedNode(iri))

    def labels(self, values: Iterable[Value]) -> str:
        """What some things are called, sorted, joined by "; "."""
        return "; ".join(sorted({self.label(value) for value in values} - {""}))
