"""Precision, recall and F1 of what was found, pooled and over texts, with bootstrap intervals."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from kg.evaluate.reading import Reading

_DRAWS = 1000
_SEED = 20260101


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall; 0 where nothing is right.

    >>> f1(right=3, wrong=1, missed=3)
    0.6
    """
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found and right, found and wrong, missed.

    >>> score = Score(right=3, wrong=1, missed=3)
    >>> score.precision, score.recall, score.f1
    (0.75, 0.5, 0.6)
    """

    right: int
    wrong: int
    missed: int
    doc_f1: float = 0.0
    """the mean F1 of the texts in which there is something to find or found"""
    interval: tuple[float, float] = (0.0, 0.0)
    """between these, ``doc_f1`` lies in 95 of 100 draws of as many texts (percentile bootstrap)"""

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 if nothing was found."""
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is to find that was found; 0 if there is nothing."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, over all texts together."""
        return f1(self.right, self.wrong, self.missed)

    def to_dict(self) -> dict[str, Any]:
        """All figures, to three places."""
        rounded = {name: round(getattr(self, name), 3) for name in ("precision", "recall", "f1")}
        interval = [round(edge, 3) for edge in self.interval]
        return asdict(self) | rounded | {"doc_f1": round(self.doc_f1, 3), "interval": interval}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All scores of one run."""

    facets: dict[str, Score]
    kinds: dict[str, Score] = field(default_factory=dict)
    """of pairs with a kind, for each kind"""
    statuses: dict[str, Score] = field(default_factory=dict)
    dates: dict[str, Score] = field(default_factory=dict)
    """of the stated dates of pairs that were found"""
    traps: tuple[int, int] = (0, 0)
    """how many tempting pairs were taken for partners, and of how many"""
    grounded: tuple[int, int] = (0, 0)
    """how many partnerships rest on words of the text, and of how many"""

    def to_dict(self) -> dict[str, Any]:
        """All scores as plain dictionaries."""
        return {
            **{
                group: {name: score.to_dict() for name, score in getattr(self, group).items()}
                for group in ("facets", "kinds", "statuses", "dates")
            },
            "traps": {"fallen": self.traps[0], "of": self.traps[1]},
            "grounded": {"right": self.grounded[0], "of": self.grounded[1]},
        }  # fmt: skip


def evaluate(
    found: Sequence[Reading], wanted: Sequence[Reading], grounded: tuple[int, int] = (0, 0)
) -> Evaluation:
    """The scores of what was found, text by text, against what a reader wants found.

    >>> from kg.evaluate.reading import reading_of
    >>> deal = {"parties": ["Nordlens", "Zephyr"], "kind": "supply", "status": "active"}
    >>> wanted = reading_of({"id": "x", "companies": [], "partnerships": [deal]})
    >>> deal = deal | {"kind": "merger"}
    >>> found = reading_of({"id": "x", "companies": [], "partnerships": [deal]})
    >>> scores = evaluate([found], [wanted]).facets
    >>> scores["pair"].f1, scores["pair and kind"].f1
    (1.0, 0.0)
    """
    both = list(zip(found, wanted, strict=True))
    return Evaluation(
        facets={
            name: _score([(ours.facets[name], theirs.facets[name]) for ours, theirs in both])
            for name in wanted[0].facets
        },
        kinds=_by_label(both, "pair and kind"),
        statuses=_by_label(both, "pair and status"),
        dates={end: _of_dates(both, end) for end in ("start", "end")},
        traps=(
            sum(len(theirs.traps & ours.facets["pair"]) for ours, theirs in both),
            sum(len(theirs.traps) for _, theirs in both),
        ),
        grounded=grounded,
    )


def _by_label(both: list[tuple[Reading, Reading]], facet: str) -> dict[str, Score]:
    """The scores of each kind or status alone, by name."""
    labels = {label for pair in both for reading in pair for _, label in reading.facets[facet]}
    return {
        label: _score(
            [
                (_labelled(ours.facets[facet], label), _labelled(theirs.facets[facet], label))
                for ours, theirs in both
            ]
        )
        for label in sorted(labels)
    }


def _labelled(items: Iterable[Any], label: str) -> frozenset[Any]:
    return frozenset(item for item in items if item[1] == label)


def _of_dates(both: list[tuple[Reading, Reading]], end: str) -> Score:
    return _score(
        [
            (_dated(ours, pairs, end), _dated(theirs, pairs, end))
            for ours, theirs in both
            for pairs in [ours.dates[end].keys() & theirs.dates[end].keys()]
        ]
    )


def _dated(reading: Reading, pairs: Iterable[Any], end: str) -> frozenset[Any]:
    return frozenset((pair, date) for pair in pairs for date in reading.dates[end][pair])


def _score(texts: list[tuple[frozenset[Any], frozenset[Any]]]) -> Score:
    """The score of what was found against what was wanted in each text."""
    counted = [(ours, theirs) for ours, theirs in texts if ours or theirs]
    each = [2 * len(ours & theirs) / (len(ours) + len(theirs)) for ours, theirs in counted]
    return Score(
        right=sum(len(ours & theirs) for ours, theirs in counted),
        wrong=sum(len(ours - theirs) for ours, theirs in counted),
        missed=sum(len(theirs - ours) for ours, theirs in counted),
        doc_f1=_mean(each),
        interval=_interval(each, _mean),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _interval(
    values: Sequence[float], statistic: Callable[[Sequence[float]], float]
) -> tuple[float, float]:
    """The percentile bootstrap (Efron 1979) of a statistic over texts."""
    if not values:
        return 0.0, 0.0
    draw = random.Random(_SEED)
    drawn = sorted(statistic(draw.choices(values, k=len(values))) for _ in range(_DRAWS))
    return drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS) - 1]
