"""Each named query against the rows it must return."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.query import named_queries, run_named
from kg.reason import infer
from kg.store.oxigraph import OxigraphStore
from tests.conftest import loaded
from tests.query.conftest import with_ontology

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yaml").read_text("utf-8")
)


@cache
def store_of(graph: str) -> OxigraphStore:
    """The graph that a case is asked of, loaded once: questions change nothing."""
    return loaded("example.trig") if graph == "example" else with_ontology(graph)


def ids(case: dict[str, Any]) -> str:
    given = ",".join(f"{name}={value}" for name, value in case["given"].items())
    return f"{case['query']}({given})-{case['graph']}"


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_a_named_query_answers(case: dict[str, Any]) -> None:
    result = run_named(store_of(case["graph"]), case["query"], case["given"])
    assert list(result.columns) == case["columns"]
    assert [list(row) for row in result] == case["rows"]


def test_every_named_query_has_a_case_with_rows_and_uses_each_parameter() -> None:
    answered = {case["query"] for case in CASES if case["rows"]}
    given = {(case["query"], name) for case in CASES for name in case["given"]}
    queries = named_queries()
    assert answered == set(queries)
    assert given == {(q.name, p.name) for q in queries.values() for p in q.parameters}


@pytest.mark.parametrize("graph", sorted({case["graph"] for case in CASES}))
def test_the_order_of_loading_does_not_matter(graph: str) -> None:
    backwards = OxigraphStore.memory()
    backwards.inner.extend(sorted(store_of(graph).quads(), key=str, reverse=True))
    for case in (case for case in CASES if case["graph"] == graph):
        one, other = (
            run_named(store, case["query"], case["given"]) for store in (store_of(graph), backwards)
        )
        assert one == other, case


def test_with_no_dated_article_nothing_lies_ahead() -> None:
    """As for the rule that derives who is a current partner."""
    undated = with_ontology("ahead")
    undated.update("DELETE WHERE { GRAPH ?graph { ?article schema:datePublished ?day } }")
    infer(undated)
    assert [row.scope for row in run_named(undated, "sole-suppliers", {})] == ["cameras", "chips"]
    zephyr = {row.partner for row in run_named(undated, "current-partners", {"company": "Zephyr"})}
    assert zephyr == {"Aurelia", "Brook", "Kappa", "Nordlens"}
    exposed = run_named(undated, "country-exposure", {"country": "Japan"})
    assert [row.scope for row in exposed] == ["batteries", "chips"]
    without = run_named(undated, "without", {"company": "Kappa"})
    assert [list(row) for row in without] == [["Brook", 2, 1], ["Zephyr", 4, 3]]
