"""One article under analysis: its sentences, its names, and what its words refer to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from kg.model import Article, Evidence, Mention, Span
from kg.text.names import core_name
from kg.text.sentences import Sentence, sentences
from kg.text.when import When, find_dates


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of text that stands for organisations: a name, a pronoun, "both firms"."""

    span: Span
    entities: tuple[str, ...]
    named: bool = False
    """whether it is a name, and not a pronoun or a description"""


class _Placed(Protocol):
    """Whatever stands somewhere in the text."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=_Placed)
_start = attrgetter("span.start")


def _within(items: list[T], span: Span) -> list[T]:
    """Those of ``items``, sorted by their place, that lie within a span."""
    first, last = (bisect_left(items, edge, key=_start) for edge in (span.start, span.end))
    return [item for item in items[first:last] if item.span.end <= span.end]


@dataclass
class Document:
    """The article and what has been found in it so far; each stage of extraction adds its layer."""

    article: Article
    sentences: list[Sentence]
    mentions: list[Mention] = field(default_factory=list)
    named: dict[str, list[Mention]] = field(default_factory=dict)
    """for each thing the mentions that name it"""
    aliases: dict[str, list[str]] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    sure: dict[str, float] = field(default_factory=dict)
    """for a thing how sure it is of its type, from 0 to 1"""
    references: list[Reference] = field(default_factory=list)
    _dates: dict[Span, list[When]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, article: Article) -> Document:
        """The document of an article, cut into sentences."""
        return cls(article, sentences(article.text))

    @cached_property
    def plain_words(self) -> frozenset[str]:
        """The words that stand somewhere in lower case: no capital makes a name of them."""
        return frozenset(re.findall(r"(?<![\w-])[^\W\dA-Z_][\w-]*", self.article.text))

    @cached_property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def small(self) -> str:
        """The text in small letters, each in its place: one capital would become two characters."""
        return self.text.replace("İ", "I").lower()

    def evidence(self, *spans: Span) -> tuple[Evidence, ...]:
        """The words at these spans, in order."""
        return tuple(sorted({Evidence.at(span, self.text) for span in spans}))

    def name(self, mention: Mention) -> None:
        """Take in a mention, the type of what it names, and the form of the name that it has."""
        self.mentions.append(mention)
        self.named.setdefault(mention.entity, []).append(mention)
        self.types.setdefault(mention.entity, mention.type)
        forms = self.aliases.setdefault(mention.entity, [mention.entity])
        if (form := core_name(mention.text)) not in forms:
            forms.append(form)

    def sentence_of(self, span: Span) -> Sentence:
        """The sentence in which a span begins."""
        after = bisect_right(self.sentences, span.start, key=_start)
        return self.sentences[max(0, after - 1)]

    def mentions_in(self, span: Span, *types: str) -> list[Mention]:
        """The mentions of these types (all, if none is named) within a span, in order."""
        found = _within(self.mentions, span)
        return [mention for mention in found if not types or mention.type in types]

    def references_in(self, span: Span) -> list[Reference]:
        """The organisations spoken of within a span, by name or otherwise, in order."""
        return _within(self.references, span)

    def dates_in(self, span: Span) -> list[When]:
        """The dates within a span that mean something."""
        return [when for when in self.worded_dates_in(span) if when.date is not None]

    def worded_dates_in(self, span: Span) -> list[When]:
        """The dates within a span, also those that mean nothing without a day of publication."""
        if span not in self._dates:
            published = self.article.published
            self._dates[span] = find_dates(self.text, published, span.start, span.end)
        return self._dates[span]

    def before(self, span: Span, width: int = 60) -> str:
        """The words of the same line before a span."""
        start = max(0, span.start - width, self.text.rfind("\n", 0, span.start) + 1)
        return self.text[start : span.start]

    def after(self, span: Span, width: int = 100) -> str:
        """The words of the same line after a span."""
        line_end = self.text.find("\n", span.end)
        end = min(span.end + width, line_end if line_end >= 0 else len(self.text))
        return self.text[span.end : end]

    def unnamed(self) -> tuple[Mention, ...]:
        """Where organisations are referred to without their name, one mention for each of them."""
        return tuple(
            Mention(reference.span, reference.span.of(self.text), "reference", entity)
            for reference in self.references
            if not reference.named
            for entity in reference.entities
        )

    def clauses(self, span: Span) -> Iterator[Span]:
        """The parts of a stretch of text between semicolons."""
        start = span.start
        for mark in re.finditer(r";", span.of(self.text)):
            end = span.start + mark.start()
            if end > start:
                yield Span(start, end)
            start = span.start + mark.end()
        if span.end > start:
            yield Span(start, span.end)
