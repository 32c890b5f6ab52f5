"""Linear models over named features, as plain arrays: logistic regression without its library."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from kg.atomic import atomic
from kg.errors import ModelError
from kg.resources import folder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Linear:
    """A weight for each feature and class; for two classes there is one column, for the second.

    ``scale`` and ``shift`` turn a score into a probability that was checked on held-out data
    (Platt, 1999); they change nothing where there are more than two classes.
    """

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    """for each feature its row of ``weights``"""
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    scale: float = 1.0
    shift: float = 0.0

    def scores(self, features: Iterable[str]) -> NDArray[np.float32]:
        """The sum of the weights of the features that the model knows, a number for each column."""
        known = [row for feature in features if (row := self.rows.get(feature)) is not None]
        total: NDArray[np.float32] = self.weights[known].sum(axis=0, dtype="f4") + self.bias
        return total

    def probability(self, features: Iterable[str]) -> float:
        """How probable the second of two classes is."""
        return sigmoid(self.scale * float(self.scores(features)[0]) + self.shift)

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """How probable each class is: of several, the softmax of their scores."""
        if len(self.classes) == 2:
            second = self.probability(features)
            return dict(zip(self.classes, (1 - second, second), strict=True))
        scores = [float(score) for score in self.scores(features)]
        top = max(scores)
        parts = [math.exp(score - top) for score in scores]
        return {name: part / sum(parts) for name, part in zip(self.classes, parts, strict=True)}

    def to_bytes(self) -> bytes:
        """The model as an ``.npz`` archive: plain arrays, the features sorted."""
        import numpy as np

        names = sorted(self.rows)
        order = [self.rows[name] for name in names]
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            classes=_packed(self.classes),
            features=_packed(names),
            weights=self.weights[order].astype("<f2"),
            bias=self.bias.astype("<f4"),
            platt=np.array([self.scale, self.shift], dtype="<f8"),
        )
        return buffer.getvalue()

    def write(self, path: Path) -> None:
        """Write the model as ``to_bytes`` gives it; raises OutputError where that cannot be."""
        with atomic(path) as file:
            file.write(self.to_bytes())

    @classmethod
    def from_bytes(cls, data: bytes) -> Linear:
        """The model of an archive made by ``to_bytes``; ModelError if it is none."""
        import numpy as np

        try:
            with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
                names = _unpacked(arrays["features"])
                return cls(
                    tuple(_unpacked(arrays["classes"])),
                    {name: row for row, name in enumerate(names)},
                    arrays["weights"].astype("f4"),
                    arrays["bias"].astype("f4"),
                    *map(float, arrays["platt"]),
                )
        except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
            raise ModelError(f"this is no linear model: {error}; train it anew") from error


@cache
def shipped(name: str) -> Linear:
    """The model ``data/models/NAME.npz``, read once a process."""
    path = folder("data") / "models" / f"{name}.npz"
    try:
        return Linear.from_bytes(path.read_bytes())
    except OSError as error:
        raise ModelError(f"there is no model at {path}: {error.strerror}") from error


def sigmoid(score: float) -> float:
    """The probability whose log-odds are ``score``.

    >>> sigmoid(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _packed(names: Iterable[str]) -> NDArray[np.uint8]:
    import numpy as np

    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    return packed.tobytes().decode().split("\n")
