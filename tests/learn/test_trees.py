from __future__ import annotations

import math
from pathlib import Path

import numpy  # noqa: F401 - here, so that no example has to wait for it
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.learn import trees
from kg.learn.trees import LEAF, Node, Trees

NAMES = ("width", "height", "depth")
NUMBERS = st.lists(st.floats(-9, 9), min_size=3, max_size=3)
LIMITS = st.floats(-9, 9)


@st.composite
def grown(draw: st.DrawFn) -> Trees:
    """Stumps, and trees of two questions."""

    def leaf() -> Node:
        return (LEAF, draw(LIMITS), 0, 0)

    def ask(below: int, above: int) -> Node:
        return (draw(st.integers(0, 2)), draw(LIMITS), below, above)

    shapes = draw(st.lists(st.booleans(), max_size=4))
    return Trees(
        NAMES,
        draw(LIMITS),
        tuple(
            (ask(1, 2), ask(3, 4), leaf(), leaf(), leaf()) if deep else (ask(1, 2), leaf(), leaf())
            for deep in shapes
        ),
    )


@given(grown(), NUMBERS)
def test_trees_are_the_same_once_written_and_read(model: Trees, numbers: list[float]) -> None:
    read = Trees.from_bytes(model.to_bytes())
    assert read == model and read.to_bytes() == model.to_bytes()
    assert read.probability(numbers) == model.probability(numbers)


@given(grown(), NUMBERS)
def test_a_score_is_what_all_trees_add(model: Trees, numbers: list[float]) -> None:
    apart = (Trees(NAMES, 0.0, (tree,)).score(numbers) for tree in model.trees)
    assert model.score(numbers) == pytest.approx(sum(apart, model.start))
    assert model.probability(numbers) == pytest.approx(1 / (1 + math.exp(-model.score(numbers))))


def test_a_number_at_the_limit_goes_below() -> None:
    stump = Trees(("x",), 0.0, (((0, 0.5, 1, 2), (LEAF, -1.0, 0, 0), (LEAF, 1.0, 0, 0)),))
    assert [stump.score([x]) for x in (0.4, 0.5, 0.6)] == [-1.0, -1.0, 1.0]


@pytest.mark.parametrize(
    "tree",
    [
        (),
        ((3, 0.0, 1, 2), (LEAF, 0.0, 0, 0), (LEAF, 0.0, 0, 0)),  # there is no fourth number
        ((0, 0.0, 1, 2), (LEAF, 0.0, 0, 0)),  # no third node
        ((0, 0.0, 0, 0),),  # without an end
    ],
)
def test_trees_that_lead_nowhere_are_told(tree: tuple[Node, ...]) -> None:
    with pytest.raises(ModelError, match="no trees"):
        Trees.from_bytes(Trees(NAMES, 0.0, (tree,)).to_bytes())


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_a_file_that_holds_no_trees_is_told(data: bytes) -> None:
    with pytest.raises(ModelError, match="no trees"):
        Trees.from_bytes(data)


def test_trees_that_are_not_shipped_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "folder", lambda _: tmp_path)
    with pytest.raises(ModelError, match=r"no model at .*unheard\.npz"):
        trees.shipped("unheard")
