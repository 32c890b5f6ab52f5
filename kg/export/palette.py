"""Which colour means what: countries for companies, stages for partnerships."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass

COLOURS = (
    "#4d8f8b", "#5f72ae", "#d39c48", "#c4705a", "#7fa262", "#8f70a3",
    "#cb8094", "#6699bd", "#aaa04e", "#9b7a5d", "#5fb193", "#74829a",
)  # fmt: skip
"""Calm colours that stay apart from each other on paper, on a screen, and mostly in grey."""
UNKNOWN = "#b5babf"
SAFE = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442")
"""Few colours that people of any colour vision tell apart (Okabe and Ito, "Color universal
design", 2008): whether two things are of one group must not hang on a shade."""


@dataclass(frozen=True, slots=True)
class Line:
    """How the line of a stage is drawn: colour, dashes as in SVG, and opacity 0 to 1."""

    colour: str
    dashes: str = ""
    opacity: float = 1.0


DASHED = "7 6"
FADED = 0.55

STAGES: dict[str, Line] = {
    "planned": Line("#8265b5", DASHED),
    "announced": Line("#2f6fb3"),
    "active": Line("#2e8560"),
    "suspended": Line("#c7871f"),
    "ended": Line("#7d858d", opacity=FADED),
    "cancelled": Line("#b05450", opacity=FADED),
    "unknown": Line("#a39c8c"),
}
"""The stages in the order of a partnership's life."""


def country_colours(countries: Iterable[str]) -> dict[str, str]:
    """A colour for each country; a country keeps its own wherever no other claims it first.

    Up to twelve countries get different colours. The empty name stands for an unknown country.

    >>> country_colours(["Germany", "China"]) == country_colours(["China", "Germany", "China"])
    True
    """
    colours: dict[str, str] = {}
    free = list(COLOURS)
    for country in sorted(set(countries)):
        if not country:
            colours[country] = UNKNOWN
            continue
        wanted = COLOURS[zlib.crc32(country.encode("utf-8", "replace")) % len(COLOURS)]
        if wanted not in free:
            wanted = free[0] if free else wanted
        if wanted in free:
            free.remove(wanted)
        colours[country] = wanted
    return colours


def stage_line(stage: str) -> Line:
    """How a partnership of this stage is drawn."""
    return STAGES.get(stage, STAGES["unknown"])


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255.

    >>> rgb("#4d8f8b")
    (77, 143, 139)
    """
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
