"""Any NetworkX graph is written, passes the lint, and is read back with what it held."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from kg.errors import BadParameter, OutputError, UnknownName
from kg.export import Look, cytoscape, dot, graphml, neo4j, rows, tables, write_gexf
from kg.export.columns import columns, plain, text
from kg.export.layouts import LARGEST, LAYOUTS, places
from kg.export.lint import lint
from kg.export.look import communities, draw
from kg.terms import LABEL
from tests.export.nasty import graphs


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file that examples are written to in turn."""
    return tmp_path_factory.mktemp("any") / "network.gexf"


@settings(max_examples=150, deadline=None)
@given(graphs())
def test_gexf_of_any_graph_has_no_finding(file: Path, graph: Any) -> None:
    assert lint(write_gexf(graph, file, Look(layout="circle"))) == []


@settings(max_examples=100, deadline=None)
@given(graphs())
def test_gexf_of_any_graph_is_read_back(file: Path, graph: Any) -> None:
    read = nx.read_gexf(write_gexf(graph, file, Look(layout="none")))
    node_columns, edge_columns = rows.node_columns(graph), rows.edge_columns(graph)
    types = {column.id: column.type for column in (*node_columns.values(), *edge_columns.values())}
    for row in rows.node_rows(graph):
        held = read.nodes[row.id]
        assert held["label"] == row.label
        for name, value in row.values.items():
            if node_columns_type(node_columns, name) == "string":
                assert held[name] == text(value)
    assert read.number_of_nodes() == graph.number_of_nodes()
    found = {data["id"]: data for *_, data in read.edges(data=True)}
    told = {row.id: row for row in rows.edge_rows(graph)}
    assert len(told) == graph.number_of_edges()
    assert types is not None
    if read.is_multigraph() or not graph.is_multigraph():
        assert found.keys() == told.keys()
        assert all(found[id]["label"] == row.label for id, row in told.items())


def node_columns_type(of: Any, id: str) -> str:
    return next(column.type for column in of.values() if column.id == id)


@settings(max_examples=60, deadline=None)
@given(graphs())
def test_every_format_takes_any_graph(graph: Any) -> None:
    writers = (graphml.write, tables.write_nodes, tables.write_edges, neo4j.write_nodes)
    for writer in (*writers, neo4j.write_edges, dot.write):
        first, second = io.BytesIO(), io.BytesIO()
        writer(graph, first)
        writer(graph, second)
        assert first.getvalue() == second.getvalue()
    read = nx.parse_graphml(_written(graphml.write, graph), force_multigraph=True)
    assert read.number_of_edges() == graph.number_of_edges()
    cytoscape.write(graph, out := io.BytesIO(), layout="none")
    assert out.getvalue()


def _written(writer: Any, graph: Any) -> str:
    writer(graph, out := io.BytesIO())
    return out.getvalue().decode()


def test_insertion_order_changes_no_byte(tmp_path: Path) -> None:
    edges = [("zephyr", "aurelia"), ("aurelia", "nordlens"), ("nordlens", "calder")]
    one, other = nx.Graph(edges), nx.Graph([pair[::-1] for pair in reversed(edges)])
    look = Look(colour_by="community")
    first, second = (write_gexf(g, tmp_path / f"{g is one}.gexf", look) for g in (one, other))
    assert first.read_bytes() == second.read_bytes()


def test_types_of_columns() -> None:
    values = {
        "boolean": [True, None],
        "integer": [1, np.int64(7)],
        "long": [1, 2**40],
        "double": [1, 0.5, float("nan")],
        "string": [1, "a"],
        "liststring": [["a"], ("b", 1)],
    }
    for type, held in values.items():
        assert columns([{"x": value} for value in held])["x"].type == type
    assert columns([{"x": 2**70}])["x"].type == columns([{"x": None}])["x"].type == "string"
    assert plain(LABEL) == LABEL.value
    assert plain(dt.date(2016, 4, 14)) == "2016-04-14"


def test_what_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="two nodes are both written as '1'; relabel one"):
        write_gexf(nx.Graph([(1, "1")]), tmp_path / "x.gexf")
    with pytest.raises(
        UnknownName, match="to colour by is called 'contry'; did you mean 'country'"
    ):
        draw(_countries(), Look(colour_by="contry"))
    with pytest.raises(UnknownName, match="to size by is called 'degre'; did you mean 'degree'"):
        draw(_countries(), Look(size_by="degre"))
    with pytest.raises(UnknownName, match="no layout is called 'forse'; did you mean 'force'"):
        draw(_countries(), Look(layout="forse"))
    with pytest.raises(OutputError, match="is a folder"):
        write_gexf(_countries(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def _countries() -> Any:
    graph = nx.MultiGraph(
        [("a", "b", "1", {"kind": "x", "weight": 3}), ("b", "c", "2", {"kind": "y"})]
    )
    nx.set_node_attributes(graph, {"a": "Italy", "b": "Chile", "c": "Chile"}, "country")
    nx.set_node_attributes(graph, 9, "staff")
    return graph


@pytest.mark.parametrize("by", ["", "country", "community", "kind", "staff"])
def test_legend_names_every_colour(by: str) -> None:
    drawn = draw(_countries(), Look(colour_by=by, size_by="strength"))
    assert all(colour in drawn.legend for colour in drawn.node_colours.values())
    assert set(drawn.groups) == {"a", "b", "c"}
    assert drawn.sizes["b"] == 50 > drawn.sizes["a"] > drawn.sizes["c"] > 10


def test_communities_are_groups_that_hold_together() -> None:
    graph = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(3))
    assert communities(graph) == dict.fromkeys("0123", "0") | dict.fromkeys("456", "1")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts_are_steady_and_in_their_box(layout: str) -> None:
    graph = nx.karate_club_graph()
    found = places(graph, layout)
    assert found == places(graph, layout)
    assert len(found) == (0 if layout == "none" else len(graph))
    assert all(abs(side) <= 500 for place in found.values() for side in place)
    assert len(set(found.values())) == len(found)


def test_large_networks_get_no_forces() -> None:
    graph = nx.path_graph(LARGEST)
    assert places(graph, "force") == places(graph, "spiral")
