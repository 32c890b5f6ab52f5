"""Checks what is asserted against the shapes of ``ontology/shapes.ttl``; sets aside what fails.

Only asserted graphs are looked at (resolved, curated, articles), never what was inferred from them:
the range of a property would have made an organisation of a person before the shape could object.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.resources import read
from kg.store.base import Store
from kg.terms import (
    ARTICLE_GRAPHS,
    CURATED,
    DENOTES,
    FOCUS_NODE,
    IN_SCHEME,
    PARTNERSHIP,
    PREFIXES,
    QUARANTINE,
    RESOLVED,
    RESULT_MESSAGE,
    RESULT_SEVERITY,
    RESULT_VALUE,
    ROLE_TENURE,
    SOURCE_SHAPE,
    SPARQL,
    SUBCLASS_OF,
    TYPE,
    VALIDATION_RESULT,
    VIOLATION,
    WARNING,
    english,
    iri,
    local_name,
)

if TYPE_CHECKING:
    from rdflib import Graph

_SPARQL_CONSTRAINTS = """
SELECT ?shape ?select ?message
WHERE { ?shape sh:sparql [ sh:select ?select ; sh:message ?message ] }"""
_SEVERITIES = {VIOLATION.value: "violation", WARNING.value: "warning"}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as it must be, or should be, and which shape says so."""

    focus: NamedNode
    shape: str
    """the local name of the shape, such as ``parties``"""
    severity: str
    """violation or warning"""
    message: str
    value: str | None = None
    """the value that is wrong, where one is"""

    def __str__(self) -> str:
        """One line for a person: how bad, where, what."""
        value = f" ({self.value})" if self.value else ""
        return f"{self.severity}: {local_name(self.focus)}: {self.message}{value}"

    def to_dict(self) -> dict[str, str | None]:
        """The finding as plain strings."""
        return {
            "severity": self.severity,
            "focus": self.focus.value,
            "shape": self.shape,
            "message": self.message,
            "value": self.value,
        }

    @property
    def sort_key(self) -> tuple[str, ...]:
        """Violations before warnings; the same thing's together."""
        return (self.severity, self.focus.value, self.shape, self.value or "", self.message)


