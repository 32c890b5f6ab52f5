"""The words that announce a kind of partnership or name a role: the ontology's labels in a text."""

from __future__ import annotations

import re
from collections import defaultdict
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

    by_first_word: dict[str, tuple[tuple[str, str], ...]]
    """For the word that labels begin with the labels and their concepts."""

    @classmethod
    @cache
    def of_scheme(cls, scheme: str) -> Lexicon:
        """The lexicon of a scheme: ``kind`` or ``role``."""
        begins: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for label, concept in labels(scheme).items():
            if first := _FIRST_WORD.search(label):
                begins[first.group()].append((label, concept))
        return cls({word: tuple(found) for word, found in begins.items()})

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Cue]:
        """The labels between two offsets, in order, none overlapping another."""
        end = len(text) if end is None else end
        found: list[Cue] = []
        done = start
        for word in _FIRST_WORD.finditer(text, start, end):
            if word.start() < done:
                continue
            for pattern, concept in _patterns(self.by_first_word.get(word.group().casefold(), ())):
                if match := pattern.match(text, word.start(), end):
                    found.append(Cue(Span(*match.span()), concept))
                    done = match.end()
                    break
        return found


@cache
def _patterns(found: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Labels as patterns, the longest first: "supply deal" is more than "supply".

    They are compiled when a text first has their word: all at once would take half a second.
    """
    return tuple(
        (_pattern(label), concept)
        for label, concept in sorted(found, key=lambda pair: (-len(pair[0]), pair))
    )


def _pattern(label: str) -> re.Pattern[str]:
    words = re.escape(label).replace(rf"\ {_GAP}\ ", _FILLER)
    spaced = words.replace(r"\ ", r"\s+").replace(r"\-", "[-‐-–]")
    return re.compile(rf"{spaced}(?![\w-])", re.IGNORECASE)
