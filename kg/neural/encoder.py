"""A small transformer that gives each word piece of a text a vector that knows its surroundings.

It is MiniLM (Wang et al., NeurIPS 2020: six layers, 384 wide, 22.7 million weights) with low-rank
adapters of ours (Hu et al., ICLR 2022). Written once over what numpy and torch have in common:
numpy reads texts, torch learns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Array = Any
"""An array of numpy or a tensor of torch."""
Weights = Mapping[str, Array]

LAYERS, HEADS, WIDTH, LONGEST = 6, 12, 384, 512
LOWER = 2
"""Layers that stay as they are in MiniLM. It knows small letters alone: those above are told the
case of each piece, without which hardly a name can be found."""
ADAPTED = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The maps of a layer that may have an adapter: two thin matrices, ``down`` and ``up``."""
_EPSILON = 1e-12


def unchanged(x: Array) -> Array:
    """Reading drops nothing; training passes what it does against overfitting instead."""
    return x


def embed(xp: Any, weights: Weights, pieces: Array) -> Array:
    """The vectors that at most 512 word pieces have before they look at each other."""
    x = (
        weights["embeddings.word_embeddings.weight"][pieces]
        + weights["embeddings.position_embeddings.weight"][: len(pieces)]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    return norm(xp, weights, "embeddings.LayerNorm", x)


def lower(xp: Any, weights: Weights, pieces: Array) -> Array:
    """What the layers that stay make of up to 512 pieces (n): an array of n x 384."""
    return transform(xp, weights, embed(xp, weights, pieces), range(LOWER))


def upper(
    xp: Any,
    weights: Weights,
    x: Array,
    cases: Array,
    drop: Callable[[Array], Array] = unchanged,
) -> Array:
    """What the layers that learn make of that, told the ``Case`` of each piece; n x 384 again."""
    x = x + weights["case.weight"][cases]
    return transform(xp, weights, x, range(LOWER, LAYERS), drop)


def transform(
    xp: Any,
    weights: Weights,
    x: Array,
    layers: Iterable[int] = range(LAYERS),
    drop: Callable[[Array], Array] = unchanged,
) -> Array:
    """What some layers make of the vectors of a text; a row of 384 for each piece, as before."""
    for number in layers:
        layer = f"encoder.layer.{number}"
        heard = drop(_attend(xp, weights, f"{layer}.attention", x))
        x = norm(xp, weights, f"{layer}.attention.output.LayerNorm", x + heard)
        inner = gelu(xp, dense(weights, f"{layer}.intermediate.dense", x))
        outer = drop(dense(weights, f"{layer}.output.dense", inner))
        x = norm(xp, weights, f"{layer}.output.LayerNorm", x + outer)
    return x


def _attend(xp: Any, weights: Weights, name: str, x: Array) -> Array:
    """Each piece looks at all others, by twelve heads."""

    def heads(part: str) -> Array:
        made = dense(weights, f"{name}.self.{part}", x)
        return xp.swapaxes(made.reshape(len(x), HEADS, WIDTH // HEADS), 0, 1)

    query, key, value = heads("query"), heads("key"), heads("value")
    looks = softmax(xp, query @ xp.swapaxes(key, 1, 2) / (WIDTH // HEADS) ** 0.5)
    heard = xp.swapaxes(looks @ value, 0, 1).reshape(len(x), WIDTH)
    return dense(weights, f"{name}.output.dense", heard)


def dense(weights: Weights, name: str, x: Array) -> Array:
    """A linear map with its bias and, if it has one, its adapter."""
    made = x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    if f"{name}.up" in weights:
        made = made + (x @ weights[f"{name}.down"].T) @ weights[f"{name}.up"].T
    return made


def merged(base: Weights, learnt: Weights) -> dict[str, Array]:
    """All weights, each adapter taken into its matrix: it then costs nothing to read with."""
    weights = {**base, **learnt}
    for name in [name for name in learnt if name.endswith(".up")]:
        matrix = name.removesuffix(".up")
        up, down = weights.pop(name), weights.pop(f"{matrix}.down")
        weights[f"{matrix}.weight"] = base[f"{matrix}.weight"] + up @ down
    return weights


def norm(xp: Any, weights: Weights, name: str, x: Array) -> Array:
    """Layer normalisation (Ba et al., 2016)."""
    centred = x - xp.mean(x, axis=-1, keepdims=True)
    spread = xp.mean(centred * centred, axis=-1, keepdims=True)
    scaled = centred / xp.sqrt(spread + _EPSILON)
    return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def gelu(xp: Any, x: Array) -> Array:
    """The Gaussian error linear unit (Hendrycks and Gimpel, 2016), in a form that numpy can do."""
    return 0.5 * x * (1.0 + xp.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))


def softmax(xp: Any, scores: Array) -> Array:
    """Scores along the last axis as shares of one."""
    parts = xp.exp(scores - xp.amax(scores, axis=-1, keepdims=True))
    return parts / xp.sum(parts, axis=-1, keepdims=True)
