"""The legend of the picture: which of the colours and lines on it mean what, set in rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.export.geometry import Point
from kg.export.palette import DASHED, STAGES, Line, stage_line
from kg.export.rows import EdgeRow
from kg.export.wording import text_width

SIZE = 12.5
"""The size of its letters."""
ROW = 26.0
INDENT = 76.0
"""Where the entries begin, to the right of the heading of their section."""
GAP = 26.0


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: a heading, or a text with the dot or line that it explains."""

    text: str
    dot: str = ""
    """a colour"""
    line: Line | None = None

    @property
    def mark_width(self) -> float:
        """The room for the mark before the text."""
        return 40.0 if self.line else 20.0 if self.dot else 0.0

    @property
    def width(self) -> float:
        """The room for the mark and the text."""
        return self.mark_width + text_width(self.text, SIZE)


def line_of(edge: EdgeRow) -> Line:
    """How a partnership is drawn: as its stage says, and dashed where it is only rumoured.

    >>> row = EdgeRow("1", "aurelia", "zephyr", "", 1.0, "", {"modality": "rumoured"})
    >>> line_of(row).dashes
    '7 6'
    """
    line = stage_line(str(edge.values.get("stage", "")))
    rumoured = edge.values.get("modality") == "rumoured"
    return Line(line.colour, DASHED, line.opacity) if rumoured else line


def legend(
    colours: dict[str, str], edges: Iterable[EdgeRow], width: float
) -> Iterator[tuple[Key, Point]]:
    """The entries for what is on the picture, each with the middle of its left side.

    ``colours`` are those of the countries, ``width`` is how long a row may be.
    """
    edges = list(edges)
    stages = {str(edge.values.get("stage", "")) for edge in edges}
    lines = [Key(stage, line=line) for stage, line in STAGES.items() if stage in stages]
    if any(edge.values.get("modality") == "rumoured" for edge in edges):
        lines.append(Key("rumoured", line=Line(STAGES["unknown"].colour, DASHED)))
    countries = sorted(colours, key=lambda name: (not name, name))
    dots = [Key(name or "unknown", dot=colours[name]) for name in countries]
    top = 0.0
    for heading, keys in (("Country", dots), ("Stage", lines)):
        if not keys:
            continue
        yield Key(heading), (0.0, top)
        left = INDENT
        for key in keys:
            if left > INDENT and left + key.width > width:
                left, top = INDENT, top + ROW
            yield key, (left, top)
            left += key.width + GAP
        top += ROW
