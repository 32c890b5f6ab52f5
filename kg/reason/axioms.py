"""The ontology's axioms, compiled to rules: what follows from one triple, or from two that join.

Only what is said in our own terms is inferred. That a tp:Company is an org:Organization too stands
in the ontology for whoever asks; written out, it would be most of the graph and tell nothing new.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg.concepts import ontology
from kg.reason.patterns import Bindings, Pattern, joined, matched, solutions
from kg.store.base import Term
from kg.store.oxigraph import graph_of
from kg.terms import ONTOLOGY, PREFIXES, TYPE, curie

_VALUE_CLASS = "owl:equivalentClass [ owl:onProperty {property} ; owl:hasValue ?v ]"

# Rows: the rule's name in the OWL 2 RL profile (https://www.w3.org/TR/owl2-profiles, 4.3); if the
# ontology says this; and the graph says this; then it follows.
AXIOM_RULES: tuple[tuple[str, str, str, str], ...] = (
    ("prp-spo1", "?p rdfs:subPropertyOf ?our", "?x ?p ?y", "?x ?our ?y"),
    ("prp-inv1", "?p owl:inverseOf ?our", "?x ?p ?y", "?y ?our ?x"),
    ("prp-inv2", "?our owl:inverseOf ?p", "?x ?p ?y", "?y ?our ?x"),
    ("prp-symp", "?our a owl:SymmetricProperty", "?x ?our ?y", "?y ?our ?x"),
    ("prp-trp", "?our a owl:TransitiveProperty", "?x ?our ?y . ?y ?our ?z", "?x ?our ?z"),
    ("prp-spo2", "?our owl:propertyChainAxiom (?p ?q)", "?x ?p ?y . ?y ?q ?z", "?x ?our ?z"),
    ("cls-hv1", "?c " + _VALUE_CLASS.format(property="?our"), "?x a ?c", "?x ?our ?v"),
    ("cls-hv2", "?our " + _VALUE_CLASS.format(property="?p"), "?x ?p ?v", "?x a ?our"),
    ("prp-dom", "?p rdfs:domain ?our", "?x ?p ?y", "?x a ?our"),
    ("prp-rng", "?p rdfs:range ?our", "?x ?p ?y", "?y a ?our"),
    ("cax-sco", "?c rdfs:subClassOf ?our", "?x a ?c", "?x a ?our"),
)
"""``?our`` is what the conclusion is said with; only terms of ours are taken for it."""

Key = tuple[Term | str, Term | None]


@dataclass(frozen=True, slots=True)
class AxiomRule:
    """What the premises have in common with the conclusion are its variables."""

    name: str
    """the axiom in prefixed names, and the rule of the profile that it is used by"""
    premises: tuple[Pattern, ...]
    conclusion: Pattern

    def sparql(self) -> str:
        """The rule as a SPARQL update on the default graph; a literal is nobody's subject."""
        subject, predicate, object = self.conclusion
        return (
            f"INSERT {{ {subject} {predicate} {object} }}\n"
            f"WHERE {{ {joined(self.premises)} FILTER(!isLiteral({subject})) }}"
        )


@cache
def axiom_rules() -> tuple[AxiomRule, ...]:
    """The ontology's axioms as rules, in the order of ``AXIOM_RULES``.

    >>> rule = next(rule for rule in axiom_rules() if rule.name.startswith("tp:locatedIn a owl:Tr"))
    >>> print(rule.sparql().replace("https://w3id.org/techpartners/ontology#", "tp:"))
    INSERT { ?x <tp:locatedIn> ?z }
    WHERE { ?x <tp:locatedIn> ?y . ?y <tp:locatedIn> ?z FILTER(!isLiteral(?x)) }
    """
    return tuple(rule for row in AXIOM_RULES for rule in compiled(*row))


