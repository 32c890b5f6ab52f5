"""Whether a text is English, by the words that hold every English sentence together."""

from __future__ import annotations

import re

_COMMON = frozenset({
    "the", "of", "and", "to", "a", "in", "is", "that", "for", "it", "as", "with", "on", "by", "at",
    "from", "its", "has", "will", "be", "was", "are", "an", "have", "which", "said", "not", "this",
    "their", "been", "who", "but", "also", "would", "were", "or", "more", "than", "after",
})  # fmt: skip
_ENOUGH_WORDS = 40
_ENOUGH_COMMON = 0.09
"""The share of these words: a third in running English, a fortieth in German, at most a twelfth in
Dutch; a list of names in English falls to a tenth."""


def is_english(text: str) -> bool:
    """Whether a text is English, or too short to tell.

    >>> is_english("Nordlens and Zephyr have agreed on a joint venture.")
    True
    >>> is_english("Nordlens und Zephyr haben ein gemeinsames Unternehmen gegründet. " * 8)
    False
    """
    words = re.findall(r"[^\W\d_]+", text[:20_000].casefold())
    common = sum(word in _COMMON for word in words)
    return len(words) < _ENOUGH_WORDS or common >= _ENOUGH_COMMON * len(words)
