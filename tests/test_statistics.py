"""Figures count what the graph holds."""

from __future__ import annotations

import pytest

from kg.statistics import statistics
from kg.store.oxigraph import OxigraphStore
from tests.conftest import loaded


@pytest.fixture
def questions() -> OxigraphStore:
    return loaded("questions.trig")


def test_what_the_hand_made_graph_covers(questions: OxigraphStore) -> None:
    found = statistics(questions)
    assert found.articles_by_year == {"2016": 1, "2020": 1, "2023": 3, "2024": 1}
    assert found.begun_by_year["2023"] == 2 and list(found.begun_by_year) == sorted(
        found.begun_by_year
    )
    assert found.publishers == {"Invented Wire": 7}
    assert next(iter(found.kinds.items())) == ("component-supply", 5)
    assert found.stages == {"active": 6, "ended": 5, "planned": 2, "announced": 1, "cancelled": 1}
    assert found.modality == {"official": 10, "reported": 2, "denied": 1, "rumoured": 1}
    assert found.to_dict()["copies"] == 0


def test_an_empty_graph_has_figures_too() -> None:
    found = statistics(OxigraphStore.memory())
    assert (found.articles_by_year, found.curated, found.confidence) == ({}, 0.0, [0] * 10)


@pytest.mark.parametrize(
    ("sure", "step"), [("0.00", 0), ("0.09", 0), ("0.90", 9), ("1.00", 9), ("0.55", 5)]
)
def test_confidence_is_counted_in_steps(questions: OxigraphStore, sure: str, step: int) -> None:
    questions.update(
        f'INSERT DATA {{ GRAPH <urn:a> {{ claim:a1-1 tp:confidence "{sure}"^^xsd:decimal }} }}'
    )
    assert [place for place, n in enumerate(statistics(questions).confidence) if n] == [step]


def test_the_share_of_claims_that_people_judged(questions: OxigraphStore) -> None:
    claims = sum(statistics(questions).modality.values())
    questions.update("""INSERT DATA { GRAPH graph:curated {
      judgement:a tp:judges claim:a1-1, claim:a2-3 ; rdfs:label "accept" .
      judgement:b tp:judges claim:a1-1, article:a3, claim:gone } }""")
    assert statistics(questions).curated == pytest.approx(2 / claims)


def test_copies_are_articles_that_print_another(questions: OxigraphStore) -> None:
    questions.update("""INSERT DATA { GRAPH graph:resolved {
      article:a2 tp:copyOf article:a1 . article:a3 tp:copyOf article:a1 } }""")
    assert statistics(questions).copies == 2
