"""Every row of the table is compiled, and the chaining gives what the same rules give as SPARQL."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Triple

from kg.reason.axioms import AXIOM_RULES, axiom_rules, compiled
from kg.reason.chaining import close, resting_on, retract
from kg.reason.facts import Facts
from kg.store.oxigraph import graph_of
from kg.terms import RESOLVED, TYPE, iri
from tests.reason.graphs import CITIES, example

RULES = " ;\n".join(rule.sparql() for rule in axiom_rules())


def by_sparql(asserted: set[Triple]) -> set[Triple]:
    """All that follows, by asking every rule again until nothing new comes."""
    desk = graph_of(asserted)
    before = -1
    while before != len(desk):
        before = len(desk)
        desk.update(RULES)
    return {quad.triple for quad in desk} - asserted


def by_chaining(asserted: set[Triple]) -> tuple[Facts, set[Triple]]:
    facts = Facts()
    for triple in asserted:
        facts.add(triple)
    return facts, close(facts, asserted)


@pytest.mark.parametrize("row", AXIOM_RULES, ids=lambda row: row[0])
def test_every_row_of_the_table_is_put_to_use(row: tuple[str, str, str, str]) -> None:
    rules = list(compiled(*row))
    assert rules
    for rule in rules:
        given = {part for premise in rule.premises for part in premise if isinstance(part, str)}
        assert given >= {part for part in rule.conclusion if isinstance(part, str)}
        assert row[0] in rule.name and "?" not in rule.name


def test_the_example_by_sparql() -> None:
    store = example()
    store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {CITIES} }} }}")
    asserted = {quad.triple for quad in store.quads(graph=RESOLVED)}
    assert by_chaining(asserted)[1] == by_sparql(asserted)


THINGS = [iri(f"org:{name}") for name in "abc"] + [iri("partnership:p"), iri("place:x")]
PREMISES = [premise for rule in axiom_rules() for premise in rule.premises]
PROPERTIES = sorted({predicate for _, predicate, _ in PREMISES} - {TYPE}, key=str)
CLASSES = [iri(f"tp:{name}") for name in ("Company", "CoBranding", "Person", "City")]
TRIPLES = st.sets(
    st.builds(
        Triple,
        st.sampled_from(THINGS),
        st.sampled_from(PROPERTIES),
        st.sampled_from([*THINGS, iri("kind:merger"), Literal("Nordlens")]),
    )
    | st.builds(Triple, st.sampled_from(THINGS), st.just(TYPE), st.sampled_from(CLASSES)),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(TRIPLES)
def test_chaining_is_what_sparql_gives(asserted: set[Triple]) -> None:
    assert by_chaining(asserted)[1] == by_sparql(asserted)


@settings(max_examples=60, deadline=None)
@given(TRIPLES, TRIPLES)
def test_what_is_taken_away_takes_along_what_only_it_gave(
    kept: set[Triple], lost: set[Triple]
) -> None:
    lost -= kept
    facts, followed = by_chaining(kept | lost)
    gone = retract(facts, resting_on(facts, lost, kept.__contains__))
    expected = by_sparql(kept)
    assert (kept | lost | followed) - gone == kept | expected
    assert all(triple in facts for triple in expected | kept)
    assert not any(triple in facts for triple in gone)
