"""Scenes: the sentences of a text, each with the companies, lists, cues and readings it holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from kg.extract.document import Document, Reference
from kg.extract.groups import Group, groups
from kg.extract.lexicon import Cue, Lexicon
from kg.extract.masking import Token, masked
from kg.extract.readings import Reading, readings
from kg.extract.tables.telling import HEDGES, OPEN
from kg.model import Span, distinct
from kg.text.sentences import Sentence


@dataclass
class Scene:
    """A sentence with all that is looked at when two of its companies are judged."""

    doc: Document
    number: int
    sentence: Sentence
    references: list[Reference]
    cues: list[Cue]
    readings: list[Reading]

    @property
    def is_title(self) -> bool:
        """Whether it is a line of its own without a full stop: what the text below tells."""
        return self.sentence.headline or not re.search(r"[.!?…:;,][\"'”’)\]]*$", self.text)

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.sentence.span.of(self.doc.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words, each name and each reference as one."""
        return masked(self.doc, self.sentence.span, self.references)

    @cached_property
    def groups(self) -> list[Group]:
        """Its companies, those in one list together."""
        return groups(self.doc, self.sentence.span)

    @cached_property
    def entities(self) -> list[str]:
        """The companies it speaks of, in order."""
        return distinct(name for reference in self.references for name in reference.entities)

    @cached_property
    def token_stems(self) -> list[str]:
        """The beginning of each of its words: "supplies" and "supplied" are one."""
        return [token.stem for token in self.tokens]

    def words_beside(self, span: Span, before: int, after: int) -> tuple[list[str], list[str]]:
        """So many of its words before a stretch of it, and behind it."""
        left = bisect_right(self.tokens, span.start, key=lambda token: token.span.end)
        right = bisect_left(self.tokens, span.end, key=lambda token: token.span.start)
        words = self.tokens[max(0, left - before) : left], self.tokens[right : right + after]
        one, other = ([token.text for token in tokens] for tokens in words)
        return one, other

    @cached_property
    def token_numbers(self) -> dict[Span, int]:
        """Which token stands at a place."""
        return {token.span: number for number, token in enumerate(self.tokens)}

    @cached_property
    def hedges(self) -> list[str]:
        """The modalities whose words it has."""
        span = self.sentence.span
        return [name for name, said in HEDGES if said.search(self.doc.small, span.start, span.end)]

    @cached_property
    def open_words(self) -> list[str]:
        """Its words of what is not settled."""
        return open_words(self.doc, self.sentence.span)

    @cached_property
    def has_outlet(self) -> bool:
        """Whether it names one of the media."""
        return bool(self.doc.mentions_in(self.sentence.span, "media"))

    @cached_property
    def stems(self) -> list[str]:
        """The feature that each of its stems is for its own companies."""
        return [f"s:{stem}" for stem in dict.fromkeys(self.token_stems)]


def open_words(doc: Document, span: Span) -> list[str]:
    """The words of what is not settled in a stretch of text, once each."""
    return sorted(set(OPEN.findall(span.of(doc.small))))


def find_scenes(doc: Document) -> list[Scene]:
    """The sentences of a document as scenes, in order."""
    found: list[Scene] = []
    last: Reading | None = None
    lexicon = Lexicon.of_scheme("kind")
    for number, sentence in enumerate(doc.sentences):
        span = sentence.span
        cues = lexicon.find(doc.text, span.start, span.end)
        read = list(readings(doc, span, cues, last))
        last = read[-1] if read else last
        found.append(Scene(doc, number, sentence, doc.references_in(span), cues, read))
    return found
