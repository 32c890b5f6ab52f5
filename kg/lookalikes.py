"""Things of the graph whose names are alike: candidates for a merge, which a person decides on.

What an article names side by side, and what was decided on before, is not among them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.curation import Target
from kg.graph.claims import node_of
from kg.resolve.likeness import WORTH_A_LOOK, Likeness, Named, alike
from kg.store.base import Store
from kg.terms import ALT_LABEL, DATE_PUBLISHED, DENOTES, HEADLINE, LABEL, PREFIXES, RESOLVED, iri
from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key

_NEAR = """
SELECT ?thing ?company WHERE {
  { ?thing tp:partnerOf ?company } UNION { ?thing tp:manufacturer ?company }
  UNION { ?tenure tp:holder ?thing ; tp:inOrganization ?company }
}"""
_COUNTRY = "SELECT ?thing ?label { ?thing tp:headquarteredIn ?place . ?place rdfs:label ?label }"
_APART = """
SELECT DISTINCT ?judgement ?verdict ?thing ?called WHERE {
  GRAPH graph:curated { ?judgement tp:verdict ?verdict ; tp:judges ?node }
  FILTER(?verdict IN ("distinct", "split"))
  ?node tp:denotes ?thing . ?claim rdf:subject ?node ; rdf:predicate rdfs:label ; rdf:object ?called
}"""
_KINDS = ("org", "person", "product")


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Two things that may be one, by their names: the less used name, then the other."""

    names: tuple[str, str]
    score: float
    """from 0 to 1; see :func:`kg.resolve.likeness.likeness`"""
    reasons: tuple[str, ...]
    sources: tuple[str, str]
    """an article that names the one, and one that names the other: headline and day"""

    @property
    def target(self) -> Target:
        """What a judgement is about that takes the two for different things."""
        return Target(self.names)

    @property
    def why(self) -> str:
        """Why they are worth a look, in words."""
        return f"alike: {'; '.join(self.reasons)} ({self.score:.2f})"

    def __str__(self) -> str:
        """The two names, why they are shown, and where each is found."""
        found = (f"  {n}: {s}" for n, s in zip(self.names, self.sources, strict=True))
        return "\n".join([" – ".join(self.names), f"  {self.why}", *found])

    def to_dict(self) -> dict[str, Any]:
        """The pair as plain values."""
        return asdict(self)


def lookalikes(store: Store, *, at_least: float = WORTH_A_LOOK) -> list[Lookalike]:
    """The pairs of companies, people and products whose names are alike, the surest first.

    ``at_least`` is the score, from 0 to 1, from which a pair is offered.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   org:zephyr rdfs:label "Zephyr" . org:zephir rdfs:label "Zephir" } }''')
    >>> [pair.names for pair in lookalikes(store)]
    [('Zephir', 'Zephyr')]
    """
    labels = dict(_texts(store, LABEL))
    named = list(_named(store, labels))
    decided = set(_decided(store, named))
    found = alike(named, Gazetteer.load(), at_least=at_least)
    shown = _Shown(store, labels, {each.thing: each for each in named})
    return [shown.pair(each) for each in found if frozenset(each.things) not in decided]


def _texts(store: Store, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    """The things of the resolved graph, by id, with a text that each has."""
    for quad in sorted(store.quads(predicate=predicate, graph=RESOLVED), key=str):
        if isinstance(quad.object, Literal) and (thing := _id(quad.subject)):
            yield thing, quad.object.value


def _id(node: object) -> str:
    """The id of a company, person or product, by its IRI; empty for anything else."""
    if isinstance(node, NamedNode):
        for kind in _KINDS:
            name = node.value.removeprefix(PREFIXES[kind])
            if name != node.value:
                return f"{kind}:{name}"
    return ""


def _named(store: Store, labels: Mapping[str, str]) -> Iterator[Named]:
    """What the graph knows of each thing that has a name."""
    names, articles, near = (defaultdict[str, set[str]](set) for _ in range(3))
    for thing, name in (*labels.items(), *_texts(store, ALT_LABEL)):
        names[thing].add(name)
    for quad in store.quads(predicate=DENOTES):
        if isinstance(quad.subject, NamedNode):
            articles[_id(quad.object)].add(node_of(quad.subject)[0])
    for node, company in store.select(_NEAR):
        if (beside := _id(company)) in labels:
            near[_id(node)].add(labels[beside])
    countries = {_id(node): label.value for node, label in store.select(_COUNTRY) if label}
    for thing in sorted(labels):
        yield Named(
            thing,
            frozenset(names[thing]),
            frozenset(articles[thing]),
            frozenset(near[thing]),
            countries.get(thing),
        )


def _decided(store: Store, named: list[Named]) -> Iterator[frozenset[str]]:
    """The pairs of things that people told apart."""
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in named:
        for key in each.keys:
            called[each.kind, key].add(each.thing)
    distinct: dict[str, set[str]] = defaultdict(set)
    for judgement, verdict, node, name in store.select(_APART):
        thing = _id(node)
        if not (thing and judgement and verdict and name):
            continue
        if verdict.value == "distinct":
            distinct[judgement.value].add(thing)
        else:
            kind = thing.partition(":")[0]
            before = name_key(name.value, legal_forms=kind == "org")
            yield from (frozenset({thing, other}) for other in called[kind, before])
    yield from map(frozenset, distinct.values())


class _Shown:
    """Words a pair for people, who decide by name and not by id."""

    def __init__(self, store: Store, labels: Mapping[str, str], named: Mapping[str, Named]) -> None:
        self.store, self.labels, self.named = store, labels, named
        self._uses = Counter(name_key(name) for name in labels.values())

    def pair(self, found: Likeness) -> Lookalike:
        """The less used name first: it is the one to merge into the other."""
        one, other = sorted(found.things, key=self._weight)
        return Lookalike(
            (self._name(one), self._name(other)),
            found.score,
            found.reasons,
            (self._source(one), self._source(other)),
        )

    def _weight(self, thing: str) -> tuple[int, int, str]:
        return len(self.named[thing].articles), len(self.labels[thing]), thing

    def _name(self, thing: str) -> str:
        """What a thing is called; its id where another one is called the same."""
        name = self.labels[thing]
        return name if self._uses[name_key(name)] == 1 else thing

    def _source(self, thing: str) -> str:
        """The first article, by id, that names a thing."""
        article = min(self.named[thing].articles, default=None)
        if article is None:
            return ""
        node = iri(f"article:{article}")
        told = (
            quad.object.value
            for predicate in (HEADLINE, DATE_PUBLISHED)
            for quad in self.store.quads(node, predicate)
            if isinstance(quad.object, Literal)
        )
        return ", ".join(told) or article
