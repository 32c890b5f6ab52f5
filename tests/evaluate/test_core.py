from __future__ import annotations

import pytest

from kg.evaluate.core import Count, compare, evaluate
from kg.extract.relations import Pair, Relation

GOLD = [
    "acquired_by",
    "acquired_by",
    "^acquired_by",
    "collaboration",
    "collaboration",
    "client_of",
    "undefined",
    "undefined",
]
TOLD = [
    "acquired_by",
    "^acquired_by",
    "^acquired_by",
    "collaboration",
    "undefined",
    "collaboration",
    "undefined",
    "traded_on",
]


def test_figures_counted_by_hand() -> None:
    scores = compare(list(map(Relation.of, GOLD)), list(map(Relation.of, TOLD)))
    assert scores.relations == {
        "acquired_by": Count(right=2, wrong=1, missed=1),
        "client_of": Count(missed=1),
        "collaboration": Count(right=1, wrong=1, missed=1),
        "traded_on": Count(wrong=1),
    }
    assert scores.micro_f1 == pytest.approx(2 * 3 / (2 * 3 + 3 + 3))
    # no pair stands in "traded_on": it is no relation to be found here
    assert scores.macro_f1 == pytest.approx((2 / 3 + 0 + 1 / 2) / 3)
    assert scores.direction_accuracy == pytest.approx(2 / 3)
    assert scores.to_dict()["collaboration_f1"] == 0.5
    assert scores.to_dict()["pairs"] == 8


def test_all_right_and_all_wrong() -> None:
    gold = list(map(Relation.of, GOLD))
    right = compare(gold, gold)
    assert (right.micro_f1, right.macro_f1, right.direction_accuracy) == (1.0, 1.0, 1.0)
    wrong = compare(gold, [Relation("regulated_by")] * len(gold))
    assert (wrong.micro_f1, wrong.macro_f1, wrong.direction_accuracy) == (0.0, 0.0, 0.0)


def test_nothing_to_measure() -> None:
    assert compare([], []).to_dict()["micro_f1"] == 0.0


def pair(text: str, relation: str) -> Pair:
    words = text.split()
    spans = ((0, 0), (len(words) - 1, len(words) - 1))
    return Pair.of(words, spans, relation=Relation.of(relation))


def test_texts_met_in_training_are_left_out() -> None:
    met = pair("Zephyr acquired Aurelia", "^acquired_by")
    new = pair("Lumo was acquired by Kappa", "client_of")
    scores = evaluate([met, new], [met])
    assert scores.pairs == 2 and scores.unseen is not None
    assert scores.unseen.pairs == 1
    assert (scores.relations["acquired_by"].right, scores.unseen.micro_f1) == (1, 0.0)
    assert evaluate([met, new]).unseen is None
