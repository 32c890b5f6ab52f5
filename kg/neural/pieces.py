"""A text cut into word pieces, in windows that the encoder can read at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kg.extract.document import Document
from kg.model import Span

WINDOW = 400
"""Pieces read at once."""
_CONTEXT = 100
"""Pieces before a window that are read with it once more, as context of its first words."""


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
    windows: list[Window]

    @classmethod
    def of(cls, doc: Document, tokenizer: Any) -> Pieces:
        """The pieces of a document; a window ends with a sentence if that is not too long."""
        cut = tokenizer.encode(doc.text, add_special_tokens=False)
        starts, ends = ([place[n] for place in cut.offsets] for n in (0, 1))
        breaks = [bisect_left(starts, sentence.span.start) for sentence in doc.sentences]
        return cls(cut.ids, starts, ends, list(windows(len(starts), breaks)))

    def place(self, span: Span) -> tuple[int, int]:
        """The first piece of a span and the one behind its last: at least one."""
        first = min(bisect_right(self.ends, span.start), max(0, len(self.ids) - 1))
        return first, max(first + 1, bisect_left(self.starts, span.end))


def windows(count: int, breaks: list[int]) -> Iterator[Window]:
    """Windows that together hold each of ``count`` pieces once.

    >>> [(one.context, one.start, one.end) for one in windows(700, [0, 390, 410])]
    [(0, 0, 390), (290, 390, 700)]
    """
    start = 0
    while start < count:
        limit = min(count, start + WINDOW)
        full = limit < count
        end = max((b for b in breaks if start < b <= limit), default=limit) if full else limit
        yield Window(max(0, start - _CONTEXT), start, end)
        start = end
