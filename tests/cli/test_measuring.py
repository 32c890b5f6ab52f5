"""Measuring from the command line: figures as text and as JSON; bad files in a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Command

WORDS = ["In", "2019", "Aurelia", "acquired", "Zephyr", "for", "30", "million", "euros", "."]
ITEM = {
    "relation": "acquired_by",
    "invert_relation": 1,
    "e1_start": 2,
    "e1_end": 2,
    "e2_start": 4,
    "e2_end": 4,
    "e1_name": "Aurelia",
    "e2_name": "Zephyr",
    "context": WORDS,
}


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.json"
    path.write_text(json.dumps([ITEM, ITEM | {"context": ["Then", *WORDS[1:]]}]))
    return path


def test_figures_as_json(kg: Command, pairs: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen.json"
    seen.write_text(json.dumps([ITEM]))
    ran = kg("evaluate", "--core", pairs, "--seen", seen, "--json")
    assert ran.code == 0, ran.err
    figures = json.loads(ran.out)
    assert (figures["pairs"], figures["unseen"]["pairs"]) == (2, 1)
    for name in ("micro_f1", "macro_f1", "direction_accuracy"):
        assert figures[name] == figures["unseen"][name] == 1.0
    assert figures["collaboration_f1"] == 0.0


def test_figures_as_text(kg: Command, pairs: Path) -> None:
    lines = [line.split() for line in kg("evaluate", "--core", pairs).out.splitlines()]
    assert ["micro", "F1", "1.000"] in lines and ["acquired_by", "1.000"] in lines


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "--core FILE"),
        (["--core", "nowhere.json"], "nowhere.json"),
        (["--core", "/dev/null"], "not JSON"),
    ],
)
def test_bad_files(arguments: list[str], told: str, kg: Command) -> None:
    ran = kg("evaluate", *arguments)
    assert ran.code == 2 and told in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_an_extractor_that_knows_no_relations_is_told(kg: Command, pairs: Path) -> None:
    ran = kg("evaluate", "--core", pairs, "--extractor", "magic")
    assert ran.code == 2 and "'magic'" in ran.err


def test_the_relations_alone_are_trained(kg: Command, pairs: Path, tmp_path: Path) -> None:
    assert "not of 1" in kg("train", "--core", pairs, "-o", tmp_path).err  # it has one relation
    ran = kg("train", pairs, "--core", pairs, "-o", tmp_path)
    assert ran.code == 2 and "none of them" in ran.err
    assert not list(tmp_path.glob("*.npz"))
