"""Names beside the discs of a network, so placed that no two of them overlap.

One after another, the most important first, each takes the place where it hides least: near its
disc, away from other discs and from lines (a greedy choice among fixed candidates, as Christensen,
Marks and Shieber compare it with others in "An empirical study of algorithms for point-feature
label placement", ACM Transactions on Graphics 14, 1995). A name for which there is no room is left
out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.export.geometry import Box, Point, Scatter

GAPS = (1.5, 7.0, 15.0, 26.0, 40.0)
"""How far from its disc a name may stand, in points."""
LED = 10.0
"""From what distance on a thin line leads from the disc to its name."""
_EIGHTHS = (0, 4, 6, 2, 7, 1, 5, 3)
"""Directions a name may stand in, best first: right, left, above, below, and between."""
_A_DISC, _AN_AREA, _A_LINE, _AN_INCH = 4.0, 0.15, 1.0, 14.0
"""What it costs to hide a disc, each square point of it, a bit of a line; to stand an inch away."""


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a company is drawn; lengths are in points, y downwards."""

    centre: Point
    radius: float

    @property
    def box(self) -> Box:
        """The room it takes."""
        return Box.about(self.centre, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True, slots=True)
class Name:
    """What is to be written beside a disc, and how much room that takes."""

    of: str
    """the key of the disc"""
    width: float
    height: float
    text: str = ""
    size: float = 0.0
    """of its letters, in points"""
    weight: str = "normal"


def place(
    names: Sequence[Name], discs: Mapping[str, Disc], lines: Scatter, frame: Box
) -> dict[str, Box]:
    """The room of each name that can be placed within ``frame``; ``names`` come best first.

    >>> discs = {"aurelia": Disc((50, 50), 5), "zephyr": Disc((80, 50), 5)}
    >>> names = [Name("aurelia", 40, 10), Name("zephyr", 40, 10)]
    >>> rooms = place(names, discs, Scatter({}), Box(0, 0, 200, 100))
    >>> [(room.left, room.right) for room in rooms.values()]
    [(3.5, 43.5), (86.5, 126.5)]
    """
    rooms = {slug: disc.box for slug, disc in discs.items()}
    placed: dict[str, Box] = {}
    for name in names:
        free = (
            (_cost(box, name.of, rooms, lines) + far, order, box)
            for order, (far, box) in enumerate(_candidates(name, discs[name.of]))
            if _within(box, frame) and not any(map(box.overlap, placed.values()))
        )
        # The number of the candidate breaks ties, so boxes are never compared.
        best = min(free, default=None, key=lambda candidate: candidate[:2])
        if best:
            placed[name.of] = best[2]
    return placed


def _candidates(name: Name, disc: Disc) -> Iterator[tuple[float, Box]]:
    """The places for a name, each with what its distance costs."""
    x, y = disc.centre
    for gap in GAPS:
        for eighth in _EIGHTHS:
            angle = eighth * math.pi / 4
            right, down = math.cos(angle), math.sin(angle)
            # A side of the name touches the disc, or a corner where it stands slantwise.
            across = right * (disc.radius + gap) + round(right) * name.width / 2
            below = down * (disc.radius + gap) + round(down) * name.height / 2
            centre = round(x + across, 3), round(y + below, 3)
            yield gap / 72 * _AN_INCH, Box.about(centre, name.width, name.height)


def _cost(box: Box, of: str, rooms: Mapping[str, Box], lines: Scatter) -> float:
    """How much a name hides where it stands."""
    hidden = [box.overlap(room) for other, room in rooms.items() if other != of]
    discs = sum(_A_DISC + area * _AN_AREA for area in hidden if area)
    return discs + lines.count(box) * _A_LINE


def _within(box: Box, frame: Box) -> bool:
    across = frame.left <= box.left and box.right <= frame.right
    return across and frame.top <= box.top and box.bottom <= frame.bottom


def leaders(rooms: Mapping[str, Box], discs: Mapping[str, Disc]) -> Iterable[tuple[Point, Point]]:
    """From where to where a line leads from a disc to its name, for those that stand away.

    >>> list(leaders({"aurelia": Box(40, -5, 80, 5)}, {"aurelia": Disc((0, 0), 5)}))
    [((5.0, 0.0), (40, 0))]
    """
    for slug, box in rooms.items():
        (x, y), radius = discs[slug].centre, discs[slug].radius
        near = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
        away = math.dist((x, y), near)
        if away - radius >= LED:
            share = radius / away
            yield (x + (near[0] - x) * share, y + (near[1] - y) * share), near
