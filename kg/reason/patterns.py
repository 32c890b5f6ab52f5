"""Triples with variables in them, and what the variables stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from kg.store.base import Term

Pattern = tuple[Term | str, Term | str, Term | str]
"""A triple in which strings, ``?x``, are variables."""
Bindings = dict[str, Term]
"""What variables stand for; they are written as in patterns, ``?x``."""


def matched(pattern: Pattern, triple: Triple) -> Bindings | None:
    """What the variables of a pattern stand for in a triple; None where it does not fit.

    >>> from kg.terms import iri
    >>> rivals = Triple(iri("org:nordlens"), iri("tp:competitorOf"), iri("org:zephyr"))
    >>> matched(("?x", iri("tp:competitorOf"), "?x"), rivals) is None
    True
    """
    bound: Bindings = {}
    for part, term in zip(pattern, triple, strict=True):
        if isinstance(part, str):
            if bound.setdefault(part, term) != term:
                return None
        elif part != term:
            return None
    return bound


def filled(pattern: Pattern, bound: Bindings) -> Triple | None:
    """The triple that a pattern comes to; None where its subject would be a literal.

    >>> from kg.terms import english, iri
    >>> filled(("?name", iri("rdfs:label"), "?name"), {"?name": english("Zephyr")}) is None
    True
    """
    subject, predicate, object = (
        bound[part] if isinstance(part, str) else part for part in pattern
    )
    if isinstance(subject, Literal) or not isinstance(predicate, NamedNode):
        return None
    return Triple(subject, predicate, object)


def joined(patterns: Iterable[Pattern]) -> str:
    """The patterns as SPARQL that asks where all of them hold.

    >>> joined([("?x", "?p", "?y"), ("?y", "?p", "?x")])
    '?x ?p ?y . ?y ?p ?x'
    """
    return " . ".join(" ".join(map(str, pattern)) for pattern in patterns)


def solutions(answer: Any) -> Iterator[Bindings]:
    """The solutions of a SELECT; variables that stand for nothing are left out.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> for bound in solutions(OxigraphStore.memory().query("SELECT ?rival { BIND (7 AS ?n) }")):
    ...     print(bound)
    {}
    """
    names = [variable.value for variable in answer.variables]
    for row in answer:
        yield {f"?{name}": term for name in names if (term := row[name]) is not None}


def values(bound: Mapping[str, Term]) -> str:
    """What variables stand for, as SPARQL that a query may begin with.

    >>> from kg.terms import TYPE
    >>> values({"?p": TYPE})
    'VALUES ?p { <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> }'
    """
    return " ".join(f"VALUES {name} {{ {term} }}" for name, term in bound.items())
