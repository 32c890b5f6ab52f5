"""Finds what breaks the shapes: pyshacl for SHACL Core, Oxigraph for the SPARQL constraints.

Asserted graphs (resolved, curated, articles) are looked at before anything is inferred from them:
the range of a property would have made an organisation of a person before the shape could object.
What was inferred has shapes of its own, in the group ``s:inferred``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, Triple

from kg.concepts import ontology
from kg.resources import read
from kg.store.base import Store
from kg.terms import (
    IN_SCHEME,
    INFERRED,
    PREFIXES,
    ROLE_PROPERTY,
    SPARQL,
    SPARQL_COMPONENT,
    SUBCLASS_OF,
    SUBPROPERTY_OF,
    VIOLATION,
    local_name,
)
from kg.validate.cut import asserted, cut, widened
from kg.validate.finding import SEVERITIES, Violation
from kg.validate.rdflib_graph import rdflib_graph

_CONSTRAINTS = """
SELECT ?shape ?select ?message ?severity (BOUND(?group) AS ?inferred) WHERE {
  ?shape sh:sparql [ sh:select ?select ; sh:message ?message ] .
  OPTIONAL { ?shape sh:severity ?severity }
  OPTIONAL { ?shape sh:group ?group FILTER (?group = shape:inferred) }
}"""
_NEEDED = (SUBCLASS_OF, SUBPROPERTY_OF, IN_SCHEME, ROLE_PROPERTY)
"""All that shapes ask of the ontology: what is below what, which concept is of which scheme, and
which sides a kind has."""
_SEVERITY_NAMES = {node.value: name for name, node in SEVERITIES.items()}


def validate(
    store: Store, *, focus: Collection[NamedNode] | None = None, inferred: bool = True
) -> list[Violation]:
    """All that the graphs break of the shapes, violations first.

    With ``focus``, the nodes that a change touched, only they are checked, and those whose verdict
    may hang on them (``widened``), on a part of the graph cut out for it: for these nodes the
    findings are those of a full pass. ``inferred``: whether a full pass looks at what was inferred
    too.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { '
    ...              'org:zephyr a tp:Company . product:z9 a tp:Product } }')
    >>> for found in validate(store):
    ...     print(found.severity, local_name(found.focus), found.message)
    violation zephyr An organisation must have a name.
    warning z9 The product has neither a maker nor a product line.
    >>> [found.severity for found in validate(store, focus={NamedNode(PREFIXES["product"] + "z9")})]
    ['warning']
    """
    if focus is None:
        found = set(_asserted_findings(asserted(store)))
        if inferred:
            found |= set(_by_sparql((q.triple for q in store.quads(graph=INFERRED)), True))
    else:
        nodes = widened(store, focus)
        if not nodes:
            return []
        data = cut(store, nodes)
        found = {each for each in _asserted_findings(data, nodes) if each.focus in nodes}
    return sorted(found, key=lambda violation: violation.sort_key)


def _asserted_findings(
    triples: Iterable[Triple], nodes: Collection[NamedNode] = ()
) -> Iterator[Violation]:
    """What is wrong with asserted triples, or with ``nodes`` among them."""
    data = [*triples, *_ontology()]
    yield from _by_pyshacl(data, nodes)
    yield from _by_sparql(data, False)


@cache
def _ontology() -> tuple[Triple, ...]:
    """The triples of the ontology that shapes need."""
    return tuple(triple for triple in ontology() if triple.predicate in _NEEDED)


@cache
def _shapes() -> tuple[Triple, ...]:
    parsed = ox.parse(read("ontology", "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in parsed)


def _by_pyshacl(data: Iterable[Triple], nodes: Collection[NamedNode]) -> Iterator[Violation]:
    """What breaks the shapes, as pyshacl finds it; SPARQL constraints are left out."""
    import pyshacl
    from rdflib import SH

    _, report, _ = pyshacl.validate(
        rdflib_graph(data),
        shacl_graph=rdflib_graph(triple for triple in _shapes() if triple.predicate != SPARQL),
        focus_nodes=sorted(node.value for node in nodes) or None,
        inplace=True,  # the graph was made for this; pyshacl need not copy it
    )
    for result in report.objects(predicate=SH.result):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        yield Violation(
            focus=NamedNode(str(focus)),
            shape=local_name(NamedNode(str(report.value(result, SH.sourceShape)))),
            severity=_SEVERITY_NAMES[str(report.value(result, SH.resultSeverity))],
            message=str(report.value(result, SH.resultMessage)),
            value=None if value in (None, focus) else str(value),
            component=str(report.value(result, SH.sourceConstraintComponent)),
        )


def _by_sparql(data: Iterable[Triple], inferred: bool) -> Iterator[Violation]:
    """What breaks the SPARQL constraints, each asked once of the whole graph."""
    # pyshacl would parse and ask each anew for every focus node, at 25 ms a time.
    graph = ox.Store()
    graph.extend(Quad(*triple) for triple in data)
    for shape, select, message, severity in _constraints(inferred):
        for row in _rows(graph, select):
            focus, value = row[0], row[1] if len(row) > 1 else None
            if isinstance(focus, NamedNode):
                found = value and value.value
                yield Violation(focus, shape, severity, message, found, SPARQL_COMPONENT.value)


@cache
def _constraints(inferred: bool) -> tuple[tuple[str, str, str, str], ...]:
    """Shape, query, message and severity of the constraints on asserted, or inferred, graphs."""
    shapes = ox.Store()
    shapes.extend(Quad(*triple) for triple in _shapes())
    return tuple(
        (
            local_name(shape),
            select.value,
            message.value,
            _SEVERITY_NAMES[(severity or VIOLATION).value],
        )
        for shape, select, message, severity, of_inferred in _rows(shapes, _CONSTRAINTS)
        if (of_inferred.value == "true") == inferred
    )


def _rows(graph: ox.Store, select: str) -> list[tuple[Any, ...]]:
    answer = graph.query(select, prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(solution) for solution in answer]
