"""Boosted trees over a few numbers, as plain arrays: applied without the library that grew them."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from kg.atomic import atomic
from kg.errors import ModelError
from kg.learn.arrays import array
from kg.learn.linear import sigmoid
from kg.resources import folder

LEAF = -1
"""In place of the number that a node asks for: it asks for none."""

Node = tuple[int, float, int, int]
"""Which number is asked for, the limit, and the nodes to go to up to it and above; of a leaf its
value stands in place of the limit."""


@dataclass(frozen=True)
class Trees:
    """The log-odds of something: what it is at first, and what each tree adds (Friedman, 2001).

    >>> stump = ((0, 0.5, 1, 2), (LEAF, -1.0, 0, 0), (LEAF, 1.0, 0, 0))
    >>> trees = Trees(("height",), 0.25, (stump,))
    >>> trees.score([0.4]), trees.score([0.6])
    (-0.75, 1.25)
    """

    names: tuple[str, ...]
    """what the numbers are called, in their order"""
    start: float
    trees: tuple[tuple[Node, ...], ...]

    def score(self, numbers: Sequence[float]) -> float:
        """The log-odds, from the numbers in the order of ``names``."""
        total = self.start
        for tree in self.trees:
            which, limit, below, above = tree[0]
            while which >= 0:
                which, limit, below, above = tree[below if numbers[which] <= limit else above]
            total += limit
        return total

    def probability(self, numbers: Sequence[float]) -> float:
        """How probable it is."""
        return sigmoid(self.score(numbers))

    def to_bytes(self) -> bytes:
        """The trees as an ``.npz`` archive of plain arrays, the nodes of all in a row."""
        import numpy as np

        nodes = [node for tree in self.trees for node in tree]
        which, limits, below, above = zip(*nodes, strict=True) if nodes else ((),) * 4
        buffer = io.BytesIO()
        np.savez_compressed(
            buffer,
            names=np.frombuffer("\n".join(self.names).encode(), dtype="u1"),
            start=np.array([self.start], dtype="<f8"),
            sizes=np.array([len(tree) for tree in self.trees], dtype="<u2"),
            which=np.array(which, dtype="<i2"),
            limits=np.array(limits, dtype="<f8"),
            below=np.array(below, dtype="<u2"),
            above=np.array(above, dtype="<u2"),
        )
        return buffer.getvalue()

    def write(self, path: Path) -> None:
        """Write the trees as ``to_bytes`` gives them; raises OutputError where that cannot be."""
        with atomic(path) as file:
            file.write(self.to_bytes())

    @classmethod
    def from_bytes(cls, data: bytes) -> Trees:
        """The trees of an archive made by ``to_bytes``; ModelError if it is none."""
        try:
            with ZipFile(io.BytesIO(data)) as archive:
                (start,) = struct.unpack("<d", array(archive, "start"))
                sizes, *columns = (
                    tuple(each for (each,) in struct.iter_unpack(f"<{kind}", array(archive, name)))
                    for name, kind in _COLUMNS.items()
                )
                names = tuple(array(archive, "names").decode().split("\n"))
            nodes = zip(*columns, strict=True)
            trees = tuple(_tree(tuple(islice(nodes, size)), len(names)) for size in sizes)
            return cls(names, start, trees)
        except (ValueError, KeyError, OSError, EOFError, BadZipFile, struct.error, zlib.error) as e:
            raise ModelError(f"these are no trees: {e}; train them anew") from e


_COLUMNS = {"sizes": "H", "which": "h", "limits": "d", "below": "H", "above": "H"}
"""The arrays of the nodes, each with the format of its numbers."""


def _tree(nodes: tuple[Node, ...], numbers: int) -> tuple[Node, ...]:
    """The nodes of a tree, each of which leads further on."""
    for place, (which, _, *steps) in enumerate(nodes):
        if which >= numbers or (which >= 0 and not all(place < s < len(nodes) for s in steps)):
            raise ValueError(f"node {place} of a tree leads nowhere")
    if not nodes:
        raise ValueError("a tree has no nodes")
    return nodes


@cache
def shipped(name: str) -> Trees:
    """The trees ``data/models/NAME.npz``, read once a process."""
    path = folder("data") / "models" / f"{name}.npz"
    try:
        return Trees.from_bytes(path.read_bytes())
    except OSError as error:
        raise ModelError(f"there is no model at {path}: {error.strerror}") from error
