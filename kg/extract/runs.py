"""What a model of names is shown of a run of capitals: the rules' opinion, and its other places.

A run is a candidate of the rules (``candidates.py``). Its features hold for each of its words, so
that the first word of a long name knows what stands behind the last.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from kg.extract.candidates import find_candidates
from kg.extract.document import Document
from kg.extract.naming import Tally, tallies
from kg.model import Span
from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key

_STEPS = (0.5, 1.5, 3.0, 5.0)
"""Levels of the weight that cues give a type."""
_OTHERS = 6
_BEFORE = re.compile(r"([\w-]+|[^\w\s])\s*$")
_AFTER = re.compile(r"\s*(['’]s|[\w-]+|[^\w\s])")


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a document outside headlines, in order, with what the cues say of each name."""

    features: dict[Span, list[str]]
    tallies: dict[str, Tally]


def find_runs(doc: Document, places: Gazetteer) -> Runs:
    """The runs of a document, each with the features that hold for all of its words."""
    spans = find_candidates(doc, places)
    said = tallies(doc, spans, places)
    keys = {span: name_key(span.of(doc.text)) for span in spans}
    lefts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    rights: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for span, key in keys.items():
        left, right = _sides(doc, span)
        lefts[key][left] += 1
        rights[key][right] += 1
    begins, ends = _kin(said)
    of_key = {
        key: [
            *_of_tally(tally),
            *_of_others(lefts[key], rights[key]),
            *_of_kin(key, said, begins, ends),
        ]
        for key, tally in said.items()
    }
    return Runs({span: of_key[key] for span, key in keys.items()}, said)


def _sides(doc: Document, span: Span) -> tuple[str, str]:
    """The words right before and right behind a span of a line."""
    before, after = _BEFORE.search(doc.before(span)), _AFTER.match(doc.after(span))
    return before[1].lower() if before else "^", after[1].lower() if after else "$"


def _of_tally(tally: Tally) -> list[str]:
    """The levels of a tally's types, and the first of them."""
    likely = max(sorted(tally), key=lambda type_: tally[type_], default="none")
    levels = {type_: sum(step <= weight for step in _STEPS) for type_, weight in tally.items()}
    said = [f"cues:{type_}={level}" for type_, level in sorted(levels.items()) if level]
    return [f"cues={likely}", *said]


def _of_others(left: Counter[str], right: Counter[str]) -> list[str]:
    """The words beside all places of a name."""
    count = left.total()
    if count == 1:
        return ["run-count=1"]
    return [
        f"run-count={min(count, 4)}",
        *(f"run-lefts={word}" for word, _ in left.most_common(_OTHERS)),
        *(f"run-rights={word}" for word, _ in right.most_common(_OTHERS)),
    ]


def _kin(keys: Iterable[str]) -> tuple[set[str], set[str]]:
    """The shorter names that longer ones begin with, and those that they end with."""
    begins, ends = set(), set()
    for words in (key.split() for key in keys):
        for cut in range(1, len(words)):
            begins.add(" ".join(words[:cut]))
            ends.add(" ".join(words[cut:]))
    return begins, ends


def _of_kin(key: str, keys: Container[str], begins: set[str], ends: set[str]) -> list[str]:
    """Whether the document also has a shorter or a longer form of the name."""
    words = key.split()
    found = [
        (any(" ".join(words[:cut]) in keys for cut in range(1, len(words))), "run-has-short-form"),
        (key in begins, "run-begins-name"),
        (key in ends, "run-ends-name"),
    ]
    return [feature for holds, feature in found if holds]
