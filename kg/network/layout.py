"""Where to draw each node: the same graph always gets the same places.

Each connected part is laid out by itself, so that parts without a link between them do not drift
apart, and the parts are then packed into rows, the largest first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import Graph

Place = tuple[float, float]
Places = dict[str, Place]

BOX = 1000.0
"""The longer side of the box that holds all places; its centre is (0, 0)."""
SEED = 20160414
LARGEST_FORCED = 400
"""Beyond as many nodes forces take too long, and whoever draws so many has a tool of their own."""
GAP = 0.75
"""The room between two parts, in lengths of an edge."""
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


def layout(graph: Graph[str]) -> Places:
    """A place for every node: x to the right, y down, in a box of 1000 about (0, 0).

    >>> import networkx as nx
    >>> layout(nx.path_graph(["Aurelia", "Nordlens Optics", "Zephyr"]))
    {'Aurelia': (-500.0, 0.0), 'Nordlens Optics': (0.0, 0.0), 'Zephyr': (500.0, 0.0)}
    """
    import networkx as nx

    plain = _in_order(graph.nodes, graph.edges())
    parts = sorted(nx.connected_components(plain), key=lambda part: (-len(part), min(part)))
    placed = _packed([_upright(_part(plain.subgraph(part))) for part in parts])
    return _boxed({node: placed[node] for node in plain})


def _in_order(nodes: Iterable[str], edges: Iterable[tuple[str, ...]]) -> Graph[str]:
    """The simple graph of these nodes and edges, whatever order they come in."""
    import networkx as nx

    graph: Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted({(min(edge), max(edge)) for edge in edges if len(set(edge)) > 1}))
    return graph


def _part(part: Graph[str]) -> Places:
    """One connected part, its usual edge one long."""
    import networkx as nx

    graph = _in_order(part.nodes, part.edges())
    if len(graph) > LARGEST_FORCED:
        return _sunflower(sorted(graph, key=lambda node: (-graph.degree[node], node)))
    found = nx.spring_layout(graph, seed=SEED, iterations=300)
    places = {node: (float(x), float(y)) for node, (x, y) in found.items()}
    unit = median([math.dist(places[one], places[other]) for one, other in graph.edges()] or [1.0])
    return {node: (x / unit, y / unit) for node, (x, y) in places.items()}


def _sunflower(nodes: list[str]) -> Places:
    """Nodes on a spiral that fills a disc evenly, the first in the middle."""
    polar = ((math.sqrt(i), i * GOLDEN_ANGLE, node) for i, node in enumerate(nodes))
    return {node: (r * math.cos(angle), r * math.sin(angle)) for r, angle, node in polar}


def _upright(places: Places) -> Places:
    """The same places turned so that they are wider than high, the first name to the left."""
    n = len(places)
    mean_x = math.fsum(x for x, _ in places.values()) / n
    mean_y = math.fsum(y for _, y in places.values()) / n
    centred = {node: (x - mean_x, y - mean_y) for node, (x, y) in places.items()}
    spread = math.fsum(x * x - y * y for x, y in centred.values())
    shear = math.fsum(2 * x * y for x, y in centred.values())
    angle = math.atan2(shear, spread) / 2
    cos, sin = math.cos(angle), math.sin(angle)
    turned = {node: (x * cos + y * sin, y * cos - x * sin) for node, (x, y) in centred.items()}
    if turned[min(turned)][0] > 0:
        turned = {node: (-x, -y) for node, (x, y) in turned.items()}
    return turned


def _packed(parts: list[Places]) -> Places:
    """The parts side by side in rows, wider together than high, each row centred."""
    sizes = [_size(part) for part in parts]
    page = max(1.6 * math.sqrt(sum((w + GAP) * (h + GAP) for w, h in sizes)), GAP)
    rows: list[list[tuple[Places, Place]]] = []
    used = 0.0
    for part, size in zip(parts, sizes, strict=True):
        if not rows or used + size[0] > page:
            rows.append([])
            used = 0.0
        rows[-1].append((part, size))
        used += size[0] + GAP
    places: Places = {}
    top = 0.0
    for row in rows:
        height = max(h for _, (_, h) in row)
        left = -(sum(w for _, (w, _) in row) + GAP * (len(row) - 1)) / 2
        for part, (width, _) in row:
            places |= _centred(part, left + width / 2, top + height / 2)
            left += width + GAP
        top += height + GAP
    return places


def _size(places: Places) -> Place:
    xs, ys = zip(*places.values(), strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def _centred(places: Places, x: float, y: float) -> Places:
    """The same places moved so that their bounding box has its centre at ``x``, ``y``."""
    xs, ys = zip(*places.values(), strict=True)
    dx, dy = x - (max(xs) + min(xs)) / 2, y - (max(ys) + min(ys)) / 2
    return {node: (one + dx, other + dy) for node, (one, other) in places.items()}


def _boxed(places: Places) -> Places:
    """The same places in the box, rounded: the last digits are noise of the arithmetic."""
    if not places:
        return {}
    scale = BOX / (max(_size(places)) or BOX)
    return {
        # Adding 0.0 turns a negative zero into zero, which is written without a sign.
        node: (round(x * scale, 1) + 0.0, round(y * scale, 1) + 0.0)
        for node, (x, y) in _centred(places, 0.0, 0.0).items()
    }
