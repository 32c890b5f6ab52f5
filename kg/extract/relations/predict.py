"""Applying the learnt model of relations to pairs."""

from __future__ import annotations

from kg.extract.relations.features import features
from kg.extract.relations.pairs import Pair, Relation
from kg.learn.linear import Linear, shipped


def predict(pair: Pair, model: Linear | None = None) -> Relation:
    """The likeliest relation of a pair, by the shipped model or another one.

    >>> words = "In 2019 Aurelia acquired Zephyr for 30 million euros .".split()
    >>> predict(Pair.of(words, ((2, 2), (4, 4)))).label
    '^acquired_by'
    """
    chosen = model or shipped("core")
    scores = chosen.scores(features(pair))
    return Relation.of(chosen.classes[scores.index(max(scores))])
