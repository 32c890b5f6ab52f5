"""Where everything on the picture of a network stands: discs, lines and labels, in pixels.

Labels are placed one after another, each where it hides least: first the companies' names, then
what is said of the lines, which is made shorter, and at last left out, where there is no room.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from kg.export.geometry import Box, Curve, Point, Scatter, apart
from kg.export.rows import EdgeRow, NodeRow, edge_rows, node_rows
from kg.export.wording import kind_words, period, shortened, text_width
from kg.network.layout import layout

if TYPE_CHECKING:
    from networkx import MultiGraph

NAME_SIZE = 15.0
NOTE_SIZE = 12.0
LINE_HEIGHT = 1.3
"""The height of a line of text, in units of its letters."""
USUAL_LENGTH = 300.0
"""How long the usual line is in a picture of few companies; it is shorter where there are many."""
FEW = 6
PARALLEL = 64.0
"""How far lines between the same two companies stand apart."""
ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
"""Where on its line a note may stand, best first."""
HIDDEN = 0.6
"""The part of its own line, between the discs, that a note may hide."""
BOLD = 1.1
"""How much wider bold letters are."""
LEGIBLE = 200
"""Of more companies a picture is a cloud: things stand where they fall, and lines have no notes."""


@dataclass(frozen=True, slots=True)
class Label:
    """Some lines of text about a point."""

    lines: tuple[str, ...]
    centre: Point
    size: float
    bold: bool = False

    @property
    def box(self) -> Box:
        """The room it takes, with a margin."""
        width = max(text_width(line, self.size) for line in self.lines) * (BOLD if self.bold else 1)
        height = len(self.lines) * self.size * LINE_HEIGHT
        return Box.about(self.centre, width + self.size, height + self.size * 0.4)


@dataclass(frozen=True, slots=True)
class Disc:
    """A company."""

    row: NodeRow
    centre: Point
    radius: float
    name: Label

    @property
    def box(self) -> Box:
        """The room the disc takes, without its name."""
        return Box.about(self.centre, 2 * self.radius, 2 * self.radius)


@dataclass(frozen=True, slots=True)
class Link:
    """A partnership of two companies, and the note on it where there is room for one."""

    row: EdgeRow
    curve: Curve
    note: Label | None


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn."""

    discs: tuple[Disc, ...]
    links: tuple[Link, ...]

    @property
    def box(self) -> Box:
        """The room that all of it takes."""
        notes = [link.note.box for link in self.links if link.note]
        bends = [Box.about(link.curve.at(0.5), 0, 0) for link in self.links]
        names = [disc.name.box for disc in self.discs]
        return Box.around([*(disc.box for disc in self.discs), *names, *notes, *bends])


def scene(graph: MultiGraph[str]) -> Scene:
    """Place a network of a few to some dozen companies.

    >>> import networkx as nx
    >>> graph = nx.MultiGraph()
    >>> for slug in ("aurelia", "nordlens-optics"):
    ...     graph.add_node(slug, label=slug.title())
    >>> _ = graph.add_edge(*graph, key="1", label="", weight=1.0, kind="co-branding", start="2016")
    >>> scene(graph).links[0].note.lines
    ('co-branding', 'since 2016')
    """
    nodes, edges = list(node_rows(graph)), list(edge_rows(graph))
    radii = {node.id: min(18 + 8 * math.sqrt(node.degree), 56) for node in nodes}
    centres = _centres(graph, nodes)
    if len(nodes) > LEGIBLE:
        return _cloud(nodes, edges, centres, radii)
    centres = _separated(nodes, centres, radii)
    curves = _curves(edges, centres, radii)
    points = Scatter({id: curve.points() for id, curve in curves.items()})
    discs = list(_named(nodes, centres, radii, points))
    return Scene(tuple(discs), tuple(_noted(edges, curves, discs, points)))


def _cloud(
    nodes: list[NodeRow],
    edges: list[EdgeRow],
    centres: dict[str, Point],
    radii: dict[str, float],
) -> Scene:
    """What is drawn of very many companies, in a time that does not grow with their square."""
    names = (_name(node, centres[node.id], radii[node.id])[0] for node in nodes)
    discs = (
        Disc(node, centres[node.id], radii[node.id], name)
        for node, name in zip(nodes, names, strict=True)
    )
    links = (Link(edge, Curve(centres[edge.source], centres[edge.target]), None) for edge in edges)
    return Scene(tuple(discs), tuple(links))


def _centres(graph: MultiGraph[str], nodes: list[NodeRow]) -> dict[str, Point]:
    """The layout in pixels."""
    places = layout(graph)
    lengths = [math.dist(places[one], places[other]) for one, other in graph.edges()]
    usual = USUAL_LENGTH * min(1.0, (FEW / max(len(nodes), 1)) ** 0.25)
    scale = usual / (median(lengths or [usual]) or usual)
    return {slug: (x * scale, y * scale) for slug, (x, y) in places.items()}


