"""The picture of the network: names can be read, and it is of what was asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from pyoxigraph import Literal, Quad

from kg import terms
from kg.errors import BadParameter, PlotError, UnknownName
from kg.export.geometry import Box, Scatter
from kg.export.palette import SAFE
from kg.network.company import company_graph
from kg.plot import network, write
from kg.plot.groups import SHAPES, grouped
from kg.plot.labels import Disc, Name, place
from kg.plot.network import NAMED
from kg.plot.places import place_discs
from kg.store.oxigraph import OxigraphStore
from tests.plot.conftest import Drawn, company_store

WHEEL = [(0, i) for i in range(1, 40)] + [(i, i + 1) for i in range(1, 39)]
CHAINS = [(i, i + 1) for i in range(100, 190, 3)]

Draw = Callable[[Figure], Drawn]


def test_no_two_names_overlap(drawn: Draw) -> None:
    svg = drawn(network(company_store(WHEEL + CHAINS)))
    boxes = {name: svg.box(name) for name in svg.names("name-")}
    assert NAMED - 5 <= len(boxes) <= NAMED
    assert all(one.overlap(other) == 0 for one, other in combinations(boxes.values(), 2))


def test_names_lie_within_the_picture(drawn: Draw) -> None:
    svg = drawn(network(company_store([(1, 2), (2, 3)], "A company of quite some length")))
    width, height = (float(size) for size in svg.root.get("viewBox").split()[2:])
    for name in svg.names("name-"):
        box = svg.box(name)
        assert box.left > 0 and box.top > 0 and box.right < width and box.bottom < height


boxes = st.tuples(*[st.floats(0, 400, width=32)] * 2, st.floats(1, 20), st.floats(5, 90))


@given(st.lists(boxes, max_size=25))
def test_placed_names_never_overlap(rows: list[tuple[float, float, float, float]]) -> None:
    frame = Box(0, 0, 400, 400)
    discs = {f"c{i}": Disc((x, y), radius) for i, (x, y, radius, _) in enumerate(rows)}
    names = [Name(f"c{i}", width, 10) for i, (*_, width) in enumerate(rows)]
    rooms = place(names, discs, Scatter({}), frame)
    for room in rooms.values():
        assert Box.around([frame, room]) == frame
    assert all(one.overlap(other) == 0 for one, other in combinations(rooms.values(), 2))


def test_discs_do_not_hide_each_other() -> None:
    graph = company_graph(company_store(WHEEL + CHAINS))
    discs = place_discs(graph, dict.fromkeys(graph, 9.0), {})
    near = [
        (one, other)
        for one, other in combinations(discs, 2)
        if discs[one].box.overlap(discs[other].box) > 4
    ]
    assert set(discs) == set(graph) and not near


def test_a_day_a_kind_and_a_company_choose(wider_store: OxigraphStore) -> None:
    def about(**options: object) -> list[str]:
        return [text.get_text() for text in network(wider_store, **options).texts]  # type: ignore[arg-type]

    assert about() == ["Who works with whom", "4 companies, 6 partnerships"]
    assert about(kinds=["distribution"])[1] == "3 companies, 2 partnerships"
    assert about(as_of="2020-06-30")[1].endswith("as of 30 Jun 2020")
    assert about(company="Calderon")[0] == "Who works with Calderon"


def test_the_radius_widens(drawn: Draw) -> None:
    store = company_store([(i, i + 1) for i in range(6)])
    for radius, number in ((1, 3), (2, 5), (9, 7)):
        svg = drawn(network(store, company="Company 3", radius=radius))
        assert len(svg.names("name-")) == number


def test_dashed_is_what_is_over(example_store: OxigraphStore) -> None:
    axes = network(example_store).axes[0]
    lines = {collection.get_gid(): collection for collection in axes.collections}
    assert len(lines["over"].get_paths()) == len(lines["going-on"].get_paths()) == 1
    assert lines["over"].get_linestyle() != lines["going-on"].get_linestyle()


@pytest.mark.parametrize("by", ["country", "kind", "community"])
def test_groups_differ_in_colour_and_in_shape(wider_store: OxigraphStore, by: str) -> None:
    groups = grouped(company_graph(wider_store), by)
    assert set(groups.of.values()) == set(groups.marks)
    coloured = [mark for mark in groups.marks.values() if mark.colour in SAFE]
    assert len({mark.shape for mark in coloured}) == len(coloured)
    assert len({mark.colour for mark in coloured}) == len(coloured)


def test_the_smallest_groups_are_put_together() -> None:
    store = company_store([(i, i + 1) for i in range(0, 40, 2)])
    for i in range(40):
        country = f"org:c{i} tp:headquarteredIn place:number-{i % 12}"
        store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {country} }} }}")
    groups = grouped(company_graph(store), "country")
    assert len(groups.marks) == len(SHAPES) + 1 and list(groups.marks)[-1] == "others"


def test_two_clusters_are_two_communities() -> None:
    clusters = [*combinations(range(5), 2), *combinations(range(10, 15), 2), (4, 10)]
    groups = grouped(company_graph(company_store(list(clusters))), "community")
    assert {groups.of[f"c{i}"] for i in range(5)} == {"around Company 4"}
    assert {groups.of[f"c{i}"] for i in range(10, 15)} == {"around Company 10"}


@pytest.mark.slow
def test_another_order_of_sets_gives_the_same_bytes(tmp_path: Path) -> None:
    script = (
        "import sys; from kg.plot import network, write; from tests.plot.conftest import *; "
        "from tests.plot.test_network import WHEEL; "
        "write(network(company_store(WHEEL)), sys.argv[1])"
    )
    there, here = tmp_path / "there.svg", tmp_path / "here.svg"
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": "."}
    subprocess.run([sys.executable, "-c", script, there], env=environment, check=True)
    write(network(company_store(WHEEL)), here)  # with the seed that this process has by chance
    assert there.read_bytes() == here.read_bytes()


@settings(max_examples=6, deadline=None)
@given(
    st.sets(st.tuples(st.integers(0, 12), st.integers(13, 20)), min_size=1, max_size=25),
    st.text(min_size=1, max_size=12),
)
def test_any_network_can_be_drawn(pairs: set[tuple[int, int]], label: str) -> None:
    store = company_store(sorted(pairs))
    company = terms.iri(f"org:c{min(pairs)[0]}")
    for quad in list(store.quads(company, terms.LABEL)):
        store.inner.remove(quad)
    store.inner.add(Quad(company, terms.LABEL, Literal(label), terms.RESOLVED))
    with TemporaryDirectory() as folder:
        svg = Drawn(write(network(store), Path(folder) / "any.svg"))
    assert len(svg.names("name-")) >= 2 - (not label.strip())


def test_what_cannot_be_drawn_is_one_sentence(wider_store: OxigraphStore) -> None:
    with pytest.raises(PlotError, match="there is no partnership to draw"):
        network(OxigraphStore.memory())
    with pytest.raises(PlotError, match="Lonely has no partnership"):
        network(wider_store, company="Lonely")
    with pytest.raises(UnknownName, match="did you mean 'Calderon'"):
        network(wider_store, company="Calderron")
    with pytest.raises(BadParameter, match="at least 1, not 0"):
        network(wider_store, company="Calderon", radius=0)
    with pytest.raises(BadParameter, match="country, kind, community, not by 'size'"):
        network(wider_store, colour_by="size")
