"""The other formats of networks come back from the readers that they are for."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import networkx as nx
import pandas as pd
import pydot
import pytest

from kg.export import dot, rows, tables, write
from kg.network.company import company_graph
from kg.store.oxigraph import OxigraphStore


def test_neo4j_headers_and_rows(wider_store: OxigraphStore, tmp_path: Path) -> None:
    nodes, edges = write(wider_store, "neo4j", tmp_path / "network.csv")
    with nodes.open(newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    assert {":ID", ":LABEL", "label", "partnerships:int"} <= table[0].keys()
    ids = {row[":ID"] for row in table}
    with edges.open(newline="", encoding="utf-8") as file:
        links = list(csv.DictReader(file))
    graph = company_graph(wider_store)
    assert len(links) == graph.number_of_edges()
    assert {row[end] for row in links for end in (":START_ID", ":END_ID")} <= ids == set(graph)
    assert {row[":TYPE"] for row in links} >= {"CO_BRANDING", "STANDARDS_CONSORTIUM"}
    assert float(links[0]["weight:double"]) > 0


def test_networkx_reads_cytoscape(wider_store: OxigraphStore, tmp_path: Path) -> None:
    [path] = write(wider_store, "cytoscape", tmp_path / "network.cyjs")
    data = json.loads(path.read_bytes())
    assert all({"x", "y"} == node["position"].keys() for node in data["elements"]["nodes"])
    read = nx.cytoscape_graph(data)
    for row in rows.edge_rows(company_graph(wider_store)):
        held = read.edges[row.source, row.target, row.id]
        assert held["weight"] == row.weight
        assert row.values.items() <= held.items()
    assert read.nodes["arvelo"]["name"] == "Arvelo & Söhne"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # pydot calls pyparsing by old names
def test_pydot_reads_dot(wider_store: OxigraphStore, tmp_path: Path) -> None:
    [path] = write(wider_store, "dot", tmp_path / "network.dot")
    [read] = pydot.graph_from_dot_data(path.read_text(encoding="utf-8"))
    labels = {node.get_name(): node.get('"label"') for node in read.get_nodes()}
    graph = company_graph(wider_store)
    assert labels == {dot._quoted(row.id): dot._quoted(row.label) for row in rows.node_rows(graph)}
    ids = {edge.get('"id"') for edge in read.get_edges()}
    assert ids == {dot._quoted(row.id) for row in rows.edge_rows(graph)}


def test_pandas_reads_parquet(wider_store: OxigraphStore, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet has pyarrow")
    nodes, edges = map(pd.read_parquet, write(wider_store, "parquet", tmp_path / "network.parquet"))
    graph = company_graph(wider_store)
    assert list(nodes["id"]) == sorted(graph)
    assert nodes["partnerships"].dtype == "int64"
    for (_, held), row in zip(edges.iterrows(), rows.edge_rows(graph), strict=True):
        told = {"id": row.id, "source": row.source, "target": row.target, "weight": row.weight}
        assert {**told, **row.values}.items() <= dict(held).items()


def test_cells_run_no_formula(wider_store: OxigraphStore, tmp_path: Path) -> None:
    for format in ("csv", "neo4j"):
        for path in write(wider_store, format, tmp_path / f"{format}.csv"):
            with path.open(newline="", encoding="utf-8") as file:
                cells = [cell for line in csv.reader(file) for cell in line]
            assert cells and not any(cell.startswith(tables.FORMULA) for cell in cells)
