"""What is read off the vectors of a text: names, partners and what they do, whom "it" means.

Each head is a few arrays on top of the encoder; like the encoder it runs on numpy and on torch.
"""

from __future__ import annotations

import math
from typing import Any

from kg.neural.encoder import WIDTH, Array, Weights, dense, gelu, softmax

PAIR = ("told", "kind", "stage", "modality", "side")
"""What is read off the vector of two companies."""
LOOKS = 4
"""Ways in which two companies look at the sentence around them."""
DISTANCES = 9
"""How far a name stands before a phrase: eight doublings of pieces, and the names behind it."""
_AWAY = -1e9
"""The score of a piece that is not looked at."""

Place = tuple[int, int]
"""Pieces of a text: the first, and the one behind the last."""


def means(xp: Any, vectors: Array, places: list[Place]) -> Array:
    """The mean vector of each place: an array of places x 384."""
    return xp.stack([xp.mean(vectors[first:last], axis=0) for first, last in places])


def names(weights: Weights, vectors: Array) -> Array:
    """The score of each label (columns) for each piece (rows)."""
    return dense(weights, "names", vectors)


def encounters(
    xp: Any, weights: Weights, vectors: Array, left: Array, right: Array, within: Array
) -> Array:
    """A vector for each two companies, by their own vectors and what they look at.

    ``left`` and ``right`` have a row of 384 for each two; ``within`` says for each two (rows) which
    pieces (columns) belong to their sentence: 1.0 or 0.0. The outcome has a row of 256 for each.
    """
    both = xp.concatenate([left, right, left * right], axis=1)
    query = dense(weights, "pair.query", both).reshape(len(both), LOOKS, -1)
    key = dense(weights, "pair.key", vectors).reshape(len(vectors), LOOKS, -1)
    value = dense(weights, "pair.value", vectors).reshape(len(vectors), LOOKS, -1)
    scores = xp.swapaxes(query, 0, 1) @ xp.swapaxes(xp.swapaxes(key, 0, 1), 1, 2)
    looks = softmax(xp, scores / query.shape[-1] ** 0.5 + (1.0 - within) * _AWAY)
    seen = xp.swapaxes(looks @ xp.swapaxes(value, 0, 1), 0, 1).reshape(len(both), WIDTH)
    return gelu(xp, dense(weights, "pair.inner", xp.concatenate([both, seen], axis=1)))


def scores(weights: Weights, found: Array) -> dict[str, Array]:
    """What each head of ``PAIR`` makes of the vectors of pairs, a row for each."""
    return {name: dense(weights, f"pair.{name}", found) for name in PAIR}


def antecedents(xp: Any, weights: Weights, phrase: Array, named: Array, near: Array) -> Array:
    """The score of each name as what a phrase stands for.

    ``phrase`` is one row of 384, ``named`` and ``near`` have one for each name.
    """
    phrases = xp.broadcast_to(phrase, named.shape)
    both = xp.concatenate([phrases, named, phrases * named, near], axis=1)
    inner = gelu(xp, dense(weights, "reference.inner", both))
    return dense(weights, "reference.outer", inner)[:, 0]


def near(name: Place, phrase: Place) -> list[float]:
    """How far a name stands before a phrase, as one of ``DISTANCES`` features.

    >>> near((0, 2), (5, 6)).index(1.0), near((7, 8), (5, 6)).index(1.0)
    (2, 8)
    """
    gap = max(0, phrase[0] - name[1])
    step = min(int(math.log2(gap + 1)), DISTANCES - 2) if name[0] < phrase[0] else DISTANCES - 1
    return [float(step == number) for number in range(DISTANCES)]
