"""Fitting linear models: logistic regression by scikit-learn, kept as plain arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.learn.linear import Linear, table

LEAST = 3
"""How many examples must have a feature for it to be learnt."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Examples: the features, the label and the weight of each."""

    features: list[list[str]]
    labels: list[str]
    weights: list[float]

    def add(self, features: list[str], label: str, weight: float = 1.0) -> None:
        """One more example."""
        self.features.append(features)
        self.labels.append(label)
        self.weights.append(weight)


def fit(rows: Rows, c: float) -> Linear:
    """The logistic regression of some examples, regularised by L2 with the inverse strength ``c``.

    Two labels are told apart by one column, for the later of them in the alphabet; where there is
    one alone, it is always right. The same rows in the same order give the same model.
    """
    from sklearn.linear_model import LogisticRegression

    if len(set(rows.labels)) == 1:
        return Linear(tuple(rows.labels[:1]), table({}), (0.0,))
    counts = Counter(name for found in rows.features for name in set(found))
    known = {name: n for n, name in enumerate(sorted(k for k in counts if counts[k] >= LEAST))}
    matrix = _matrix(rows.features, known)
    binary = len(set(rows.labels)) == 2
    model = LogisticRegression(
        C=c, solver="liblinear" if binary else "lbfgs", max_iter=150, tol=1e-3, random_state=0
    )
    model.fit(matrix, rows.labels, sample_weight=rows.weights)
    return linear(model, known)


def linear(fitted: Any, names: Iterable[str]) -> Linear:
    """The plain form of a linear classifier of scikit-learn; its features in their order."""
    weights = map(tuple, fitted.coef_.T.astype("f4").tolist())
    return Linear(
        tuple(map(str, fitted.classes_)),
        table(dict(zip(map(str, names), weights, strict=True))),
        tuple(fitted.intercept_.astype("f4").tolist()),
    )


def _matrix(features: list[list[str]], known: dict[str, int]) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    columns = [sorted({known[name] for name in found if name in known}) for found in features]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([column for found in columns for column in found], dtype="i4")
    return csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(features), len(known)))


def platt(scores: Sequence[float], truths: Sequence[bool]) -> tuple[float, float]:
    """The scale and the shift that turn scores into probabilities (Platt, 1999)."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=1e6).fit([[score] for score in scores], truths)
    return float(model.coef_[0][0]), float(model.intercept_[0])
