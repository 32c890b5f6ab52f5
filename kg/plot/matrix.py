"""Which companies partner in which ways: a table of counts, the most active companies first."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from kg.concepts import GENERAL_KINDS, kind_groups
from kg.dates import Day
from kg.errors import BadParameter
from kg.export.geometry import Point
from kg.export.palette import SAFE
from kg.export.wording import kind_words, shortened
from kg.plot.choice import amounts, companies, kinds_of
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
    mixed,
    panel,
    sheet,
    style,
)
from kg.plot.words import drawable, width_of
from kg.store.base import Store

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from networkx import MultiGraph

CELL = 24.0
"""The side of a cell, in points."""
UNSTATED = "not told"
GENERAL = "general"
SLANT = 0.71
"""How high and how wide a word is that is turned by 45 degrees, by its length."""
PALE = 0.8
"""Up to this shade dark numbers are read better than light ones."""
_LONGEST = 34

Counts = dict[str, Counter[str]]


def matrix(
    store: Store, *, as_of: Day | None = None, kinds: Collection[str] = (), top: int = 30
) -> Figure:
    """How many partnerships of each kind the most active companies have, as a matplotlib figure.

    A partnership of two kinds counts in both columns, and once in the sum. ``as_of`` and ``kinds``
    choose among the partnerships as in :class:`kg.network.Selection`. Raises PlotError
    where nothing is left to draw, UnknownName for a kind, BadParameter for other values.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--zephyr.1 a tp:Partnership ; tp:kind kind:co-branding ;
    ...     tp:hasParticipant org:aurelia , org:zephyr } }''')
    >>> [text.get_text() for text in matrix(store).axes[0].texts]
    ['aurelia', '1', '1', 'zephyr', '1', '1', 'co-branding', 'all', 'brand cooperation']
    """
    if top < 1:
        raise BadParameter(f"the number of companies is at least 1, not {top}")
    graph = companies(store, as_of, kinds)
    counts, sums = _counts(graph)
    rows = sorted(counts, key=lambda slug: (-sums[slug], str(graph.nodes[slug]["label"]), slug))
    names = {slug: shortened(str(graph.nodes[slug]["label"]), _LONGEST) for slug in rows[:top]}
    with style():
        return _figure(graph, names, counts, sums)


def _counts(graph: MultiGraph[str]) -> tuple[Counts, Counter[str]]:
    """For each company its partnerships by kind, and all of them."""
    counts: Counts = {}
    sums: Counter[str] = Counter()
    for slug in sorted(graph):
        kinds = kinds_of(graph, slug)
        told = (kind or UNSTATED for key in sorted(kinds) for kind in kinds[key].split("; "))
        counts[slug], sums[slug] = Counter(told), len(kinds)
    return counts, sums


def _columns(counts: Counts) -> dict[str, list[str]]:
    """The kinds by group: the groups and kinds that are used most first, what tells least last."""
    used = sum(counts.values(), Counter[str]())
    known = kind_groups()
    groups: dict[str, list[str]] = {}
    for kind in sorted(used, key=lambda kind: (-used[kind], kind)):
        general = kind == UNSTATED or kind in GENERAL_KINDS
        group = GENERAL if general else kind_words(known.get(kind, kind))
        groups.setdefault(group, []).append(kind)
    size = {group: sum(used[kind] for kind in of_it) for group, of_it in groups.items()}
    order = sorted(groups, key=lambda group: (group == GENERAL, -size[group], group))
    return {group: groups[group] for group in order}


def _figure(
    graph: MultiGraph[str], names: dict[str, str], counts: Counts, sums: Counter[str]
) -> Figure:
    shown = {slug: counts[slug] for slug in names}
    columns = _columns(shown)
    places = _places(columns)
    heads = [width_of(kind_words(kind), NOTE) * SLANT for kind in places]
    foot = max(width_of(group, NOTE) for group in columns) * SLANT
    left = max(width_of(name, NAME) for name in names.values()) + MARGIN + 10
    size = (max(places.values()) + 2.5) * CELL, len(names) * CELL
    right = max((x + 0.5) * CELL + head for x, head in zip(places.values(), heads, strict=True))
    about = amounts(graph, len(names), len(graph), "most active")
    head = "Who partners in which ways", about
    width = max(left + max(size[0], right) + MARGIN, head_width(head))
    top, bottom = HEAD + max(heads) + 14, foot + 14 + MARGIN
    figure = sheet(width, top + size[1] + bottom, head)
    axes = panel(figure, (left, bottom), size)
    axes.set(xlim=(0, size[0] / CELL), ylim=(len(names), 0))
    axes.set_axis_off()
    _draw_rows(axes, names, shown, sums, places)
    _draw_heads(axes, columns, places, len(names))
    return figure


def _places(columns: dict[str, list[str]]) -> dict[str, float]:
    """Where each kind's column begins, in cells: half a cell is between two groups."""
    places, x = {}, 0.0
    for of_it in columns.values():
        for kind in of_it:
            places[kind] = x
            x += 1
        x += 0.5
    return places


def _draw_rows(
    axes: Axes, names: dict[str, str], counts: Counts, sums: Counter[str], places: dict[str, float]
) -> None:
    """The name of each company, its cells, and its sum."""
    most = max(count for of_it in counts.values() for count in of_it.values())
    end = max(places.values()) + 1.5
    for row, (slug, name) in enumerate(names.items()):
        middle = row + 0.5
        axes.text(-0.3, middle, drawable(name), size=NAME, ha="right", va="center_baseline")
        axes.plot([0, end - 0.5], [middle, middle], color=GRID, linewidth=0.8, zorder=0)
        for kind, count in sorted(counts[slug].items()):
            shade = 0.12 + 0.88 * math.sqrt(count / most) if most > 1 else 0.5
            _draw_cell(axes, (places[kind], row), count, shade, f"{slug}.{kind}")
        at: dict[str, Any] = {"size": NOTE, "ha": "center", "va": "center_baseline"}
        axes.text(end, middle, str(sums[slug]), weight="bold", **at)


def _draw_cell(axes: Axes, corner: Point, count: int, shade: float, gid: str) -> None:
    from matplotlib.patches import Rectangle

    x, y = corner
    colour = mixed(SAFE[0], shade)
    axes.add_patch(Rectangle((x + 0.04, y + 0.04), 0.92, 0.92, fc=colour, linewidth=0, gid=gid))
    at: dict[str, Any] = {"size": NOTE, "ha": "center", "va": "center_baseline"}
    axes.text(x + 0.5, y + 0.5, str(count), color=PAPER if shade > PALE else INK, **at)


def _draw_heads(
    axes: Axes, columns: dict[str, list[str]], places: dict[str, float], rows: int
) -> None:
    """What the columns are, slanted above them, and which group they belong to, below."""
    for kind, x in places.items():
        words = drawable(kind_words(kind))
        axes.text(x + 0.5, -0.2, words, size=NOTE, rotation=45, rotation_mode="anchor")
    axes.text(max(places.values()) + 1.5, -0.2, "all", size=NOTE, weight="bold", ha="center")
    for group, of_it in columns.items():
        first, last = places[of_it[0]] + 0.08, places[of_it[-1]] + 0.92
        axes.plot([first, last], [rows + 0.22] * 2, color=FAINT, linewidth=1, clip_on=False)
        at = (first + last) / 2, rows + 0.42
        look: dict[str, Any] = {"size": NOTE, "color": FAINT, "ha": "right", "va": "top"}
        axes.text(*at, group, rotation=45, rotation_mode="anchor", **look)
