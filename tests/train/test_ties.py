"""Training what ties companies to other things: what is learnt from a few passages, and twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import Passage, passage
from kg.extract.scenery import Scenery
from kg.extract.ties import ties
from kg.learn.linear import Linear
from kg.text.gazetteer import Gazetteer
from kg.train.passages import marked_document
from kg.train.ties import examples, learn, train_ties

NAMES = ["Nordlens", "Zephyr", "Aurelia", "Kappa", "Velmora", "Ostrel"]
PEOPLE = ["Dana Whitlock", "Ben Ode", "Cem Rask", "Ida Holm", "Lea Marr", "Tom Birk"]


def _passage(n: int) -> Passage:
    one, other, third = (NAMES[(n + step) % 6] for step in (0, 1 + n // 6, 5))
    person = PEOPLE[n % 6]
    return passage(
        {
            "id": f"t{n}",
            "published": "2021-03-05",
            "text": f"{{e1:ORG|{one}}} of {{p1:PLACE|Sweden}} was founded in "
            f"{{d1:DATE|199{n % 6}}}. "
            f"{{e2:ORG|{other}}}, a rival of {{e1:ORG|{one}}}, started in {{p2:PLACE|Norway}} in "
            f"{{d2:DATE|2019}}. {{e3:PERSON|{person}}}, chairman of {{e1:ORG|{one}}}, sold shares "
            f"in {{e4:ORG|{third}}}. {{e1:ORG|{one}}}'s {{e5:PRODUCT|Kite {n}}} is out.",
            "partnerships": [],
            "facts": [
                ["e3", "works_for", "e1"],
                ["e5", "made_by", "e1"],
                ["e1", "based_in", "p1"],
                ["e1", "founded_in", "d1"],
                ["e2", "competitor_of", "e1"],
            ],
        }
    )


PASSAGES = [_passage(n) for n in range(24)]
PLACES = Gazetteer.load().without_names()


@pytest.fixture(scope="module")
def models() -> dict[str, Linear]:
    return learn(PASSAGES, marked_document, PLACES)


def test_what_is_learnt_is_found_again(models: dict[str, Linear]) -> None:
    text = (
        "{e1:ORG|Plumtree} of {p1:PLACE|Finland} was founded in {d1:DATE|1987}. "
        "{e3:PERSON|Una Fell}, chairman of {e1:ORG|Plumtree}, sold shares in {e2:ORG|Cobble}. "
        "{e1:ORG|Plumtree}'s {e4:PRODUCT|Finch} is out."
    )
    scenery = Scenery(marked_document(passage({"id": "new", "text": text})), PLACES)
    found = {
        (name, tie.company, str(tie.bond.other))
        for name in ("employer", "maker", "seat", "founding")
        for tie in ties(scenery, name, models[name])
    }
    assert found == {
        ("employer", "Plumtree", "Una Fell"),
        ("maker", "Plumtree", "Finch"),
        ("seat", "Plumtree", "Finland"),
        ("founding", "Plumtree", "1987"),
    }


def test_examples_are_labelled_by_the_facts() -> None:
    doc = marked_document(PASSAGES[0])
    labels = {
        (name, *bond.companies, str(bond.other), label)
        for name, bond, label in examples(PASSAGES[0], doc, PLACES)
    }
    assert ("employer", "Nordlens", "Dana Whitlock", "tied") in labels
    assert ("employer", "Ostrel", "Dana Whitlock", "none") in labels
    assert ("founding", "Nordlens", "1990", "tied") in labels
    assert ("kin", "Zephyr", "Nordlens", "rival") in labels


def test_the_same_passages_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        train_ties(PASSAGES, marked_document, tmp_path / folder)
    for model in sorted((tmp_path / "one").iterdir()):
        assert model.read_bytes() == (tmp_path / "other" / model.name).read_bytes()
