"""Growing boosted trees: by scikit-learn, kept as plain arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.learn.trees import LEAF, Node, Trees

ROUNDS, LEAVES, RATE = 240, 8, 0.05
"""How many trees, how many leaves of each, and how much each adds: chosen in cross-validation."""
LEAST = 40
"""How many examples a leaf must have."""


def grow(
    rows: Sequence[Sequence[float]], truths: Sequence[bool], names: Sequence[str], rises: set[str]
) -> Trees:
    """The trees that tell examples apart (histogram gradient boosting, as in LightGBM).

    The more a number is whose name ``rises``, the more probable is what is to be told: it never
    sinks with it. The same rows in the same order give the same trees. Where all is true, or
    nothing is, there are no trees.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier
    from threadpoolctl import threadpool_limits

    if len(set(truths)) < 2:
        return Trees(tuple(names), 30.0 if any(truths) else -30.0, ())
    model = HistGradientBoostingClassifier(
        learning_rate=RATE,
        max_iter=ROUNDS,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=LEAST,
        l2_regularization=1.0,
        monotonic_cst=[int(name in rises) for name in names],
        early_stopping=False,
        random_state=0,
    )
    with threadpool_limits(1):  # several threads add up in any order
        model.fit(rows, truths)
    return plain(model, names)


def plain(fitted: Any, names: Sequence[str]) -> Trees:
    """The plain form of scikit-learn's boosted trees; ``names`` of the numbers in their order."""
    (start,) = fitted._baseline_prediction.ravel().tolist()
    return Trees(tuple(names), start, tuple(_tree(each) for (each,) in fitted._predictors))


def _tree(predictor: Any) -> tuple[Node, ...]:
    return tuple(
        (LEAF, float(node["value"]), 0, 0)
        if node["is_leaf"]
        else (
            int(node["feature_idx"]),
            float(node["num_threshold"]),
            int(node["left"]),
            int(node["right"]),
        )
        for node in predictor.nodes
    )
