"""Points, boxes and bent lines in pixels, y downwards."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle.

    >>> Box(0, 0, 10, 10).overlap(Box(8, 5, 20, 20))
    10
    """

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def about(cls, centre: Point, width: float, height: float) -> Box:
        """The box of this size with this centre."""
        x, y = centre
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of some boxes; one without size where there are none."""
        sides = list(zip(*((b.left, b.top, b.right, b.bottom) for b in boxes), strict=True))
        if not sides:
            return cls(0, 0, 0, 0)
        return cls(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))

    @property
    def centre(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def overlap(self, other: Box) -> float:
        """The area that both boxes cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0

    def holds(self, point: Point) -> bool:
        """Whether a point lies in the box."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


@dataclass(frozen=True, slots=True)
class Curve:
    """A line from ``start`` to ``end`` that stands ``bend`` pixels off the straight one midway."""

    start: Point
    end: Point
    bend: float = 0.0

    @property
    def control(self) -> Point:
        """The control point of the quadratic Bézier curve this is."""
        (x0, y0), (x1, y1) = self.start, self.end
        length = math.dist(self.start, self.end) or 1.0
        # The curve comes half as near to its control point as the straight line is.
        across, down = (y0 - y1) / length * 2 * self.bend, (x1 - x0) / length * 2 * self.bend
        return (x0 + x1) / 2 + across, (y0 + y1) / 2 + down

    def at(self, t: float) -> Point:
        """The point at ``t``, 0 at the start to 1 at the end.

        >>> Curve((0, 0), (100, 0), bend=20).at(0.5)
        (50.0, 20.0)
        """
        (x0, y0), (xc, yc), (x1, y1) = self.start, self.control, self.end
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        return a * x0 + b * xc + c * x1, a * y0 + b * yc + c * y1

    def points(self, step: float = 12.0) -> list[Point]:
        """Points along the curve, about ``step`` pixels apart."""
        count = max(4, round(math.dist(self.start, self.end) / step))
        return [self.at(i / count) for i in range(count + 1)]


class Scatter:
    """Points of several owners, kept in square cells: to count those in a box is quick.

    >>> scatter = Scatter({"nordlens": [(1, 1), (900, 1)], "aurelia": [(2, 2)]})
    >>> scatter.count(Box(0, 0, 10, 10)), scatter.count(Box(0, 0, 10, 10), but="aurelia")
    (2, 1)
    """

    CELL = 64.0

    def __init__(self, points: Mapping[str, Iterable[Point]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[str, Point]]] = defaultdict(list)
        for owner, some in points.items():
            for x, y in some:
                self._cells[int(x // self.CELL), int(y // self.CELL)].append((owner, (x, y)))

    def count(self, box: Box, but: str = "") -> int:
        """How many points lie in the box, without those of the owner ``but``."""
        columns = range(int(box.left // self.CELL), int(box.right // self.CELL) + 1)
        rows = range(int(box.top // self.CELL), int(box.bottom // self.CELL) + 1)
        return sum(
            owner != but and box.holds(point)
            for cell in product(columns, rows)
            for owner, point in self._cells.get(cell, ())
        )


def apart(boxes: dict[str, Box], rounds: int = 200) -> dict[str, Point]:
    """How far to move each box so that none overlap: pairs push each other the shortest way out."""
    names = sorted(boxes)
    sizes = {name: (boxes[name].width, boxes[name].height) for name in names}
    at = {name: boxes[name].centre for name in names}
    for _ in range(rounds):
        moved = False
        for i, one in enumerate(names):
            for other in names[i + 1 :]:
                dx, dy = at[other][0] - at[one][0], at[other][1] - at[one][1]
                in_x = (sizes[one][0] + sizes[other][0]) / 2 - abs(dx)
                in_y = (sizes[one][1] + sizes[other][1]) / 2 - abs(dy)
                if in_x <= 0.01 or in_y <= 0.01:
                    continue
                moved = True
                push = (
                    (math.copysign(in_x, dx), 0.0)
                    if in_x < in_y
                    else (0.0, math.copysign(in_y, dy))
                )
                at[one] = at[one][0] - push[0] / 2, at[one][1] - push[1] / 2
                at[other] = at[other][0] + push[0] / 2, at[other][1] + push[1] / 2
        if not moved:
            break
    centres = {name: boxes[name].centre for name in names}
    return {name: (at[name][0] - x, at[name][1] - y) for name, (x, y) in centres.items()}
