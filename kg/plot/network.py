"""The company network as a picture: who works with whom, the best connected with their names."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from kg.dates import Day
from kg.errors import BadParameter, PlotError
from kg.export.geometry import Box, Curve, Scatter
from kg.export.wording import shortened
from kg.network.ego import around
from kg.plot import legend
from kg.plot.choice import amounts, companies, kinds_of
from kg.plot.groups import SHAPES, Groups, grouped
from kg.plot.labels import Disc, Name, leaders, place
from kg.plot.legend import Key, Mark
from kg.plot.look import FAINT, HEAD, MARGIN, PAPER, head_width, panel, sheet, style
from kg.plot.places import place_discs
from kg.plot.words import drawable, width_of
from kg.query import resolve_company
from kg.store.base import Store
from kg.terms import local_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from networkx import MultiGraph

NAMED = 60
"""So many companies have their names written, the best connected first."""
LEGIBLE = 400
"""Of more companies only the best connected are drawn."""
OVER = frozenset(("ended", "cancelled"))
_LINE, _GONE = "#7f8a93", (0, (2.5, 2.5))
BESIDE = 72.0
"""The room for names to the left and the right, in points."""
LONGEST = 28
"""Longer names are cut."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The part of the network that is drawn, and what was left out."""

    graph: MultiGraph[str]
    known: int
    """how many companies there were to draw"""
    about: str = ""
    """the company that the picture is about"""


def network(
    store: Store,
    *,
    as_of: Day | None = None,
    kinds: Collection[str] = (),
    company: str | None = None,
    radius: int = 1,
    colour_by: str = "community",
) -> Figure:
    """The company network as a matplotlib figure; the same graph gives the same picture.

    ``as_of`` and ``kinds`` choose among the partnerships as in :class:`kg.network.Selection`.
    ``company`` draws only those at most ``radius`` partnerships away from it. Size is the number of
    partnerships, colour and shape the country, the kind of most partnerships or the community
    (``kg.plot.groups.BY``). Raises PlotError where nothing is left to draw, UnknownName for a
    company or kind, BadParameter for other values.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--zephyr.1 a tp:Partnership ;
    ...     tp:hasParticipant org:aurelia , org:zephyr } }''')
    >>> [text.get_text() for text in network(store).texts]
    ['Who works with whom', '2 companies, 1 partnership']
    """
    chosen = _chosen(companies(store, as_of, kinds), store, company, radius)
    groups = grouped(chosen.graph, colour_by)
    with style():
        return _figure(chosen, groups)


def _figure(chosen: Chosen, groups: Groups) -> Figure:
    graph, names, head, keys = chosen.graph, _names(chosen), _head(chosen), _keys(groups)
    discs = place_discs(graph, _radii(graph), names, spread=_zoom(graph) ** 2)
    box = _room(discs, head_width(head) - 2 * MARGIN)
    foot = legend.height(keys, box.width) + 1.5 * MARGIN
    figure = sheet(box.width + 2 * MARGIN, HEAD + box.height + foot, head)
    axes = panel(figure, (MARGIN, foot), (box.width, box.height))
    axes.set(xlim=(box.left, box.right), ylim=(box.bottom, box.top))
    axes.set_axis_off()
    _draw_lines(axes, graph, discs)
    _draw_discs(axes, discs, groups)
    rooms = place(list(names.values()), discs, _along(graph, discs), box)
    _draw_names(axes, rooms, names, discs)
    legend.draw(figure, keys)
    return figure


def _chosen(graph: MultiGraph[str], store: Store, company: str | None, radius: int) -> Chosen:
    """The neighbourhood of a company, or all; of very many the best connected."""
    about = ""
    if radius < 1:
        raise BadParameter(f"the radius is a number of partnerships, at least 1, not {radius}")
    if company is not None:
        about = local_name(resolve_company(store, company))
        if about not in graph:
            raise PlotError(f"{company} has no partnership to draw; ask for another or all")
        graph = cast("MultiGraph[str]", around(graph, about, radius))
    best = sorted(graph, key=lambda slug: (slug != about, -graph.degree[slug], slug))
    return Chosen(graph.subgraph(best[:LEGIBLE]), len(graph), about)


def _head(chosen: Chosen) -> tuple[str, str]:
    """What the picture shows, and how much."""
    graph = chosen.graph
    whom = f" {graph.nodes[chosen.about]['label']}" if chosen.about else " whom"
    return f"Who works with{whom}", amounts(graph, len(graph), chosen.known, "best connected")


def _room(discs: dict[str, Disc], least: float) -> Box:
    """The room of the picture, with a margin for names, and at least so wide."""
    room = Box.around(disc.box for disc in discs.values())
    beside = max(BESIDE, (least - room.width) / 2)
    return Box(room.left - beside, room.top - 16, room.right + beside, room.bottom + 16)


