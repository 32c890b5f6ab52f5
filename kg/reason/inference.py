"""Keeps ``graph:inferred`` at what follows from the resolved graph: made anew, or after a change.

Axioms come first, then the rules of the files. What follows a change is brought in by one update,
which is one transaction. Made anew, it is written some at a time; should that break off, the mark
by which it is known for the right one is missing, and the next change makes it anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad, Triple

from kg.errors import BadParameter
from kg.reason.axioms import axiom_rules, rule_book
from kg.reason.chaining import close, resting_on, retract
from kg.reason.facts import Facts
from kg.reason.filed import deciding_predicates, filed_predicates, filed_rules
from kg.reason.referee import owlrl_closure
from kg.store.base import Store, some_at_a_time, within
from kg.terms import (
    AS_OF,
    END_LATEST,
    HAS_PARTICIPANT,
    HOLDER,
    IN_ORGANIZATION,
    INFERENCE,
    INFERRED,
    META,
    PARTICIPATES_IN,
    PREFIXES,
    RESOLVED,
    RULES_SHA256,
    SCOPE,
    START_EARLIEST,
)  # fmt: skip

_PARTIES = (HAS_PARTICIPANT, HOLDER, IN_ORGANIZATION)
"""What leads from a partnership, or from a tenure, to those it is between."""
_UNSETTLED = f"DELETE WHERE {{ GRAPH {META} {{ {INFERENCE} {RULES_SHA256} ?rules }} }}"
"""An update that says that the inferred graph is not, or not wholly, the right one."""


def infer(store: Store, *, engine: str = "rules") -> int:
    """Make ``graph:inferred`` anew from the resolved graph; returns how many triples it holds.

    What is resolved is not repeated. Raises BadParameter for an engine other than ``rules`` and
    ``owlrl``.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { "
    ...              "partnership:p tp:hasParticipant org:zephyr , org:nordlens-optics } }")
    >>> infer(store)
    10
    >>> [str(b) for (b,) in store.select("SELECT ?b { org:zephyr tp:partnerOf ?b }")]
    ['<https://w3id.org/techpartners/id/org/nordlens-optics>']
    """
    if engine not in _ENGINES:
        raise BadParameter(f"no engine is called {engine!r}; use one of: {', '.join(_ENGINES)}")
    store.update(f"{_UNSETTLED} ;\nCLEAR SILENT GRAPH {INFERRED}")
    desk, settled = _ENGINES[engine](store), list(_settled(_newest(store)))
    filed = (update for rule in filed_rules() for update in rule.updates())
    desk.update(" ;\n".join([*settled, *filed]), prefixes=PREFIXES)
    found = (quad.triple for quad in desk.quads_for_pattern(None, None, None, INFERRED))
    new = (triple for triple in found if _is_new(desk, triple))
    number = 0
    for some in some_at_a_time(within(INFERRED, new)):
        store.insert(some)
        number += len(some)
    store.update(" ;\n".join(settled))
    return number


def _is_new(desk: ox.Store, triple: Triple) -> bool:
    """Whether a triple is not among those that were stated."""
    return Quad(triple.subject, triple.predicate, triple.object, RESOLVED) not in desk


def _by_owlrl(store: Store) -> ox.Store:
    """What is stated, as the resolved graph, and as the inferred graph that with what follows."""
    stated, desk = set(_stated(store)), ox.Store()
    for triples, graph in ((stated, RESOLVED), (stated | owlrl_closure(stated), INFERRED)):
        desk.extend(within(graph, triples))
    return desk


def _by_rules(store: Store) -> ox.Store:
    """The same by the axioms, run as SPARQL updates until nothing new comes.

    Where everything is new, asking all rules again takes two or three rounds and no accounts: it
    took two thirds of the time of chaining forward from every triple.
    """
    desk = ox.Store()
    for graph in (RESOLVED, INFERRED):
        desk.extend(within(graph, _stated(store)))
    rules = " ;\n".join(f"WITH {INFERRED} {rule.sparql()}" for rule in axiom_rules())
    before = -1
    while before != len(desk):
        before = len(desk)
        desk.update(rules)
    return desk


_ENGINES: dict[str, Callable[[Store], ox.Store]] = {"rules": _by_rules, "owlrl": _by_owlrl}


@contextmanager
def following(
    store: Store, *, whole: bool = False, about: Collection[NamedNode] | None = None
) -> Iterator[None]:
    """While the block changes what is resolved, keep in mind what was; then infer what differs.

    ``about`` are the subjects of which alone the block changes what is said, if that is known. The
    result is the graph that ``infer`` makes. Should the block break off, the next one makes it
    anew, as does one that is to be ``whole``.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> n = infer(store)
    >>> with following(store):
    ...     store.update("INSERT DATA { GRAPH graph:resolved { org:a tp:competitorOf org:b } }")
    >>> [str(rival) for (rival,) in store.select("SELECT ?x { org:b tp:competitorOf ?x }")]
    ['<https://w3id.org/techpartners/id/org/a>']
    """
    mark = next(store.quads(INFERENCE, RULES_SHA256, None, META), None)
    is_current = not whole and mark is not None and mark.object == _rules_sha256()
    before = set(_stated(store, about)) if is_current else set()
    store.update(_UNSETTLED)
    yield
    if is_current:
        after = set(_stated(store, about))
        _follow(store, after - before, before - after)
    else:
        infer(store)


def _follow(store: Store, came: set[Triple], went: set[Triple]) -> None:
    """Bring ``graph:inferred`` from what followed before a change to what follows after it."""
    was_inferred = {triple for triple in came if _holds(store, triple, INFERRED)}
    facts = Facts(store, (RESOLVED, INFERRED))
    for triple in went:
        facts.add(triple)
    doubtful = resting_on(facts, went, lambda triple: _holds(store, triple, RESOLVED))
    # From here on what the files concluded counts for nothing: it is concluded anew.
    filed = filed_predicates()
    facts.ignored = lambda triple, graph: graph == INFERRED and triple.predicate in filed
    gone = retract(facts, doubtful)
    stated = {quad.triple for name in filed for quad in store.quads(None, name, None, RESOLVED)}
    new = close(facts, came | stated)
    changed = came | went | gone | {triple for triple in new if triple.predicate not in filed}
    newest = _newest(store)
    concerned = _concerned(facts, changed, _overtaken(store, newest))
    between_them = [
        quad.triple
        for subject in concerned
        for name in filed
        for quad in store.quads(subject, name, None, INFERRED)
        if quad.object in concerned
    ]
    updates = [
        _data("DELETE", [*gone, *was_inferred, *between_them]),
        _data("INSERT", facts.counted_in()),
        *_settled(newest),
        *(update for rule in filed_rules() for update in rule.updates(sorted(concerned, key=str))),
    ]
    store.update(" ;\n".join(filter(None, updates)))


def _concerned(
    facts: Facts, changed: Collection[Triple], overtaken: set[NamedNode]
) -> set[NamedNode]:
    """The things between which the files may conclude otherwise when triples have changed.

    All that their rules ask for is told of a partnership or tenure. They conclude something of
    those it is, or was, between, or of another partnership that one of them has in the same field.
    """
    filed, asked = filed_predicates(), deciding_predicates()
    stated = {end for t in changed if t.predicate in filed for end in (t.subject, t.object)}
    told = {t.subject for t in changed if t.predicate in asked - filed} | overtaken
    were = {t.object for t in changed if t.predicate in _PARTIES}
    parties = _named(
        were.union(*(facts.objects(n, step) for n in _named(told) for step in _PARTIES))
    )
    fields = {t.object for t in changed if t.predicate == SCOPE}
    fields.update(field for node in _named(told) for field in facts.objects(node, SCOPE))
    had = _named(other for party in parties for other in facts.objects(party, PARTICIPATES_IN))
    others = {other for other in had if not fields.isdisjoint(facts.objects(other, SCOPE))}
    return _named(stated | told | parties | others)


def _named(nodes: Iterable[object]) -> set[NamedNode]:
    return {node for node in nodes if isinstance(node, NamedNode)}


def _overtaken(store: Store, now: Literal | None) -> set[NamedNode]:
    """What began or ended between the day as of which was judged and that of the newest article."""
    before = _judged_as_of(store)
    if before == now:
        return set()
    low, high = sorted(day.value for day in (before, now) if day) if before and now else ("", "~")
    found = store.select(
        f"SELECT DISTINCT ?one WHERE {{ GRAPH {RESOLVED} {{ "
        f"?one {START_EARLIEST}|{END_LATEST} ?day }} "
        f"FILTER (STR(?day) >= '{low}' && STR(?day) <= '{high}') }}"
    )
    return {one for (one,) in found if isinstance(one, NamedNode)}


def _judged_as_of(store: Store) -> Literal | None:
    quad = next(store.quads(INFERENCE, AS_OF, None, META), None)
    return quad.object if quad and isinstance(quad.object, Literal) else None


def _newest(store: Store) -> Literal | None:
    """The day of the newest article: what is over by then is over."""
    found = store.select(
        "SELECT (MAX(?day) AS ?newest) WHERE { ?article schema:datePublished ?day }"
    )
    return next((day for (day,) in found if isinstance(day, Literal)), None)


def _settled(as_of: Literal | None) -> Iterator[str]:
    """Updates that say by which rules, and as of which day, the inferred graph is the right one."""
    yield f"DELETE WHERE {{ GRAPH {META} {{ {INFERENCE} {AS_OF} ?day }} }}"
    said = f"{RULES_SHA256} {_rules_sha256()}" + (f" ; {AS_OF} {as_of}" if as_of else "")
    yield f"INSERT DATA {{ GRAPH {META} {{ {INFERENCE} {said} }} }}"


@cache
def _rules_sha256() -> Literal:
    """What all rules come to: other rules, and nothing that was inferred can be relied on."""
    rules = "\n".join(map(repr, (*axiom_rules(), *filed_rules())))
    return Literal(hashlib.sha256(rules.encode()).hexdigest())


def _stated(store: Store, about: Collection[NamedNode] | None = None) -> Iterator[Triple]:
    """What is resolved, or that about some subjects, and has to do with any rule.

    Most of it has not: it tells on which claims it rests, and which nodes of articles are meant.
    """
    predicates = _of_rules()
    if about is None:
        quads = (store.quads(None, each, None, RESOLVED) for each in sorted(predicates, key=str))
    else:
        quads = (store.quads(node, graph=RESOLVED) for node in about)
    return (quad.triple for some in quads for quad in some if quad.predicate in predicates)


@cache
def _of_rules() -> frozenset[NamedNode]:
    named = frozenset(_named(rule_book().predicates()))
    return named | filed_predicates() | deciding_predicates()


def _holds(store: Store, triple: Triple, graph: NamedNode) -> bool:
    terms: tuple[Any, Any, Any] = tuple(triple)
    return next(store.quads(*terms, graph), None) is not None


def _data(verb: str, triples: Iterable[Triple]) -> str:
    """An update that inserts triples in the inferred graph, or deletes them; empty if none."""
    lines = "\n".join(f"{triple} ." for triple in triples)
    return f"{verb} DATA {{ GRAPH {INFERRED} {{\n{lines}\n}} }}" if lines else ""
