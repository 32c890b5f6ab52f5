from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from kg import errors
from kg.errors import ArticleError, KgError, OutputError, QuerySyntaxError, UnknownName


def test_whatever_a_user_can_cause_is_caught_as_one() -> None:
    kinds = [each for _, each in inspect.getmembers(errors, inspect.isclass)]
    ours = [each for each in kinds if each.__module__ == errors.__name__]
    assert len(ours) >= 9
    assert all(issubclass(each, KgError) for each in ours)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ArticleError(Path("a.md"), "is empty", "add text"), "a.md is empty; add text"),
        (OutputError("o.gexf", "is a folder"), "o.gexf is a folder; choose a writable place"),
        (
            QuerySyntaxError("q.rq", 3, 7, "expected WHERE"),
            "q.rq is not valid SPARQL at line 3, column 7: expected WHERE",
        ),
        (
            QuerySyntaxError("query", None, None, "it is empty"),
            "query is not valid SPARQL: it is empty",
        ),
    ],
)
def test_an_error_is_one_sentence_with_the_offending_value(error: KgError, sentence: str) -> None:
    assert str(error) == sentence


def test_a_name_that_is_nearly_right_gets_its_suggestion() -> None:
    error = UnknownName("company", "xiaomy", ["Xiaomi", "Huawei", "Leica Camera"])
    assert error.suggestions == ["Xiaomi"]
    assert str(error) == "no company is called 'xiaomy'; did you mean 'Xiaomi'?"


def test_without_a_near_name_the_known_ones_or_the_way_out_are_told() -> None:
    assert str(UnknownName("query", "zz", ["b", "a", "b"])).endswith("known: a, b")
    assert str(UnknownName("query", "zz", [])).endswith("there are none yet")
    assert str(UnknownName("query", "zz", ["a"], "see kg query")).endswith("; see kg query")
