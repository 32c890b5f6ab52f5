"""Linear models over named features, as plain numbers: logistic regression without its library."""

from __future__ import annotations

import io
import math
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import add
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from kg.atomic import atomic
from kg.errors import ModelError
from kg.learn.arrays import array
from kg.resources import folder


class Column(dict[str, float]):
    """For each feature its weight for the second of two classes."""

    def total(self, features: Iterable[str]) -> tuple[float, ...]:
        """The sum of the weights of some features; those that are not known weigh nothing."""
        return (sum(filter(None, map(self.get, features))),)

    def row(self, feature: str) -> tuple[float, ...]:
        """The weight of one feature, as a row."""
        return (self[feature],)


class Rows:
    """For each feature a row of weights, one for each of three classes or more.

    A row is summed as one integer with a lane of 64 bits for each class: Python adds long integers
    as fast as short lists are walked. Weights are kept as halves, which are multiples of 2⁻²⁴, so
    that lanes hold them exactly, and no sum of fewer than four million of them leaves its lane.
    """

    def __init__(
        self, names: Iterable[str], row: Callable[[int], tuple[float, ...]], columns: int
    ) -> None:
        self._numbers = {name: number for number, name in enumerate(names)}
        self._row = row
        self._lanes = _Lanes(self, columns)

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __contains__(self, feature: str) -> bool:
        return feature in self._numbers

    def total(self, features: Iterable[str]) -> tuple[float, ...]:
        """The sum of the rows of some features; those that are not known weigh nothing."""
        return self._lanes.apart(sum(map(self._lanes.__getitem__, features)))

    def row(self, feature: str) -> tuple[float, ...]:
        """The weights of one feature."""
        return self._row(self._numbers[feature])


class _Lanes(dict[str, int]):
    """The rows of features as integers, each packed when it is first needed: few of them are."""

    _ONE = float(1 << 24)
    _ZERO = 1 << 62  # added to each lane, so that none is below zero when they are taken apart

    def __init__(self, rows: Rows, columns: int) -> None:
        self._rows = rows
        self._packed = struct.Struct(f"<{columns}Q")
        self._zeros = sum(self._ZERO << 64 * column for column in range(columns))

    def __missing__(self, feature: str) -> int:
        if feature not in self._rows:
            return 0  # and not kept, as there is no end of what is not known
        lanes = [round(weight * self._ONE) + self._ZERO for weight in self._rows.row(feature)]
        found = int.from_bytes(self._packed.pack(*lanes), "little") - self._zeros
        self[feature] = found
        return found

    def apart(self, total: int) -> tuple[float, ...]:
        """The number in each lane of a sum."""
        packed = (total + self._zeros).to_bytes(self._packed.size, "little")
        return tuple([(lane - self._ZERO) / self._ONE for lane in self._packed.unpack(packed)])


def table(rows: Mapping[str, tuple[float, ...]]) -> Column | Rows:
    """The weights of features, a row for each; for two classes the rows have one number.

    >>> table({"will supply": (2.0,)}).total(["will supply", "unheard of"])
    (2.0,)
    """
    columns = max(map(len, rows.values()), default=1)
    if columns == 1:
        return Column((feature, weight) for feature, (weight,) in rows.items())
    return Rows(rows, list(rows.values()).__getitem__, columns)


@dataclass(frozen=True)
class Linear:
    """A weight for each feature and class; for two classes there is one column, for the second.

    ``scale`` and ``shift`` turn a score into a probability that was checked on held-out data
    (Platt, 1999); they change nothing where there are more than two classes.
    """

    classes: tuple[str, ...]
    weights: Column | Rows
    bias: tuple[float, ...]
    scale: float = 1.0
    shift: float = 0.0

    def scores(self, features: Iterable[str]) -> tuple[float, ...]:
        """The sum of the weights of the features that the model knows, a number for each column.

        Weights are kept as halves, whose sums are exact: their order does not matter.
        """
        return tuple(map(add, self.bias, self.weights.total(features)))

    def probability(self, features: Iterable[str]) -> float:
        """How probable the second of two classes is."""
        return sigmoid(self.scale * self.scores(features)[0] + self.shift)

    def probabilities(self, features: Iterable[str]) -> dict[str, float]:
        """How probable each class is: of several, the softmax of their scores."""
        if len(self.classes) == 2:
            second = self.probability(features)
            return dict(zip(self.classes, (1 - second, second), strict=True))
        scores = self.scores(features)
        top = max(scores)
        parts = [math.exp(score - top) for score in scores]
        total = sum(parts)
        return {name: part / total for name, part in zip(self.classes, parts, strict=True)}

    def to_bytes(self) -> bytes:
        """The model as an ``.npz`` archive: plain arrays, the features sorted."""
        import numpy as np

        names = sorted(self.weights)
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            classes=np.frombuffer("\n".join(self.classes).encode(), dtype="u1"),
            features=np.frombuffer("\n".join(names).encode(), dtype="u1"),
            weights=np.array([self.weights.row(name) for name in names], dtype="<f2"),
            bias=np.array(self.bias, dtype="<f4"),
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
        try:
            with ZipFile(io.BytesIO(data)) as archive:
                classes, features, weights, bias, platt = (
                    array(archive, name)
                    for name in ("classes", "features", "weights", "bias", "platt")
                )
            columns = len(bias) // 4
            return cls(
                tuple(classes.decode().split("\n")),
                _unpacked(features.decode().split("\n") if features else [], weights, columns),
                struct.unpack(f"<{columns}f", bias),
                *struct.unpack("<2d", platt),
            )
        except (ValueError, KeyError, OSError, EOFError, BadZipFile, struct.error, zlib.error) as e:
            raise ModelError(f"this is no linear model: {e}; train it anew") from e


def _unpacked(names: list[str], packed: bytes, columns: int) -> Column | Rows:
    if len(packed) != 2 * columns * len(names):
        raise ValueError("it has not as many weights as features")
    if columns == 1:
        return Column(zip(names, struct.unpack(f"<{len(names)}e", packed), strict=True))
    return Rows(names, _Halves(packed, columns).row, columns)


class _Halves:
    """Rows of half-precision numbers, each unpacked where it is needed."""

    def __init__(self, packed: bytes, columns: int) -> None:
        self._packed = packed
        self._row = struct.Struct(f"<{columns}e")

    def row(self, number: int) -> tuple[float, ...]:
        """The row of a number, from 0."""
        return self._row.unpack_from(self._packed, number * self._row.size)


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
