from __future__ import annotations

import pytest

from kg.reason import inconsistencies, infer
from kg.reason.consistency import CHECKS
from tests.reason.graphs import example, resolved

CASES = [
    ("org:a tp:competitorOf org:a", "irreflexive property", ("org:a",)),
    ("org:a tp:subsidiaryOf org:b . org:b tp:subsidiaryOf org:a", "circle", ("org:a",)),
    (
        "partnership:p tp:succeeds partnership:q . partnership:q tp:succeeds partnership:p",
        "asymmetric property",
        ("partnership:p", "partnership:q"),
    ),
    (
        "org:a schema:sameAs <https://example.com/1> . org:b schema:sameAs <https://example.com/1>",
        "outside id",
        ("org:a", "org:b"),
    ),
    ("org:a a tp:Company , tp:Person", "disjoint classes", ("org:a",)),
    ("org:a a tp:Company , tp:Product", "disjoint classes", ("org:a",)),
    ("partnership:p a tp:RoleTenure , tp:Partnership", "disjoint classes", ("partnership:p",)),
]


@pytest.mark.parametrize(("turtle", "check", "where"), CASES)
def test_what_cannot_be_is_found(turtle: str, check: str, where: tuple[str, ...]) -> None:
    store = resolved(turtle)
    infer(store)
    assert (check, where) in {(found.check, found.where) for found in inconsistencies(store)}


def test_every_check_has_a_case() -> None:
    assert {check for check, *_ in CHECKS} == {check for _, check, _ in CASES}


def test_the_example_is_consistent() -> None:
    store = example()
    infer(store)
    assert inconsistencies(store) == []


def test_it_is_told_with_the_quotes_that_led_to_it() -> None:
    store = example()
    store.update("INSERT DATA { GRAPH graph:resolved { org:huawei a tp:Person } }")
    infer(store)
    (found,) = inconsistencies(store)
    assert found.message == "huawei is both Organization and Person; nothing can be both"
    assert len(found.facts) == 2
    assert any("ended on 31 March" in ground.quote for ground in found.grounds)
    assert "ended on 31 March" in str(found)
