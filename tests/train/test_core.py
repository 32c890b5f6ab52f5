from __future__ import annotations

import builtins
import json
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ModelError
from kg.evaluate.core import evaluate
from kg.extract.relations import Pair, Relation, predict, read_pairs
from kg.train.core import learn, train_core

NAMES = ["Zephyr", "Aurelia", "Lumo", "Kappa", "Nordlens", "Brightwell", "Ostrava", "Quillon"]
PHRASES = [
    ("{} was acquired by {} .", "acquired_by"),
    ("{} acquired {} .", "^acquired_by"),
    ("{} competes with {} .", "competitor_of"),
    ("{} and its partner {} .", "collaboration"),
    ("{} lies near {} .", "undefined"),
]


def told(names: list[str]) -> list[dict[str, Any]]:
    """A pair in each phrase for each two neighbours, in the format of CORE."""
    items = []
    for one, other in pairwise(names):
        for phrase, label in PHRASES:
            words, relation = phrase.format(one, other).split(), Relation.of(label)
            second = words.index(other)
            items.append(
                {
                    "relation": relation.name,
                    "invert_relation": int(relation.inverse),
                    "e1_start": 0,
                    "e1_end": 0,
                    "e2_start": second,
                    "e2_end": second,
                    "e1_name": one,
                    "e2_name": other,
                    "context": words,
                }
            )
    return items


pytest.importorskip("sklearn", reason="training needs the extra 'train'")


def test_training_learns_and_is_the_same_twice(tmp_path: Path) -> None:
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps(told(NAMES)))
    train_core(path, tmp_path / "one")
    model = train_core(path, tmp_path / "two")
    assert (tmp_path / "one/core.npz").read_bytes() == (tmp_path / "two/core.npz").read_bytes()

    path.write_text(json.dumps(told(["Umbra", "Veltane", "Wexcombe"])))
    scores = evaluate(read_pairs(path), tell=partial(predict, model=model))
    assert (scores.micro_f1, scores.direction_accuracy) == (1.0, 1.0)


def test_too_few_relations_are_told() -> None:
    pair = Pair.of(["Zephyr", "sued", "Lumo"], ((0, 0), (2, 2)), relation=Relation("competitor_of"))
    with pytest.raises(ModelError, match="not of 1"):
        learn([pair])


def test_without_scikit_learn_a_sentence_tells_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(name: str, *rest: Any) -> Any:
        if name.startswith("sklearn"):
            raise ImportError(name)
        return real(name, *rest)

    real = builtins.__import__
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps(told(NAMES)))
    monkeypatch.setattr(builtins, "__import__", load)
    with pytest.raises(ModelError, match=r"kg-techpartners\[train\]"):
        train_core(path, tmp_path)
    assert not (tmp_path / "core.npz").exists()
