"""Characters written as HTML escapes: read as what they stand for, each kept in its place.

News is often cut from a page with its escapes left in. ``AT&amp;T`` names AT&T, but a quote must be
what the article holds, to the letter.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

_ESCAPE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,30});")


@dataclass(frozen=True, slots=True)
class Unescaped:
    """A text without escapes, and how far each of its characters has moved."""

    text: str
    ends: tuple[int, ...] = ()
    """where in ``text`` each character ends that was an escape, in order"""
    moved: tuple[int, ...] = ()
    """by how many characters all that follows it has moved"""

    def original(self, offset: int) -> int:
        """Where a place of this text, from 0 to its length, is in the original.

        >>> plain = unescaped("AT&amp;T and Zephyr")
        >>> plain.text, plain.original(4), plain.original(9)
        ('AT&T and Zephyr', 8, 13)
        """
        before = bisect_right(self.ends, offset)
        return offset + (self.moved[before - 1] if before else 0)


def unescaped(text: str) -> Unescaped:
    """``text`` with each escape of HTML as the one character that it stands for.

    What stands for several, or for nothing that HTML knows, stays as it is.

    >>> unescaped("Acme&rsquo;s R&D; Kite&reg;").text
    'Acme’s R&D; Kite®'
    """
    escapes = [one for one in _ESCAPE.finditer(text) if len(html.unescape(one.group())) == 1]
    if not escapes:
        return Unescaped(text)
    moved = tuple(accumulate(len(one.group()) - 1 for one in escapes))
    ends = tuple(one.end() - shift for one, shift in zip(escapes, moved, strict=True))
    parts, last = [], 0
    for one in escapes:
        parts += [text[last : one.start()], html.unescape(one.group())]
        last = one.end()
    return Unescaped("".join([*parts, text[last:]]), ends, moved)
