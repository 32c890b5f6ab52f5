"""What is written is read back by the programs it is written for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.export import gexf, graphml, json_graph, rows, tables
from kg.export.xml import clean
from kg.network.company import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, company_graph
from kg.store.oxigraph import OxigraphStore

Graph = Any  # nx.MultiGraph[str] cannot be subscripted when the tests run

NASTY = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["=SUM(A1)", "+1", "-1", "@x", "a & b <c>", 'say "hi"', "📷\x00\x0b\x1f", "a\nb"]
    ),
)
FIXED = {"stage": "active", "start_earliest": "2016-01-01", "end_latest": "2022-03-31"}


@st.composite
def networks(draw: st.DrawFn) -> Graph:
    """Companies and partnerships with any text in every attribute, parallel edges among them."""
    graph = nx.MultiGraph()
    slugs = draw(st.lists(st.from_regex(r"[a-z]{1,4}", fullmatch=True), min_size=2, unique=True))
    for slug in slugs[:5]:
        values = {name: 1 if kind is int else draw(NASTY) for name, kind in NODE_ATTRIBUTES.items()}
        graph.add_node(slug, **values)
    for number in range(draw(st.integers(0, 5))):
        pair = draw(st.permutations(sorted(graph)))[:2]
        texts = {
            name: {float: 0.5, int: 3}.get(kind) or draw(NASTY)
            for name, kind in EDGE_ATTRIBUTES.items()
        }
        # Two in three share a kind, so that parallel ones collide.
        kind = {"kind": draw(st.sampled_from(["co-branding", "co-branding", ""]))}
        graph.add_edge(
            *pair, key=f"p{number}", **(texts | kind | FIXED | {"published": "2022-05-23"})
        )
    return graph


def written(writer: Callable[[Graph, io.BytesIO], None], graph: Graph) -> bytes:
    out = io.BytesIO()
    writer(graph, out)
    return out.getvalue()


def expected_nodes(graph: Graph) -> dict[str, dict[str, Any]]:
    return {row.id: {"label": row.label, **row.values} for row in rows.node_rows(graph)}


def expected_edges(graph: Graph) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {
        (row.source, row.target, row.id): {"label": row.label, "weight": row.weight, **row.values}
        for row in rows.edge_rows(graph)
    }


def edges_by_id(graph: Graph, *but: str) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The edges that a reader found: by id, whether it made a multigraph of them or not."""
    found = {}
    for one, other, data in graph.edges(data=True):
        values = {name: value for name, value in data.items() if name not in {"id", *but}}
        found[min(one, other), max(one, other), data["id"]] = values
    return found


