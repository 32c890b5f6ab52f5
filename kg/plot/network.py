"""The company network as a picture: who works with whom, the best connected with their names."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.dates import Day
from kg.errors import BadParameter, PlotError
from kg.export.geometry import Box, Curve, Point, Scatter
from kg.export.wording import date_words, shortened
from kg.network.company import company_graph
from kg.plot import legend
from kg.plot.groups import SHAPES, Groups, grouped, kinds_of
from kg.plot.labels import Disc, Name, leaders, place
from kg.plot.legend import Key, Mark
from kg.plot.look import FAINT, HEAD, MARGIN, PAPER, head_width, sheet, style
from kg.plot.places import place_discs
from kg.plot.words import drawable, number_of, width_of
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

    ``as_of`` and ``kinds`` choose among the partnerships as in
    :func:`kg.network.company.company_graph`. ``company`` draws only those at most ``radius``
    partnerships away from it. Size is the number of partnerships, colour and shape the country, the
    kind of most partnerships or the community (``kg.plot.groups.BY``). Raises PlotError where
    nothing is left to draw, UnknownName for a company or kind, BadParameter for other values.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--zephyr.1 a tp:Partnership ;
    ...     tp:hasParticipant org:aurelia , org:zephyr } }''')
    >>> [text.get_text() for text in network(store).texts]
    ['Who works with whom', '2 companies, 1 partnership']
    """
    chosen = _chosen(company_graph(store, as_of=as_of, kinds=kinds), store, company, radius)
    groups = grouped(chosen.graph, colour_by)
    with style():
        names, head, keys = _names(chosen), _head(chosen), _keys(groups)
        zoom = _zoom(chosen.graph)
        discs = place_discs(chosen.graph, _radii(chosen.graph), names, spread=zoom**2)
        box = _room(discs, head_width(head) - 2 * MARGIN)
        foot = legend.height(keys, box.width) + 1.5 * MARGIN
        width, height = box.width + 2 * MARGIN, HEAD + box.height + foot
        figure = sheet(width, height, head)
        room = MARGIN / width, foot / height, box.width / width, box.height / height
        axes = figure.add_axes(room)
        axes.set(xlim=(box.left, box.right), ylim=(box.bottom, box.top))
        axes.set_axis_off()
        _draw_lines(axes, chosen.graph, discs)
        _draw_discs(axes, discs, groups)
        _draw_names(axes, chosen, discs, names, box)
        legend.draw(figure, keys)
    return figure


def _chosen(graph: MultiGraph[str], store: Store, company: str | None, radius: int) -> Chosen:
    """The neighbourhood of a company, or all; of very many the best connected."""
    import networkx as nx

    about = ""
    if radius < 1:
        raise BadParameter(f"the radius is a number of partnerships, at least 1, not {radius}")
    if company is not None:
        about = local_name(resolve_company(store, company))
        if about not in graph:
            raise PlotError(f"{company} has no partnership that can be drawn; choose fewer filters")
        graph = nx.ego_graph(graph, about, radius=radius)
    if not graph:
        raise PlotError("there is no partnership to draw; choose fewer filters or ingest articles")
    best = sorted(graph, key=lambda slug: (slug != about, -graph.degree[slug], slug))
    return Chosen(graph.subgraph(best[:LEGIBLE]), len(graph), about)


def _head(chosen: Chosen) -> tuple[str, str]:
    """What the picture shows, how much, and as of when."""
    graph = chosen.graph
    whom = f" {graph.nodes[chosen.about]['label']}" if chosen.about else " whom"
    companies = number_of(chosen.known, "company", "companies")
    if len(graph) < chosen.known:
        companies = f"The best connected {len(graph)} of {companies}"
    partnerships = number_of(len({key for *_, key in graph.edges(keys=True)}), "partnership")
    as_of = str(graph.graph.get("as_of", ""))
    parts = [companies, partnerships, *([f"as of {date_words(as_of)}"] if as_of else [])]
    return f"Who works with{whom}", ", ".join(parts)


def _room(discs: dict[str, Disc], least: float) -> Box:
    """The room of the picture, with a margin for names, and at least so wide."""
    room = Box.around(disc.box for disc in discs.values())
    beside = max(BESIDE, (least - room.width) / 2)
    return Box(room.left - beside, room.top - 16, room.right + beside, room.bottom + 16)


def _names(chosen: Chosen) -> dict[str, Name]:
    """The names that are to be written, the company's own first, then the best connected."""
    graph = chosen.graph
    number = {slug: _partnerships(graph, slug) for slug in graph}
    best = sorted(graph, key=lambda slug: (slug != chosen.about, -number[slug], slug))[:NAMED]
    names = {}
    for slug in best:
        size, bold = _letters(graph, slug), slug == chosen.about
        width = width_of(_label(graph, slug), size, bold=bold)
        names[slug] = Name(slug, width + 2, size * 1.25)
    return names


def _label(graph: MultiGraph[str], slug: str) -> str:
    return drawable(shortened(str(graph.nodes[slug]["label"]), LONGEST))


def _letters(graph: MultiGraph[str], slug: str) -> float:
    """The size of a company's name: larger for more partnerships."""
    return min(7 + 0.6 * _zoom(graph) * math.sqrt(_partnerships(graph, slug)), 12.0)


def _radii(graph: MultiGraph[str]) -> dict[str, float]:
    zoom = _zoom(graph)
    return {slug: zoom * (3 + 2 * math.sqrt(_partnerships(graph, slug))) for slug in graph}


def _zoom(graph: MultiGraph[str]) -> float:
    """How much larger discs and letters are where there are few of them."""
    return min(max(math.sqrt(math.sqrt(NAMED / len(graph))), 1.0), 1.8)


def _partnerships(graph: MultiGraph[str], slug: str) -> int:
    return len(kinds_of(graph, slug))


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
    axes: Axes, chosen: Chosen, discs: dict[str, Disc], names: dict[str, Name], frame: Box
) -> None:
    """The names that find room, each on a pale edge so that lines do not cross it."""
    from matplotlib.collections import LineCollection
    from matplotlib.patheffects import withStroke

    rooms = place(list(names.values()), discs, _along(chosen.graph, discs), frame)
    axes.add_collection(
        LineCollection(list(leaders(rooms, discs)), linewidths=0.5, colors=FAINT, zorder=3)
    )
    for slug, room in rooms.items():
        axes.text(
            *room.centre,
            _label(chosen.graph, slug),
            size=_letters(chosen.graph, slug),
            ha="center",
            va="center",
            weight="bold" if slug == chosen.about else "normal",
            path_effects=[withStroke(linewidth=2.2, foreground=PAPER)],
            zorder=4,
            gid=f"name-{slug}",
        )


def _along(graph: MultiGraph[str], discs: dict[str, Disc]) -> Scatter:
    """Points along the lines, which names are to keep clear of."""
    pairs = {(min(edge), max(edge)) for edge in graph.edges()}
    return Scatter(
        {
            f"{one} {other}": _points(discs[one].centre, discs[other].centre)
            for one, other in sorted(pairs)
        }
    )


def _points(start: Point, end: Point) -> list[Point]:
    return Curve(start, end).points(step=8.0)


def _keys(groups: Groups) -> list[Key]:
    """The legend: what the colours and shapes mean, then the lines."""
    return [
        Key(groups.heading),
        *(Key(group, mark) for group, mark in groups.marks.items()),
        Key("Partnerships of a pair"),
        Key("going on", Mark(_LINE)),
        Key("all over", Mark(_LINE, dashes=_GONE)),
    ]
