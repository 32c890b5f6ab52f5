"""What cannot all be true: contradictions of the resolved and inferred graph with the ontology.

A reasoner would stop here, as from a contradiction all follows. Ours tells what, where, and which
claims led to it, and goes on: whoever reads the quotes sees which of them is mistaken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import NamedNode, Triple

from kg.reason.axioms import ontology_rows
from kg.reason.patterns import Bindings, Pattern, filled, joined, solutions, values
from kg.reason.proof import Ground, prove, written
from kg.store.base import Store
from kg.terms import SAME_AS, TYPE, curie, local_name

_DISJOINT = (
    "{ ?c owl:disjointWith ?d } UNION "
    "{ ?all a owl:AllDisjointClasses ; owl:members/rdf:rest*/rdf:first ?c , ?d } "
    "FILTER (STR(?c) < STR(?d))"
)

# Rows: what it is called; if the ontology says this; these triples cannot be together; where this
# holds (of two that are alike in both directions, one is told); in words.
CHECKS: tuple[tuple[str, str, tuple[Pattern, ...], str, str], ...] = (
    (
        "disjoint classes", _DISJOINT,
        (("?x", TYPE, "?c"), ("?x", TYPE, "?d")), "true",
        "{x} is both {c} and {d}; nothing can be both",
    ),
    (
        "irreflexive property", "?p a owl:IrreflexiveProperty",
        (("?x", "?p", "?x"),), "true",
        "{x} is in the relation {p} to itself, which nothing can be",
    ),
    (  # OWL 2 lets no transitive property be irreflexive, but each of ours goes up a ladder.
        "circle", "?p a owl:TransitiveProperty",
        (("?x", "?p", "?x"),), "true",
        "{x} is in the relation {p} to itself, over others or at once",
    ),
    (
        "asymmetric property", "?p a owl:AsymmetricProperty",
        (("?x", "?p", "?y"), ("?y", "?p", "?x")), "STR(?x) < STR(?y)",
        "{x} and {y} are each in the relation {p} to the other; only one of them can be",
    ),
    (
        "outside id", f"VALUES ?p {{ {SAME_AS} }}",
        (("?x", "?p", "?id"), ("?y", "?p", "?id")), "STR(?x) < STR(?y)",
        "{x} and {y} have one outside id, {id}; it can mean only one of them",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Triples that cannot all be true, and the claims that led to them."""

    check: str
    where: tuple[str, ...]
    """the things it is about, as prefixed names"""
    message: str
    facts: tuple[str, ...]
    """the triples, in prefixed names"""
    grounds: tuple[Ground, ...]

    def __str__(self) -> str:
        """What cannot be, and below it the quotes that say so."""
        return "\n".join([f"{self.check}: {self.message}", *(f"  {g}" for g in self.grounds)])

    def to_dict(self) -> dict[str, Any]:
        """The finding as plain lists and dictionaries."""
        return asdict(self)


def inconsistencies(store: Store) -> list[Inconsistency]:
    """All that cannot be true of what is resolved and inferred, sorted; ``infer`` goes before.

    >>> from kg.reason import infer
    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update("INSERT DATA { GRAPH graph:resolved { "
    ...              "org:zephyr tp:competitorOf person:ada . person:ada a tp:Person } }")
    >>> n = infer(store)
    >>> for found in inconsistencies(store):
    ...     print(found)
    disjoint classes: ada is both Organization and Person; nothing can be both
    """
    found = {
        _told(store, check, bound, facts, words)
        for check, axiom, patterns, test, words in CHECKS
        for bound, facts in _broken(store, axiom, patterns, test)
    }
    return sorted(found, key=lambda one: (one.check, one.where, one.message))


def _broken(
    store: Store, axiom: str, patterns: tuple[Pattern, ...], test: str
) -> Iterator[tuple[Bindings, tuple[Triple, ...]]]:
    """Where the triples that an axiom forbids are together in what is resolved and inferred."""
    for row in ontology_rows(axiom):
        found = store.query(
            "SELECT * FROM graph:resolved FROM graph:inferred "
            f"WHERE {{ {values(row)} {joined(patterns)} FILTER ({test}) }}"
        )
        for bound in solutions(found):
            triples = (filled(pattern, bound) for pattern in patterns)
            yield bound, tuple(dict.fromkeys(triple for triple in triples if triple))


def _told(
    store: Store, check: str, bound: Bindings, facts: tuple[Triple, ...], words: str
) -> Inconsistency:
    proofs = [proof for fact in facts if (proof := prove(store, fact))]
    names = {
        name[1:]: local_name(term) if isinstance(term, NamedNode) and name != "?id" else term.value
        for name, term in bound.items()
    }
    nodes = (bound.get(name) for name in ("?x", "?y"))
    return Inconsistency(
        check=check,
        where=tuple(curie(node) for node in nodes if isinstance(node, NamedNode)),
        message=words.format_map(names),
        facts=tuple(map(written, facts)),
        grounds=tuple(dict.fromkeys(g for proof in proofs for g in proof.all_grounds)),
    )
