"""Words and marks of punctuation, as spans of the text: what a sequence model reads one by one."""

from __future__ import annotations

import re

from kg.model import Span

# A compound is one word only where it is written small: "co-founder", but "Zephyr" "-" "branded".
_TOKEN = re.compile(
    r"['’]s?(?!\w)"
    r"|(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?!\w)"
    r"|[a-z]+(?:-[a-z]+)+(?!\w)"
    r"|\w+(?:[.&+’'](?!s\b)\w+)*\+*"
    r"|[^\w\s]"
)


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The tokens of ``text`` between two offsets, in order; white space is in none of them.

    >>> text = "Zephyr-branded phones, says Nordlens' co-founder."
    >>> [token.of(text) for token in tokens(text)]
    ['Zephyr', '-', 'branded', 'phones', ',', 'says', 'Nordlens', "'", 'co-founder', '.']
    """
    stop = len(text) if end is None else end
    return [Span(*match.span()) for match in _TOKEN.finditer(text, start, stop)]
