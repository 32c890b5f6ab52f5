"""The words that announce a kind of partnership or name a role: labels of the ontology, in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.concepts import labels
from kg.model import Span


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

    concepts: dict[str, str]
    exact: re.Pattern[str]
    gapped: tuple[tuple[re.Pattern[str], str], ...]

    @classmethod
    @cache
    def of_scheme(cls, scheme: str) -> Lexicon:
        """The lexicon of a scheme: ``kind`` or ``role``."""
        concepts = {_normal(label): concept for label, concept in labels(scheme).items()}
        exact = [label for label in concepts if _GAP not in label]
        gapped = sorted(label for label in concepts if _GAP in label)
        return cls(
            concepts, _pattern(exact), tuple((_pattern([label]), concepts[label]) for label in gapped)
        )

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Cue]:
        """The labels between two offsets, in order, none overlapping another."""
        end = len(text) if end is None else end
        found = [
            Cue(Span(*match.span()), self.concepts[_normal(match.group())])
            for match in self.exact.finditer(text, start, end)
        ]
        for pattern, concept in self.gapped:
            for match in pattern.finditer(text, start, end):
                span = Span(*match.span())
                if not any(span.overlaps(cue.span) for cue in found):
                    found.append(Cue(span, concept))
        return sorted(found, key=lambda cue: cue.span)


_GAP = "…"


def _normal(phrase: str) -> str:
    """Case folded, any white space as a space, any hyphen as the plain one."""
    return re.sub(r"\s+", " ", re.sub(r"[‐-–]", "-", phrase.casefold()))


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    """All phrases, longest first; a space stands for any white space, a hyphen for any hyphen."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    escaped = (
        re.escape(phrase)
        .replace(rf"\ {_GAP}\ ", r"\s+(?:[\w’'-]+\s+){1,6}?")
        .replace(r"\ ", r"\s+")
        .replace(r"\-", "[-‐-–]")
        for phrase in ordered
    )
    return re.compile(r"(?<![\w-])(?:" + "|".join(escaped) + r")(?![\w-])", re.IGNORECASE)
