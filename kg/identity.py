"""Why names stand for one thing: for each the rule of resolution, or the person, that says so."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.errors import UnknownName
from kg.graph.claims import node_of
from kg.query.names import resolve_company, resolve_person, resolve_product
from kg.resolve.entities import CALLED, KNOWN, SAME, SHORT, Node, joined_by
from kg.store.base import Store, Term
from kg.terms import ALT_LABEL, LABEL, RESOLVED
from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key

_NAMES = """
SELECT DISTINCT ?thing ?node ?predicate ?name WHERE {
  ?node tp:denotes ?thing . ?claim rdf:subject ?node ; rdf:predicate ?predicate ; rdf:object ?name .
  FILTER(?predicate IN (rdfs:label, skos:altLabel))
}"""
_ALL = """
SELECT DISTINCT ?name WHERE {
  VALUES ?type { tp:Company tp:Organization tp:MediaOutlet tp:Person tp:Product tp:ProductLine }
  GRAPH graph:resolved { ?thing a ?type ; rdfs:label|skos:altLabel ?name }
}"""
_DECIDED = """
SELECT DISTINCT ?thing ?node ?verdict ?label ?by ?day ?why WHERE {
  ?node tp:denotes ?thing .
  GRAPH graph:curated {
    ?judgement tp:judges ?node ; tp:verdict ?verdict ; rdfs:label ?label ; tp:decidedBy ?by ;
      tp:decidedOn ?day ; tp:reason ?why
  }
  FILTER(?verdict IN ("merge", "split", "distinct"))
} ORDER BY ?day ?label"""
_RULES = {
    SAME: "the name itself, but for case, accents and legal form",
    KNOWN: "the list of known names has it for this",
    SHORT: "short for it, and for nothing else that is named in full",
    CALLED: "another name that an article has for it, and for nothing else",
}
_SORTS = (resolve_company, resolve_person, resolve_product)


@dataclass(frozen=True, slots=True)
class Reason:
    """A name, why it stands for the thing, and the articles, by id, that use it so."""

    name: str
    why: str
    articles: tuple[str, ...]

    def __str__(self) -> str:
        """The name, in how many articles, and why."""
        articles = "1 article" if len(self.articles) == 1 else f"{len(self.articles)} articles"
        return f"“{self.name}” in {articles}: {self.why}"


@dataclass(frozen=True, slots=True)
class Identity:
    """A thing and all that stands for it."""

    thing: str
    name: str
    reasons: tuple[Reason, ...]
    """those of the most used names first"""
    told_apart: tuple[str, ...] = ()
    """what it is not, as people decided"""

    def __str__(self) -> str:
        """The thing, then a line for each name."""
        told = (f"  told apart by {decision}" for decision in self.told_apart)
        return "\n".join([f"{self.name} ({self.thing})", *(f"  {r}" for r in self.reasons), *told])

    def to_dict(self) -> dict[str, Any]:
        """The identity as plain values."""
        return asdict(self)


def identity(store: Store, name: str) -> Identity:
    """Why each name of a company, person or product, named as people write it, stands for it.

    Raises UnknownName for what is not in the graph, BadParameter for a name of several meanings.

    >>> from kg import KnowledgeGraph
    >>> from kg.articles import from_text
    >>> graph = KnowledgeGraph.memory()
    >>> text = "Nordlens Optics AG has cooperated with Zephyr since 2019."
    >>> report = graph.add(from_text(text, id="017"))
    >>> print(identity(graph.store, "nordlens optics"))
    Nordlens Optics (org:nordlens-optics)
      “Nordlens Optics” in 1 article: the name itself, but for case, accents and legal form
    """
    node = _found(store, name)
    thing, label = ":".join(node.value.rsplit("/", 2)[1:]), _label(store, node)
    decided, told_apart = _decided(store, node)
    used: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (article, local), (called, others) in _names(store, node).items():
        first = decided.get((article, local)) or _rule(thing, called, {called, *others})
        used[called, first].add(article)
        for other in others - {called}:
            used[other, f"used for “{called}” in the same article"].add(article)
    reasons = (Reason(*key, tuple(sorted(articles))) for key, articles in used.items())
    ordered = sorted(reasons, key=lambda reason: (-len(reason.articles), reason.name, reason.why))
    return Identity(thing, label, tuple(ordered), tuple(told_apart))


def _rule(thing: str, called: str, names: set[str]) -> str:
    """The rule by which a node that is called so, and has these names, stands for a thing."""
    known = Gazetteer.load()
    rule = joined_by(thing, called, names, known)
    renaming = known.renamings.get(thing.partition(":")[2].replace("-", " "))
    if rule == KNOWN and renaming and name_key(called) in map(name_key, renaming.formerly):
        return f"its name until {renaming.since}, as the list of known names has it"
    return _RULES[rule]


def _found(store: Store, name: str) -> NamedNode:
    for resolve in _SORTS:
        with suppress(UnknownName):
            return resolve(store, name)
    rows = store.select(_ALL)
    raise UnknownName("company, person or product", name, (row[0].value for row in rows if row[0]))


def _label(store: Store, node: NamedNode) -> str:
    labels = (quad.object for quad in store.quads(node, LABEL, None, RESOLVED))
    return next(label.value for label in labels if isinstance(label, Literal))


def _names(store: Store, thing: NamedNode) -> dict[Node, tuple[str, set[str]]]:
    """For each article's node the name it goes by there, as resolution takes it, and all names."""
    said: dict[Node, dict[Term | None, set[str]]] = defaultdict(lambda: defaultdict(set))
    for _, node, predicate, name in store.select(_NAMES, thing=thing):
        if isinstance(node, NamedNode) and isinstance(name, Literal):
            said[node_of(node)][predicate].add(name.value)
    return {
        node: (min(names[LABEL], key=lambda n: (-len(n), n)), names[LABEL] | names[ALT_LABEL])
        for node, names in sorted(said.items())
        if names[LABEL]
    }


def _decided(store: Store, thing: NamedNode) -> tuple[dict[Node, str], list[str]]:
    """Who joined an article's node to the thing, or from what the thing was told apart."""
    joined: dict[Node, str] = {}
    apart: dict[str, None] = {}
    for _, node, verdict, *told in store.select(_DECIDED, thing=thing):
        label, by, day, why = (each.value if each else "" for each in told)
        words = f"{by}, {day}: {label}: {why}"
        if verdict and verdict.value == "distinct":
            apart[words] = None
        elif isinstance(node, NamedNode):
            joined[node_of(node)] = f"decided by {words}"
    return joined, list(apart)
