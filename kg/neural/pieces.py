"""A text cut into word pieces, in windows that the encoder can read at once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from kg.extract.document import Document
from kg.model import Span

WINDOW = 400
"""Pieces read at once."""
_FIRST, _LAST = 101, 102
"""The pieces [CLS] and [SEP] that frame what is read at once."""
_WORD = re.compile(r"[^\W_]+")
_CONTEXT = 100
"""Pieces before a window that are read with it once more, as context of its first words."""


class Case(IntEnum):
    """How a word is written, as the encoder is told it."""

    SMALL = 0
    CAPITAL = 1
    CAPITALS = 2
    MIXED = 3
    DIGITS = 4
    SIGN = 5

    @classmethod
    def of(cls, word: str) -> Case:
        """The case of a word.

        >>> [Case.of(word).name for word in ("lens", "Zephyr", "TSM", "iPad", "Q3", "&")]
        ['SMALL', 'CAPITAL', 'CAPITALS', 'MIXED', 'DIGITS', 'SIGN']
        """
        if not word.isalnum():
            return cls.SIGN
        if any(map(str.isdigit, word)):
            return cls.DIGITS
        if word.isupper():
            return cls.CAPITALS if len(word) > 1 else cls.CAPITAL
        small_rest = word[1:] == word[1:].lower()
        return cls.MIXED if not small_rest else cls.CAPITAL if word[0].isupper() else cls.SMALL


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start`` to ``end`` of a text, to be read from piece ``context`` on."""

    context: int
    start: int
    end: int

    @property
    def kept(self) -> slice:
        """Of the vectors read, with one more at either end, those that are not context."""
        return slice(1 + self.start - self.context, 1 + self.end - self.context)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of a text: the number of each in the vocabulary, and where it stands."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    cases: list[int]
    """of the word that each is part of"""
    windows: list[Window]

    @classmethod
    def of(cls, doc: Document, tokenizer: Any) -> Pieces:
        """The pieces of a document; a window ends with a sentence if that is not too long."""
        cut = tokenizer.encode(doc.text, add_special_tokens=False)
        starts, ends = ([place[n] for place in cut.offsets] for n in (0, 1))
        breaks = [bisect_left(starts, sentence.span.start) for sentence in doc.sentences]
        cases = list(_cases(doc.text, starts))
        return cls(cut.ids, starts, ends, cases, list(windows(len(starts), breaks)))

    def framed(self, window: Window) -> tuple[list[int], list[int]]:
        """The pieces of a window and their cases, in the frame that the encoder is used to."""
        read = slice(window.context, window.end)
        return [_FIRST, *self.ids[read], _LAST], [Case.SIGN, *self.cases[read], Case.SIGN]

    def place(self, span: Span) -> tuple[int, int]:
        """The first piece of a span and the one behind its last: at least one."""
        first = min(bisect_right(self.ends, span.start), max(0, len(self.ids) - 1))
        return first, max(first + 1, bisect_left(self.starts, span.end))


def _cases(text: str, starts: list[int]) -> Iterator[int]:
    """For each piece that begins at one of these places the case of its word."""
    words = _WORD.finditer(text)
    word = next(words, None)
    for start in starts:
        while word and word.end() <= start:
            word = next(words, None)
        inside = word and word.start() <= start
        yield Case.of(word.group()) if word and inside else Case.SIGN


def windows(count: int, breaks: list[int]) -> Iterator[Window]:
    """Windows that together hold each of ``count`` pieces once; ``breaks`` are in order.

    >>> [(one.context, one.start, one.end) for one in windows(700, [0, 390, 410])]
    [(0, 0, 390), (290, 390, 700)]
    """
    start = 0
    while start < count:
        limit = min(count, start + WINDOW)
        full = limit < count
        last = breaks[bisect_right(breaks, limit) - 1] if full and breaks else limit
        end = last if start < last <= limit else limit
        yield Window(max(0, start - _CONTEXT), start, end)
        start = end
