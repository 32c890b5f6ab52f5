"""What is offered for a merge, and what no longer is once it was decided on."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph
from kg.articles import from_text
from kg.lookalikes import Lookalike
from tests.curation.deciding import decide
from tests.telegrams import graph_of

TOLD = {
    "a": "deal: Nordlens ; Kappa | kind=co-branding",
    "b": "deal: Nordlenz ; Kappa | kind=co-branding",
    "c": "organization: Nordlens | headquarters_country=Norway",
}


def graph_told(**told: str) -> KnowledgeGraph:
    return graph_of([from_text(text, id=id) for id, text in told.items()])


@pytest.fixture
def graph() -> KnowledgeGraph:
    return graph_told(**TOLD)


def test_names_alike_are_offered_with_reasons_and_sources(graph: KnowledgeGraph) -> None:
    (pair,) = graph.lookalikes()
    assert pair.names == ("Nordlenz", "Nordlens")  # fewer articles name it
    assert pair.reasons == ("one letter apart", "both work with Kappa")
    assert pair.score == pytest.approx(0.93)
    assert "Nordlenz – Nordlens\n  alike: one letter apart; both work with Kappa (0.93)" in str(
        pair
    )
    assert pair in graph.to_review(below=0)
    assert graph.lookalikes(at_least=0.95) == []


def test_what_one_article_names_side_by_side_is_not_offered() -> None:
    assert graph_told(**TOLD, d="deal: Nordlens ; Nordlenz").lookalikes() == []


@pytest.mark.parametrize(
    "judgement",
    [
        decide("merge", "Nordlenz", to="Nordlens"),
        decide("distinct", "Nordlenz", "Nordlens"),
        decide("distinct", "nordlens AG", "org:nordlenz"),
    ],
)
def test_what_was_decided_on_is_not_offered_until_that_is_undone(
    graph: KnowledgeGraph, judgement
) -> None:
    graph.judge(judgement)
    assert graph.lookalikes() == []
    graph.add(from_text("deal: Nordlenz ; Zephyr", id="later"))
    assert graph.lookalikes() == []
    graph.judge(decide("undo", to=judgement.id))
    (pair,) = graph.lookalikes()
    assert set(pair.names) == {"Nordlens", "Nordlenz"}


def test_what_was_split_off_is_not_offered() -> None:
    graph = graph_told(a="deal: Zephyr ; Kappa", b="deal: Zephyr ; Kappa")
    graph.judge(decide("split", "Zephyr", article="b", to="Zephyr Motors"))
    assert graph.query("SELECT ?c { ?c rdfs:label 'Zephyr Motors' }")
    assert graph.lookalikes() == []


def test_names_that_several_things_have_are_given_as_ids() -> None:
    graph = graph_told(a="deal: Nordlens ; Kappa | product=Nordlens", b="deal: Nordlenz ; Vega")
    (pair,) = graph.lookalikes()
    assert pair.names == ("org:nordlens", "Nordlenz")
    graph.judge(decide("merge", pair.names[0], to=pair.names[1]))
    assert graph.lookalikes() == []


def test_a_pair_as_plain_values() -> None:
    pair = Lookalike(("A", "B"), 0.8, ("so",), ("one, 2020", "other"))
    assert pair.to_dict() == {
        "names": ("A", "B"), "score": 0.8, "reasons": ("so",), "sources": ("one, 2020", "other"),
    }  # fmt: skip
