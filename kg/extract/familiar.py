"""How familiar words are: in how many of the passages a model learnt from they stand.

A capital makes no name of a word that is met in small letters everywhere; and a word that stood in
one or two passages is shown to the model as unknown, since the names of a new text will be.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.atomic import atomic
from kg.errors import ModelError

UNKNOWN = "?"
_LEVELS = (1, 3, 10)
_KNOWN = 3
"""Passages a word must stand in to be known."""


@dataclass(frozen=True, slots=True)
class Familiar:
    """The words that are known, and for each word the passages that have it in small letters."""

    known: frozenset[str]
    small: Mapping[str, int]

    @classmethod
    def of(cls, passages: Iterable[Iterable[str]]) -> Familiar:
        """Count the words of passages.

        >>> known = Familiar.of([{"lens", "deal"}, {"Lens", "Nordlens"}, {"lens", "Zephyr"}])
        >>> known.shown("Lens"), known.shown("Zephyr"), known.level("Lens")
        ('lens', '?', '1')
        """
        anyhow: Counter[str] = Counter()
        small: Counter[str] = Counter()
        for words in map(set, passages):
            anyhow.update({word.lower() for word in words})
            small.update({word for word in words if word.islower()})
        return cls(frozenset(w for w, count in anyhow.items() if count >= _KNOWN), small)

    @classmethod
    def read(cls, path: Path) -> Familiar:
        """The counts in a file of JSON; raises ModelError if it is none."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return cls(frozenset(found["known"]), found["small"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{path} holds no counts of words; make it by `kg train`") from error

    def write(self, path: Path) -> None:
        """Write the counts to a file of JSON."""
        found = {"known": sorted(self.known), "small": dict(self.small)}
        text = json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True)
        with atomic(path) as file:
            file.write(f"{text}\n".encode())

    def shown(self, word: str) -> str:
        """The word in small letters, or ``UNKNOWN`` if it stood in too few passages."""
        low = word.lower()
        return low if low in self.known else UNKNOWN

    def level(self, word: str, own: frozenset[str] = frozenset()) -> str:
        """How often a word is met in small letters; words of its ``own`` passage count one less.

        A model must learn from what it will be shown: of a new text the counts know nothing.
        """
        low = word.lower()
        count = self.small.get(low, 0) - (low in own)
        return str(max((level for level in _LEVELS if level <= count), default=0))
