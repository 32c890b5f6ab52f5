"""Changes in words: what is new, what is gone, what was and is now something else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.export.wording import kind_words, property_words
from kg.store.base import Store, Term
from kg.terms import local_name

Facts = dict[NamedNode, dict[NamedNode, set[Term]]]
"""Subject to property to values."""

SECTIONS: dict[NamedNode, tuple[str, str]] = {
    terms.PARTNERSHIP: ("partnership", "partnerships"),
    terms.COMPANY: ("company", "companies"),
    terms.PERSON: ("person", "people"),
    terms.ROLE_TENURE: ("tenure", "tenures"),
    terms.PRODUCT: ("product", "products"),
    terms.PRODUCT_LINE: ("product line", "product lines"),
    terms.ARTICLE: ("article", "articles"),
    terms.CLAIM: ("claim", "claims"),
}
"""The classes of what is told of, in this order, and what one and many of them are called."""
_UNTOLD = frozenset(
    {
        *(terms.TYPE, terms.SUPPORTED_BY),
        *(terms.ARTICLE_BODY, terms.TEXT_SHA256, terms.READER_VERSION),
        *(terms.START_EARLIEST, terms.START_LATEST, terms.END_EARLIEST, terms.END_LATEST),
    }
)
"""Properties that follow from others, or that no person reads."""
_NAMES = (terms.LABEL, terms.PREF_LABEL, terms.HEADLINE)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is new or gone, or one property of it whose values are others now."""

    section: str
    """what it is: partnership, company, article, claim, …"""
    thing: str
    """its prefixed name"""
    label: str
    property: str
    """in words; empty where the thing itself is new or gone. Has no values where the new one would
    tell a reader nothing"""
    before: tuple[str, ...]
    after: tuple[str, ...]

    def __str__(self) -> str:
        """The change as a phrase.

        >>> print(Change("company", "org:zephyr", "Zephyr", "stage", ("active",), ("ended",)))
        Zephyr: stage was active, is now ended
        >>> print(Change("company", "org:zephyr", "Zephyr", "", (), ("Zephyr",)))
        new: Zephyr
        >>> print(Change("article", "article:a", "Zephyr grows", "text", (), ()))
        Zephyr grows: another text
        """
        if not self.property:
            return f"{'new' if self.after else 'gone'}: {self.label}"
        if not (self.before or self.after):
            return f"{self.label}: another {self.property}"
        was, now = " and ".join(self.before), " and ".join(self.after)
        if was and now:
            return f"{self.label}: {self.property} was {was}, is now {now}"
        return f"{self.label}: {self.property} {f'new: {now}' if now else f'gone: {was}'}"


class Side:
    """One of the two graphs, as far as changes are told of: what it calls things and says of them.

    ``quads`` are those that the other side lacks.
    """

    def __init__(self, store: Store, quads: Iterable[Quad]) -> None:
        self._store = store
        self.facts: Facts = defaultdict(lambda: defaultdict(set))
        for quad in quads:
            node, value = quad.subject, quad.object
            if quad.graph_name in _NOT_TOLD or not isinstance(node, NamedNode):
                continue
            if isinstance(value, NamedNode | Literal) and quad.predicate not in _UNTOLD:
                self.facts[node][quad.predicate].add(value)
            elif quad.predicate == terms.TYPE:
                self.facts[node]  # a thing of which nothing else is new

    def section(self, node: NamedNode) -> str:
        """What a thing is called for its class; empty for what is not told of, or is not here."""
        graphs = self._store.quads(node, terms.TYPE)
        classes = {quad.object for quad in graphs if quad.graph_name not in _NOT_TOLD}
        return next((name for class_, (name, _) in SECTIONS.items() if class_ in classes), "")

    def label(self, node: Term) -> str:
        """What a thing is called; a claim and a tenure by what they say.

        An article's own node is called what it denotes is called.
        """
        if isinstance(node, Literal):
            return " ".join(node.value.split())
        if predicate := self._value(node, terms.PREDICATE):
            parts = (self._value(node, part) for part in (terms.SUBJECT, terms.OBJECT))
            subject, said = (self.label(part) if part else "?" for part in parts)
            modality = self._value(node, terms.MODALITY)
            hedge = f" ({self.label(modality)})" if modality else ""
            return f"{subject}: {_words(predicate)} {said}{hedge}"
        if holder := self._value(node, terms.HOLDER):
            where = self._value(node, terms.IN_ORGANIZATION)
            what = self._value(node, terms.ROLE_TITLE) or self._value(node, terms.ROLE)
            return " – ".join(self.label(part) for part in (holder, where, what) if part)
        if denoted := self._value(node, terms.DENOTES):
            return self.label(denoted)
        for name in _NAMES:
            if label := self._value(node, name):
                return " ".join(label.value.split())
        return kind_words(local_name(node))

    def quotes(self, claim: NamedNode) -> tuple[str, ...]:
        """The words of its article that a claim rests on."""
        quotes = {
            f"“{self.label(quote)}”"
            for evidence in self._values(claim, terms.EVIDENCED_BY)
            for selector in self._values(evidence, terms.HAS_SELECTOR)
            for quote in self._values(selector, terms.OA_EXACT)
        }
        return tuple(sorted(quotes))

    def _value(self, node: Term, predicate: NamedNode) -> Term | None:
        """The first value of a property by its text."""
        return min(self._values(node, predicate), key=str, default=None)

    def _values(self, node: Term, predicate: NamedNode) -> list[Term]:
        """The values of a property; none of a literal."""
        if isinstance(node, Literal):
            return []
        values = (quad.object for quad in self._store.quads(node, predicate))
        return [value for value in values if isinstance(value, NamedNode | Literal)]


