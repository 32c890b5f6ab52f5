"""Teaching relations to what stands beside the encoder: a kernel machine over its vectors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.atomic import atomic
from kg.extract.relations import Pair, read_pairs
from kg.neural.model import Model
from kg.neural.relations import ARRAYS, FILE, Machine, alike, pair_vector, projected
from kg.train.core import balance, label

DIMENSIONS = 128
"""How many dimensions the vectors of pairs are brought down to."""

STRENGTH = 0.1
"""Of the regularisation: what is added to the diagonal."""


def train_core_neural(path: str | Path, folder: Path) -> Machine:
    """Learn from the pairs of a file and write ``core-neural.npz``; the shipped encoder reads them.

    Raises CorpusError for a file that holds no such pairs, PluginError without ``kg[neural]``.
    """
    import numpy as np

    pairs, model = read_pairs(path), Model.load()
    machine = fit(np.stack([pair_vector(model, pair) for pair in pairs]), pairs)
    with atomic(folder / FILE) as file:
        arrays: dict[str, Any] = {
            name: np.asarray(getattr(machine, name), "<f2") for name in ARRAYS
        }
        np.savez_compressed(file, classes=np.array(json.dumps(machine.classes)), **arrays)
    return machine


def fit(vectors: Any, pairs: Sequence[Pair]) -> Machine:
    """Kernel ridge regression (Saunders et al., ICML 1998) of each class against all others.

    ``vectors`` has a row for each pair; principal components make them short.
    """
    import numpy as np

    labels = [label(pair) for pair in pairs]
    classes = tuple(sorted(set(labels)))
    mean, projection = _components(vectors)
    examples = projected(vectors, mean, projection)
    root = np.sqrt(balance(labels))[:, None]
    truth = np.array([[1.0 if name == true else -1.0 for name in classes] for true in labels])
    likeness = alike(examples, examples).astype("f8") * root * root.T
    solved = np.linalg.solve(likeness + STRENGTH * np.eye(len(labels)), truth * root)
    return Machine(classes, mean, projection, examples, (root * solved).astype("f4"))


def _components(vectors: Any) -> tuple[Any, Any]:
    """The mean, and the map from numbers of like spread to their principal components."""
    import numpy as np

    mean = vectors.mean(axis=0)
    spread = 1.0 / np.maximum(vectors.std(axis=0), 1e-6)
    even = (vectors - mean) * spread
    directions = np.linalg.svd(even, full_matrices=False)[2][:DIMENSIONS]
    return mean, spread[:, None] * directions.T
