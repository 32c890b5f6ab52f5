"""What reasoning takes for known: graphs of a store, with changes that it does not hold yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.reason.patterns import Bindings, Pattern
from kg.store.base import Store, Term


class Facts:
    """Triples, found by subject or object and predicate; no blank nodes among them.

    They are those of some graphs of a store, if one is given, with what was counted in and out.
    """

    def __init__(self, store: Store | None = None, graphs: Iterable[NamedNode] = ()) -> None:
        self._store, self._graphs = store, tuple(graphs)
        self._objects: dict[tuple[Any, Any], set[Any]] = defaultdict(set)
        self._subjects: dict[tuple[Any, Any], set[Any]] = defaultdict(set)
        self._gone: set[Triple] = set()
        self.ignored: Callable[[Triple, NamedNode], bool] = lambda _triple, _graph: False
        """which triples of which graph of the store are not to be counted"""

    def add(self, triple: Triple) -> None:
        """Count a triple in."""
        subject, predicate, object = triple
        self._objects[subject, predicate].add(object)
        self._subjects[predicate, object].add(subject)
        self._gone.discard(triple)

    def remove(self, triple: Triple) -> None:
        """Count a triple out."""
        subject, predicate, object = triple
        self._objects[subject, predicate].discard(object)
        self._subjects[predicate, object].discard(subject)
        self._gone.add(triple)

    def counted_in(self) -> set[Triple]:
        """The triples that were added and are still counted."""
        return {
            Triple(subject, predicate, object)
            for (subject, predicate), objects in self._objects.items()
            for object in objects
        }

    def __contains__(self, triple: Triple) -> bool:
        subject, predicate, object = triple
        if object in self._objects.get((subject, predicate), ()):
            return True
        return next(self._stored(subject, predicate, object), None) is not None

    def objects(self, subject: Term, predicate: NamedNode) -> set[Term]:
        """What a subject is in a relation to."""
        stored: set[Any] = {triple.object for triple in self._stored(subject, predicate, None)}
        return stored | self._objects.get((subject, predicate), set())

    def subjects(self, predicate: NamedNode, object: Term) -> set[Term]:
        """What is in a relation to an object."""
        stored: set[Any] = {triple.subject for triple in self._stored(None, predicate, object)}
        return stored | self._subjects.get((predicate, object), set())

    def _stored(self, subject: Any, predicate: NamedNode, object: Any) -> Iterator[Triple]:
        if self._store is None or isinstance(subject, Literal):
            return
        for graph in self._graphs:
            for quad in self._store.quads(subject, predicate, object, graph):
                triple = quad.triple
                if triple not in self._gone and not self.ignored(triple, graph):
                    yield triple

    def solve(self, patterns: tuple[Pattern, ...], bound: Bindings) -> Iterator[Bindings]:
        """All that the variables can stand for where the patterns hold, given some of them."""
        if not patterns:
            yield bound
            return
        subject, predicate, object = (
            bound.get(part, part) if isinstance(part, str) else part for part in patterns[0]
        )
        assert isinstance(predicate, NamedNode)
        if isinstance(subject, Literal):
            return
        choices: list[Bindings]
        if isinstance(subject, str):
            assert not isinstance(object, str)
            choices = [{subject: one} for one in self.subjects(predicate, object)]
        elif isinstance(object, str):
            choices = [{object: one} for one in self.objects(subject, predicate)]
        else:
            choices = [{}] if Triple(subject, predicate, object) in self else []
        for choice in choices:
            yield from self.solve(patterns[1:], bound | choice)
