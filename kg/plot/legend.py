"""The legend at the foot of a picture: its entries side by side, in as many rows as they take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.plot.look import FAINT, INK, MARGIN, NOTE, POINTS, panel
from kg.plot.words import drawable, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from kg.export.geometry import Point

ROW = 17.0
MARK, DOT = 28.0, 15.0
"""The room for a mark before its words; less for a marker alone."""
_GAP = 18.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What something looks like: a line, or a marker, or a bar that may end on a marker."""

    colour: str
    shape: str = ""
    """matplotlib's name of a marker"""
    dashes: Any = "solid"
    bar: bool = False
    opacity: float = 1.0
    """of what fills a bar"""
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: words, and the mark that they explain; without a mark it is a heading or note."""

    text: str
    mark: Mark | None = None

    @property
    def width(self) -> float:
        """The room for both, in points."""
        return self.mark_width + width_of(self.text, NOTE)

    @property
    def mark_width(self) -> float:
        """The room for the mark before the words."""
        if self.mark is None:
            return 0.0
        return DOT if self.mark.shape and not self.mark.bar else MARK


def flow(keys: Sequence[Key], width: float) -> Iterator[tuple[Key, Point]]:
    """The entries in rows no longer than ``width``, each with its left end, y downwards.

    A heading begins a row.

    >>> with_dot = [Key(name, Mark("#0072b2", "o")) for name in ("Aurelia", "Zephyr")]
    >>> [place for _, place in flow([Key("Company"), *with_dot], 60)]
    [(0.0, 0.0), (0.0, 17.0), (0.0, 34.0)]
    """
    x, y = 0.0, 0.0
    for key in keys:
        if x > 0 and (key.mark is None or x + key.width > width):
            x, y = 0.0, y + ROW
        yield key, (x, y)
        x += key.width + _GAP


def height(keys: Sequence[Key], width: float) -> float:
    """How high the legend is, in points.

    >>> height([Key("Company"), Key("Aurelia", Mark("#0072b2", "o"))], 400)
    17.0
    """
    return max((y for _, (_, y) in flow(keys, width)), default=-ROW) + ROW


def draw(figure: Figure, keys: Sequence[Key]) -> None:
    """Draw the legend over the lower margin of a picture."""
    room = figure.get_figwidth() * POINTS - 2 * MARGIN
    high = height(keys, room)
    axes = panel(figure, (MARGIN, MARGIN), (room, high))
    axes.set(xlim=(0, room), ylim=(high, 0))
    axes.set_axis_off()
    for key, (x, y) in flow(keys, room):
        middle = y + ROW / 2
        if key.mark:
            _draw_mark(axes, key.mark, x + 1, x + key.mark_width - 8, middle)
        text = axes.text(x + key.mark_width, middle, drawable(key.text), size=NOTE)
        text.set(color=INK if key.mark else FAINT, va="center_baseline")


def _draw_mark(axes: Axes, mark: Mark, left: float, right: float, y: float) -> None:
    from matplotlib.patches import Rectangle

    if mark.bar:
        room = (left, y - 4), right - left, 8
        axes.add_patch(Rectangle(*room, facecolor=mark.colour, alpha=mark.opacity, linewidth=0))
        edge = {"edgecolor": mark.colour, "linestyle": mark.dashes, "linewidth": 0.8}
        axes.add_patch(Rectangle(*room, facecolor="none", hatch=mark.hatch or None, **edge))
        draw_end(axes, mark, right, y)
    elif mark.shape:
        axes.plot([(left + right) / 2], [y], marker=mark.shape, color=mark.colour, markersize=7)
    else:
        axes.plot([left, right], [y, y], c=mark.colour, linestyle=mark.dashes, linewidth=1.6)


def draw_end(axes: Axes, mark: Mark, x: float, y: float) -> None:
    """The marker that a bar ends on, if it has one."""
    if not mark.shape:
        return
    thin = mark.shape in "|x"
    axes.plot(
        [x], [y], marker=mark.shape, color=mark.colour, markersize=15 if mark.shape == "|" else 8,
        markeredgewidth=2.0 if thin else 0.0, zorder=4, clip_on=False,
    )  # fmt: skip
