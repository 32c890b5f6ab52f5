"""One node of a store at a time: the values of its properties, and what things are called."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.export.wording import kind_words, property_words
from kg.store.base import Store, Term
from kg.terms import local_name

_ARTICLES = terms.iri("article:").value


class Facts:
    """A store asked for the values of one property of one node.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { org:zephyr rdfs:label "Zephyr" } }')
    >>> Facts(store).label(terms.iri("org:zephyr"))
    'Zephyr'
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def values(self, node: NamedNode, *properties: NamedNode) -> list[Term]:
        """The values of the first of these properties that has any, once each, sorted."""
        for predicate in properties:
            found = {
                quad.object
                for quad in self._store.quads(node, predicate)
                if quad.graph_name != terms.QUARANTINE
                and isinstance(quad.object, NamedNode | Literal)
            }
            if found:
                return sorted(found, key=str)
        return []

    def nodes(self, node: NamedNode, *properties: NamedNode) -> list[NamedNode]:
        """The values that are no literals."""
        return [value for value in self.values(node, *properties) if isinstance(value, NamedNode)]

    def subjects(self, predicate: NamedNode, object: Term) -> list[NamedNode]:
        """What has this value of a property, sorted."""
        found = {
            quad.subject
            for quad in self._store.quads(None, predicate, object)
            if quad.graph_name != terms.QUARANTINE and isinstance(quad.subject, NamedNode)
        }
        return sorted(found, key=str)

    def text(self, node: NamedNode, *properties: NamedNode) -> str:
        """The first value as it is written; empty where there is none."""
        return next((value.value for value in self.values(node, *properties)), "")

    def label(self, term: Term) -> str:
        """What a thing is called; for an article's own node, what it stands for is called."""
        if isinstance(term, Literal):
            return " ".join(term.value.split())
        thing = next(iter(self.nodes(term, terms.DENOTES)), term)
        name = self.text(thing, terms.LABEL, terms.PREF_LABEL)
        return " ".join(name.split()) or kind_words(local_name(thing))

    def is_nothing(self, term: Term) -> bool:
        """Whether it is an article's own node that stands for nothing that people believe in."""
        if not isinstance(term, NamedNode):
            return False
        own = term.value.startswith(_ARTICLES) and "#" in term.value
        return own and not self.nodes(term, terms.DENOTES)

    def labels(self, node: NamedNode, *properties: NamedNode) -> tuple[str, ...]:
        """What the values are called, sorted."""
        return tuple(sorted({self.label(value) for value in self.values(node, *properties)}))

    def resolved(self, node: NamedNode, class_: NamedNode) -> bool:
        """Whether the resolved graph says that the node is of this class."""
        return any(self._store.quads(node, terms.TYPE, class_, terms.RESOLVED))


def words(node: NamedNode) -> str:
    """The name of a property in words.

    >>> words(terms.PLANNED_PRODUCT)
    'planned product'
    """
    return property_words(local_name(node))