def validate(store: Store) -> list[Violation]:
    """All that the asserted graphs break of the shapes, violations first.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { '
    ...              'org:zephyr a tp:Company . product:z9 a tp:Product } }')
    >>> for found in validate(store):
    ...     print(found.severity, local_name(found.focus), found.message)
    violation zephyr An organisation must have a name.
    warning z9 The product has neither a maker nor a product line.
    """
    ontology = ox.parse(read("ontology", "techpartners.ttl"), format=ox.RdfFormat.TURTLE)
    # All that shapes ask of the ontology: what is below what, and which concept is of which scheme.
    needed = (quad.triple for quad in ontology if quad.predicate in (SUBCLASS_OF, IN_SCHEME))
    data = [*_asserted(store), *needed]
    parsed = ox.parse(read("ontology", "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    shapes = [quad.triple for quad in parsed]
    found = {*_by_pyshacl(data, shapes), *_by_sparql(data, shapes)}
    return sorted(found, key=lambda violation: violation.sort_key)


def _by_pyshacl(data: Iterable[Triple], shapes: Iterable[Triple]) -> Iterator[Violation]:
    """What breaks the shapes, as pyshacl finds it; SPARQL constraints are left out."""
    import pyshacl
    from rdflib import SH

    _, report, _ = pyshacl.validate(
        _rdflib_graph(data),
        shacl_graph=_rdflib_graph(triple for triple in shapes if triple.predicate != SPARQL),
        inplace=True,  # the graph was made for this; pyshacl need not copy it
    )
    for result in report.objects(predicate=SH.result):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        yield Violation(
            focus=NamedNode(str(focus)),
            shape=local_name(NamedNode(str(report.value(result, SH.sourceShape)))),
            severity=_SEVERITIES[str(report.value(result, SH.resultSeverity))],
            message=str(report.value(result, SH.resultMessage)),
            value=None if value in (None, focus) else str(value),
        )


def _by_sparql(data: Iterable[Triple], shapes: Iterable[Triple]) -> Iterator[Violation]:
    """What breaks the SPARQL constraints, each asked once of the whole graph."""
    # pyshacl would parse and ask each anew for every focus node, at 25 ms a time.
    graph, constraints = ox.Store(), ox.Store()
    graph.extend(Quad(*triple) for triple in data)
    constraints.extend(Quad(*triple) for triple in shapes)
    for shape, select, message in _rows(constraints, _SPARQL_CONSTRAINTS):
        for row in _rows(graph, select.value):
            focus, value = row[0], row[1] if len(row) > 1 else None
            yield Violation(
                focus, local_name(shape), "violation", message.value, value and value.value
            )


def quarantine(store: Store, violations: Iterable[Violation]) -> set[NamedNode]:
    """Take what violates out of the resolved graph and say why in ``graph:quarantine``.

    Each violation becomes a ``sh:ValidationResult`` there. Partnerships and tenures among the
    violating things leave the resolved graph with every triple about them, so that nothing is drawn
    from them; which node of an article denotes them is kept in the quarantine, so that their claims
    can be found. Warnings change nothing. The quarantine is made anew each time; returns what was
    taken out.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { partnership:p a tp:Partnership } }')
    >>> [local_name(node) for node in quarantine(store, validate(store))]
    ['p']
    >>> list(store.quads(graph=RESOLVED))
    []
    """
    serious = [violation for violation in violations if violation.severity == "violation"]
    relationships = {
        quad.subject
        for kind in (PARTNERSHIP, ROLE_TENURE)
        for quad in store.quads(predicate=TYPE, object=kind, graph=RESOLVED)
    }
    removed = {violation.focus for violation in serious} & relationships
    results = " .\n".join(sorted(_statement(triple) for v in serious for triple in _result(v)))
    nodes = " ".join(sorted(str(node) for node in removed))
    # One update is one transaction: nothing is ever both gone and unexplained.
    store.update(f"""
        CLEAR SILENT GRAPH {QUARANTINE} ;
        INSERT DATA {{ GRAPH {QUARANTINE} {{ {results} }} }} ;
        INSERT {{ GRAPH {QUARANTINE} {{ ?said {DENOTES} ?node }} }}
          WHERE {{ VALUES ?node {{ {nodes} }} GRAPH {RESOLVED} {{ ?said {DENOTES} ?node }} }} ;
        DELETE {{ GRAPH {RESOLVED} {{ ?node ?p ?o }} }}
          WHERE {{ VALUES ?node {{ {nodes} }} GRAPH {RESOLVED} {{ ?node ?p ?o }} }} ;
        DELETE {{ GRAPH {RESOLVED} {{ ?s ?p ?node }} }}
          WHERE {{ VALUES ?node {{ {nodes} }} GRAPH {RESOLVED} {{ ?s ?p ?node }} }}
    """)
    return removed


def _result(violation: Violation) -> Iterator[Triple]:
    """The violation in SHACL's own terms, under an IRI that follows from what it says."""
    digest = hashlib.sha256("\n".join(violation.sort_key).encode()).hexdigest()[:16]
    node = iri(f"run:violation-{digest}")
    yield Triple(node, TYPE, VALIDATION_RESULT)
    yield Triple(node, FOCUS_NODE, violation.focus)
    yield Triple(node, RESULT_MESSAGE, english(violation.message))
    yield Triple(node, RESULT_SEVERITY, VIOLATION)
    yield Triple(node, SOURCE_SHAPE, iri(f"shape:{violation.shape}"))
    if violation.value is not None:
        yield Triple(node, RESULT_VALUE, Literal(violation.value))


def _rows(graph: ox.Store, select: str) -> list[tuple[Any, ...]]:
    answer = graph.query(select, prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    return [tuple(solution) for solution in answer]


def _statement(triple: Triple) -> str:
    return f"{triple.subject} {triple.predicate} {triple.object}"


def _asserted(store: Store) -> Iterator[Triple]:
    """The triples of the graphs that are asserted."""
    for graph in store.graphs():
        if graph in (RESOLVED, CURATED) or graph.value.startswith(ARTICLE_GRAPHS):
            yield from (quad.triple for quad in store.quads(graph=graph))


def _rdflib_graph(triples: Iterable[Triple]) -> Graph:
    """The triples as an rdflib graph, in its own memory: pyshacl over any other store crawls."""
    import rdflib

    @cache  # the same few terms come again and again
    def term(node: object) -> rdflib.term.Node:
        if isinstance(node, NamedNode):
            return rdflib.URIRef(node.value)
        if isinstance(node, BlankNode):
            return rdflib.BNode(node.value)
        assert isinstance(node, Literal)
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        datatype = node.datatype.value
        # rdflib holds "x" and "x"^^xsd:string for two things.
        plain = datatype == PREFIXES["xsd"] + "string"
        return rdflib.Literal(
            node.value, datatype=None if plain else rdflib.URIRef(datatype), normalize=False
        )

    graph = rdflib.Graph()
    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph
