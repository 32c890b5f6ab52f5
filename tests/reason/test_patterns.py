"""Patterns and triples fit both ways, and bindings come out of SPARQL as they go in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, Triple

from kg.reason.patterns import Pattern, filled, matched, solutions, values
from kg.store.oxigraph import OxigraphStore
from kg.terms import TYPE, english, iri, typed

NODES = st.sampled_from([iri("org:nordlens"), iri("org:zephyr"), iri("place:x")])
TERMS = NODES | st.sampled_from(
    [Literal('a "quoted"\nname'), english("Zephyr"), typed(7, "integer")]
)
PATTERNS = st.sampled_from(
    [("?x", TYPE, "?y"), ("?x", "?p", "?x"), ("?x", "?p", "?y"), ("?x", TYPE, iri("org:zephyr"))]
)


@given(PATTERNS, st.builds(Triple, NODES, st.just(TYPE) | NODES, TERMS))
def test_a_pattern_that_fits_a_triple_comes_to_it(pattern: Pattern, triple: Triple) -> None:
    bound = matched(pattern, triple)
    assert bound is None or filled(pattern, bound) == triple


@given(st.dictionaries(st.sampled_from(["?x", "?y", "?long_1"]), TERMS, min_size=1))
def test_bindings_given_to_a_query_are_its_solution(bound: dict) -> None:
    answer = OxigraphStore.memory().query(f"SELECT * {{ {values(bound)} }}")
    assert list(solutions(answer)) == [bound]


@pytest.mark.parametrize("predicate", [Literal("x"), "?p"])
def test_what_is_no_triple_is_not_filled(predicate: Literal | str) -> None:
    assert filled((iri("org:zephyr"), predicate, "?y"), {"?p": TYPE, "?y": TYPE}) == (
        Triple(iri("org:zephyr"), TYPE, TYPE) if predicate == "?p" else None
    )
