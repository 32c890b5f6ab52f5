"""A document as its bonds need it: sentences in tokens, and how present each company is in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from kg.extract.document import Document
from kg.extract.masking import Token, masked
from kg.extract.tables.people import SMALL_TITLE
from kg.model import Span
from kg.text.gazetteer import Gazetteer
from kg.text.sentences import Sentence


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
        self._words: dict[int, Words] = {}
        self._salience = [*self._in_mind()]

    def words(self, number: int) -> Words:
        """The words of a sentence; a name, a title and a date is one token each."""
        if number not in self._words:
            self._words[number] = Words(_tokens(self.doc, self.doc.sentences[number]))
        return self._words[number]

    def salience(self, number: int, company: str) -> list[str]:
        """How present a company is to a reader who comes to a sentence."""
        return self._salience[number].get(company, [])

    def present(self, number: int) -> list[str]:
        """The companies spoken of before a sentence, the first one first."""
        return list(self._salience[number])

    def _in_mind(self) -> Iterator[dict[str, list[str]]]:
        """For each sentence the companies spoken of before it, and what is known of each."""
        seen: Counter[str] = Counter(r.entities[0] for rs in self.references for r in rs)
        total = len(seen)
        most = max(seen, key=lambda name: seen[name], default=None)
        said: dict[str, int] = {}
        subject: str | None = None
        for number, references in enumerate(self.references):
            yield {
                name: [
                    f"ago:{min(4, number - said[name])}",
                    f"rank:{min(3, rank)}",
                    *(["most"] if name == most else []),
                    *(["subject"] if name == subject else []),
                    *(["alone"] if total == 1 else []),
                ]
                for rank, name in enumerate(said)
            }
            for reference in references:
                said[reference.entities[0]] = number
            subject = references[0].entities[0] if references else subject


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