@settings(max_examples=60, deadline=None)
@given(networks())
def test_gexf_is_read_back_whole(graph: Graph) -> None:
    read = nx.read_gexf(io.BytesIO(written(gexf.write, graph)))
    assert edges_by_id(read, "spells") == expected_edges(graph)
    spells = {spell for *_, data in read.edges(data=True) for spell in data["spells"]}
    assert spells <= {("2016-01-01", "2022-03-31")}
    for _, node in read.nodes(data=True):
        assert set(node.pop("viz")) == {"color", "size", "position"}
    assert dict(read.nodes(data=True)) == expected_nodes(graph)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_graphml_is_read_back_whole(graph: Graph) -> None:
    text = written(graphml.write, graph).decode()
    read = nx.parse_graphml(text, force_multigraph=True)
    found = {
        (min(a, b), max(a, b), key): data for a, b, key, data in read.edges(keys=True, data=True)
    }
    # XML turns a carriage return into a line feed, in elements as in attributes of other formats.
    assert found == expected_edges(graph)
    assert dict(read.nodes(data=True)) == expected_nodes(graph)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_tables_are_read_back_and_run_no_formula(graph: Graph) -> None:
    text = written(tables.write_nodes, graph).decode()
    table = {row["Id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    for row in rows.node_rows(graph):
        cells = {"Label": row.label, **row.values}
        for name, value in cells.items():
            assert table[row.id][name] == str(tables.safe(value))
    text = written(tables.write_edges, graph).decode()
    for line in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_json_is_the_very_graph(graph: Graph) -> None:
    read = nx.node_link_graph(json.loads(written(json_graph.write, graph)), edges="edges")
    assert nx.utils.graphs_equal(read, graph)


@settings(max_examples=60, deadline=None)
@given(networks())
def test_ids_are_unique_and_parallel_kinds_differ(graph: Graph) -> None:
    edges = list(rows.edge_rows(graph))
    assert len({edge.id for edge in edges}) == graph.number_of_edges()
    assert len({(e.source, e.target, e.kind) for e in edges}) == graph.number_of_edges()


@given(st.text(alphabet=st.characters()))
def test_clean_text_is_all_xml_allows(text: str) -> None:
    kept = clean(text)
    assert clean(kept) == kept
    assert all(letter in "\t\n\r" or letter >= " " for letter in kept)
    assert not any(0xD800 <= ord(letter) <= 0xDFFF or letter in "\ufffe\uffff" for letter in kept)
    kept.encode("utf-8")


def test_gexf_dates_of_the_example(example_store: OxigraphStore) -> None:
    read = nx.read_gexf(io.BytesIO(written(gexf.write, company_graph(example_store))))
    ended = read.edges["huawei", "leica-camera"]
    assert ended["spells"] == [("2016-01-01", "2022-03-31")]
    assert (ended["start"], ended["end"], ended["date_precision"]) == ("2016", "2022-03-31", "year")
    announced = read.edges["leica-camera", "xiaomi"]
    assert announced["start"] == "2022-05-23"
    assert "end" not in announced
    assert b'<spell start="2022-05-23"/>' in written(gexf.write, company_graph(example_store))


def test_gexf_says_what_gephi_needs(wider_store: OxigraphStore) -> None:
    text = written(gexf.write, company_graph(wider_store)).decode()
    assert 'mode="dynamic"' in text and 'timeformat="date"' in text and 'timezone="UTC"' in text
    assert text.index('class="node"') < text.index('class="edge"') < text.index("<nodes")
    assert 'kind="co-branding"' in text and 'kind="co-branding 2"' in text
    # Gephi loses what stands before an ampersand in the description.
    description = text[text.index("<description>") : text.index("</description>")]
    assert "&" not in description and "Sweden #" in description


def test_gexf_leaves_out_an_interval_that_ends_before_it_starts(
    example_store: OxigraphStore,
) -> None:
    graph = company_graph(example_store)
    for *_, edge in graph.edges(data=True):
        edge.update(start_earliest="2022-01-01", end_latest="2021-12-31")
    read = nx.read_gexf(io.BytesIO(written(gexf.write, graph)))
    assert not any("spells" in edge for *_, edge in read.edges(data=True))


def test_consortium_has_an_edge_of_its_own_for_each_pair(wider_store: OxigraphStore) -> None:
    graph = company_graph(wider_store, kinds=["standards-consortium"])
    assert {edge.id.partition("|")[2] for edge in rows.edge_rows(graph)} == {
        "arvelo|brintex",
        "arvelo|calderon",
        "arvelo|dynamo",
        "brintex|calderon",
        "brintex|dynamo",
        "calderon|dynamo",
    }


def test_pandas_reads_the_tables(wider_store: OxigraphStore, tmp_path: Path) -> None:
    graph = company_graph(wider_store)
    nodes = pd.read_csv(io.BytesIO(written(tables.write_nodes, graph)))
    edges = pd.read_csv(io.BytesIO(written(tables.write_edges, graph)))
    assert list(nodes["Id"]) == ["arvelo", "brintex", "calderon", "dynamo"]
    assert nodes["Label"][1] == "'=Brintex <Labs>"
    assert edges["Weight"].sum() == pytest.approx(graph.size("weight"))
    assert "'--03-31" in set(edges["end"])
    assert len({name.lower() for name in edges.columns}) == len(edges.columns)