_NOT_TOLD = frozenset((terms.INFERRED, terms.VOCABULARY, terms.QUARANTINE))
"""Graphs that follow from the others."""


def _words(property: NamedNode | Literal) -> str:
    """The name of a property in words."""
    return property_words(property.value if isinstance(property, Literal) else local_name(property))


def changes(before: Side, after: Side) -> list[Change]:
    """All that is told of the difference between two sides, by section, then by name."""
    found: list[Change] = []
    gone, new = _Claims(), _Claims()
    for node in before.facts.keys() | after.facts.keys():
        was, now = before.section(node), after.section(node)
        if was and now:
            found += _changed(node, now, before, after)
        elif _CLAIM in (was, now):
            side, claims = (after, new) if now else (before, gone)
            claims[side.label(node)].append(node)
        elif now:
            label = after.label(node)
            found.append(Change(now, terms.curie(node), label, "", (), (label,)))
        elif was:
            label = before.label(node)
            found.append(Change(was, terms.curie(node), label, "", (label,), ()))
    found += _reworded(before, after, gone, new)
    order = {name: place for place, (name, _) in enumerate(SECTIONS.values())}
    return sorted(
        found, key=lambda c: (order[c.section], bool(c.property), c.label, c.thing, c.property)
    )


_Claims = partial(defaultdict[str, list[NamedNode]], list)
"""Claims by what they say."""
_CLAIM, _ = SECTIONS[terms.CLAIM]


def _reworded(
    before: Side, after: Side, gone: dict[str, list[NamedNode]], new: dict[str, list[NamedNode]]
) -> Iterable[Change]:
    """The claims that are gone or new; one that says what another said has other words for it."""
    for label in gone.keys() | new.keys():
        left, come = (sorted(claims.get(label, ()), key=str) for claims in (gone, new))
        for was, now in zip_longest(left, come):
            if was and now:
                quotes = before.quotes(was), after.quotes(now)
                if quotes[0] == quotes[1]:
                    yield Change(_CLAIM, terms.curie(now), label, "place in the text", (), ())
                else:
                    yield Change(_CLAIM, terms.curie(now), label, "quote", *quotes)
            elif now:
                yield Change(_CLAIM, terms.curie(now), label, "", (), (label,))
            else:
                yield Change(_CLAIM, terms.curie(was), label, "", (label,), ())


def _changed(node: NamedNode, section: str, before: Side, after: Side) -> Iterable[Change]:
    """The properties of a thing on both sides whose values differ."""
    was, now = before.facts.get(node, {}), after.facts.get(node, {})
    for predicate in was.keys() | now.keys():
        values = _labels(before, was, predicate), _labels(after, now, predicate)
        if predicate == terms.TEXT_FINGERPRINT:
            yield Change(section, terms.curie(node), after.label(node), "text", (), ())
        elif values[0] != values[1]:
            name = _words(predicate)
            yield Change(section, terms.curie(node), after.label(node), name, *values)


def _labels(
    side: Side, facts: Mapping[NamedNode, set[Term]], predicate: NamedNode
) -> tuple[str, ...]:
    return tuple(sorted({side.label(value) for value in facts.get(predicate, ())}))
