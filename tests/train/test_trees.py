"""Growing trees: what they learn, that it is the same twice, and the same without the library."""

from __future__ import annotations

import random

import pytest
from sklearn.ensemble import HistGradientBoostingClassifier

from kg.train.trees import grow, plain

NAMES = ["near", "far"]


def _examples(number: int) -> tuple[list[list[float]], list[bool]]:
    """What is near is true three times in four, unless it is far as well."""
    chance = random.Random(0)
    rows = [[chance.random(), chance.random()] for _ in range(number)]
    truths = [near > 0.5 and far < 0.5 and chance.random() < 0.75 for near, far in rows]
    return rows, truths


def test_what_is_told_apart_by_two_numbers_together() -> None:
    found = grow(*_examples(2000), NAMES, set())
    assert found.probability([0.8, 0.2]) > 0.5
    assert max(found.probability(far) for far in ([0.8, 0.8], [0.2, 0.2], [0.2, 0.8])) < 0.1
    assert found.names == tuple(NAMES)


def test_the_same_examples_give_the_same_bytes() -> None:
    once, again = (grow(*_examples(500), NAMES, {"near"}).to_bytes() for _ in range(2))
    assert once == again


def test_a_chance_never_sinks_where_a_number_rises() -> None:
    found = grow(*_examples(500), NAMES, {"near"})
    for far in (0.1, 0.5, 0.9):
        chances = [found.probability([step / 50, far]) for step in range(51)]
        assert chances == sorted(chances)


def test_the_plain_form_says_what_the_library_says() -> None:
    rows, truths = _examples(500)
    model = HistGradientBoostingClassifier(max_iter=20, random_state=0).fit(rows, truths)
    ours = [plain(model, NAMES).probability(row) for row in rows]
    assert ours == pytest.approx(model.predict_proba(rows)[:, 1].tolist())


@pytest.mark.parametrize("truth", [True, False])
def test_what_is_always_so_needs_no_trees(truth: bool) -> None:
    found = grow([[0.0, 1.0]] * 3, [truth] * 3, NAMES, set())
    assert not found.trees and round(found.probability([5.0, 5.0])) == truth
