from __future__ import annotations

import math
from pathlib import Path

import numpy  # noqa: F401 - here, so that no example has to wait for it
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.learn import linear
from kg.learn.linear import Linear, table

NAMES = st.lists(st.text("abc :…é", min_size=1, max_size=6), min_size=1, max_size=8, unique=True)
WEIGHTS = st.floats(-8, 8, width=16)


@st.composite
def models(draw: st.DrawFn, classes: tuple[str, ...] = ("x", "y", "z")) -> Linear:
    names = draw(NAMES)
    columns = classes if len(classes) > 2 else classes[1:]
    return Linear(
        classes,
        table({name: tuple(draw(WEIGHTS) for _ in columns) for name in names}),
        tuple(draw(WEIGHTS) for _ in columns),
        draw(WEIGHTS),
        draw(WEIGHTS),
    )


@given(models(), st.data())
def test_a_model_is_the_same_once_written_and_read(model: Linear, data: st.DataObject) -> None:
    read = Linear.from_bytes(model.to_bytes())
    features = data.draw(st.lists(st.sampled_from([*model.weights, "unheard of"])))
    assert read.classes == model.classes
    assert (read.scale, read.shift) == (model.scale, model.shift)
    assert read.probabilities(features) == pytest.approx(model.probabilities(features))
    assert read.to_bytes() == model.to_bytes()


@given(models(), st.data())
def test_probabilities_sum_to_one(model: Linear, data: st.DataObject) -> None:
    features = data.draw(st.lists(st.sampled_from([*model.weights, "unheard of"])))
    assert sum(model.probabilities(features).values()) == pytest.approx(1.0)


@given(models(("no", "yes")), st.data())
def test_two_classes_share_one(model: Linear, data: st.DataObject) -> None:
    features = data.draw(st.lists(st.sampled_from([*model.weights, "unheard of"])))
    assert model.probabilities(features)["yes"] == model.probability(features)
    assert sum(model.probabilities(features).values()) == pytest.approx(1.0)


def test_a_probability_is_the_sigmoid_of_the_calibrated_score() -> None:
    model = Linear(("False", "True"), table({"will supply": (2.0,)}), (0.0,), 0.5, -1)
    assert model.probability(["will supply"]) == pytest.approx(0.5)
    assert model.probability(["unheard of"]) == pytest.approx(1 / (1 + math.e))


@pytest.mark.parametrize("data", [b"", b"no archive", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_model_is_told(data: bytes) -> None:
    with pytest.raises(ModelError, match="no linear model"):
        Linear.from_bytes(data)


def test_a_model_that_is_not_shipped_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linear, "folder", lambda _: tmp_path)
    with pytest.raises(ModelError, match=r"no model at .*unheard\.npz"):
        linear.shipped("unheard")
