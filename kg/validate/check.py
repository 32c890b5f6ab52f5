"""Finds what breaks the shapes: pyshacl for SHACL Core, Oxigraph for the SPARQL constraints.

Oxigraph finds the few things that may break a shape of SHACL Core too, and pyshacl judges these.

Asserted graphs (resolved, curated, articles) are looked at before anything is inferred from them:
the range of a property would have made an organisation of a person before the shape could object.
What was inferred has shapes of its own, in the group ``s:inferred``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg.errors import StoreError
from kg.store.base import Store
from kg.store.oxigraph import OxigraphStore, graph_of
from kg.terms import INFERRED, SPARQL_COMPONENT, local_name
from kg.validate.accounts import suspicious
from kg.validate.cut import cut, targets, widened
from kg.validate.finding import SEVERITY_NAMES, Violation
from kg.validate.rdflib_graph import rdflib_graph
from kg.validate.shapes import background, constraints, core, rows
from kg.validate.sieve import suspects
from kg.workers import each, number_of

if TYPE_CHECKING:
    from rdflib import Graph

_AT_ONCE = 1_000
_MANY = 4
"""So many parts are worth other processes: one takes as long to start as to look at one part."""


def validate(
    store: Store, *, focus: Collection[NamedNode] | None = None, inferred: bool = True
) -> list[Violation]:
    """All that the graphs break of the shapes, violations first.

    With ``focus``, the nodes that a change touched, only they are checked, and those whose verdict
    may hang on them (``widened``), on a part of the graph cut out for it: for these nodes the
    findings are those of a full pass. ``inferred``: whether a full pass looks at what was inferred
    too.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> from kg.terms import iri
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { '
    ...              'org:zephyr a tp:Company . product:z9 a tp:Product } }')
    >>> for found in validate(store):
    ...     print(found.severity, local_name(found.focus), found.message)
    violation zephyr An organisation must have a name.
    warning z9 The product has neither a maker nor a product line.
    >>> [found.severity for found in validate(store, focus={iri("product:z9")})]
    ['warning']
    """
    if focus is not None:
        return check(store, widened(store, focus))
    found = set(check(store, targets(store) | suspicious(store)))
    if inferred:
        following = graph_of(quad.triple for quad in store.quads(graph=INFERRED))
        found.update(_by_sparql(following, inferred=True))
    return sorted(found, key=lambda violation: violation.sort_key)


def check(store: Store, nodes: Collection[NamedNode], *, workers: int = 1) -> list[Violation]:
    """What is wrong with these nodes, by the part of the graph that decides it.

    They are looked at in parts, so that it takes no more memory the more there are. With
    ``workers`` so many processes share the parts, if the store is on disk; 0 is one per core.
    """
    ordered = sorted(nodes, key=str)  # what is near by name is often near in the graph
    parts = [set(ordered[n : n + _AT_ONCE]) for n in range(0, len(ordered), _AT_ONCE)]
    folder = store.path if isinstance(store, OxigraphStore) else None
    if folder and len(parts) >= _MANY and number_of(workers) > 1:
        answers = zip(parts, each(_in_folder, parts, folder, workers), strict=True)
        each_found = (_at(store, part) if found is None else found for part, found in answers)
    else:
        each_found = (_at(store, part) for part in parts)
    found = {violation for some in each_found for violation in some}
    return sorted(found, key=lambda violation: violation.sort_key)


def _in_folder(folder: Path, nodes: Collection[NamedNode]) -> set[Violation] | None:
    """What is wrong with nodes, found by another process than the one that has the store open.

    None if it cannot be read from there: RocksDB may put together what lies in its files, and take
    them away, while they are read.
    """
    try:
        return _at(_to_read(folder), nodes)
    except (OSError, StoreError):
        return None


@cache
def _to_read(folder: Path) -> OxigraphStore:
    return OxigraphStore.open(folder, read_only=True)


def _at(store: Store, nodes: Collection[NamedNode]) -> set[Violation]:
    graph = graph_of([*cut(store, nodes), *background()])
    found = set(_by_sparql(graph))
    if suspected := suspects(graph, nodes):
        data = [*cut(store, set().union(*suspected.values())), *background()]
        found.update(_by_pyshacl(data, core(suspected)))
    return {each for each in found if each.focus in nodes}


def _by_pyshacl(data: Iterable[Triple], shapes: Graph) -> Iterator[Violation]:
    """What breaks the shapes, as pyshacl finds it."""
    import pyshacl
    from rdflib import SH

    # The graph is made for this; pyshacl need not copy it.
    _, report, _ = pyshacl.validate(rdflib_graph(data), shacl_graph=shapes, inplace=True)
    for result in report.objects(predicate=SH.result):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        severity = NamedNode(str(report.value(result, SH.resultSeverity)))
        yield Violation(
            focus=NamedNode(str(focus)),
            shape=local_name(NamedNode(str(report.value(result, SH.sourceShape)))),
            severity=SEVERITY_NAMES[severity],
            message=str(report.value(result, SH.resultMessage)),
            value=None if value in (None, focus) else str(value),
            component=str(report.value(result, SH.sourceConstraintComponent)),
        )


def _by_sparql(graph: ox.Store, *, inferred: bool = False) -> Iterator[Violation]:
    """What breaks the SPARQL constraints, each asked once of the whole graph."""
    # pyshacl would parse and ask each anew for every focus node, at 25 ms a time.
    for shape, select, message, severity in constraints(inferred=inferred):
        for row in rows(graph, select):
            focus, value = row[0], row[1] if len(row) > 1 else None
            if isinstance(focus, NamedNode):
                found = value and value.value
                yield Violation(focus, shape, severity, message, found, SPARQL_COMPONENT.value)
