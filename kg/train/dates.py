"""Training what tells the start and the end of an arrangement among the dates of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.corpus import Arrangement, Passage
from kg.dates import PartialDate
from kg.extract.dating import END, NONE, START, candidates
from kg.extract.encounters import Story
from kg.text.when import When
from kg.train.linear import Rows, fit
from kg.train.partnerships import cues_of, stage_of, told_in
from kg.train.passages import entity_names, marked_document

_STRENGTH = 0.3


def train_dates(passages: Iterable[Passage], folder: Path) -> None:
    """Learn from marked passages and write ``date.npz``."""
    rows = Rows([], [], [])
    for passage in passages:
        for features, label in examples(passage):
            rows.add(features, label)
    fit(rows, _STRENGTH).write(folder / "date.npz")


def examples(passage: Passage) -> Iterator[tuple[list[str], str]]:
    """The dates of the sentences that tell of an arrangement, each with what it is of it."""
    doc = marked_document(passage)
    ids = {name: id for id, name in entity_names(passage).items()}
    cues = cues_of(passage)
    for encounter in Story.of(doc).encounters:
        pair = {ids.get(name, name) for name in encounter.pair}
        for one in told_in(encounter.scene.sentence.span, passage, cues, pair)[:1]:
            for date in candidates(encounter, one.kind, stage_of(one)):
                yield date.features, _label(date.when, one)


def _label(when: When, one: Arrangement) -> str:
    """Start or end if the date, or its last day, is that of the arrangement."""
    assert when.date is not None
    bounds = when.date.bounds
    meant = {str(when.date), *([str(PartialDate.of(bounds[1]))] if bounds else [])}
    return START if one.start in meant else END if one.end in meant else NONE
