"""The words that announce a kind of partnership or name a role: the ontology's labels in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property

from kg.concepts import labels
from kg.model import Span

_GAP = "…"
_FILLER = r"\s+(?:(?!and\b|or\b)[^\s,;:()“”\"]+\s+){1,6}?"
"""One to six words, none of which ends the phrase they stand in."""
_WORD = re.compile(r"\w+")
_FIRST_WORD = re.compile(r"(?<![\w-])\w+")
_END = re.compile(r"(?![\w-])")
_HYPHEN = re.compile("[‐-–]")
_ONE_SPACE = re.compile(r"\s")


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

    by_first_word: dict[str, tuple[_Label, ...]]
    """For the word that labels begin with the labels, the longest first."""

    @classmethod
    @cache
    def of_scheme(cls, scheme: str) -> Lexicon:
        """The lexicon of a scheme: ``kind`` or ``role``."""
        begins: dict[str, list[_Label]] = defaultdict(list)
        # "supply deal" is more than "supply".
        for text, concept in sorted(labels(scheme).items(), key=lambda pair: (-len(pair[0]), pair)):
            if first := _FIRST_WORD.search(text):
                begins[first.group()].append(_Label(text, concept))
        return cls({word: tuple(found) for word, found in begins.items()})

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Cue]:
        """The labels between two offsets, in order, none overlapping another."""
        end = len(text) if end is None else end
        plain = _ONE_SPACE.sub(" ", _HYPHEN.sub("-", text[start:end].casefold()))
        is_plain = "  " not in plain and len(plain) == end - start
        words = frozenset(_WORD.findall(plain))
        found: list[Cue] = []
        done = start
        for word in _FIRST_WORD.finditer(text, start, end):
            if (at := word.start()) < done:
                continue
            for label in self.by_first_word.get(word.group().casefold(), ()):
                if is_plain and label.is_plain:
                    length = label.length_in(plain, at - start)
                else:
                    length = label.length_as_pattern(text, at, end) if label.words <= words else 0
                if length:
                    done = at + length
                    found.append(Cue(Span(at, done), label.concept))
                    break
        return found


@dataclass(frozen=True)
class _Label:
    """A label and its concept. Where it has no ellipsis, a plain text can be compared with it."""

    text: str
    concept: str

    @cached_property
    def is_plain(self) -> bool:
        return _GAP not in self.text

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_WORD.findall(self.text))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first needed: all at once would take half a second."""
        return _pattern(self.text)

    def length_in(self, plain: str, at: int) -> int:
        """The length of the label that stands at a place of a plain text; 0 if it does not."""
        length = len(self.text)
        return length if plain.startswith(self.text, at) and _END.match(plain, at + length) else 0

    def length_as_pattern(self, text: str, at: int, end: int) -> int:
        """The same in any text up to an offset."""
        match = self.pattern.match(text, at, end)
        return match.end() - at if match else 0


def _pattern(label: str) -> re.Pattern[str]:
    words = re.escape(label).replace(rf"\ {_GAP}\ ", _FILLER)
    spaced = words.replace(r"\ ", r"\s+").replace(r"\-", f"(?:-|{_HYPHEN.pattern})")
    return re.compile(rf"{spaced}{_END.pattern}", re.IGNORECASE)
