"""The picture of a dossier: a bar for each partnership over the years, as an SVG of its own.

What is not known to the day fades; what is not official has a dashed outline; a dot is an article.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass

from kg.export.palette import DASHED, STAGES, stage_line
from kg.export.wording import date_words, period, shortened, text_width
from kg.export.xml import XmlWriter
from kg.report.dossier import Deal, Dossier
from kg.report.lifeline import Lifeline, lifeline, published, window
from kg.terms import XML_NAMESPACES

WIDTH, MARGIN = 720.0, 16.0
HEAD, ROW, BAR = 44.0, 46.0, 14.0
NAME, NOTE = 13.5, 12.0
"""The sizes of letters."""
KEY_GAP = 22.0
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LEAST_STEP = 46.0
"""How near two years on the axis may stand."""
_STYLE = """
  .timeline { background: #fdfcf9; }
  .timeline text { fill: #26323c;
    font-family: Inter, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
  .timeline .name { font-weight: 600; }
  .timeline .faint { fill: #5d6870; }
  .timeline .paper { fill: #fdfcf9; }
  .timeline .grid { stroke: #e2dfd6; }
  .timeline .day { stroke: #b4402f; stroke-width: 1.5; }
  .timeline .today { fill: #b4402f; font-weight: 600; }
  .timeline .dot { fill: #26323c; stroke: #fdfcf9; }
  @media (prefers-color-scheme: dark) {
    .timeline { background: #181d21; }
    .timeline text { fill: #e6e8ea; }
    .timeline .faint { fill: #a3adb5; }
    .timeline .paper { fill: #181d21; }
    .timeline .grid { stroke: #333b42; }
    .timeline .day { stroke: #ff8a75; }
    .timeline .today { fill: #ff8a75; }
    .timeline .dot { fill: #e6e8ea; stroke: #181d21; }
  }
"""


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to pixels across the picture."""

    first: dt.date
    last: dt.date

    def x(self, day: dt.date) -> float:
        """How far right a day lies; what is outside lies on the edge.

        >>> axis = Axis(dt.date(2020, 1, 1), dt.date(2021, 12, 31))
        >>> axis.x(dt.date(2020, 1, 1)) == MARGIN, axis.x(dt.date(2030, 1, 1)) == WIDTH - MARGIN
        (True, True)
        """
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return MARGIN + min(max(share, 0.0), 1.0) * (WIDTH - 2 * MARGIN)

    def years(self) -> list[int]:
        """The years that are written on the axis, far enough apart to be read."""
        first, last = self.first.year, self.last.year
        year = (WIDTH - 2 * MARGIN) / (last - first + 1)
        step = next((step for step in _STEPS if step * year >= _LEAST_STEP), _STEPS[-1])
        return [year for year in range(first, last + 1) if year % step == 0 or first == last]


def timeline(dossier: Dossier) -> str | None:
    """The SVG of a dossier's partnerships; None where none of them has a date.

    >>> empty = Dossier("Zephyr", (), (), (), (), (), (), (), None, ())
    >>> timeline(empty) is None
    True
    """
    drawn = [
        (deal, line) for deal in dossier.deals if (line := lifeline(deal, dossier.on)) is not None
    ]
    if not drawn:
        return None
    axis = Axis(*window((line for _, line in drawn), dossier.on))
    keys = list(_keys([deal for deal, _ in drawn]))
    foot = HEAD + ROW * len(drawn) + 12
    page = _page(dossier.name, foot + keys[-1].y + 18)
    out = io.BytesIO()
    with XmlWriter.to(out, {None: XML_NAMESPACES["svg"]}) as xml, xml.element("svg", page):
        xml.leaf("title", text=page["aria-label"])
        xml.leaf("style", text=_STYLE)
        _gradients(xml)
        xml.leaf("rect", {"class": "paper", "width": "100%", "height": "100%"})
        _axis(xml, axis, dossier.on, foot - 8)
        for row, (deal, line) in enumerate(drawn):
            _row(xml, deal, line, axis, HEAD + ROW * row)
        for key in keys:
            _key(xml, key, foot + key.y)
    _, _, svg = out.getvalue().decode().partition("\n")  # the declaration, which HTML has not
    return svg


def _page(name: str, height: float) -> dict[str, str]:
    return {
        "viewBox": f"0 0 {_px(WIDTH)} {_px(height)}",
        "width": _px(WIDTH),
        "height": _px(height),
        "class": "timeline",
        "role": "img",
        "aria-label": f"Partnerships of {name} over the years",
    }


def _px(value: float) -> str:
    """A length with at most one digit after the point."""
    return f"{round(value, 1) + 0.0:g}"


def _gradients(xml: XmlWriter) -> None:
    """For each stage a colour that comes and one that goes."""
    with xml.element("defs"):
        for stage, line in STAGES.items():
            for way, stops in (("in", (0.1, 0.9)), ("out", (0.9, 0.1))):
                with xml.element("linearGradient", {"id": f"timeline-{way}-{stage}"}):
                    for offset, opacity in enumerate(stops):
                        look = {"stop-color": line.colour, "stop-opacity": opacity}
                        xml.leaf("stop", {"offset": offset, **look})


def _axis(xml: XmlWriter, axis: Axis, on: dt.date | None, foot: float) -> None:
    """The years, and the day that is told of."""
    for year in axis.years():
        x = axis.x(dt.date(year, 1, 1))
        upright = {"x1": _px(x), "x2": _px(x), "y1": 28, "y2": _px(foot)}
        xml.leaf("line", {"class": "grid", **upright})
        xml.leaf(
            "text", {"class": "faint", "x": _px(x), "y": 36, "dx": 4, "font-size": NOTE}, str(year)
        )
    if on is None:
        return
    x, words = axis.x(on), date_words(on.isoformat())
    half = text_width(words, NOTE) / 2
    middle = min(max(x, MARGIN + half), WIDTH - MARGIN - half)
    look = {"class": "today", "x": _px(middle), "y": 16, "text-anchor": "middle", "font-size": NOTE}
    xml.leaf("text", look, words)
    upright = {"x1": _px(x), "x2": _px(x), "y1": 20, "y2": _px(foot)}
    xml.leaf("line", {"class": "day", **upright})


def _row(xml: XmlWriter, deal: Deal, line: Lifeline, axis: Axis, top: float) -> None:
    """The name of a partnership with its time in words, and its bar below."""
    name = ", ".join(filter(None, (", ".join(deal.partners), " / ".join(deal.scope))))
    when = period(deal.life.start, deal.life.end, deal.stage)
    note = ", ".join(filter(None, (deal.stage, when, _doubt(deal))))
    with xml.element("g"):
        xml.leaf("title", text=f"{deal.label}: {note}")
        short = shortened(name, 52)
        y = {"y": _px(top + 16)}
        xml.leaf("text", {"class": "name", "x": _px(MARGIN), **y, "font-size": NAME}, short)
        beside = MARGIN + text_width(short, NAME) * 1.08 + 10
        xml.leaf("text", {"class": "faint", "x": _px(beside), **y, "font-size": NOTE}, note)
        _bar(xml, deal, line, axis, top + 23)
        for day in published(deal):
            at = {"cx": _px(axis.x(day)), "cy": _px(top + 23 + BAR / 2), "r": 3}
            xml.leaf("circle", {"class": "dot", **at})


def _doubt(deal: Deal) -> str:
    return "" if deal.standing == "official" else deal.modality


def _bar(xml: XmlWriter, deal: Deal, line: Lifeline, axis: Axis, top: float) -> None:
    """Three pieces, the first and the last fading; an outline where it is not official."""
    stage = deal.stage if deal.stage in STAGES else "unknown"
    colour = stage_line(stage).colour
    x0, x1, x2, x3 = map(
        axis.x, (line.start_earliest, line.start_latest, line.end_earliest, line.end_latest)
    )
    # What is told of a single day is still to be seen.
    x3 = max(x3, x0 + 3)
    firm = deal.standing == "official" and stage not in ("planned", "cancelled")
    box = {"y": _px(top), "height": _px(BAR)}
    opacity = None if firm else 0.4
    pieces = (
        (x0, x1, f"url(#timeline-in-{stage})", None),
        (x1, x2, colour, 0.9),
        (x2, x3, f"url(#timeline-out-{stage})", None),
    )
    with xml.element("g", {"opacity": opacity}):
        for left, right, fill, full in pieces:
            if right - left >= 0.05:
                across = {"x": _px(left), "width": _px(right - left)}
                xml.leaf("rect", {**across, **box, "fill": fill, "fill-opacity": full})
    if not firm:
        look = {"fill": "none", "stroke": colour, "stroke-dasharray": DASHED, "rx": 2}
        xml.leaf("rect", {"x": _px(x0), "width": _px(x3 - x0), **box, **look})


@dataclass(frozen=True, slots=True)
class Key:
    """One entry of the legend: its words, the mark that they explain, and where it stands."""

    text: str
    mark: str
    """a colour, ``dot``, or nothing"""
    x: float
    y: float


def _keys(deals: list[Deal]) -> Iterator[Key]:
    """The entries for what is on the picture, set in rows."""
    stages = {deal.stage if deal.stage in STAGES else "unknown" for deal in deals}
    marks = {stage: line.colour for stage, line in STAGES.items() if stage in stages}
    x, y = MARGIN, 10.0
    for text, mark in {**marks, "an article": "dot"}.items():
        width = 20 + text_width(text, NOTE) + KEY_GAP
        if x > MARGIN and x + width > WIDTH:
            x, y = MARGIN, y + 20
        yield Key(text, mark, x, y)
        x += width
    words = "faded: the day is not known; dashed: not official, only planned or cancelled"
    yield Key(words, "", MARGIN, y + 20)


def _key(xml: XmlWriter, key: Key, y: float) -> None:
    if key.mark == "dot":
        xml.leaf("circle", {"class": "dot", "cx": _px(key.x + 6), "cy": _px(y), "r": 3})
    elif key.mark:
        place = {"x": _px(key.x), "y": _px(y - 6), "width": 12, "height": 12, "rx": 2}
        xml.leaf("rect", {**place, "fill": key.mark, "fill-opacity": 0.9})
    at = {"x": _px(key.x + (20 if key.mark else 0)), "y": _px(y + NOTE * 0.35)}
    xml.leaf("text", {"class": "faint", **at, "font-size": NOTE}, key.text)
