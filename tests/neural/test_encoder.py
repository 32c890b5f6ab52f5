"""The encoder is a function of its weights; numpy and torch reckon it alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from kg.neural.encoder import ADAPTED, WIDTH, embed, gelu, merged, norm, softmax, transform

PIECES = np.array([3, 1, 4, 1, 5, 9, 2, 6])


@pytest.fixture(scope="module")
def weights() -> dict[str, Any]:
    """Weights of the right shapes, at random."""
    rng = np.random.default_rng(0)

    def array(*shape: int) -> Any:
        return (rng.standard_normal(shape) * 0.05).astype("f4")

    found = {
        "embeddings.word_embeddings.weight": array(10, WIDTH),
        "embeddings.position_embeddings.weight": array(512, WIDTH),
        "embeddings.token_type_embeddings.weight": array(2, WIDTH),
    }
    maps = dict.fromkeys(ADAPTED, (WIDTH, WIDTH))
    maps |= {"intermediate.dense": (4 * WIDTH, WIDTH), "output.dense": (WIDTH, 4 * WIDTH)}
    norms = ["embeddings.LayerNorm"]
    for number in range(6):
        layer = f"encoder.layer.{number}"
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
        for name, shape in maps.items():
            found[f"{layer}.{name}.weight"] = array(*shape)
            found[f"{layer}.{name}.bias"] = array(shape[0])
    for name in norms:
        found[f"{name}.weight"], found[f"{name}.bias"] = 1 + array(WIDTH), array(WIDTH)
    return found


def test_layers_one_after_another_are_all_layers(weights: dict[str, Any]) -> None:
    low = transform(np, weights, embed(np, weights, PIECES), range(2))
    high = transform(np, weights, low, range(2, 6))
    assert np.allclose(high, transform(np, weights, embed(np, weights, PIECES)))


def test_a_piece_is_read_in_its_surroundings(weights: dict[str, Any]) -> None:
    alone = transform(np, weights, embed(np, weights, PIECES[:1]))
    among = transform(np, weights, embed(np, weights, PIECES))
    assert among.shape == (len(PIECES), WIDTH)
    assert not np.allclose(alone[0], among[0], atol=1e-3)


def test_an_adapter_is_a_change_of_its_matrix(weights: dict[str, Any]) -> None:
    name = "encoder.layer.5.intermediate.dense"
    rng = np.random.default_rng(1)
    down = rng.standard_normal((4, WIDTH)).astype("f4") * 0.1
    up = rng.standard_normal((4 * WIDTH, 4)).astype("f4") * 0.1
    adapted = weights | {f"{name}.down": down, f"{name}.up": up}
    changed = weights | {f"{name}.weight": weights[f"{name}.weight"] + up @ down}
    x = embed(np, weights, PIECES)
    assert np.allclose(transform(np, adapted, x), transform(np, changed, x), atol=1e-4)
    both = merged(weights, {f"{name}.down": down, f"{name}.up": up})
    assert both.keys() == weights.keys()
    assert np.allclose(both[f"{name}.weight"], changed[f"{name}.weight"])
    assert not np.allclose(transform(np, adapted, x), transform(np, weights, x), atol=1e-3)


def test_norm_and_softmax_do_what_they_are_called(weights: dict[str, Any]) -> None:
    x = np.random.default_rng(2).standard_normal((3, WIDTH)) * 7 + 2
    plain = {"n.weight": np.ones(WIDTH), "n.bias": np.zeros(WIDTH)}
    normed = norm(np, plain, "n", x)
    assert np.allclose(normed.mean(axis=1), 0, atol=1e-6)
    assert np.allclose(normed.std(axis=1), 1, atol=1e-3)
    shares = softmax(np, np.array([[1000.0, 1000.0], [0.0, 1.0]]))
    assert np.allclose(shares, [[0.5, 0.5], [1 / (1 + np.e), np.e / (1 + np.e)]])
    assert np.allclose(gelu(np, np.array([-9.0, 0.0, 9.0])), [0.0, 0.0, 9.0], atol=1e-6)


def test_torch_reckons_as_numpy_does(weights: dict[str, Any]) -> None:
    torch = pytest.importorskip("torch")
    tensors = {name: torch.tensor(array) for name, array in weights.items()}
    by_torch = transform(torch, tensors, embed(torch, tensors, torch.tensor(PIECES)))
    by_numpy = transform(np, weights, embed(np, weights, PIECES))
    assert np.allclose(by_torch.numpy(), by_numpy, atol=1e-4)
