"""Networks that try a writer: any value under any name, parallel edges, odd ids, odd dates."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from kg.export.xml import clean

TEXTS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(["=1+1", "a & b", "<x>", 'say "hi"', "\x00\x0b", "a\nb\tc", "📷", "1,5", "|%"]),
)
DATES = st.one_of(
    st.sampled_from(["2016", "2016-04", "2022-03-31", "--03-31", "soon", 2016, 0]),
    st.dates(),
    st.datetimes(),
)
VALUES = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.decimals(allow_nan=True),
    DATES,
    st.lists(st.one_of(TEXTS, st.integers(), st.none()), max_size=3),
    st.sets(TEXTS, max_size=2),
    st.just(Decimal("0.5")),
    st.just(dt.time(12)),
)
NAMES = st.one_of(
    st.sampled_from(["Type", "type", "id", "Label", "kind", "start", "END", "weight", "Weight"]),
    TEXTS,
)
ATTRIBUTES = st.dictionaries(NAMES, VALUES, max_size=5)
TIMES = st.fixed_dictionaries({}, optional={"start": DATES, "end": DATES, "kind": TEXTS})


@st.composite
def graphs(draw: st.DrawFn) -> Any:
    """Any of the four classes of NetworkX, its ids different even without what XML forbids."""
    graph = draw(st.sampled_from([nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]))()
    ids = st.one_of(TEXTS, st.integers())
    nodes = draw(st.lists(ids, max_size=5, unique_by=lambda node: clean(str(node))))
    for node in nodes:
        graph.add_node(node, **(draw(ATTRIBUTES) | draw(TIMES)))
    for _ in range(draw(st.integers(0, 6)) if nodes else 0):
        ends = draw(st.sampled_from(nodes)), draw(st.sampled_from(nodes))
        told = {name: value for name, value in draw(ATTRIBUTES).items() if name != "key"}
        key = {"key": draw(st.one_of(st.none(), TEXTS))} if graph.is_multigraph() else {}
        graph.add_edge(*ends, **key, **(told | draw(TIMES)))
    return graph