def _zoom(graph: MultiGraph[str]) -> float:
    """How much larger discs and letters are where there are few of them."""
    return min(max(math.sqrt(math.sqrt(NAMED / len(graph))), 1.0), 1.8)


def _names(chosen: Chosen) -> dict[str, Name]:
    """The names that are to be written, the company's own first, then the best connected."""
    graph, zoom = chosen.graph, _zoom(chosen.graph)
    number = {slug: len(kinds_of(graph, slug)) for slug in graph}
    best = sorted(graph, key=lambda slug: (slug != chosen.about, -number[slug], slug))[:NAMED]
    names = {}
    for slug in best:
        text = drawable(shortened(str(graph.nodes[slug]["label"]), LONGEST))
        size = min(7 + 0.6 * zoom * math.sqrt(number[slug]), 12.0)
        weight = "bold" if slug == chosen.about else "normal"
        width = width_of(text, size, bold=weight == "bold")
        names[slug] = Name(slug, width + 2, size * 1.25, text, size, weight)
    return names


def _radii(graph: MultiGraph[str]) -> dict[str, float]:
    """How large the disc of each company is: its area grows with its partnerships."""
    zoom = _zoom(graph)
    return {slug: zoom * (3 + 2 * math.sqrt(len(kinds_of(graph, slug)))) for slug in graph}


def _draw_lines(axes: Axes, graph: MultiGraph[str], discs: dict[str, Disc]) -> None:
    """A line for each pair: thicker for more partnerships, dashed where all of them are over."""
    from matplotlib.collections import LineCollection

    pairs: dict[tuple[str, str], list[str]] = {}
    for one, other, edge in graph.edges(data=True):
        pairs.setdefault((min(one, other), max(one, other)), []).append(edge["stage"])
    for over, dashes in ((False, "solid"), (True, _GONE)):
        drawn = [pair for pair in sorted(pairs) if (set(pairs[pair]) <= OVER) is over]
        axes.add_collection(
            LineCollection(
                [[discs[one].centre, discs[other].centre] for one, other in drawn],
                linewidths=[min(0.5 + 0.6 * len(pairs[pair]), 3.5) for pair in drawn],
                colors=_LINE,
                linestyles=[dashes],
                alpha=0.6,
                zorder=1,
                gid="over" if over else "going-on",
            )
        )


def _draw_discs(axes: Axes, discs: dict[str, Disc], groups: Groups) -> None:
    for group, mark in groups.marks.items():
        members = [disc for slug, disc in discs.items() if groups.of[slug] == group]
        axes.scatter(
            [disc.centre[0] for disc in members],
            [disc.centre[1] for disc in members],
            s=[SHAPES[mark.shape] * (2 * disc.radius) ** 2 for disc in members],
            c=mark.colour,
            marker=mark.shape,
            edgecolors=PAPER,
            linewidths=0.8,
            zorder=2,
        )


def _draw_names(
    axes: Axes, rooms: dict[str, Box], names: dict[str, Name], discs: dict[str, Disc]
) -> None:
    """The names that found room, each on a bit of paper so that lines do not cross it."""
    from matplotlib.collections import LineCollection

    lines = LineCollection(list(leaders(rooms, discs)), linewidths=0.5, colors=FAINT, zorder=3)
    axes.add_collection(lines)
    # A pale edge around the letters would be drawn letter by letter: six times the size in SVG.
    paper = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.75, "pad": 0.4}
    for slug, room in rooms.items():
        look: dict[str, Any] = {"size": names[slug].size, "weight": names[slug].weight}
        look |= {"ha": "center", "va": "center", "bbox": paper, "zorder": 4}
        axes.text(*room.centre, names[slug].text, gid=f"name-{slug}", **look)


def _along(graph: MultiGraph[str], discs: dict[str, Disc]) -> Scatter:
    """Points along the lines, which names are to keep clear of."""
    pairs = sorted({(min(edge), max(edge)) for edge in graph.edges()})
    ends = {pair: (discs[pair[0]].centre, discs[pair[1]].centre) for pair in pairs}
    return Scatter({" ".join(pair): Curve(*ends[pair]).points(step=8.0) for pair in pairs})


def _keys(groups: Groups) -> list[Key]:
    """The legend: what the colours and shapes mean, then the lines."""
    return [
        Key(groups.heading),
        *(Key(group, mark) for group, mark in groups.marks.items()),
        Key("Partnerships of a pair"),
        Key("going on", Mark(_LINE)),
        Key("all over by now", Mark(_LINE, dashes=_GONE)),
    ]
