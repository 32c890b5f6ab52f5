"""Training the model of relations between given companies, from a file in the format of CORE."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kg.errors import ModelError
from kg.extract.relations import Pair, read_pairs
from kg.extract.relations.features import features
from kg.extract.relations.tables import UNDEFINED
from kg.learn.linear import Linear
from kg.train.linear import linear

LEAST = 3
"""How many pairs must have a feature for it to be learnt."""

STRENGTH = 0.003
"""The inverse strength of the regularisation."""

BALANCE = 0.3
"""The power of its rarity that an example weighs: 0 all the same, 1 all relations the same."""


def train_core(path: str | Path, folder: Path) -> Linear:
    """Learn from the pairs of a file and write ``core.npz`` to a folder; the same bytes each time.

    Raises CorpusError for a file that holds no such pairs, ModelError without scikit-learn.
    """
    model = learn(read_pairs(path))
    model.write(folder / "core.npz")
    return model


def learn(pairs: Sequence[Pair]) -> Linear:
    """A linear support vector machine for each relation and direction, against all the rest.

    Squared hinge loss, as LIBLINEAR minimises it (Fan et al., 2008): with few examples of a class
    it does better than one logistic regression of all. Raises ModelError where scikit-learn is
    missing or there are fewer than three relations to learn.
    """
    labels = [label(pair) for pair in pairs]
    classes = set(labels)
    if len(classes) < 3:
        raise ModelError(
            f"relations are learnt from examples of three or more, not of {len(classes)}; "
            "give more pairs"
        )
    return _fit([features(pair) for pair in pairs], labels, balance(labels))


def label(pair: Pair) -> str:
    """The class that a pair is an example of: its relation and direction, or undefined.

    >>> label(Pair.of(["Zephyr", "left", "Aurelia"], ((0, 0), (2, 2))))
    'undefined'
    """
    return pair.relation.label if pair.relation else UNDEFINED


def balance(labels: Sequence[str]) -> list[float]:
    """What each example weighs, the more the rarer its class is; they are 1 in the mean.

    >>> balance(["client_of", "client_of"])
    [1.0, 1.0]
    """
    counts = Counter(labels)
    weights = [(len(labels) / counts[label]) ** BALANCE for label in labels]
    mean = sum(weights) / len(weights)
    return [weight / mean for weight in weights]


def _fit(examples: list[list[str]], labels: list[str], weights: list[float]) -> Linear:
    try:
        from sklearn.feature_extraction.text import CountVectorizer
        from sklearn.svm import LinearSVC
    except ImportError as error:
        raise ModelError(
            "training needs scikit-learn; install it with: pip install 'kg-techpartners[train]'"
        ) from error
    import numpy as np

    vectorizer = CountVectorizer(analyzer=list, min_df=LEAST, binary=True, dtype=np.float64)
    matrix = vectorizer.fit_transform(examples)
    machine = LinearSVC(C=STRENGTH, tol=1e-3, max_iter=5000, random_state=0)
    machine.fit(matrix, labels, sample_weight=weights)
    return linear(machine, vectorizer.get_feature_names_out())
