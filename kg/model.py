"""The plain values that travel through the pipeline: articles, mentions, statements, records.

All are frozen and slotted, hold only strings, numbers and dates, and know nothing of RDF. Offsets
count code points of ``Article.text`` (NFC), half-open: ``text[span.start:span.end] == quote``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Self, TypeVar

from kg.dates import PartialDate

Value = str | PartialDate
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: its text and what is known about its publication."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "en"
    path: str | None = None


class _Range(NamedTuple):
    start: int
    end: int


class Span(_Range):
    """A half-open range of code points.

    A tuple, as a text has more spans than anything else, and they are compared all the time.

    >>> Span(0, 8).of("Nordlens Optics")
    'Nordlens'
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        """Raises ValueError where nothing lies between the two."""
        if not 0 <= start < end:
            raise ValueError(f"a span needs 0 <= start < end, not {start}, {end}")
        return tuple.__new__(cls, (start, end))  # the way of a named tuple takes twice as long

    def of(self, text: str) -> str:
        """The words of ``text`` in this span."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The words a statement rests on, and where in the article they stand."""

    start: int
    end: int
    quote: str

    @classmethod
    def at(cls, span: Span, text: str) -> Evidence:
        """The evidence that ``text`` gives at ``span``."""
        return cls(span.start, span.end, span.of(text))

    def grounded_in(self, text: str) -> bool:
        """Whether the quote stands in ``text`` at exactly these offsets, and says something.

        >>> Evidence(0, 8, "Nordlens").grounded_in("Nordlens Optics")
        True
        """
        # A slice forgives what lies outside the text and counts negative offsets from its end.
        is_range = self.start >= 0 and self.end - self.start == len(self.quote)
        return is_range and bool(self.quote.strip()) and text[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names or stands for an entity of the document."""

    span: Span
    text: str
    type: str
    """organization, product, person, place, media or body"""
    entity: str
    """the entity's name in this document"""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said: a field, its value, who vouches for it, and the words it stands in.

    ``modality`` is official, reported, rumoured or denied; ``said_by`` the source as worded.
    """

    field: str
    value: Value
    evidence: tuple[Evidence, ...]
    modality: str = "official"
    confidence: float = 1.0
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All statements that one article makes about one subject.

    ``type`` is organization, media, product, person, place, partnership, tenure or attribute;
    ``subject`` is the subject's id within the document, such as ``org.nordlens-optics``.
    """

    document: str
    type: str
    subject: str
    statements: tuple[Statement, ...]

    def values(self, field: str) -> list[Value]:
        """All values stated for ``field``, in the order of the text."""
        return [s.value for s in self.statements if s.field == field]

    def first(self, *fields: str) -> Statement | None:
        """The first statement for the first of ``fields`` that has one."""
        for name in fields:
            for statement in self.statements:
                if statement.field == name:
                    return statement
        return None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every piece of evidence below this record, once, in the order of the text."""
        return tuple(sorted({e for s in self.statements for e in s.evidence}))

    @property
    def confidence(self) -> float:
        """How sure the extractor is of the record as a whole: of the first thing it states."""
        return self.statements[0].confidence if self.statements else 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an extractor found in one article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    references: tuple[Mention, ...] = ()
    """where organisations are spoken of without their name: "it", "the Finnish firm"; one each"""
    records: tuple[Record, ...] = ()
    refused: tuple[str, ...] = field(default=())
    """one sentence for each record that did not pass the gate"""

    def of_type(self, *types: str) -> Iterator[Record]:
        """The records of these types, in order."""
        return (record for record in self.records if record.type in types)


def distinct(items: Iterable[T]) -> list[T]:
    """The items once each, in the order they first came.

    >>> distinct(["Nordlens", "Zephyr", "Nordlens"])
    ['Nordlens', 'Zephyr']
    """
    return list(dict.fromkeys(items))


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement of one article as the graph keeps it, true or not.

    ``subject``, and ``value`` where the field points at a thing, are ids within the article; the
    pair of article and id is what resolution maps to a thing of the world.
    """

    id: str
    article: str
    subject: str
    field: str
    value: Value
    modality: str
    confidence: float
    published: dt.date | None = None
    curated: bool = False
    """whether a person vouches for it"""
    copy_of: str | None = None
    """the article that this one is a copy of: what both say counts as said once"""

    @property
    def source(self) -> str:
        """The article that counts: of a copy, the original."""
        return self.copy_of or self.article


@dataclass(frozen=True, slots=True)
class Source:
    """An article as one of several that may be the same text: its day and its fingerprint."""

    article: str
    published: dt.date | None
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One resolved statement: a thing, a field, a value; ``org:nordlens-optics`` style ids."""

    subject: str
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class Resolution:
    """What all claims together come to, and which of the articles' own nodes stand for what."""

    facts: tuple[Fact, ...]
    denotes: tuple[tuple[str, str, str], ...]
    """(article, id within it, resolved thing)"""
    support: tuple[tuple[str, str], ...]
    """(resolved thing, id of a claim about it)"""
    copies: tuple[tuple[str, str], ...] = ()
    """(article, the earlier article that it is a copy of)"""
    index: tuple[tuple[str, str], ...] = ()
    """(thing, field of work or article, a key that it can be found by when something changes)"""
