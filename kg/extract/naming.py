"""What the words beside a name say that it stands for, added up over the document.

So a name that is clear once is clear everywhere. The sums are features of a learnt model: see
``runs.py``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache

from kg.extract.document import Document
from kg.extract.tables.naming import TYPE_CUES, TypeCue
from kg.model import Span
from kg.text.gazetteer import Gazetteer
from kg.text.names import core_name, name_key

_LEGAL_FORM = 3.0
_REGION = 3.0
_IN_REGION = re.compile(r", ([A-Z][\w. ]*?),? ")

Tally = defaultdict[str, float]
"""For each type the weight of all cues that speak for it."""


def tallies(doc: Document, spans: list[Span], gazetteer: Gazetteer) -> dict[str, Tally]:
    """For the key of each name the weight of all cues for each type.

    >>> from kg.model import Article
    >>> doc = Document.of(Article("example", "The deal was signed by Nordlens AG.", sha256=""))
    >>> dict(tallies(doc, [Span(23, 34)], Gazetteer())["nordlens"])
    {'organization': 4.0}
    """
    found: dict[str, Tally] = {}
    heard: Counter[tuple[str, int]] = Counter()
    for span in spans:
        name = span.of(doc.text)
        key = name_key(name)
        tally = found.setdefault(key, defaultdict(float))
        right = doc.after(span)
        for number in sorted((*_left_cues(doc.before(span)), *_right_cues(right), *_inner(name))):
            cue = TYPE_CUES[number]
            heard[key, number] += 1  # A cue heard again says little new.
            tally[cue.type] += cue.weight / heard[key, number]
        if core_name(name) != name.removeprefix("The "):
            tally["organization"] += _LEGAL_FORM
        region = _IN_REGION.match(right)
        if region and gazetteer.place(region[1]):
            tally["place"] += _REGION
    return found


def _of_side(side: str) -> list[tuple[int, TypeCue]]:
    return [(number, cue) for number, cue in enumerate(TYPE_CUES) if cue.side == side]


_LEFT, _RIGHT, _NAME = map(_of_side, ("left", "right", "name"))


def _left_cues(words: str) -> list[int]:
    """The numbers of the cues that end a stretch of text; each of them ends with white space."""
    if not words[-1:].isspace():
        return []
    small = words.lower()
    return [number for number, cue in _LEFT if cue.pattern.search(small if cue.small else words)]


def _right_cues(words: str) -> list[int]:
    small = words.lower()
    return [number for number, cue in _RIGHT if cue.pattern.match(small if cue.small else words)]


@lru_cache(maxsize=65536)
def _inner(name: str) -> list[int]:
    return [number for number, cue in _NAME if cue.pattern.search(name)]
