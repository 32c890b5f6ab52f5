"""Why a triple is in the graph: the rule it follows by, what that rests on, down to the quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg.reason.axioms import rule_book
from kg.reason.facts import Facts
from kg.reason.filed import DATASET, FiledRule, filed_rules
from kg.reason.patterns import Bindings, filled, matched, solutions, values
from kg.store.base import Store, Term
from kg.terms import (
    END_DATE,
    END_EARLIEST,
    END_LATEST,
    INFERRED,
    RESOLVED,
    START_DATE,
    START_EARLIEST,
    START_LATEST,
    TURTLE_PREFIXES,
    curie,
    iri,
)

# Bounds are worked out from a date that is claimed.
_STATED = {
    START_EARLIEST: START_DATE,
    START_LATEST: START_DATE,
    END_EARLIEST: END_DATE,
    END_LATEST: END_DATE,
}
_CLAIM = """
  ?claim prov:wasDerivedFrom ?article ; tp:evidence/oa:hasSelector/oa:exact ?quote .
  OPTIONAL { ?article schema:headline ?headline }
  OPTIONAL { ?article schema:datePublished ?published }
} ORDER BY ?published ?claim ?quote"""
_SAYING = (
    """
SELECT DISTINCT ?claim ?quote ?headline ?published ?subject ?predicate ?object WHERE {
  ?node tp:denotes ?subject .
  ?claim rdf:subject ?node ; rdf:predicate ?predicate ; rdf:object ?said .
  OPTIONAL { ?said tp:denotes ?meant }
  FILTER (COALESCE(?meant, ?said) = ?object)"""
    + _CLAIM
)
_DATING = (
    """
SELECT DISTINCT ?claim ?quote ?headline ?published ?subject ?predicate WHERE {
  ?node tp:denotes ?subject .
  ?claim rdf:subject ?node ; rdf:predicate ?predicate ."""
    + _CLAIM
)
_SUPPORTING = (
    """
SELECT DISTINCT ?claim ?quote ?headline ?published ?subject WHERE {
  ?subject tp:supportedBy ?claim ."""
    + _CLAIM
)


@dataclass(frozen=True, slots=True)
class Ground:
    """A claim that a triple rests on, with its words and where they stand."""

    claim: str
    quote: str
    article: str
    published: str | None

    def __str__(self) -> str:
        """The quote and its source."""
        source = ", ".join(filter(None, (self.article, self.published)))
        return f"“{' '.join(self.quote.split())}” ({source})"


@dataclass(frozen=True)
class Proof:
    """A triple with what it rests on: claims if it is resolved, a rule and premises if inferred."""

    fact: str
    """the triple in prefixed names"""
    rule: str | None
    premises: tuple[Proof, ...]
    grounds: tuple[Ground, ...]

    @cached_property
    def all_grounds(self) -> tuple[Ground, ...]:
        """The claims at the bottom, each once, in the order in which they come."""
        below = (ground for premise in self.premises for ground in premise.all_grounds)
        return tuple(dict.fromkeys([*self.grounds, *below]))

    def __str__(self) -> str:
        """The fact, by which rule, and below it, set in, what it rests on."""
        lines = [self.fact, *([f"  by {self.rule}"] if self.rule else [])]
        for below in (*self.premises, *self.grounds):
            lines += [f"  {line}" for line in str(below).splitlines()]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The proof as plain lists and dictionaries."""
        return asdict(self)


def prove(store: Store, triple: Triple) -> Proof | None:
    """Why the graph holds a triple; None if it neither does nor follows.

    Of several ways it tells one with few inferred premises at each step.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> from kg.reason import infer
    >>> from kg.terms import iri
    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { "
    ...              "partnership:p tp:supplier org:zephyr } }")
    >>> n = infer(store)
    >>> fact = Triple(iri("org:zephyr"), iri("tp:participatesIn"), iri("partnership:p"))
    >>> print(prove(store, fact))
    org:zephyr tp:participatesIn partnership:p
      by tp:hasParticipant owl:inverseOf tp:participatesIn (prp-inv1)
      partnership:p tp:hasParticipant org:zephyr
        by tp:supplier rdfs:subPropertyOf tp:hasParticipant (prp-spo1)
        partnership:p tp:supplier org:zephyr
    """
    return _Prover(store).prove(triple, frozenset())


class _Prover:
    """Looks for proofs in what is resolved and inferred."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.facts = Facts(store, (RESOLVED, INFERRED))

    def prove(self, fact: Triple, above: frozenset[Triple]) -> Proof | None:
        """A proof that does not go round in circles over what is to be shown ``above``."""
        if self.is_asserted(fact):
            return Proof(written(fact), None, (), tuple(grounds(self.store, fact)))
        above |= {fact}
        for rule, premises in self.ways(fact):
            if not above & set(premises):
                proofs = [self.prove(premise, above) for premise in premises]
                found = tuple(proof for proof in proofs if proof)
                if len(found) == len(proofs):
                    return Proof(written(fact), rule, found, ())
        return None

    def is_asserted(self, fact: Triple) -> bool:
        """Whether the triple stands in a graph without having been inferred."""
        terms: tuple[Any, Any, Any] = tuple(fact)
        return any(quad.graph_name != INFERRED for quad in self.store.quads(*terms))

    def ways(self, fact: Triple) -> list[tuple[str, tuple[Triple, ...]]]:
        """The rules by which a fact follows in one step, each with its premises, the best first.

        The files come before the axioms, of which most would only turn what a file concluded round.
        """
        by_file = [
            (rule.name, premises)
            for rule in filed_rules()
            for premises in _ways_of_file(self.store, rule, fact)
        ]
        by_axiom = [
            (rule.name, tuple(t for premise in rule.premises if (t := filled(premise, full))))
            for rule, bound in rule_book().ways_to(fact)
            for full in self.facts.solve(rule.premises, bound)
        ]
        return [*sorted(by_file, key=self._ease), *sorted(by_axiom, key=self._ease)]

    def _ease(self, way: tuple[str, tuple[Triple, ...]]) -> tuple[int, str, str]:
        """What a way is sorted by: the fewer premises are themselves inferred, the better."""
        name, premises = way
        return sum(not self.is_asserted(premise) for premise in premises), name, str(premises)


def _ways_of_file(store: Store, rule: FiledRule, fact: Triple) -> Iterator[tuple[Triple, ...]]:
    """The premises by which a rule of a file gives a fact, each way once."""
    graphs = " ".join(f"FROM {graph}" for graph in DATASET)
    for conclusion in rule.conclusions if fact.predicate in rule.predicates else ():
        subject, predicate, object = map(_term, conclusion.split())
        if (bound := matched((subject, predicate, object), fact)) is None:
            continue
        answer = store.query(f"SELECT * {graphs} WHERE {{ {values(bound)} {rule.where} }}")
        found = {_premises(rule.because, full) for full in solutions(answer)}
        yield from sorted(found, key=str)


def _term(word: str) -> Term | str:
    """A variable as it is, a prefixed name as the term it stands for."""
    return word if word.startswith("?") else iri(word)


def _premises(because: str, bound: Bindings) -> tuple[Triple, ...]:
    """The triples that the patterns of a file come to."""
    said = re.sub(r"\?\w+", lambda name: str(bound[name[0]]), because)
    return tuple(quad.triple for quad in ox.parse(TURTLE_PREFIXES + said, ox.RdfFormat.TURTLE))


def grounds(store: Store, fact: Triple) -> list[Ground]:
    """The claims that say a resolved triple; where none says it so, those of the thing.

    What bounds say is said by the claims of the date they were worked out from.
    """
    about: dict[str, Any] = {"subject": fact.subject}
    if stated := _STATED.get(fact.predicate):
        rows = store.select(_DATING, **about, predicate=stated)
    else:
        said: dict[str, Any] = {"predicate": fact.predicate, "object": fact.object}
        rows = store.select(_SAYING, **about, **said)
    found = list(map(_ground, rows))
    return found or list(map(_ground, store.select(_SUPPORTING, **about)))


def _ground(row: tuple[Term | None, ...]) -> Ground:
    claim, quote, article, published = (None if term is None else term.value for term in row[:4])
    return Ground(claim or "", quote or "", article or "", published)


def written(triple: Triple) -> str:
    """The triple as a person may write it in Turtle."""
    return " ".join(curie(term) if isinstance(term, NamedNode) else str(term) for term in triple)