def _separated(
    nodes: list[NodeRow], centres: dict[str, Point], radii: dict[str, float]
) -> dict[str, Point]:
    """The companies moved apart where their names would overlap."""
    rooms = {}
    for node in nodes:
        radius = radii[node.id]
        name = _name(node, centres[node.id], radius)[0].box
        # As wide as the name even where that is placed beside the disc, for there it is free.
        width, height = max(name.width, 2 * radius) + 16, 2 * (radius + name.height) + 12
        rooms[node.id] = Box.about(centres[node.id], width, height)
    moves = apart(rooms)
    return {slug: (x + moves[slug][0], y + moves[slug][1]) for slug, (x, y) in centres.items()}


def _curves(
    edges: list[EdgeRow], centres: dict[str, Point], radii: dict[str, float]
) -> dict[str, Curve]:
    """The line of each edge by id: straight, if it is the only one and nothing is in its way."""
    pairs: dict[tuple[str, str], list[EdgeRow]] = defaultdict(list)
    for edge in edges:
        pairs[edge.source, edge.target].append(edge)
    curves = {}
    for (source, target), parallel in pairs.items():
        start, end = centres[source], centres[target]
        others = [(centres[s], radii[s]) for s in sorted(centres) if s not in (source, target)]
        shift = _way_around(start, end, others) if len(parallel) == 1 else 0.0
        for i, edge in enumerate(parallel):
            bend = shift + (i - (len(parallel) - 1) / 2) * PARALLEL
            curves[edge.id] = Curve(start, end, bend)
    return curves


def _way_around(start: Point, end: Point, discs: list[tuple[Point, float]]) -> float:
    """The smallest bend with which a line touches no disc of others; none if there is no such."""
    for bend in (0.0, 40.0, -40.0, 80.0, -80.0, 120.0, -120.0):
        points = Curve(start, end, bend).points()
        if all(math.dist(p, centre) > radius + 8 for p in points for centre, radius in discs):
            return bend
    return 0.0


def _name(node: NodeRow, centre: Point, radius: float) -> list[Label]:
    """The places where a company's name may stand: below, above, right, left."""
    lines = (shortened(node.label, 32),)
    box = Label(lines, centre, NAME_SIZE, bold=True).box
    x, y = centre
    across, down = radius + box.width / 2 + 2, radius + box.height / 2 + 1
    places = ((x, y + down), (x, y - down), (x + across, y), (x - across, y))
    return [Label(lines, place, NAME_SIZE, bold=True) for place in places]


def _named(
    nodes: list[NodeRow], centres: dict[str, Point], radii: dict[str, float], points: Scatter
) -> Iterator[Disc]:
    """The discs, each name where it hides least."""
    taken = [Box.about(centres[n.id], 2 * radii[n.id], 2 * radii[n.id]) for n in nodes]

    def hidden(label: Label) -> tuple[float, int]:
        box = label.box
        return round(sum(map(box.overlap, taken)), 1), points.count(box)

    for node in nodes:
        best = min(_name(node, centres[node.id], radii[node.id]), key=hidden)
        taken.append(best.box)
        yield Disc(node, centres[node.id], radii[node.id], best)


def _noted(
    edges: list[EdgeRow], curves: dict[str, Curve], discs: list[Disc], points: Scatter
) -> Iterator[Link]:
    """The links, each with the longest note that hides no other thing."""
    taken = [box for disc in discs for box in (disc.box, disc.name.box)]
    for edge in edges:
        curve = curves[edge.id]
        seen = [p for p in curve.points() if not any(disc.box.holds(p) for disc in discs)]
        places = (Label(lines, curve.at(t), NOTE_SIZE) for lines in _notes(edge) for t in ALONG)
        note = next(
            (
                place
                for place in places
                if not any(map(place.box.overlap, taken))
                and not points.count(place.box, but=edge.id)
                and sum(map(place.box.holds, seen)) <= HIDDEN * len(seen)
            ),
            None,
        )
        if note:
            taken.append(note.box)
        yield Link(edge, curve, note)


def _notes(edge: EdgeRow) -> list[tuple[str, ...]]:
    """What may be written on a line, longest first: kinds and period, or less of them."""
    kinds = [kind_words(kind) for kind in str(edge.values.get("kinds", "")).split("; ") if kind]
    main = kind_words(str(edge.values.get("main_kind", "")) or "partnership")
    when = period_of(edge)
    some = [*kinds[:2], f"and {len(kinds) - 2} more"] if len(kinds) > 3 else kinds
    notes = [[*(some or [main]), when], [main, when], [main]]
    return [tuple(filter(None, lines)) for lines in notes]


def period_of(edge: EdgeRow) -> str:
    """From when to when a partnership lasts, in words."""
    return period(*(str(edge.values.get(name, "")) for name in ("start", "end", "stage")))
