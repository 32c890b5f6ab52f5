"""Named queries as methods of a graph."""

from __future__ import annotations

import datetime as dt
import inspect

import pytest

from kg import Judgement, Target
from kg.articles import from_text
from kg.errors import BadParameter
from kg.pipeline import KnowledgeGraph
from kg.query import find, named_queries, run_named
from kg.store.oxigraph import OxigraphStore


def test_a_method_asks_the_query_of_its_name(example_store: OxigraphStore) -> None:
    graph = KnowledgeGraph(example_store)
    expected = run_named(example_store, "partners", {"company": "Leica", "on": "2018-01-01"})
    assert expected
    assert graph.queries.partners(company="Leica", on="2018-01-01") == expected
    assert graph.queries.partners("Leica", "2018-01-01") == expected
    assert graph.queries.former_partners("Leica").rows[0].partner == "Huawei"


def test_a_method_tells_what_it_answers_and_takes(example_store: OxigraphStore) -> None:
    queries = KnowledgeGraph(example_store).queries
    assert dir(queries) == [name.replace("-", "_") for name in named_queries()]
    for name in dir(queries):
        query = find(name.replace("_", "-"))
        method = getattr(queries, name)
        assert method.__doc__.splitlines()[0] == query.question
        assert list(inspect.signature(method).parameters) == [p.name for p in query.parameters]


@pytest.mark.parametrize(("verb", "to"), [("reject", None), ("edit", "2019")])
def test_what_people_decided_against_is_no_disagreement(verb: str, to: str | None) -> None:
    graph = KnowledgeGraph.memory()
    for year in ("2016", "2019"):
        text = f"Nordlens has cooperated with Zephyr on phone cameras since {year}."
        graph.add(from_text(text, id=f"a{year}"))
    assert {row.value for row in graph.queries.disagreements("Nordlens")} == {"2016", "2019"}
    about = Target(("Nordlens", "Zephyr"), article="a2016", field="start")
    graph.judge(Judgement(verb, about, "mira", dt.date(2026, 1, 31), "a slip", to=to))
    assert not graph.queries.disagreements("Nordlens")


def test_what_is_asked_wrongly(example_store: OxigraphStore) -> None:
    queries = KnowledgeGraph(example_store).queries
    with pytest.raises(AttributeError, match=r"no query is called 'patners'; did you mean"):
        queries.patners("Leica")
    assert not hasattr(queries, "_repr_html_")
    with pytest.raises(BadParameter, match="needs company"):
        queries.partners()
    with pytest.raises(BadParameter, match="has no parameter 'day'"):
        queries.partners("Leica", day="2018-01-01")
    with pytest.raises(TypeError):
        queries.partners("Leica", "2018-01-01", "Huawei")
