from __future__ import annotations

import math
import random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.network.layout import BOX, LARGEST_FORCED, layout

pairs = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda p: (f"c{p[0]}", f"c{p[1]}"))


@settings(max_examples=30, deadline=None)
@given(st.lists(pairs, min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_any_graph_fits_the_box_whatever_its_order(
    edges: list[tuple[str, str]], shuffle: random.Random
) -> None:
    places = layout(nx.MultiGraph(edges))
    xs, ys = zip(*places.values(), strict=True)
    assert max(map(abs, xs + ys)) <= BOX / 2
    assert len(set(places.values())) == len(places)
    shuffle.shuffle(edges)
    assert layout(nx.MultiGraph([pair[::-1] for pair in edges])) == places


def test_nothing_and_one() -> None:
    assert layout(nx.MultiGraph()) == {}
    alone = nx.MultiGraph()
    alone.add_node("xiaomi")
    assert layout(alone) == {"xiaomi": (0.0, 0.0)}


def test_parts_stand_beside_each_other() -> None:
    places = layout(nx.MultiGraph([("a", "b"), ("b", "c"), ("d", "e"), ("f", "g")]))
    linked = math.dist(places["a"], places["b"])
    apart = [math.dist(places[one], places[other]) for one in "abc" for other in "defg"]
    assert 0.5 * linked < min(apart) < 3 * linked


def test_large_part_is_quick_and_keeps_nodes_apart() -> None:
    places = layout(nx.star_graph([f"c{i:04}" for i in range(LARGEST_FORCED * 5)]))
    assert places["c0000"] == min(places.values(), key=lambda place: math.hypot(*place))
    assert len(set(places.values())) == len(places)
