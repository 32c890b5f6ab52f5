"""The model that finds names: from marked passages to a tagger and the counts of plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.corpus import Passage
from kg.extract.document import Document
from kg.extract.familiar import Familiar
from kg.extract.runs import find_runs
from kg.extract.sequences import sequences
from kg.learn.tagger import fit, labels_of
from kg.text.gazetteer import Gazetteer
from kg.text.tokens import tokens
from kg.train.passages import NAMED

Example = tuple[list[list[str]], list[str]]
"""The features of the tokens of a sentence, and their labels."""


def train_names(passages: Iterable[Passage], folder: Path) -> None:
    """Learn from marked passages and write ``names.crf`` and ``familiar.json`` into a folder."""
    read = list(passages)
    familiar = Familiar.of(_words(each.text) for each in read)
    familiar.write(folder / "familiar.json")
    places = Gazetteer.load().without_names()
    fit(
        (example for each in read for example in examples(each, places, familiar)),
        folder / "names.crf",
    )


def _words(text: str) -> set[str]:
    return {token.of(text) for token in tokens(text)}


def examples(passage: Passage, places: Gazetteer, familiar: Familiar) -> Iterator[Example]:
    """The sentences of a passage as a model of names reads them, and the labels it should give."""
    doc = Document.of(passage.article)
    marks = sorted(
        (mark for mark in passage.marks if mark.type in NAMED), key=lambda mark: mark.span
    )
    own = frozenset(_words(doc.text))
    found = sequences(doc, find_runs(doc, places), places, familiar, own)
    for sentence, sequence in zip(doc.sentences, found, strict=True):
        named = [
            (*sequence.place(mark.span), mark.type)
            for mark in marks
            if sentence.span.covers(mark.span)
        ]
        yield sequence.features, labels_of(len(sequence.tokens), named)
