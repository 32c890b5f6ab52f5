"""What ``ontology/shapes.ttl`` says, in the form that each of the two engines takes."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg.concepts import ontology
from kg.resources import read
from kg.store.oxigraph import graph_of
from kg.terms import (
    IN_SCHEME,
    PREFIXES,
    ROLE_PROPERTY,
    SPARQL,
    SUBCLASS_OF,
    SUBPROPERTY_OF,
    SUPPORTED_BY,
    TARGET_CLASS,
    TARGET_NODE,
    TARGET_SUBJECTS_OF,
    TYPE,
    VIOLATION,
    iri,
    local_name,
)
from kg.validate.finding import SEVERITY_NAMES
from kg.validate.rdflib_graph import rdflib_graph

if TYPE_CHECKING:
    from rdflib import Graph

_CONSTRAINTS = """
SELECT ?shape ?select ?message ?severity (BOUND(?group) AS ?inferred) WHERE {
  ?shape sh:sparql [ sh:select ?select ; sh:message ?message ] .
  OPTIONAL { ?shape sh:severity ?severity }
  OPTIONAL { ?shape sh:group ?group FILTER (?group = shape:inferred) }
}"""
_NEEDED = (SUBCLASS_OF, SUBPROPERTY_OF, IN_SCHEME, ROLE_PROPERTY)
_NAME = re.compile(r"\b([a-z]+):(\w+)")


class Constraint(NamedTuple):
    """A constraint in SPARQL: a query that selects, as ``$this``, all that breaks it."""

    shape: str
    select: str
    message: str
    severity: str


@cache
def background() -> tuple[Triple, ...]:
    """All that shapes ask of the ontology.

    What is below what, which concept is of which scheme, and which sides a kind has.
    """
    return tuple(triple for triple in ontology() if triple.predicate in _NEEDED)


def core(targets: Mapping[NamedNode, Collection[NamedNode]] | None = None) -> Graph:
    """The shapes without their SPARQL constraints, for pyshacl.

    With ``targets``, each of these shapes is asked of its nodes alone, and the others of nothing.
    """
    # pyshacl's own focus_nodes would not do: it then passes over every value that is none of them.
    triples = (triple for triple in _triples() if triple.predicate != SPARQL)
    if targets is None:
        return rdflib_graph(triples)
    aimed = (Triple(shape, TARGET_NODE, node) for shape, nodes in targets.items() for node in nodes)
    away = (TARGET_CLASS, TARGET_SUBJECTS_OF)
    return rdflib_graph([*(each for each in triples if each.predicate not in away), *aimed])


@cache
def constraints(*, inferred: bool) -> tuple[Constraint, ...]:
    """The SPARQL constraints on asserted, or on inferred, graphs."""
    found = rows(shapes_graph(), _CONSTRAINTS)
    return tuple(
        Constraint(
            local_name(shape),
            select.value,
            message.value,
            SEVERITY_NAMES[severity or VIOLATION],
        )
        for shape, select, message, severity, of_inferred in found
        if (of_inferred.value == "true") == inferred
    )


@cache
def asked_by_sparql() -> frozenset[NamedNode]:
    """The names in the SPARQL constraints on asserted graphs, the predicates among them.

    >>> from kg.terms import ARTICLE_BODY, HEADLINE
    >>> ARTICLE_BODY in asked_by_sparql(), HEADLINE in asked_by_sparql()
    (True, False)
    """
    queries = (constraint.select for constraint in constraints(inferred=False))
    names = (name for query in queries for name in _NAME.findall(query))
    return frozenset(iri(f"{prefix}:{local}") for prefix, local in names if prefix in PREFIXES)


@cache
def looked_at() -> tuple[NamedNode, ...]:
    """What shapes may look at of any thing but a partnership, and some names more; sorted.

    Of the claims that something rests on they ask of partnerships alone.

    >>> from kg.terms import LABEL, SUPPORTED_BY
    >>> LABEL in looked_at(), SUPPORTED_BY in looked_at()
    (True, False)
    """
    named = {triple.object for triple in _triples() if isinstance(triple.object, NamedNode)}
    return tuple(sorted((named | asked_by_sparql()) - {SUPPORTED_BY}, key=str))


@cache
def finding_targets() -> frozenset[NamedNode]:
    """The predicates by which shapes find what they look at: without one, nothing is looked at."""
    subjects_of = (t.object for t in _triples() if t.predicate == TARGET_SUBJECTS_OF)
    return frozenset((TYPE, *(name for name in subjects_of if isinstance(name, NamedNode))))


@cache
def with_targets() -> frozenset[str]:
    """The local names of the shapes that look for something by themselves."""
    return frozenset(
        local_name(shape)
        for shape, predicate, _ in _triples()
        if predicate in (TARGET_CLASS, TARGET_SUBJECTS_OF) and isinstance(shape, NamedNode)
    )


def rows(graph: ox.Store, select: str) -> list[tuple[Any, ...]]:
    """The rows of a SELECT over a graph made for it."""
    answer = graph.query(select, prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(solution) for solution in answer]


@cache
def shapes_graph() -> ox.Store:
    """The shapes as a graph that can be asked."""
    return graph_of(_triples())


@cache
def _triples() -> tuple[Triple, ...]:
    parsed = ox.parse(read("ontology", "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in parsed)
