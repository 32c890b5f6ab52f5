"""How far the extractor's confidence can be trusted: of ten sure to .7, seven should be right.

Expected calibration error and reliability diagram: Naeini, Cooper and Hauskrecht, "Obtaining well
calibrated probabilities using Bayesian binning", AAAI 2015.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import OutputError

_BINS = 10


@dataclass(frozen=True, slots=True)
class Calibration:
    """Confidence against truth, in bins of equal width."""

    bins: tuple[tuple[float, float, int], ...]
    """for each bin that is not empty the mean confidence, the share that is right, how many"""

    @property
    def error(self) -> float:
        """The expected calibration error: the mean distance of the two, weighed by numbers."""
        total = sum(number for _, _, number in self.bins)
        apart = sum(abs(sure - right) * number for sure, right, number in self.bins)
        return apart / total if total else 0.0


def calibration(judged: Iterable[tuple[float, bool]]) -> Calibration:
    """The calibration of statements, each with its confidence and whether it is right.

    >>> calibration([(0.75, True), (0.75, True), (0.75, True), (0.75, False)]).error
    0.0
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in judged:
        bins.setdefault(min(int(sure * _BINS), _BINS - 1), []).append((sure, right))
    return Calibration(
        tuple(
            (
                sum(sure for sure, _ in each) / len(each),
                sum(right for _, right in each) / len(each),
                len(each),
            )
            for _, each in sorted(bins.items())
        )
    )


def plot(found: Calibration, path: str | Path) -> Path:
    """Draw the reliability diagram as PNG; raises OutputError where matplotlib is missing."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        way_out = "install it with: pip install 'kg-techpartners[plot]'"
        raise OutputError(path, "cannot be drawn without matplotlib", way_out) from error
    from kg.atomic import atomic

    figure = Figure(figsize=(4.5, 4.5), layout="constrained")
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="0.7", linewidth=1, label="as sure as right")
    sure, right, numbers = zip(*found.bins, strict=True) if found.bins else ((), (), ())
    axes.plot(sure, right, marker="o", label=f"partner pairs (error {found.error:.3f})")
    for x, y, number in zip(sure, right, numbers, strict=True):
        axes.annotate(str(number), (x, y), textcoords="offset points", xytext=(4, -11), fontsize=8)
    axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence", ylabel="share that is right")
    axes.legend(loc="upper left", frameon=False)
    with atomic(Path(path)) as file:
        figure.savefig(file, format="png", dpi=150, metadata={"Software": None})
    return Path(path)
