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


ABOUT_CLAIMS = {
    "articles", "changes", "disagreements", "evidence", "first-reports", "people", "reversals",
    "unofficial",
}  # fmt: skip
"""Queries of what is said, by whom, whether it is so or not; and of people."""


def answered(store: OxigraphStore) -> set[str]:
    """The queries that have an answer, asked with no more than they require."""
    values = {"company": "Quillon", "other": "Tamsin", "kind": "cooperation", "country": "Norway"}
    values["since"] = "2016-01-01"
    names = set()
    for query in named_queries().values():
        given = {p.name: values[p.name] for p in query.parameters if p.required}
        if list(run_named(store, query.name, given)):
            names.add(query.name)
    return names


def test_what_all_deny_is_no_partnership() -> None:
    unanswered = {"copies", "disagreements", "runs"}
    assert set(named_queries()) - answered(store_of("questions")) == unanswered
    denied = with_ontology("questions")
    denied.update(
        "INSERT { GRAPH graph:resolved { ?all tp:modality modality:denied } } "
        "WHERE { GRAPH graph:resolved { ?all a tp:Partnership } }"
    )
    infer(denied)
    assert answered(denied) <= ABOUT_CLAIMS


def test_a_second_episode_that_all_deny_is_none_of_former_partners() -> None:
    store = with_ontology("questions")
    store.update(
        "INSERT DATA { GRAPH graph:resolved { partnership:denied a tp:Partnership ; "
        "tp:hasParticipant org:quillon , org:wexley ; tp:stage stage:ended ; "
        "tp:modality modality:denied } }"
    )
    infer(store)
    (only,) = run_named(store, "former-partners", {"company": "Quillon"})
    assert only.scope == "modems"


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
