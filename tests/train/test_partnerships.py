"""Training on a few marked passages: what is learnt from them, and that it is the same twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.corpus import Passage, passage
from kg.extract.document import Document
from kg.extract.encounters import Story
from kg.extract.judging import MODELS, TOGETHER, Judge
from kg.learn.linear import Linear
from kg.train.linear import Rows, fit
from kg.train.partnerships import examples, learn, train_partnerships
from kg.train.passages import ids_of, marked_document

NAMES = ["Nordlens", "Zephyr", "Aurelia", "Kappa", "Velmora", "Ostrel", "Grizzel", "Tallow"]


def _told(
    n: int, one: str, other: str, text: str, kind: str, stage: str, roles: dict[str, str]
) -> Passage:
    marked = text.replace("A", f"{{e1:ORG|{one}}}", 1).replace("B", f"{{e2:ORG|{other}}}", 1)
    record = {"parties": ["e1", "e2"], "kind": kind, "stage": stage, "modality": "official"}
    record |= {"cues": ["c1"], "roles": roles}
    return passage(
        {"id": f"t{n}", "text": marked, "partnerships": [record] if "CUE" in text else []}
    )


PASSAGES = [
    made
    for n in range(12)
    for one, other in [(NAMES[n % 8], NAMES[(n + 1 + n // 8) % 8])]
    for made in [
        _told(n * 4, one, other, "A {c1:CUE|will supply} B with glass.", "component-supply",
              "planned", {"supplier": "e1", "customer": "e2"}),
        _told(n * 4 + 1, one, other, "A {c1:CUE|will buy} glass from B.", "component-supply",
              "announced", {"supplier": "e2", "customer": "e1"}),
        _told(n * 4 + 2, one, other, "A {c1:CUE|has merged with} B.", "merger", "active", {}),
        _told(n * 4 + 3, one, other, "A sued B in June.", "", "", {}),
    ]
]  # fmt: skip


@pytest.fixture(scope="module")
def judge() -> Judge:
    return learn([example for each in PASSAGES for example in examples(each, marked_document)])


def _story(text: str) -> Story:
    return Story.of(marked_document(passage({"id": "new", "text": text})))


def test_a_pair_is_told_from_a_sentence_like_those_learnt(judge: Judge) -> None:
    told = judge.verdicts(_story("{e1:ORG|Plumtree} will supply {e2:ORG|Cobble} with glass."), 0.5)
    assert [verdict.encounter.pair for verdict in told] == [("Plumtree", "Cobble")]
    assert not judge.verdicts(_story("{e1:ORG|Plumtree} sued {e2:ORG|Cobble} in June."), 0.5)


@pytest.mark.parametrize(("words", "supplier"), [("will supply", 0), ("will buy glass from", 1)])
def test_sides_are_learnt(judge: Judge, words: str, supplier: int) -> None:
    [encounter] = _story(f"{{e1:ORG|Plumtree}} {words} {{e2:ORG|Cobble}}.").encounters
    sides, sure = judge.sides(encounter, "component-supply")
    assert sides[encounter.pair[supplier]] == "supplier" and 0.5 < sure <= 1
    assert sides[encounter.pair[1 - supplier]] == "customer"


def test_the_same_passages_give_the_same_bytes(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        train_partnerships(PASSAGES, marked_document, folder)
    first, second = ({f.name: f.read_bytes() for f in sorted(x.iterdir())} for x in folders)
    assert first == second
    assert sorted(first) == sorted(f"{name}.npz" for name in (*MODELS, TOGETHER))


def test_an_organisation_found_is_the_marked_one_it_overlaps() -> None:
    marked = passage({"id": "x", "text": "{e1:ORG|Nordlens Optics} met {e2:ORG|Zephyr}."})
    doc: Document = marked_document(marked)
    assert ids_of(marked, doc) == {"Nordlens Optics": "e1", "Zephyr": "e2"}


def test_two_things_of_one_name_are_told_apart() -> None:
    line = {"id": "x", "text": "{e1:ORG|Zephyr} sells the {e2:PRODUCT|Zephyr}."}
    doc = marked_document(passage(json.loads(json.dumps(line))))
    assert len({mention.entity for mention in doc.mentions}) == 2


def test_what_is_always_the_same_is_learnt_as_such() -> None:
    model = fit(Rows([["told"], ["said"]], ["official", "official"], [1.0, 1.0]), 0.3)
    kept = Linear.from_bytes(model.to_bytes())
    assert kept.probabilities(["told"]) == kept.probabilities([]) == {"official": 1.0}
