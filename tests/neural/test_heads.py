"""Heads look where they should: at their sentence, and at what they are given."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kg.neural import heads
from kg.neural.encoder import WIDTH

RNG = np.random.default_rng(0)


@pytest.fixture(scope="module")
def weights() -> dict[str, Any]:
    maps = {
        "pair.query": (64, 3 * WIDTH),
        "pair.key": (64, WIDTH),
        "pair.value": (WIDTH, WIDTH),
        "pair.inner": (32, 4 * WIDTH),
        "reference.inner": (16, 3 * WIDTH + heads.DISTANCES),
        "reference.outer": (1, 16),
    }
    made = {f"{name}.weight": RNG.standard_normal(shape) * 0.1 for name, shape in maps.items()}
    return made | {f"{name}.bias": np.zeros(shape[0]) for name, shape in maps.items()}


def test_two_companies_look_at_their_sentence_alone(weights: dict[str, Any]) -> None:
    vectors = RNG.standard_normal((6, WIDTH))
    left, right = vectors[:1], vectors[2:3]
    within = np.array([[1.0, 1.0, 1.0, 1.0, 0.0, 0.0]])
    found = heads.encounters(np, weights, vectors, left, right, within)
    elsewhere, here = vectors.copy(), vectors.copy()
    elsewhere[5] += 3.0
    here[3] += 3.0
    same = heads.encounters(np, weights, elsewhere, left, right, within)
    other = heads.encounters(np, weights, here, left, right, within)
    assert np.allclose(found, same)
    assert not np.allclose(found, other, atol=1e-3)


def test_each_two_companies_are_judged_for_themselves(weights: dict[str, Any]) -> None:
    vectors = RNG.standard_normal((6, WIDTH))
    within = np.ones((3, 6))
    at_once = heads.encounters(np, weights, vectors, vectors[:3], vectors[3:], within)
    one = heads.encounters(np, weights, vectors, vectors[1:2], vectors[4:5], within[:1])
    assert np.allclose(at_once[1], one[0])


def test_names_are_weighed_as_antecedents_one_by_one(weights: dict[str, Any]) -> None:
    named = RNG.standard_normal((4, WIDTH))
    phrase = RNG.standard_normal((1, WIDTH))
    near = np.array([heads.near((n, n + 1), (9, 10)) for n in range(4)])
    scores = heads.antecedents(np, weights, phrase, named, near)
    assert scores.shape == (4,)
    assert np.allclose(scores[2:3], heads.antecedents(np, weights, phrase, named[2:3], near[2:3]))


def test_the_mean_of_a_place_is_of_its_pieces() -> None:
    vectors = np.arange(12.0).reshape(4, 3)
    assert np.allclose(heads.means(np, vectors, [(1, 3)]), [[4.5, 5.5, 6.5]])
