"""The relation of two given companies, as the linear model and the encoder see it together.

The encoder reads the text and is not taught for this; what it makes of the two names is compared,
by a kernel machine, with what it made of pairs whose relation is known.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import BadZipFile

from kg import resources
from kg.errors import ModelError
from kg.extract.document import Document
from kg.extract.relations import Pair, Relation
from kg.extract.relations.features import features
from kg.learn.linear import Linear, shipped
from kg.model import Article, Span
from kg.neural.encoder import Array
from kg.neural.model import Model
from kg.neural.pieces import Pieces

FILE = "core-neural.npz"
SHARPNESS = 2.0
"""How fast two pairs stop being alike as the angle between their vectors grows."""
ARRAYS = ("mean", "projection", "examples", "weights")


@dataclass(frozen=True)
class Machine:
    """A Gaussian kernel machine: for each class a weighted sum of likenesses to known pairs.

    ``mean`` and ``projection`` take a vector of ``pair_vector`` to a few dimensions, ``examples``
    has the known pairs there (rows, of length 1), ``weights`` a column for each class.
    """

    classes: tuple[str, ...]
    mean: Array
    projection: Array
    examples: Array
    weights: Array

    def scores(self, vector: Array) -> tuple[float, ...]:
        """A number for each class: about 1 for the right one, about -1 for the others."""
        likeness = alike(projected(vector[None], self.mean, self.projection), self.examples)
        return tuple((likeness @ self.weights)[0].tolist())


def projected(vectors: Array, mean: Array, projection: Array) -> Array:
    """Vectors (rows) in the fewer dimensions of a machine, each of length 1."""
    import numpy as np

    found = (vectors - mean) @ projection
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)


def alike(some: Array, others: Array) -> Array:
    """The Gaussian kernel of vectors of length 1: 1 for the same, near 0 for opposite ones.

    >>> import numpy as np
    >>> alike(np.array([[1.0, 0.0]]), np.array([[1.0, 0.0], [-1.0, 0.0]])).round(3).tolist()
    [[1.0, 0.018]]
    """
    import numpy as np

    return np.exp(SHARPNESS * (some @ others.T - 1.0))


def pair_vector(model: Model, pair: Pair) -> Array:
    """The mean vectors of the first, the second, what stands between, and the text: 4 x 384."""
    import numpy as np

    starts, text = [0], " ".join(pair.words)
    for word in pair.words:
        starts.append(starts[-1] + len(word) + 1)
    pieces = Pieces.of(Document.of(Article("", text, sha256="")), model.tokenizer)
    vectors = model.vectors(pieces)
    if not len(vectors):  # signs that the encoder does not know
        return np.zeros(4 * vectors.shape[1], dtype="f4")

    def mean(words: slice) -> Array:
        first, last = pieces.place(Span(starts[words.start], starts[words.stop] - 1))
        return vectors[first:last].mean(axis=0)

    between = slice(pair.first.stop, pair.second.start)
    inner = mean(between if between.start < between.stop else pair.first)
    return np.concatenate([mean(pair.first), mean(pair.second), inner, vectors.mean(axis=0)])


@dataclass(frozen=True)
class NeuralRelations:
    """Both models; what they say is added up, as both say about 1 and -1."""

    model: Model
    machine: Machine
    linear: Linear

    @classmethod
    def load(cls) -> NeuralRelations:
        """The shipped models; raises PluginError without the packages of ``kg[neural]``."""
        path = resources.folder("data") / "models" / FILE
        return cls(Model.load(), load_machine(path), shipped("core"))

    def predict(self, pair: Pair) -> Relation:
        """The likeliest relation of a pair."""
        told = dict(zip(self.linear.classes, self.linear.scores(features(pair)), strict=True))
        seen = self.machine.scores(pair_vector(self.model, pair))
        for label, score in zip(self.machine.classes, seen, strict=True):
            told[label] = told.get(label, 0.0) + score
        return Relation.of(max(sorted(told), key=lambda label: told[label]))


@cache
def load_machine(path: Path) -> Machine:
    """The machine of a file, read once a process; raises ModelError where it is none."""
    import numpy as np

    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            classes = tuple(json.loads(str(arrays["classes"])))
            return Machine(classes, *(arrays[name].astype("f4") for name in ARRAYS))
    except (OSError, ValueError, LookupError, EOFError, AttributeError, BadZipFile) as error:
        way_out = "make it by `kg train --neural --core FILE`"
        raise ModelError(f"{path} is no model of relations; {way_out}") from error
