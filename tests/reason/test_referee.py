"""owlrl, which knows all of OWL 2 RL, infers the same about our individuals."""

from __future__ import annotations

import pytest

from kg.pipeline import KnowledgeGraph
from kg.reason import infer
from kg.store.oxigraph import OxigraphStore
from kg.terms import INFERRED
from tests.bench.stores import loaded
from tests.conftest import SEED
from tests.reason.graphs import CITIES, example


def agree(store: OxigraphStore) -> None:
    assert infer(store, engine="rules")
    by_rules = set(store.quads(graph=INFERRED))
    infer(store, engine="owlrl")
    assert set(store.quads(graph=INFERRED)) == by_rules


def test_on_the_example() -> None:
    store = example()
    store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {CITIES} }} }}")
    agree(store)


def test_on_a_seed() -> None:
    with KnowledgeGraph.memory() as graph:
        graph.build([SEED])
        agree(graph.store)


@pytest.mark.slow
def test_on_ten_thousand_triples() -> None:
    """Of which one in four is resolved; nothing is inferred from the others, the claims."""
    agree(loaded(10_000))


def test_it_leaves_rdflib_as_it_was() -> None:
    """Dates without a year would be ill-typed afterwards, and validation would object to them."""
    import rdflib

    infer(example(), engine="owlrl")
    for value, datatype in (("--03-31", rdflib.XSD.gMonthDay), ("2022-03", rdflib.XSD.gYearMonth)):
        assert not rdflib.Literal(value, datatype=datatype).ill_typed
