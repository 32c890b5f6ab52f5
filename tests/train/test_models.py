"""A twentieth of the short passages makes models that make sense; they are the same each time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import pytest

from kg.corpus import Passage, read_passages
from kg.errors import CorpusError
from kg.extract import judging
from kg.extract.document import Document
from kg.extract.judging import Judge
from kg.extract.mentions import find_mentions
from kg.extract.partnerships import find_partnerships
from kg.extract.reference import find_references
from kg.extract.sightings import NameModel
from kg.learn.linear import Linear
from kg.learn.trees import Trees
from kg.resources import folder
from kg.text.gazetteer import Gazetteer
from kg.train.models import train
from kg.train.passages import ids_of
from tests.conftest import Command
from tests.test_corpus import CORPUS

NOT_MADE_HERE = ("README.md", "core.npz", "core-neural.npz", "neural.npz")
SHIPPED = [path.name for path in (folder("data") / "models").iterdir()]
MODELS = sorted(name for name in SHIPPED if name not in NOT_MADE_HERE)
GAZETTEER = Gazetteer.load()


LONG = 2400
"""Characters of a marked passage of several paragraphs, at least."""


def short_passages() -> list[str]:
    """Lines of the corpus: what long passages teach beside these is not worth the minutes."""
    lines = (line for path in CORPUS for line in path.read_text("utf-8").splitlines())
    return [line for line in lines if len(line) < LONG]


@pytest.fixture(scope="module")
def twentieth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Models learnt from every twentieth of the short passages."""
    made = tmp_path_factory.mktemp("twentieth")
    corpus = made / "twentieth.jsonl"
    corpus.write_text("\n".join(short_passages()[::20]), encoding="utf-8")
    train([corpus], made / "models")
    return made / "models"


def scores(found: list[tuple[set[object], set[object]]]) -> tuple[float, float]:
    right = sum(len(ours & theirs) for ours, theirs in found)
    return right / sum(len(ours) for ours, _ in found), right / sum(len(t) for _, t in found)


def read(passage: Passage, model: NameModel, judge: Judge) -> tuple[set[object], set[object]]:
    """The partner pairs found in a passage, and those that its reader marked."""
    doc = Document.of(passage.article)
    find_mentions(doc, GAZETTEER, model)
    find_references(doc, GAZETTEER)
    records, _ = find_partnerships(doc, judge)
    ids = ids_of(passage, doc)
    parties = (
        {ids[str(s.value)] for s in record.statements if s.value in ids} for record in records
    )
    return pairs(parties), pairs(set(one.parties) for one in passage.partnerships)


def pairs(parties: Iterable[set[str]]) -> set[object]:
    return {frozenset(two) for each in parties for two in combinations(each, 2)}


@pytest.mark.slow
def test_what_a_twentieth_teaches_makes_sense(twentieth: Path) -> None:
    assert sorted(path.name for path in twentieth.iterdir()) == MODELS
    model = NameModel.load(twentieth)
    learnt = (Linear.from_bytes((twentieth / f"{n}.npz").read_bytes()) for n in judging.MODELS)
    together = Trees.from_bytes((twentieth / f"{judging.TOGETHER}.npz").read_bytes())
    judge = Judge(*learnt, together)
    others = list(read_passages(CORPUS))[5::30]
    precision, recall = scores([read(passage, model, judge) for passage in others])
    assert precision > 0.4
    assert recall > 0.25


@pytest.mark.slow
def test_the_same_passages_give_the_same_bytes(tmp_path: Path, kg: Command) -> None:
    corpus = tmp_path / "few.jsonl"
    few = short_passages()[::60]
    corpus.write_text("\n".join(few), encoding="utf-8")
    for name in ("once", "again"):
        ran = kg("train", corpus, "-o", tmp_path / name)
        assert ran.code == 0 and f"learnt from {len(few)} passages" in ran.err
    for name in MODELS:
        once, again = ((tmp_path / folder / name).read_bytes() for folder in ("once", "again"))
        assert once == again, name


def test_no_passages_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(CorpusError, match="no passages"):
        train([empty], tmp_path / "models")
    assert not (tmp_path / "models").exists()
