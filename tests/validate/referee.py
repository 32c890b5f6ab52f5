"""What is found without any short cut: all shapes asked of all things, pyshacl for SHACL Core."""

from __future__ import annotations

from kg.store.base import Store
from kg.store.oxigraph import graph_of
from kg.terms import INDEX, INFERRED, META, QUARANTINE, VOCABULARY
from kg.validate import Violation
from kg.validate.check import _by_pyshacl, _by_sparql
from kg.validate.shapes import background, core

_NOT_ASSERTED = (INFERRED, INDEX, META, QUARANTINE, VOCABULARY)


def by_pyshacl_alone(store: Store) -> list[Violation]:
    """The findings on the asserted graphs, sorted."""
    graphs = [each for each in store.graphs() if each not in _NOT_ASSERTED]
    asserted = {quad.triple for graph in graphs for quad in store.quads(graph=graph)}
    data = [*asserted, *background()]
    found = {*_by_pyshacl(data, core()), *_by_sparql(graph_of(data))}
    return sorted(found, key=lambda violation: violation.sort_key)
