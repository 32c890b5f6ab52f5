"""owlrl, which knows all of OWL 2 RL, infers the same about our individuals."""

from __future__ import annotations

import pytest
import rdflib

from kg.pipeline import KnowledgeGraph
from kg.reason import infer
from kg.store.oxigraph import OxigraphStore
from kg.terms import INFERRED
from tests.bench.stores import loaded
from tests.conftest import SEED
from tests.reason.graphs import CITIES, example


def all_at_once() -> OxigraphStore:
    """Ten thousand generated triples, the hand-written example and the graph of an article.

    One store: what takes owlrl long is the ontology, which it would close over anew for each. Of
    the generated triples one in four is resolved; nothing is inferred from the others, the claims.
    """
    store = loaded(10_000)
    store.inner.extend(example().quads())
    store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {CITIES} }} }}")
    with KnowledgeGraph.memory() as graph:
        graph.ingest([SEED])
        store.inner.extend(graph.store.quads())
    store.replace_graph(INFERRED, ())
    return store


@pytest.mark.slow
def test_it_agrees_and_leaves_rdflib_as_it_was() -> None:
    """Dates without a year would be ill-typed afterwards, and validation would object to them."""
    store = all_at_once()
    assert infer(store, engine="rules")
    by_rules = set(store.quads(graph=INFERRED))
    infer(store, engine="owlrl")
    assert set(store.quads(graph=INFERRED)) == by_rules
    for value, datatype in (("--03-31", rdflib.XSD.gMonthDay), ("2022-03", rdflib.XSD.gYearMonth)):
        assert not rdflib.Literal(value, datatype=datatype).ill_typed
