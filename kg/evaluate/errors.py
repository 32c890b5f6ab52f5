"""What was missed and what was wrong, each with the sentences it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.evaluate.reading import Reading, plain
from kg.text.sentences import sentences


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something found that is not there, or there and not found."""

    text: str
    facet: str
    what: str
    missed: bool
    sentence: str | None
    """the first that names all of it; the first that names any, if none does; None if none"""

    def __str__(self) -> str:
        """What happened, and below it the sentence."""
        verb = "missed" if self.missed else "wrong"
        line = f"{self.text}  {verb} {self.facet}: {self.what}"
        return line + (f"\n    “{self.sentence}”" if self.sentence else "")


def mistakes(
    found: Sequence[Reading],
    wanted: Sequence[Reading],
    texts: Mapping[str, str],
    facets: Iterable[str] = ("pair",),
) -> Iterator[Mistake]:
    """All mistakes in these facets, text by text, wrong ones first.

    >>> from kg.evaluate.reading import reading_of
    >>> wanted = reading_of({"id": "x", "companies": ["Zephyr"]})
    >>> found = reading_of({"id": "x", "companies": []})
    >>> texts = {"x": "It rained. Zephyr sang."}
    >>> for mistake in mistakes([found], [wanted], texts, ["organisation"]):
    ...     print(mistake)
    x  missed organisation: zephyr
        “Zephyr sang.”
    """
    for ours, theirs in zip(found, wanted, strict=True):
        text = texts.get(theirs.id, "")
        cut = [" ".join(s.span.of(text).split()) for s in sentences(text)]
        for facet in facets:
            for missed, items in (
                (False, ours.facets[facet] - theirs.facets[facet]),
                (True, theirs.facets[facet] - ours.facets[facet]),
            ):
                for what, names in sorted((_told(item), sorted(_names(item))) for item in items):
                    yield Mistake(theirs.id, facet, what, missed, _about(cut, names))


def _names(item: Any) -> set[str]:
    """The names in an item of a facet: of a pair, or of a pair with a label."""
    if isinstance(item, str):
        return {item}
    if isinstance(item, frozenset):
        return set(item)
    return _names(item[0]) | ({item[-1]} if isinstance(item[0], str) else set())


def _told(item: Any) -> str:
    """An item in words."""
    if isinstance(item, str):
        return item
    if isinstance(item, frozenset):
        return " – ".join(sorted(item))
    return " · ".join(map(_told, item))


def _about(cut: list[str], names: Iterable[str]) -> str | None:
    wanted = [plain(name) for name in names]
    counts = [(sum(name in line.casefold() for name in wanted), line) for line in cut]
    best = max((count for count, _ in counts), default=0)
    return next((line for count, line in counts if count == best and best), None)
