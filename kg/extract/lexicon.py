"""The words that announce a kind of partnership or name a role: the ontology's labels in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.concepts import labels
from kg.model import Span

_GAP = "…"
_FILLER = r"\s+(?:(?!and\b|or\b)[^\s,;:()“”\"]+\s+){1,6}?"
"""One to six words, none of which ends the phrase they stand in."""
_FIRST_WORD = re.compile(r"(?<![\w-])\w+")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in a text, and the concept whose label it is."""

    span: Span
    concept: str


@dataclass(frozen=True)
class Lexicon:
    """The labels of one SKOS scheme as patterns; the longest label at a place wins.

    An ellipsis in a label stands for up to six words: "worked on … with".

    >>> kinds = Lexicon.of_scheme("kind")
    >>> [cue.concept for cue in kinds.find("They announced a strategic cooperation.")]
    ['strategic-alliance']
    """

    by_first_word: dict[str, tuple[tuple[re.Pattern[str], str], ...]]
    """For the word a label begins with its patterns, the longest first, and their concepts."""

    @classmethod
    @cache
    def of_scheme(cls, scheme: str) -> Lexicon:
        """The lexicon of a scheme: ``kind`` or ``role``."""
        begins: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for label, concept in labels(scheme).items():
            if first := _FIRST_WORD.search(label):
                begins[first.group()].append((label, concept))
        return cls({word: tuple(_patterns(found)) for word, found in begins.items()})

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Cue]:
        """The labels between two offsets, in order, none overlapping another."""
        end = len(text) if end is None else end
        found: list[Cue] = []
        done = start
        for word in _FIRST_WORD.finditer(text, start, end):
            if word.start() < done:
                continue
            for pattern, concept in self.by_first_word.get(word.group().casefold(), ()):
                if match := pattern.match(text, word.start(), end):
                    found.append(Cue(Span(*match.span()), concept))
                    done = match.end()
                    break
        return found


def _patterns(found: Iterable[tuple[str, str]]) -> Iterable[tuple[re.Pattern[str], str]]:
    """Labels as patterns, the longest first: "supply deal" is more than "supply"."""
    for label, concept in sorted(found, key=lambda pair: (-len(pair[0]), pair)):
        words = re.escape(label).replace(rf"\ {_GAP}\ ", _FILLER)
        spaced = words.replace(r"\ ", r"\s+").replace(r"\-", "[-‐-–]")
        yield re.compile(rf"{spaced}(?![\w-])", re.IGNORECASE), concept
