"""Answers as values, rows, frames and files; the engine's own reader is the referee."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from xml.etree import ElementTree

import pandas as pd
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, QuerySolutions

from kg.errors import BadParameter
from kg.query import Result, Row, run
from kg.query.formats import AnyTerm
from kg.query.result import to_value
from kg.store.oxigraph import OxigraphStore
from kg.terms import SPARQL_RESULTS, curie, iri, typed

NAMES = "SELECT ?company ?name ?other { ?company a tp:Company ; rdfs:label ?name } ORDER BY ?name"


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Literal("Leica"), "Leica"),
        (Literal("莱卡", language="zh"), "莱卡"),
        (typed("12", "integer"), 12),
        (typed("0.90", "decimal"), 0.9),
        (typed("1.5E3", "double"), 1500.0),
        (typed("true", "boolean"), True),
        (typed("0", "boolean"), False),
        (typed("2022-05-23", "date"), dt.date(2022, 5, 23)),
        (typed("2022-05-23Z", "date"), "2022-05-23Z"),
        (typed("2022-05-23T08:30:00", "dateTime"), dt.datetime(2022, 5, 23, 8, 30)),
        (typed("2016", "gYear"), "2016"),
        (typed("--03-31", "gMonthDay"), "--03-31"),
        (typed("many", "integer"), "many"),
        (iri("org:xiaomi"), iri("org:xiaomi").value),
        (BlankNode("b"), "_:b"),
        (None, None),
    ],
)
def test_terms_as_values(term: Literal | None, value: object) -> None:
    assert to_value(term) == value
    assert type(to_value(term)) is type(value)


def test_a_row_is_read_by_name_attribute_and_order(example_store: OxigraphStore) -> None:
    row = run(example_store, NAMES).rows[0]
    assert row["name"] == row.name == "Huawei"
    company, name, other = row
    assert (company, name, other) == (iri("org:huawei").value, "Huawei", None)
    assert dict(row) == {"company": company, "name": name, "other": None}
    assert row.terms["company"] == iri("org:huawei")
    assert len(row) == 3
    with pytest.raises(AttributeError, match="no column 'nam'; there are company, name, other"):
        _ = row.nam
    with pytest.raises(KeyError):
        _ = row["nam"]


def test_rows_are_values(example_store: OxigraphStore) -> None:
    one, other = run(example_store, NAMES), run(example_store, NAMES)
    assert one == other and len({*one.rows, *other.rows}) == 3


def test_dicts_cells_and_frames(example_store: OxigraphStore) -> None:
    result = run(example_store, NAMES)
    assert [d["name"] for d in result.to_dicts()] == ["Huawei", "Leica Camera", "Xiaomi"]
    assert result.cells()[1] == ["org:leica-camera", "Leica Camera", ""]
    frame = result.to_pandas()
    assert list(frame.columns) == ["company", "name", "other"]
    assert frame["name"].tolist() == ["Huawei", "Leica Camera", "Xiaomi"]
    counts = run(example_store, "SELECT (COUNT(*) AS ?n) { ?c a tp:Company }").to_pandas()
    assert pd.api.types.is_integer_dtype(counts["n"])
    empty = run(example_store, "SELECT ?c { ?c a tp:Nothing }").to_pandas()
    assert list(empty.columns) == ["c"] and empty.empty


def test_truths(example_store: OxigraphStore) -> None:
    yes = run(example_store, "ASK { org:xiaomi tp:partnerOf org:leica-camera }")
    no = run(example_store, "ASK { org:xiaomi tp:partnerOf org:huawei }")
    assert yes and not no
    assert yes.kind == "boolean" and yes.rows[0]["answer"] is True
    assert (yes.serialize(), no.serialize("text")) == ("yes\n", "no\n")
    for result in (yes, no):
        for name, format in (("json", QueryResultsFormat.JSON), ("xml", QueryResultsFormat.XML)):
            read = ox.parse_query_results(result.serialize(name), format=format)
            assert bool(read) is bool(result)


def test_graphs_come_sorted_with_the_prefixes_they_use(example_store: OxigraphStore) -> None:
    asked = "CONSTRUCT WHERE { ?a tp:partnerOf ?b ; tp:founded ?y }"
    result = run(example_store, asked)
    assert result.kind == "graph" and len(result) == 2
    lines = result.serialize("turtle").splitlines()
    assert {line.split()[1] for line in lines[:3]} == {"org:", "tp:", "xsd:"}
    assert lines[3:] == [
        'org:xiaomi tp:founded "2010"^^xsd:gYear ;',
        "\ttp:partnerOf org:leica-camera .",
    ]
    read = list(ox.parse(result.serialize("ntriples"), format=ox.RdfFormat.N_TRIPLES))
    assert len(read) == 2
    described = run(example_store, "DESCRIBE org:nothing")
    assert not described and described.serialize() == ""


@pytest.mark.parametrize(
    ("sparql", "format", "complaint"),
    [
        (
            "SELECT ?x {}",
            "turtle",
            "'turtle' does not suit this answer, a select; it can be written as",
        ),
        (
            "CONSTRUCT WHERE { ?s ?p ?o }",
            "csv",
            "a graph; it can be written as table, turtle, ntriples",
        ),
        ("ASK {}", "turtle", "a boolean; it can be written as table, text, csv, tsv, json, xml"),
        ("SELECT ?x {}", "yaml", "'yaml' does not suit this answer"),
    ],
)
def test_a_format_that_does_not_suit(
    example_store: OxigraphStore, sparql: str, format: str, complaint: str
) -> None:
    with pytest.raises(BadParameter, match=complaint):
        run(example_store, sparql).serialize(format)


def test_markdown_and_html_keep_their_shape() -> None:
    odd = Literal("a | b\n<script>")
    result = Result("select", ("company", "words"), (Row({"company": iri("org:x"), "words": odd}),))
    assert result.serialize("markdown").splitlines()[2] == r"| org:x | a \| b <script> |"
    assert "<td>a | b\n&lt;script&gt;</td>" in result._repr_html_()
    long = Result("select", ("n",), tuple(Row({"n": Literal(n)}) for n in range(103)))
    assert "… and 3 more" in long._repr_html_()


def test_iris_are_shortened_where_they_can_be() -> None:
    assert curie(iri("partnership:a--b.scope.1")) == "partnership:a--b.scope.1"
    for whole in ("https://example.com/x", iri("org:").value, iri("article:one#org.x").value):
        assert curie(NamedNode(whole)) == f"<{whole}>"


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\n\r"))
TERMS = st.one_of(
    st.none(),
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="en")),
    st.integers(-(2**40), 2**40).map(Literal),
    st.dates().map(lambda day: typed(day, "date")),
    st.sampled_from([iri("org:xiaomi"), NamedNode("https://example.com/?a=1&b='2'")]),
    st.sampled_from([BlankNode("a"), BlankNode("b")]),
)
RESULTS = st.lists(st.tuples(TERMS, TERMS), max_size=6).map(
    lambda rows: Result("select", ("a", "b"), tuple(Row({"a": a, "b": b}) for a, b in rows))
)
FORMATS = {"json": QueryResultsFormat.JSON, "tsv": QueryResultsFormat.TSV}


def told_apart(rows: list[list[AnyTerm | None]]) -> list[list[object]]:
    """Blank nodes by number: a reader may rename them, but one for one."""
    names: dict[BlankNode, int] = {}
    return [
        [names.setdefault(t, len(names)) if isinstance(t, BlankNode) else t for t in row]
        for row in rows
    ]


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None)
@given(result=RESULTS)
def test_the_engine_reads_what_is_written(name: str, result: Result) -> None:
    read = ox.parse_query_results(result.serialize(name), format=FORMATS[name])
    assert isinstance(read, QuerySolutions)
    theirs = [list(solution) for solution in read]
    assert told_apart(theirs) == told_apart([list(row.terms.values()) for row in result.rows])


@settings(deadline=None)
@given(result=RESULTS)
def test_xml_holds_every_term(result: Result) -> None:
    # Not the engine's reader here: it takes the space around a literal off.
    name = f"{{{SPARQL_RESULTS}}}".__add__
    root = ElementTree.fromstring(result.serialize("xml"))
    assert [v.get("name") for v in root.iter(name("variable"))] == ["a", "b"]

    def term(cell: ElementTree.Element) -> AnyTerm:
        text, language = cell.text or "", cell.get("{http://www.w3.org/XML/1998/namespace}lang")
        if cell.tag == name("uri"):
            return NamedNode(text)
        if cell.tag == name("bnode"):
            return BlankNode(text)
        datatype = cell.get("datatype")
        return Literal(text, language=language, datatype=NamedNode(datatype) if datatype else None)

    read = [
        {binding.get("name"): term(binding[0]) for binding in row}
        for row in root.iter(name("result"))
    ]
    assert read == [{n: t for n, t in row.terms.items() if t is not None} for row in result.rows]


@settings(deadline=None)
@given(result=RESULTS)
def test_csv_holds_the_plain_values(result: Result) -> None:
    read = list(csv.reader(io.StringIO(result.serialize("csv"), newline="")))
    plain = [
        [
            "" if t is None else str(t) if isinstance(t, BlankNode) else t.value
            for t in row.terms.values()
        ]
        for row in result.rows
    ]
    assert read == [["a", "b"], *plain]


def test_json_is_readable_as_it_stands(example_store: OxigraphStore) -> None:
    text = run(example_store, NAMES).serialize("json")
    first = json.loads(text)["results"]["bindings"][0]
    assert first == {
        "company": {"type": "uri", "value": iri("org:huawei").value},
        "name": {"type": "literal", "value": "Huawei"},
    }


def test_control_characters_do_not_break_xml() -> None:
    result = Result("select", ("a",), (Row({"a": Literal("a\x0bb")}),))
    (row,) = ox.parse_query_results(result.serialize("xml"), format=QueryResultsFormat.XML)
    assert row["a"] == Literal("a\ufffdb")
