"""The partnerships of a company over the years, a bar for each, what is not known faded (Gantt)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kg.dates import Day
from kg.errors import PlotError
from kg.export.wording import date_words, period, shortened
from kg.plot import legend
from kg.plot.bars import STATES, draw_bar, state
from kg.plot.legend import Key, Mark
from kg.plot.look import (
    FAINT,
    GRID,
    HEAD,
    INK,
    MARGIN,
    NAME,
    NOTE,
    PAPER,
    head_width,
    panel,
    sheet,
    style,
)
from kg.plot.words import drawable, number_of, width_of
from kg.report import Dossier, dossier
from kg.report.dossier import Deal
from kg.report.lifeline import Lifeline, lifeline, published, window
from kg.store.base import Store

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 34.0
"""The height of a row, in points."""
YEARS = 430.0
"""The width of the time axis."""
TODAY = "#b4402f"
_LONGEST = 46
_AXIS = 22.0

Drawn = list[tuple[Deal, Lifeline]]


def timeline(store: Store, company: str, *, on: Day | None = None) -> Figure:
    """The partnerships of a company, those that began first on top, as a matplotlib figure.

    A bar fades in from the earliest to the latest day on which it can have begun, and out likewise.
    Colour, filling and end tell the stage, the rumour and the denial; a dot is an article. ``on``
    is the day that is marked, by default that of the newest article. Raises PlotError where no
    partnership has a date, UnknownName for a company that is not in the graph, BadParameter for
    text that names no day.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   org:zephyr a tp:Company ; rdfs:label "Zephyr" .
    ...   partnership:p a tp:Partnership ; tp:hasParticipant org:aurelia , org:zephyr ;
    ...     tp:startEarliest "2020-05-18"^^xsd:date ; tp:startLatest "2020-05-18"^^xsd:date } }''')
    >>> [text.get_text() for text in timeline(store, "Zephyr", on="2022-05-23").texts]
    ['Partnerships of Zephyr', '1 partnership, as of 23 May 2022']
    """
    about = dossier(store, company, on)
    lines = [(deal, lifeline(deal, about.on)) for deal in about.deals]
    drawn = sorted(
        ((deal, line) for deal, line in lines if line is not None),
        key=lambda pair: (pair[1].start_earliest, pair[1].start_latest, pair[0].label, pair[0].id),
    )
    if not drawn:
        what = "has no partnership with a date" if about.deals else "has no partnership"
        raise PlotError(f"{about.name} {what}, so there is no timeline; ingest articles that tell")
    with style():
        return _figure(about, drawn)


def _figure(about: Dossier, drawn: Drawn) -> Figure:
    left = max(max(map(_width, (deal for deal, _ in drawn))), 90.0) + MARGIN + 12
    right = max(width_of(_beside(deal), NOTE) for deal, _ in drawn) + MARGIN + 14
    head = f"Partnerships of {about.name}", _about(about, drawn)
    width = max(left + YEARS + right, head_width(head))
    keys = _keys([deal for deal, _ in drawn])
    foot = legend.height(keys, width - 2 * MARGIN) + 1.5 * MARGIN + _AXIS
    rows = ROW * len(drawn)
    figure = sheet(width, HEAD + 14 + rows + foot, head)
    axes = panel(figure, (left, foot), (YEARS, rows))
    first, last = window((line for _, line in drawn), about.on)
    _axis(axes, first, last, about.on)
    axes.set_ylim(len(drawn) - 0.5, -0.5)
    for row, (deal, line) in enumerate(drawn):
        draw_bar(axes, deal, line, row, first.toordinal())
        _articles(axes, deal, row, first)
        _words(axes, deal, row)
    legend.draw(figure, keys)
    return figure


def _about(about: Dossier, drawn: Drawn) -> str:
    count = number_of(len(drawn), "partnership")
    undated = len(about.deals) - len(drawn)
    more = f", {undated} more without any date" if undated else ""
    return count + more + (f", as of {date_words(about.on.isoformat())}" if about.on else "")


def _name(deal: Deal) -> str:
    """With whom, on what."""
    whom = ", ".join(deal.partners) or deal.label
    return shortened(f"{whom}: {' / '.join(deal.scope)}" if deal.scope else whom, _LONGEST)


def _note(deal: Deal) -> str:
    """Of which kinds, from when to when."""
    when = period(deal.life.start, deal.life.end, deal.stage)
    return shortened(", ".join(filter(None, (when, *deal.kinds))), _LONGEST + 10)


def _beside(deal: Deal) -> str:
    """In which state, by how many articles."""
    sources = number_of(len({said.source for said in deal.said}), "source")
    doubt = " (reported)" if deal.modality == "reported" else ""
    return f"{state(deal)}{doubt}, {sources}"


def _width(deal: Deal) -> float:
    return max(width_of(_name(deal), NAME, bold=True), width_of(_note(deal), NOTE))


def _axis(axes: Axes, first: dt.date, last: dt.date, on: dt.date | None) -> None:
    """Days since the first one, with the years written below, and the day that is told of."""
    axes.set_xlim(0, (last - first).days)
    years = _years(first.year, last.year)
    axes.set_xticks([(dt.date(year, 1, 1) - first).days for year in years], list(map(str, years)))
    axes.grid(axis="x", color=GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.set_yticks([])
    axes.spines[["left", "right", "top"]].set_visible(False)
    axes.tick_params(length=0, pad=5)
    if on is None:
        return
    x = (on - first).days
    axes.axvline(x, color=TODAY, linewidth=1, zorder=4, gid="today")
    half = width_of(date_words(on.isoformat()), NOTE) / 2 / YEARS * (last - first).days
    inside = min(max(x, half), (last - first).days - half)
    axes.text(inside, -0.6, date_words(on.isoformat()), color=TODAY, size=NOTE, ha="center")


def _years(first: int, last: int) -> list[int]:
    """The years that are written on the axis, at most a dozen."""
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
    step = next((step for step in steps if (last - first) / step < 12), steps[-1])
    return [year for year in range(first, last + 1) if year % step == 0 or first == last]


def _articles(axes: Axes, deal: Deal, row: int, first: dt.date) -> None:
    days = sorted({(day - first).days for day in published(deal)})
    axes.plot(
        days, [row] * len(days), linestyle="", marker="o", markersize=4.5, color=INK,
        markeredgecolor=PAPER, markeredgewidth=0.8, zorder=5, gid=f"articles-{row}",
    )  # fmt: skip


def _words(axes: Axes, deal: Deal, row: int) -> None:
    """What stands to the left of a bar, and to the right."""
    lines = ((_name(deal), NAME, INK, -6.5, "bold"), (_note(deal), NOTE, FAINT, 6.0, "normal"))
    across = axes.get_yaxis_transform()
    for text, size, colour, down, weight in lines:
        axes.annotate(
            drawable(text), (0, row), (-12, -down), xycoords=across, textcoords="offset points",
            size=size, color=colour, weight=weight, ha="right", va="center",
        )  # fmt: skip
    axes.annotate(
        _beside(deal), (1, row), (14, 0), xycoords=across, textcoords="offset points",
        size=NOTE, color=FAINT, va="center",
    )  # fmt: skip


def _keys(deals: list[Deal]) -> list[Key]:
    """The legend of what is on the picture."""
    states = {state(deal) for deal in deals}
    shown = [Key(name, look) for name, look in STATES.items() if name in states]
    if any(published(deal) for deal in deals):
        shown.append(Key("an article", Mark(INK, "o")))
    return [*shown, Key("Faded: the day is not known. Dashed: only reported, or planned.")]
