"""Programs that no one here wrote read our files: graphology as Gephi Lite, igraph, the schema."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

from kg.export import Look, rows, write, write_gexf
from kg.network.company import company_graph
from kg.store.oxigraph import OxigraphStore
from kg.terms import XML_NAMESPACES
from tests.conftest import Command
from tests.export.drawing import NODE, PACKAGES, PICTURE, ROOT, by_node

SCHEMA = ROOT.parent / "shared/gexf/gexf.xsd"

needs_graphology = pytest.mark.skipif(
    NODE is None or not (PACKAGES / "node_modules").is_dir(),
    reason="make clients installs graphology",
)


@pytest.fixture
def network(wider_store: OxigraphStore) -> Any:
    """Parallel edges, a consortium, open ends, odd names; and a list and a truth value."""
    graph = company_graph(wider_store)
    for node in graph:
        graph.nodes[node].update(tags=["a, b", 'c "d"'], listed=node > "b")
    return graph


@pytest.mark.parametrize("options", ["default", "gephi-lite"])
@needs_graphology
def test_graphology_reads_all(options: str, network: Any, tmp_path: Path) -> None:
    path = write_gexf(network, tmp_path / "network.gexf", Look(colour_by="kind"))
    read = json.loads(by_node("read.mjs", path, options))
    nodes = {node["key"]: node["attributes"] for node in read["nodes"]}
    looks = {"color", "size", "x", "y", "z", "main_kind"}
    for row in rows.node_rows(network):
        held = nodes.pop(row.id)
        assert looks <= held.keys()
        told = {"label": row.label, **row.values, "tags": ["a, b", 'c "d"']}
        assert {name: value for name, value in held.items() if name not in looks} == told
    assert nodes == {}
    edges = {edge["key"]: edge for edge in read["edges"]}
    for row in rows.edge_rows(network):
        edge = edges.pop(row.id)
        assert {edge["source"], edge["target"]} == {row.source, row.target}
        edge["attributes"].pop("color")
        own = {"label": row.label, "weight": row.weight, "kind": row.kind}
        assert edge["attributes"] == own | row.values
    assert edges == {}


@pytest.mark.xdist_group("seeds")
@pytest.mark.slow
@needs_graphology
def test_the_picture_is_what_graphology_reads(kg: Command, seeded: Path, tmp_path: Path) -> None:
    files = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "Makefile"))
    shown, made = (re.findall(r"kg (export .*) -o data/out/sony\.gexf", text) for text in files)
    assert shown == made
    path = tmp_path / "network.gexf"
    ran = kg(*shown[0].split(), "-o", path, "--store", seeded)
    assert ran.code == 0, ran.err
    assert by_node("draw.mjs", path) == PICTURE.read_text(encoding="utf-8")


def test_igraph_reads_graphml(wider_store: OxigraphStore, tmp_path: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="the extra graphs has igraph")
    [path] = write(wider_store, "graphml", tmp_path / "network.graphml")
    read = igraph.Graph.Read_GraphML(str(path))
    graph = company_graph(wider_store)
    nodes = {row.id: row for row in rows.node_rows(graph)}
    assert dict(zip(read.vs["id"], read.vs["label"], strict=True)) == {
        id: row.label for id, row in nodes.items()
    }
    # igraph gives edges the ids of nodes; what they are is in all the other attributes.
    found = sorted(
        (
            *sorted(read.vs[end]["id"] for end in edge.tuple),
            edge["iri"],
            edge["start"],
            edge["weight"],
        )
        for edge in read.es
    )
    told = sorted(
        (row.source, row.target, row.values["iri"], row.values.get("start", ""), row.weight)
        for row in rows.edge_rows(graph)
    )
    assert found == told


@pytest.mark.skipif(not SCHEMA.exists(), reason="the schema of GEXF 1.3 is not in ../shared/gexf")
def test_the_schema_takes_our_files(network: Any, tmp_path: Path) -> None:
    path = write_gexf(network, tmp_path / "network.gexf", Look(colour_by="community"))
    document = etree.parse(str(path))
    # The schema rejects what its own text allows: the looks in their namespace, and the title.
    for element in list(document.iter()):
        tag = etree.QName(element)
        if tag.namespace == XML_NAMESPACES["viz"] or tag.localname == "title":
            element.getparent().remove(element)
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    schema.assertValid(document)


def test_tenures_have_spells_where_they_are_dated(
    example_store: OxigraphStore, tmp_path: Path
) -> None:
    def spells() -> list[object]:
        [path] = write(example_store, "gexf", tmp_path / "people.gexf", projection="person")
        return [data.get("spells") for *_, data in nx.read_gexf(path).edges(data=True)]

    assert spells() == [None]
    example_store.update(
        "INSERT DATA { GRAPH graph:resolved { tenure:lei-jun--xiaomi--ceo "
        "tp:startDate '2010'^^xsd:gYear ; tp:endDate '2020-03'^^xsd:gYearMonth } }"
    )
    assert spells() == [[("2010-01-01", "2020-03-31")]]


def test_networkx_reads_the_spells(network: Any, tmp_path: Path) -> None:
    read = nx.read_gexf(write_gexf(network, tmp_path / "network.gexf"))
    spells = {data["id"]: data.get("spells") for *_, data in read.edges(data=True)}
    assert spells["arvelo--brintex.1"] == [("2015-01-01", "2017-06-30")]
    assert spells["arvelo--calderon.1"] is None
