"""A document as its bonds need it: sentences in tokens, and how present each company is in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from kg.extract.document import Document, Reference
from kg.extract.masking import Token, masked
from kg.extract.tables.people import SMALL_TITLE
from kg.model import Span, distinct
from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key
from kg.text.sentences import Sentence

_LONG_AGO = 4
"""Sentences after which it makes no difference when a company was last spoken of."""
_FIRST = 3
"""The companies spoken of first that are told apart."""
FAINT = (f"ago:{_LONG_AGO}", f"rank:{_FIRST}")
"""How present a company is of which no more is known than that it was spoken of."""

Present = tuple[tuple[str, ...], list[str]]
"""How present some companies are, and which they are."""


class Words:
    """The tokens of a sentence, and where each of them stands."""

    def __init__(self, tokens: list[Token]) -> None:
        self.texts = [token.text for token in tokens]
        self._starts = [token.span.start for token in tokens]
        self._ends = [token.span.end for token in tokens]

    def place(self, span: Span) -> tuple[int, int]:
        """The numbers of the first token of a span and of the first one after it."""
        first = bisect_right(self._ends, span.start)
        return first, bisect_left(self._starts, span.end, lo=first)


class Scenery:
    """The sentences of a document with their tokens and companies, made once for all bonds."""

    def __init__(self, doc: Document, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.references = [
            [r for r in doc.references_in(s.span) if len(r.entities) == 1] for s in doc.sentences
        ]
        self.introductions = _introductions(doc)
        self.companies = distinct(r.entities[0] for rs in self.references for r in rs)
        self._ranks = {name: rank for rank, name in enumerate(self.companies)}
        self._words: dict[int, Words] = {}
        self._in_mind = [*_in_mind(self.references, self._ranks)]

    def words(self, number: int) -> Words:
        """The words of a sentence; a name, a title and a date is one token each."""
        if number not in self._words:
            self._words[number] = Words(_tokens(self.doc, self.doc.sentences[number]))
        return self._words[number]

    def salience(self, number: int, company: str) -> tuple[str, ...]:
        """How present a company is to a reader who comes to a sentence."""
        mind, rank = self._in_mind[number], self._ranks[company]
        return mind.vivid.get(rank, FAINT) if rank < mind.known else ()

    def present(self, number: int, apart: Iterable[str]) -> Iterator[Present]:
        """The companies spoken of before a sentence, the first one first, each run of them that is
        as present to a reader as one; those that are to be kept ``apart`` stand alone.
        """
        mind, done = self._in_mind[number], 0
        alone = {rank for rank in map(self._ranks.__getitem__, apart) if rank < mind.known}
        for rank in sorted(alone.union(mind.vivid)):
            if done < rank:
                yield FAINT, self.companies[done:rank]
            yield mind.vivid.get(rank, FAINT), [self.companies[rank]]
            done = rank + 1
        if done < mind.known:
            yield FAINT, self.companies[done : mind.known]

    def namesakes(self, name: str) -> set[str]:
        """The companies that share a word with a name: "Doe Optics" and "Jo Doe"."""
        return set().union(*(self._by_word.get(word, ()) for word in name_key(name).split()))

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """For a word the companies that have it in their names."""
        found: dict[str, list[str]] = {}
        for company in self.companies:
            for word in name_key(company).split():
                found.setdefault(word, []).append(company)
        return found


class _Mind(NamedTuple):
    """What a reader knows on coming to a sentence."""

    known: int
    """how many companies have been spoken of"""
    vivid: dict[int, tuple[str, ...]]
    """of each that is more than ``FAINT``, by its rank, how present it is"""


def _in_mind(references: list[list[Reference]], ranks: dict[str, int]) -> Iterator[_Mind]:
    """For each sentence what a reader has in mind before it.

    Most companies of a long text are faint: only the others are held for each sentence.
    """
    count = Counter(r.entities[0] for rs in references for r in rs)
    most = max(ranks, key=lambda name: count[name], default="")
    said: dict[str, int] = {}
    recent: dict[str, int] = {}
    subject = ""
    for number, here in enumerate(references):
        recent = {name: last for name, last in recent.items() if number - last < _LONG_AGO}
        first = [name for name, _ in zip(said, range(_FIRST), strict=False)]
        vivid = {*recent, *first, *({most, subject} & said.keys())}
        yield _Mind(
            len(said),
            {
                ranks[name]: (
                    f"ago:{min(_LONG_AGO, number - said[name])}",
                    f"rank:{min(_FIRST, ranks[name])}",
                    *(["most"] if name == most else []),
                    *(["subject"] if name == subject else []),
                    *(["alone"] if len(ranks) == 1 else []),
                )
                for name in vivid
            },
        )
        for reference in here:
            said[reference.entities[0]] = recent[reference.entities[0]] = number
        subject = here[0].entities[0] if here else subject


def _introductions(doc: Document) -> frozenset[Span]:
    """Where each person is first named."""
    first: dict[str, Span] = {}
    for mention in doc.mentions:
        if mention.type == "person":
            first.setdefault(mention.entity, mention.span)
    return frozenset(first.values())


def _tokens(doc: Document, sentence: Sentence) -> list[Token]:
    """The tokens of a sentence, what belongs to one title or one date as one."""
    masks = [
        (Span(*m.span()), "TITLE")
        for m in SMALL_TITLE.finditer(doc.small, sentence.span.start, sentence.span.end)
    ]
    masks += [(when.span, "DATE") for when in doc.dates_in(sentence.span)]
    found: list[Token] = []
    for token in masked(doc, sentence.span, []):
        mask = next(((s, m) for s, m in masks if s.covers(token.span)), None)
        if mask is None or token.text.isupper():
            found.append(token)
        elif not found or found[-1].span != mask[0]:
            found.append(Token(*mask))
    return found
