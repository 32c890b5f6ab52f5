"""From marked passages to a model: what was marked is found again, and each making is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus import Passage, passage
from kg.extract.document import Document
from kg.extract.familiar import Familiar
from kg.extract.mentions import find_mentions
from kg.extract.sightings import NameModel
from kg.text.gazetteer import Gazetteer
from kg.train.names import examples, train_names

PLACES = Gazetteer.load().without_names()
TEXTS = (
    "{e1:ORG|Nordlens} said it will supply lenses to {e2:ORG|Kappa Mobile} for the "
    "{e3:PRODUCT|Kite X200}.",
    "{e1:ORG|Velmora Systems} said {e2:PERSON|Dana Whitlock} will run its plant in "
    "{e3:PLACE|Berlin}.",
    "The phone maker told {e1:MEDIA|Panel Weekly} that {e2:ORG|Ostrel} will supply the panels.",
    "{e1:PERSON|Oskar Lindgren} of {e2:ORG|Kappa Mobile} said the {e3:PRODUCT|Otter 5} sells well.",
)


def _passages() -> list[Passage]:
    return [
        passage({"id": f"p{number}", "text": text, "partnerships": []})
        for number, text in enumerate(TEXTS * 3)
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("models")
    train_names(_passages(), path)
    return path


def test_what_was_marked_is_found(folder: Path) -> None:
    for each in _passages():
        doc = Document.of(each.article)
        find_mentions(doc, PLACES, NameModel.load(folder))
        found = {(mention.span, mention.type) for mention in doc.mentions}
        assert found == {(mark.span, mark.type) for mark in each.marks}


def test_the_same_again(folder: Path, tmp_path: Path) -> None:
    train_names(_passages(), tmp_path)
    assert sorted(path.name for path in folder.iterdir()) == ["familiar.json", "names.crf"]
    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes()


def test_every_token_has_a_label() -> None:
    [(features, labels)] = examples(_passages()[1], PLACES, Familiar.of([]))
    assert len(features) == len(labels)
    assert labels[:6] == ["B-organization", "I-organization", "O", "B-person", "I-person", "O"]


def test_a_passage_does_not_make_its_own_words_familiar() -> None:
    def shown(words: set[str]) -> set[str]:
        found = examples(passage(line), PLACES, Familiar.of([words]))
        return {each for features, _ in found for item in features for each in item}

    line = {"id": "x", "text": "Panel makers sell panel glass.", "partnerships": []}
    assert "familiar=0" in shown({"panel", "glass"})
    assert "familiar=1" not in shown({"panel", "glass"})
