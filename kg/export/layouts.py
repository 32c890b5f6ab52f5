"""The layouts that ``--layout`` chooses from: the same network always gets the same places."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.errors import UnknownName
from kg.export.rows import name_of, named
from kg.network.layout import BOX, GOLDEN_ANGLE, SEED, layout

if TYPE_CHECKING:
    from networkx import Graph

Places = dict[str, tuple[float, float]]

LARGEST = 5_000
"""Of more nodes and edges than that no forces are computed: minutes, and a copy of the network."""
_FORCED = 600
"""ForceAtlas2 as NetworkX has it looks at each pair of nodes."""


def force(graph: Graph[Any]) -> Places:
    """Springs, each connected part by itself; see :mod:`kg.network.layout`."""
    return layout(_simple(graph))


def forceatlas2(graph: Graph[Any]) -> Places:
    """ForceAtlas2 (Jacomy et al. 2014), Gephi's own, in linear mode as NetworkX computes it."""
    import networkx as nx

    simple = _simple(graph)
    if len(simple) > _FORCED:
        return spiral(graph)
    found = nx.forceatlas2_layout(simple, seed=SEED, max_iter=200)
    return _boxed({node: (float(x), float(y)) for node, (x, y) in found.items()})


def circle(graph: Graph[Any]) -> Places:
    """All on one circle, sorted by name."""
    nodes = [name for name, _ in named(graph)]
    turn = math.tau / max(len(nodes), 1)
    return _boxed({n: (math.cos(i * turn), math.sin(i * turn)) for i, n in enumerate(nodes)})


def spiral(graph: Graph[Any]) -> Places:
    """A disc filled evenly, the best connected in the middle; for a network of any size."""
    nodes = sorted(named(graph), key=lambda pair: (-graph.degree[pair[1]], pair[0]))
    polar = ((math.sqrt(i), i * GOLDEN_ANGLE, name) for i, (name, _) in enumerate(nodes))
    return _boxed({name: (r * math.cos(a), r * math.sin(a)) for r, a, name in polar})


def nowhere(graph: Graph[Any]) -> Places:  # noqa: ARG001
    """No places: the reader lays out the network."""
    return {}


LAYOUTS: dict[str, Callable[[Graph[Any]], Places]] = {
    "force": force,
    "forceatlas2": forceatlas2,
    "circle": circle,
    "spiral": spiral,
    "none": nowhere,
}


def places(graph: Graph[Any], layout: str) -> Places:
    """A place for each node by name, x to the right, y down, in a box of 1000 about (0, 0).

    A network that is too large for forces gets a spiral instead. Raises UnknownName for a layout
    that is not in the table.

    >>> import networkx as nx
    >>> places(nx.path_graph(["Aurelia", "Zephyr"]), "circle")
    {'Aurelia': (500.0, 0.0), 'Zephyr': (-500.0, 0.0)}
    """
    if layout not in LAYOUTS:
        raise UnknownName("layout", layout, LAYOUTS)
    is_large = graph.number_of_nodes() + graph.number_of_edges() > LARGEST
    chosen = spiral if is_large and layout in {"force", "forceatlas2"} else LAYOUTS[layout]
    return chosen(graph)


def _simple(graph: Graph[Any]) -> Graph[str]:
    """The names of the nodes and which of them are linked, whatever order they came in."""
    import networkx as nx

    simple: Graph[str] = nx.Graph()
    simple.add_nodes_from(name for name, _ in named(graph))
    ends = ((name_of(one), name_of(other)) for one, other in graph.edges())
    simple.add_edges_from(sorted({(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]}))
    return simple


def _boxed(places: Places) -> Places:
    """The same places with the furthest from (0, 0) half a box away, rounded."""
    reach = max((abs(side) for place in places.values() for side in place), default=0.0)
    scale = BOX / 2 / (reach or 1.0)
    # Adding 0.0 turns a negative zero into zero, which is written without a sign.
    return {
        n: (round(x * scale, 1) + 0.0, round(y * scale, 1) + 0.0) for n, (x, y) in places.items()
    }
