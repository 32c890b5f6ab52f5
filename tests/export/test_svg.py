from __future__ import annotations

import io
from itertools import combinations

import networkx as nx
import pytest
from lxml import etree

from kg.export import svg
from kg.export.geometry import Box, Curve, apart
from kg.export.legend import legend
from kg.export.palette import COLOURS, STAGES, country_colours
from kg.export.rows import edge_rows
from kg.export.scene import LEGIBLE, scene
from kg.network.company import company_graph
from kg.store.oxigraph import OxigraphStore
from kg.terms import XML_NAMESPACES

SVG = {"svg": XML_NAMESPACES["svg"]}


def drawn(store: OxigraphStore) -> etree._Element:
    svg.write(company_graph(store), out := io.BytesIO())
    return etree.fromstring(out.getvalue())


def texts(root: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in root.iterfind(f".//svg:{path}", SVG)]


def test_picture_of_the_example(example_store: OxigraphStore) -> None:
    root = drawn(example_store)
    words = texts(root, "text")
    assert {"Huawei", "Leica Camera", "Xiaomi", "China", "Germany", "ended"} <= set(words)
    assert {"co-branding", "2016 – 31 Mar 2022", "since 23 May 2022"} <= set(words)
    assert "3 companies · 2 partnerships · news until 23 May 2022" in words
    tooltips = "\n".join(texts(root, "title"))
    assert (
        "“The cooperation of Huawei and Leica Camera, begun in 2016, ended on 31 March”" in tooltips
    )


def test_stages_and_rumours_have_their_lines(wider_store: OxigraphStore) -> None:
    lines = {
        (line.findtext("svg:title", "", SVG).splitlines()[0]): line
        for line in drawn(wider_store).iterfind(".//svg:path[svg:title]", SVG)
    }
    assert lines["Rumour"].get("stroke-dasharray")
    assert lines["Over"].get("stroke") == STAGES["ended"].colour
    assert lines["Over"].get("stroke-opacity")
    assert lines["Four for one plug"].get("stroke-opacity") is None


def clique(companies: int, parallel: int = 1) -> nx.MultiGraph:
    graph = nx.MultiGraph()
    for i in range(companies):
        graph.add_node(f"c{i:02}", label=f"Company number {i}", country="")
    for one, other in combinations(sorted(graph), 2):
        for _ in range(parallel):
            values = {"kinds": "joint-development", "kind": "joint-development", "start": "2016"}
            graph.add_edge(one, other, key=f"{one}{other}{_}", label="", weight=1.0, **values)
    return graph


@pytest.mark.parametrize(
    "graph", [clique(2), clique(3, parallel=3), clique(9), nx.disjoint_union(clique(2), clique(2))]
)
def test_nothing_lies_on_a_name_or_on_a_note(graph: nx.MultiGraph) -> None:
    graph = nx.relabel_nodes(graph, str)
    picture = scene(graph)
    boxes = [disc.name.box for disc in picture.discs] + [disc.box for disc in picture.discs]
    boxes += [link.note.box for link in picture.links if link.note]
    assert all(one.overlap(other) == 0 for one, other in combinations(boxes, 2))
    assert all(picture.box.holds(box.centre) for box in boxes)


def test_parallel_lines_are_apart() -> None:
    middles = {link.curve.at(0.5) for link in scene(clique(2, parallel=4)).links}
    assert len(middles) == 4


def test_line_goes_around_a_company_in_its_way() -> None:
    assert Curve((0, 0), (100, 0), bend=40).at(0.5) == (50, 40)
    # Three in a row of which the outer two are partners too.
    graph = clique(3)
    for link in scene(graph).links:
        third = next(
            d for d in scene(graph).discs if d.row.id not in (link.row.source, link.row.target)
        )
        assert not any(third.box.holds(point) for point in link.curve.points())


def test_boxes_push_each_other_apart() -> None:
    boxes = {name: Box.about((i, 0), 40, 20) for i, name in enumerate("abcde")}
    moves = apart(boxes)
    moved = [
        Box.about((box.centre[0] + moves[name][0], box.centre[1] + moves[name][1]), 39.9, 19.9)
        for name, box in boxes.items()
    ]
    assert all(one.overlap(other) == 0 for one, other in combinations(moved, 2))


def test_countries_get_different_colours() -> None:
    countries = [f"Country {i}" for i in range(len(COLOURS))]
    assert len(set(country_colours(countries).values())) == len(COLOURS)
    assert set(country_colours([*countries, "One more"]).values()) <= set(COLOURS)


def test_legend_keeps_its_width(wider_store: OxigraphStore) -> None:
    colours = country_colours([f"Country {i}" for i in range(20)])
    edges = edge_rows(company_graph(wider_store))
    keys = list(legend(colours, edges, 500))
    assert max(x + key.width for key, (x, _) in keys) <= 500
    assert {"rumoured", "planned", "ended"} <= {key.text for key, _ in keys}
    assert len({place for _, place in keys}) == len(keys)


def test_empty_network_is_a_picture_too() -> None:
    assert "0 companies · 0 partnerships" in texts(drawn(OxigraphStore.memory()), "text")


def test_very_many_companies_are_drawn_without_notes() -> None:
    graph = nx.relabel_nodes(nx.MultiGraph(nx.star_graph(LEGIBLE)), str)
    for node in graph:
        graph.nodes[node]["label"] = node
    nx.set_edge_attributes(graph, "", "label")
    nx.set_edge_attributes(graph, 1.0, "weight")
    nx.set_edge_attributes(graph, "co-branding", "kind")
    picture = scene(graph)
    assert (len(picture.discs), len(picture.links)) == (LEGIBLE + 1, LEGIBLE)
    assert all(link.note is None for link in picture.links)
