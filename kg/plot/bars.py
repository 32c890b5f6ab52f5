"""The bars of a timeline: what fades, and how the stages are told apart by hue and by shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.export.palette import SAFE
from kg.plot.legend import Mark, draw_end
from kg.plot.look import FAINT, mixed
from kg.report.dossier import Deal
from kg.report.lifeline import Lifeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HALF = 0.17
"""Half the height of a bar, in rows."""
LAYERS = 32
"""In so many steps a bar fades."""
_BLUE, _ORANGE, _GREEN, _PINK, _RED = SAFE[:5]
_SOLID, _PALE, _HOLLOW = 0.9, 0.45, 0.12
_DOTTED = (0, (1.0, 1.6))

STATES: dict[str, Mark] = {
    "planned": Mark(_PINK, ">", "dashed", True, _HOLLOW),
    "announced": Mark(_BLUE, ">", "solid", True, _PALE, "/////"),
    "active": Mark(_GREEN, ">", "solid", True, _SOLID),
    "suspended": Mark(_ORANGE, "s", "solid", True, _PALE, "||||"),
    "ended": Mark(FAINT, "|", "solid", True, _SOLID),
    "cancelled": Mark(_RED, "x", "dashed", True, _HOLLOW),
    "unknown": Mark("#9a8f7a", "", "solid", True, _PALE),
    "rumoured": Mark("#9a8f7a", "d", _DOTTED, True, _HOLLOW),
    "denied": Mark(_RED, "X", _DOTTED, True, _HOLLOW),
}
"""The stages of a partnership, and what is less than one: a rumour, and what is denied."""


def state(deal: Deal) -> str:
    """Which of ``STATES`` a partnership is in: how it is told of goes before its stage.

    >>> from kg.report.dossier import Life
    >>> state(Deal("p", "Aurelia", (), (), (), "planned", (), "rumoured", Life(), (), (), ()))
    'rumoured'
    """
    if deal.modality in ("rumoured", "denied"):
        return deal.modality
    return deal.stage if deal.stage in STATES else "unknown"


def layers(line: Lifeline) -> list[tuple[float, float]]:
    """Spans in ordinal days, one within the other: where all of them lie it is certain.

    They are drawn over each other. Pieces side by side would show seams.

    >>> import datetime as dt
    >>> one, other = dt.date(2020, 1, 1), dt.date(2022, 1, 1)
    >>> layers(Lifeline(one, one, other, other)) == [(one.toordinal(), other.toordinal())]
    True
    """
    s0, s1, e0, e1 = (
        float(day.toordinal())
        for day in (line.start_earliest, line.start_latest, line.end_earliest, line.end_latest)
    )
    if (s0, e0) == (s1, e1):
        return [(s0, e1)]
    shares = [layer / (LAYERS - 1) for layer in range(LAYERS)]
    return [(s0 + share * (s1 - s0), e1 - share * (e1 - e0)) for share in shares]


def draw_bar(axes: Axes, deal: Deal, line: Lifeline, row: int, epoch: int) -> None:
    """One partnership: layers that fade, an outline around the whole span, and the mark of its end.

    ``epoch`` is the ordinal of the day that is 0 on the axis.
    """
    from matplotlib.collections import PolyCollection
    from matplotlib.patches import Rectangle

    look = STATES[state(deal)]
    spans = [(first - epoch, last - epoch) for first, last in layers(line)]
    low, high = row - HALF, row + HALF
    corners = [[(a, low), (b, low), (b, high), (a, high)] for a, b in spans]
    # Mixed with the paper and not transparent: so faint a layer would have no hue.
    colours = [mixed(look.colour, look.opacity * i / len(spans)) for i in range(1, len(spans) + 1)]
    axes.add_collection(
        PolyCollection(corners, facecolors=colours, linewidths=0, zorder=2), autolim=False
    )
    first, last = spans[0]
    edge: dict[str, Any] = {"edgecolor": look.colour, "linewidth": 0.8}
    edge["linestyle"] = "dashed" if deal.modality == "reported" else look.dashes
    outline = Rectangle((first, low), last - first, 2 * HALF, facecolor="none", **edge)
    outline.set(zorder=3, gid=f"bar-{row}", hatch=look.hatch or None)
    axes.add_patch(outline)
    draw_end(axes, look, last, row)
