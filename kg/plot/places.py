"""Where the companies of a picture stand: each connected part by itself, packed into rows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kg.export.geometry import Box, Point, apart
from kg.network.layout import BOX, layout
from kg.plot.labels import Disc, Name

if TYPE_CHECKING:
    from networkx import MultiGraph

SIDE = 46.0
"""How long the longer side of a part is, in points times the root of its companies but one."""
AROUND, BETWEEN = 7.0, 26.0
"""The room about a disc, and between two parts."""
NARROWEST = 460.0
ROUNDS = 60
"""How often discs are pushed apart."""
_NOTHING = Name("", 0.0, 0.0)

Discs = dict[str, Disc]


def place_discs(
    graph: MultiGraph[str],
    radii: Mapping[str, float],
    names: Mapping[str, Name],
    spread: float = 1.0,
) -> Discs:
    """Every company in points, y downwards; none hides another, and there is room for names.

    With a larger ``spread`` they stand so much farther apart.

    >>> import networkx as nx
    >>> graph = nx.MultiGraph([("aurelia", "zephyr"), ("kappa", "nordlens"), ("kappa", "vantor")])
    >>> discs = place_discs(graph, dict.fromkeys(graph, 5.0), {})
    >>> discs["kappa"].centre[0] < discs["aurelia"].centre[0]  # the largest part comes first
    True
    """
    import networkx as nx

    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    return _packed([_part(graph.subgraph(part), radii, names, spread) for part in parts])


def _part(
    graph: MultiGraph[str],
    radii: Mapping[str, float],
    names: Mapping[str, Name],
    spread: float,
) -> dict[str, tuple[Disc, Box]]:
    """The discs of one part, each with the room that is kept free for it and its name."""
    scale = spread * SIDE * math.sqrt(len(graph) - 1) / BOX
    rooms = {}
    for slug, (x, y) in sorted(layout(graph).items()):
        name, size = names.get(slug, _NOTHING), 2 * radii[slug] + AROUND
        rooms[slug] = Box.about((x * scale, y * scale), max(size, name.width), size + name.height)
    moves = apart(rooms, rounds=ROUNDS)
    moved = {slug: _moved(room, *moves[slug]) for slug, room in rooms.items()}
    return {slug: (Disc(room.centre, radii[slug]), room) for slug, room in moved.items()}


def _moved(room: Box, right: float, down: float) -> Box:
    return Box(room.left + right, room.top + down, room.right + right, room.bottom + down)


def _packed(parts: list[dict[str, tuple[Disc, Box]]]) -> Discs:
    """The parts in rows as long as the first part is wide, each row about one middle."""
    rooms = [Box.around(room for _, room in part.values()) for part in parts]
    page = max(rooms[0].width, NARROWEST)
    rows: list[list[int]] = [[]]
    used = 0.0
    for i, room in enumerate(rooms):
        if rows[-1] and used + room.width > page:
            rows.append([])
            used = 0.0
        rows[-1].append(i)
        used += room.width + BETWEEN
    placed: Discs = {}
    top = 0.0
    for row in rows:
        left, high = 0.0, max(rooms[i].height for i in row)
        for i in row:
            shift = left - rooms[i].left, top + high / 2 - rooms[i].centre[1]
            placed |= {slug: _shifted(disc, shift) for slug, (disc, _) in parts[i].items()}
            left += rooms[i].width + BETWEEN
        top += high + BETWEEN
    return placed


def _shifted(disc: Disc, by: Point) -> Disc:
    x, y = disc.centre
    return Disc((round(x + by[0], 2), round(y + by[1], 2)), disc.radius)
