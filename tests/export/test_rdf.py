from __future__ import annotations

import io
import json
from collections.abc import Callable

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Dataset, DefaultGraph, Literal, Quad, RdfFormat, parse

from kg.export import rdf
from kg.export.xml import clean
from kg.store.oxigraph import OxigraphStore
from kg.terms import CURATED, INFERRED, LABEL, PREFIXES, RESOLVED, VOCABULARY, iri

Writer = Callable[[OxigraphStore, io.BytesIO], None]
WHOLE = [(rdf.write_trig, RdfFormat.TRIG), (rdf.write_nquads, RdfFormat.N_QUADS)]
KNOWLEDGE = [(rdf.write_turtle, RdfFormat.TURTLE), (rdf.write_jsonld, RdfFormat.JSON_LD)]
XML = (rdf.write_rdfxml, RdfFormat.RDF_XML)


def written(writer: Writer, store: OxigraphStore) -> bytes:
    out = io.BytesIO()
    writer(store, out)
    return out.getvalue()


def knowledge(store: OxigraphStore) -> set[Quad]:
    return {
        Quad(quad.subject, quad.predicate, quad.object)
        for graph in (RESOLVED, INFERRED, CURATED)
        for quad in store.quads(graph=graph)
    }


@pytest.mark.parametrize(("writer", "format"), WHOLE)
def test_the_whole_store_comes_back(
    writer: Writer, format: RdfFormat, example_store: OxigraphStore
) -> None:
    assert set(parse(written(writer, example_store), format)) == set(example_store.quads())


@pytest.mark.parametrize(("writer", "format"), [*KNOWLEDGE, XML])
def test_the_knowledge_comes_back(
    writer: Writer, format: RdfFormat, example_store: OxigraphStore
) -> None:
    example_store.update(
        "INSERT DATA { GRAPH graph:curated { org:huawei rdfs:label 'HUAWEI'@zh } }"
    )
    assert set(parse(written(writer, example_store), format)) == knowledge(example_store)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(), max_size=6))
def test_any_label_comes_back(labels: list[str]) -> None:
    store = OxigraphStore.memory()
    for i, label in enumerate(labels):
        store.inner.add(Quad(iri(f"org:c{i % 2}"), LABEL, Literal(label), RESOLVED))
    allowed = {clean(label) for label in labels}
    held = parse(written(rdf.write_rdfxml, store), RdfFormat.RDF_XML)
    assert {quad.object.value for quad in held} == allowed
    for writer, format in KNOWLEDGE:
        assert set(parse(written(writer, store), format)) == knowledge(store)
    for writer, format in WHOLE:
        assert set(parse(written(writer, store), format)) == set(store.quads())


@pytest.mark.parametrize(
    ("writer", "format"),
    [(rdf.write_turtle, "turtle"), (rdf.write_jsonld, "json-ld"), (rdf.write_rdfxml, "xml")],
)
def test_rdflib_reads_the_same(writer: Writer, format: str, example_store: OxigraphStore) -> None:
    graph = rdflib.Graph().parse(data=written(writer, example_store), format=format)
    # Canonical N-Triples, so that a plain string and an xsd:string are the same.
    ours = parse(graph.serialize(format="nt", encoding="utf-8"), RdfFormat.N_TRIPLES)
    assert set(ours) == knowledge(example_store)


def test_rdflib_reads_the_graphs(example_store: OxigraphStore) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=written(rdf.write_trig, example_store), format="trig")
    assert len(list(dataset.quads())) == len(example_store)


def test_turtle_is_for_people(example_store: OxigraphStore) -> None:
    blocks = written(rdf.write_turtle, example_store).decode().split("\n\n")
    assert blocks[0].splitlines()[0] == f"@prefix tp: <{PREFIXES['tp']}> ."
    subjects = [block.split()[0] for block in blocks[1:]]
    assert len(set(subjects)) == len(subjects)
    xiaomi = next(block for block in blocks if block.startswith("org:xiaomi"))
    assert xiaomi.startswith('org:xiaomi a tp:Company ;\n\trdfs:label "Xiaomi" ;')


def test_jsonld_has_prefixed_names(example_store: OxigraphStore) -> None:
    nodes = json.loads(written(rdf.write_jsonld, example_store))["@graph"]
    xiaomi = next(node for node in nodes if node["@id"] == "org:xiaomi")
    assert (xiaomi["@type"], xiaomi["rdfs:label"]) == ("tp:Company", "Xiaomi")
    assert xiaomi["tp:headquarteredIn"] == {"@id": "place:china"}


@pytest.mark.parametrize("writer", [writer for writer, _ in WHOLE])
def test_blank_nodes_get_the_same_names_each_time(writer: Writer) -> None:
    turtle = b"""
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        <urn:a> owl:unionOf [ owl:onProperty <urn:p> ] , [ owl:onProperty <urn:q> ] .
    """
    outputs = set()
    for _ in range(3):
        store = OxigraphStore.memory()
        store.inner.load(turtle, RdfFormat.TURTLE, to_graph=VOCABULARY)
        store.inner.load(turtle, RdfFormat.TURTLE, to_graph=RESOLVED)
        store.inner.load(turtle, RdfFormat.TURTLE)
        outputs.add(written(writer, store))
    assert len(outputs) == 1
    before, after = Dataset(store.quads()), Dataset(parse(outputs.pop(), dict(WHOLE)[writer]))
    assert {quad.graph_name for quad in after} == {VOCABULARY, RESOLVED, DefaultGraph()}
    assert len(after) == len(before) == 12