def compiled(name: str, axiom: str, premises: str, conclusion: str) -> Iterator[AxiomRule]:
    """The rules that a row of ``AXIOM_RULES`` gives, one for each such axiom of the ontology.

    >>> row = ("prp-symp", "?our a owl:SymmetricProperty", "?x ?our ?y", "?y ?our ?x")
    >>> next(compiled(*row)).name
    'tp:competitorOf a owl:SymmetricProperty (prp-symp)'
    """
    for row in sorted(ontology_rows(axiom), key=str):
        if row["?our"].value.startswith(ONTOLOGY):
            words = re.sub(r"\?\w+", partial(_curie, row), axiom)
            yield AxiomRule(
                f"{words} ({name})",
                tuple(_pattern(premise, row) for premise in premises.split(" . ")),
                _pattern(conclusion, row),
            )


def _curie(row: Mapping[str, NamedNode], variable: re.Match[str]) -> str:
    return curie(row[variable[0]])


def _pattern(text: str, bound: Mapping[str, NamedNode]) -> Pattern:
    """A pattern of the table, the variables that the axiom has bound replaced by their terms."""
    given: dict[str, Term] = {"a": TYPE, **bound}
    subject, predicate, object = (given.get(word, word) for word in text.split())
    return subject, predicate, object


def ontology_rows(pattern: str) -> list[dict[str, NamedNode]]:
    """Where the ontology holds a SPARQL pattern: the IRIs its variables stand for.

    >>> [curie(row["?p"]) for row in ontology_rows("tp:firstProduct rdfs:subPropertyOf ?p")]
    ['tp:produced']
    """
    found = _ontology_graph().query(f"SELECT * WHERE {{ {pattern} }}", prefixes=PREFIXES)
    return [
        {name: term for name, term in bound.items() if isinstance(term, NamedNode)}
        for bound in solutions(found)
    ]


@cache
def _ontology_graph() -> ox.Store:
    return graph_of(ontology())


class RuleBook:
    """Rules by what they start from, and by what they lead to."""

    def __init__(self, rules: Iterable[AxiomRule]) -> None:
        self._onward: dict[Key, list[tuple[Pattern, tuple[Pattern, ...], Pattern]]] = {}
        self._back: dict[Key, list[AxiomRule]] = {}
        for rule in rules:
            self._back.setdefault(_key(rule.conclusion), []).append(rule)
            for n, premise in enumerate(rule.premises):
                others = rule.premises[:n] + rule.premises[n + 1 :]
                way = (premise, others, rule.conclusion)
                self._onward.setdefault(_key(premise), []).append(way)

    def predicates(self) -> frozenset[Term | str]:
        """All predicates that the rules ask for, or say something with."""
        return frozenset(predicate for predicate, _ in (*self._onward, *self._back))

    def ways_from(self, triple: Triple) -> Iterator[tuple[Bindings, tuple[Pattern, ...], Pattern]]:
        """What the triple binds of each rule it is a premise of; the others; the conclusion."""
        for key in _keys(triple):
            for premise, others, conclusion in self._onward.get(key, ()):
                if (bound := matched(premise, triple)) is not None:
                    yield bound, others, conclusion

    def ways_to(self, triple: Triple) -> Iterator[tuple[AxiomRule, Bindings]]:
        """The rules that may lead to the triple, and what it binds of each."""
        for key in _keys(triple):
            for rule in self._back.get(key, ()):
                if (bound := matched(rule.conclusion, triple)) is not None:
                    yield rule, bound


@cache
def rule_book() -> RuleBook:
    """The ontology's axioms as a rule book."""
    return RuleBook(axiom_rules())


def _key(pattern: Pattern) -> Key:
    """The predicate of a pattern, and the object where it is fixed: a class or a value."""
    _, predicate, object = pattern
    return predicate, None if isinstance(object, str) else object


def _keys(triple: Triple) -> tuple[Key, Key]:
    """The keys of the patterns that may fit a triple."""
    return (triple.predicate, None), (triple.predicate, triple.object)  # type: ignore[return-value]
