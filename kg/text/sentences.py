"""Sentences of a news text, as spans of it.

Line breaks end a sentence, as headlines, bullets and "See also" lines have no full stop. A full
stop ends one unless it belongs to an abbreviation, an initial or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span

# Words whose full stop is part of them. Legal forms end many a sentence too: what follows decides.
_ABBREVIATIONS = {
    "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "etc", "eg", "ie", "approx", "jan", "feb",
    "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "gen", "col", "sen",
    "rep", "gov", "jr", "sr", "fig", "est",
}  # fmt: skip
_LEGAL = {"inc", "corp", "co", "ltd", "cos", "bros", "plc"}
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[^\W_a-z]|\s*$)")
_WORD_BEFORE = re.compile(r"([\w.]+)$")
_OPENING = re.compile(r"\s+(?:The|It|In|On|A|An|Its|But|Both|This|That)\b")
_LONGEST = 1000
"""Characters in a sentence; what goes on for longer is cut. No prose comes near, but tables without
a full stop do, and what looks at each pair of companies in a sentence takes the square of time."""
_LONGEST_HEADLINE = 300
_LONGEST_WORD = 40
_PAUSE = re.compile(r".*(?:[;,]|\s)", re.DOTALL)
_BULLET = re.compile(r"^[\s•*–—·▪◦-]+")
_SMALL = {
    "a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "from", "by",
    "with", "as", "into", "over", "after", "amid", "via", "vs", "up", "is", "its", "it",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: where it stands, in which line, and whether the line is a headline."""

    span: Span
    paragraph: int
    headline: bool = False


def sentences(text: str) -> list[Sentence]:
    """The sentences of ``text``, in order; white space and bullets stand outside their spans.

    >>> text = "Nordlens Optics AG makes lenses. Zephyr Corp. sells phones."
    >>> [s.span.of(text) for s in sentences(text)]
    ['Nordlens Optics AG makes lenses.', 'Zephyr Corp. sells phones.']
    """
    found = []
    for number, line in enumerate(re.finditer(r"[^\n]+", text)):
        body = line.group()
        headline = is_headline(body)
        ends = [] if headline else [m.end() for m in _END.finditer(body) if _ends(body, m)]
        start = 0
        for end in _bounded([*ends, len(body)], body):
            piece = body[start:end]
            lead = _BULLET.match(piece)
            first = start + (lead.end() if lead else len(piece) - len(piece.lstrip()))
            last = start + len(piece.rstrip())
            if first < last:
                span = Span(line.start() + first, line.start() + last)
                found.append(Sentence(span, number, headline))
            start = end
    return found


def _bounded(ends: list[int], line: str) -> Iterator[int]:
    """The ends of sentences, and in what is too long for one some more, at pauses if it has any."""
    start = 0
    for end in ends:
        while end - start > _LONGEST:
            pause = _PAUSE.match(line, start + _LONGEST // 2, start + _LONGEST)
            start = pause.end() if pause else start + _LONGEST
            yield start
        yield end
        start = end


def is_headline(line: str) -> bool:
    """Whether a line is set in title case: every longer word capital, no full stop.

    >>> is_headline("Zephyr and Nordlens Optics Announce Strategic Cooperation")
    True
    >>> is_headline("Zephyr and Nordlens announced a cooperation.")
    False
    """
    if len(line) > _LONGEST_HEADLINE:
        return False
    words: list[str] = re.findall(r"[^\W\d_][\w'’-]*", line)
    long_words = [word for word in words if word.lower() not in _SMALL]
    if len(long_words) < 3 or line.rstrip().endswith((".", "!", "”", '"', ":", ";", ",")):
        return False
    return sum(word[0].isupper() for word in long_words) >= 0.85 * len(long_words)


def _ends(line: str, mark: re.Match[str]) -> bool:
    """Whether this punctuation ends a sentence."""
    if mark.group()[0] != ".":
        return True
    before = _WORD_BEFORE.search(line, max(0, mark.start() - _LONGEST_WORD), mark.start())
    word = before.group(1).lower() if before else ""
    if len(word) == 1 and word.isalpha():  # an initial: J. Smith
        return False
    if "." in word and not any(c.isdigit() for c in word):  # U.S., N.V.
        return False
    if word in _ABBREVIATIONS:
        return False
    # "Zephyr Corp. said" goes on, "... bought Acme Corp. The deal ..." does not.
    return word not in _LEGAL or _OPENING.match(line, mark.end()) is not None
