"""Any SPARQL: what is bound, what comes back, and what is said when it does not parse."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal

from kg.errors import BadParameter, QuerySyntaxError, StoreError
from kg.query import run
from kg.store.oxigraph import OxigraphStore
from kg.terms import iri


def test_values_become_terms(example_store: OxigraphStore) -> None:
    answer = run(
        example_store,
        "SELECT ?text ?day ?time ?number ?share ?truth ?company ?label {}",
        text="Leica",
        day=dt.date(2022, 5, 23),
        time=dt.datetime(2022, 5, 23, 8, 30),
        number=3,
        share=0.5,
        truth=True,
        company=iri("org:xiaomi"),
        label=Literal("莱卡", language="zh"),
    )
    (row,) = answer
    assert list(row) == [
        "Leica",
        dt.date(2022, 5, 23),
        dt.datetime(2022, 5, 23, 8, 30),
        3,
        0.5,
        True,
        iri("org:xiaomi").value,
        "莱卡",
    ]
    assert row.terms["number"] == Literal("3", datatype=iri("xsd:integer"))


def test_a_bound_variable_filters(example_store: OxigraphStore) -> None:
    asked = "SELECT ?company ?name { ?company tp:headquarteredIn ?place ; rdfs:label ?name }"
    assert len(run(example_store, asked)) == 3
    assert [row.company for row in run(example_store, asked, name="Xiaomi")] == [
        iri("org:xiaomi").value
    ]


def test_what_cannot_be_bound(example_store: OxigraphStore) -> None:
    with pytest.raises(BadParameter, match=r"\?b is given a value, but x\.rq does not select it"):
        run(example_store, "SELECT ?a { ?a a ?b }", source="x.rq", b=iri("tp:Company"))
    with pytest.raises(BadParameter, match=r"\?a is given \[1\], of type list; give it text"):
        run(example_store, "SELECT ?a { ?a a ?b }", a=[1])  # type: ignore[arg-type]


SYNTAX = {
    # query: (line, column, problem)
    "SELEC ?x {}": (1, 1, "what begins with 'SELEC' is not understood"),
    "SELECT ?x {\n  ?x a tp:Company .\n  FILTER ?x > 1\n}": (
        3,
        10,
        "what begins with '?x' is not understood",
    ),
    "SELECT ?x { ?x a tp:Company tp:Person }": (
        1,
        29,
        "what begins with 'tp:Person' is not understood",
    ),
    "SELECT ?x { ?x a 'é€𝄞' tp:Bar }": (1, 24, "what begins with 'tp:Bar' is not understood"),
    "SELECT ?x { ?x rdfs:label }": (1, 27, "what begins with '}' is not understood"),
    "SELECT ?x {\n ?x a foo:Company }": (2, 18, "the prefix 'foo:' is not declared"),
    "SELECT ?x { ?x a <Company> }": (1, 27, "an IRI is not whole, or holds a character that"),
    "SELECT ?x { ?x a tp:Company": (1, 28, "a } is missing at the end"),
    "SELECT ?x ?y { ?x a ?z } GROUP BY ?x": (1, 37, "a variable is selected that is neither"),
    "SELECT (1 AS ?x) (2 AS ?x) {}": (1, 30, "a variable is selected twice"),
    "hello": (1, 6, "it ends too soon, or is no query"),
    " \n": (2, 1, "it is empty"),
    "INSERT DATA { org:a a tp:Company }": (1, 1, "INSERT changes the graph, and a query only"),
    "# all of it\nPREFIX a: <http://a#>\n DROP ALL": (3, 2, "DROP changes the graph"),
    "with <http://a> delete {} where {}": (1, 1, "WITH changes the graph"),
}


@pytest.mark.parametrize("sparql", SYNTAX)
def test_what_does_not_parse(example_store: OxigraphStore, sparql: str) -> None:
    line, column, problem = SYNTAX[sparql]
    with pytest.raises(QuerySyntaxError) as caught:
        run(example_store, sparql, source="my.rq")
    error = caught.value
    assert (error.line, error.column) == (line, column)
    assert error.problem.startswith(problem)
    assert str(error).startswith(f"my.rq is not valid SPARQL at line {line}, column {column}: ")


def test_an_update_changes_nothing(example_store: OxigraphStore) -> None:
    before = len(example_store)
    for update in ("DROP ALL", "DELETE WHERE { ?s ?p ?o }", "CLEAR DEFAULT"):
        with pytest.raises(QuerySyntaxError):
            run(example_store, update)
    assert len(example_store) == before


def test_words_of_an_update_within_a_query_are_no_update(example_store: OxigraphStore) -> None:
    assert run(example_store, 'ASK { BIND("DROP ALL" AS ?x) } # DELETE')


def test_bytes_that_are_no_text(example_store: OxigraphStore) -> None:
    with pytest.raises(QuerySyntaxError, match="bytes that are no text"):
        run(example_store, "ASK {} # \udc80")


class Broken(OxigraphStore):
    """A store whose disk fails while it answers."""

    def query(self, *_: object, **__: object) -> ox.QueryBoolean:
        raise OSError("disk error")


def test_a_store_that_cannot_answer() -> None:
    with pytest.raises(StoreError, match=re.escape("the query could not be answered: disk error")):
        run(Broken(ox.Store()), "ASK {}")


def test_asking_needs_no_heavy_library() -> None:
    heavy = "{'rdflib', 'pandas', 'rich', 'networkx', 'numpy', 'lxml', 'typer', 'owlrl', 'pyshacl'}"
    program = (
        "import sys\n"
        "from kg.query import run_named\n"
        "from kg.store.oxigraph import OxigraphStore\n"
        "run_named(OxigraphStore.memory(), 'by-kind', {'kind': 'co-branding'}).serialize('csv')\n"
        f"sys.exit(', '.join({heavy} & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
