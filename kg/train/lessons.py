"""What the encoder learns of a passage: labels of tokens, encounters, what phrases stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.corpus import Arrangement, Passage
from kg.extract.sequences import Sequence
from kg.learn.tagger import labels_of
from kg.model import Span
from kg.neural.heads import Place
from kg.neural.pieces import Pieces
from kg.neural.reading import places
from kg.text.tokens import tokens
from kg.train.partnerships import TOLD, Example, examples
from kg.train.passages import NAMED, Read, marked_document

REFERENCE = "reference"
"""What a pronoun or a phrase for organisations is called among the types of names."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter by its pieces, and the arrangements of the two that are told there."""

    left: Place
    right: Place
    sentence: Place
    told: tuple[Arrangement, ...]
    side: tuple[str, bool] | None
    """a kind with sides that is told, and whether the first of the two is on the first side"""
    weight: float

    def told_of(self, task: str) -> list[str]:
        """The kinds, stages or modalities that are told, each once."""
        return sorted({TOLD[task](one) for one in self.told})


@dataclass(frozen=True, slots=True)
class Lesson:
    """A passage in pieces, with all that its reader marked in it."""

    id: str
    pieces: Pieces
    first: list[int]
    """of each token the first piece"""
    labels: list[str]
    """of each token what it is part of"""
    meetings: list[Meeting]
    named: list[tuple[str, Place]]
    """where organisations are named, each with its id"""
    phrases: list[tuple[frozenset[str], Place]]
    """what else speaks of organisations, with the ids of those it stands for"""


def lesson(passage: Passage, read: Read, tokenizer: Any) -> Lesson:
    """What is to be learnt from a passage, by its marks and as it is read (see ``examples``)."""
    doc = marked_document(passage)
    pieces = Pieces.of(doc, tokenizer)
    words = [token for s in doc.sentences for token in tokens(doc.text, s.span.start, s.span.end)]
    spoken = [mark for mark in passage.marks if set(mark.ids) & set(passage.names("organization"))]
    return Lesson(
        id=passage.id,
        pieces=pieces,
        first=[pieces.place(word)[0] for word in words],
        labels=labels_of(len(words), _stretches(passage, words)),
        meetings=[_meeting(example, pieces) for example in examples(passage, read)],
        named=[
            (mark.ids[0], pieces.place(mark.span))
            for mark in spoken
            if mark.type == "organization" and len(mark.ids) == 1
        ],
        phrases=[
            (frozenset(mark.ids), pieces.place(mark.span))
            for mark in spoken
            if mark.type == REFERENCE
        ],
    )


def _stretches(passage: Passage, words: list[Span]) -> Iterator[tuple[int, int, str]]:
    """The tokens of names and of references to organisations; of two that overlap, the first."""
    organizations = passage.names("organization")
    line = Sequence(words, [], [], headline=False)
    free = 0
    for mark in sorted(passage.marks, key=lambda mark: mark.span):
        refers = mark.type == REFERENCE and not organizations.keys().isdisjoint(mark.ids)
        first, last = line.place(mark.span)
        if (refers or mark.type in NAMED) and free <= first < last:
            free = last
            yield first, last, mark.type


def _meeting(example: Example, pieces: Pieces) -> Meeting:
    left, right = places(example.encounter, pieces)
    return Meeting(
        left,
        right,
        pieces.place(example.encounter.scene.sentence.span),
        example.here,
        example.side,
        example.weight,
    )
