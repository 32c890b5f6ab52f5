"""Headers of named queries, and how their parameters are given."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import BadParameter, KgError, UnknownName
from kg.query import (
    NamedQuery,
    Parameter,
    find,
    named_queries,
    resolve_company,
    resolve_person,
    run_named,
)
from kg.query.parameters import TYPES
from kg.resources import folder
from kg.store.oxigraph import OxigraphStore

HEADER = """# title: Partners
# question: Who?
# param company: organization, required — whose partners
#param on : date , optional - the day
# example: kg query partners --company Leica
SELECT ?company ?on { # param ignored: below the header
}"""


def test_a_header_is_read() -> None:
    query = NamedQuery.parse("partners", HEADER)
    assert (query.name, query.title, query.question) == ("partners", "Partners", "Who?")
    assert query.example == "kg query partners --company Leica"
    assert query.parameters == (
        Parameter("company", "organization", True, "whose partners"),
        Parameter("on", "date", False, "the day"),
    )
    assert query.takes == "company and optionally on"
    assert query.sparql == HEADER


@pytest.mark.parametrize(
    ("header", "complaint"),
    [
        ("# question: Who?", "x.rq has no title; begin it with '# title: …'"),
        ("# title: A\n# question: Who?", "x.rq has no example; begin it with '# example: …'"),
        ("# title: A\n# question:", "x.rq has no question; begin it with '# question: …'"),
        ("# title: A\n# by: me", "x.rq, line 2: '# by: me' is not understood"),
        ("# param day: date — when", "x.rq, line 1: 'date — when' is not understood"),
        ("# param day: date, required —", "write a parameter as '# param day: TYPE, required — "),
        ("# param day: moment, optional — when", "'moment' is no parameter type; it is one of"),
    ],
)
def test_a_header_that_is_not_understood(header: str, complaint: str) -> None:
    with pytest.raises(BadParameter, match=re.escape(complaint)):
        NamedQuery.parse("x", header + "\nASK {}")


def test_every_shipped_query_is_listed_in_the_readme() -> None:
    readme = (folder("queries") / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w-]+)` \| ([^|]*\?) \|", readme, re.MULTILINE))
    queries = named_queries()
    assert list(queries) == sorted(queries)
    assert rows == {query.name: query.question for query in queries.values()}
    for query in queries.values():
        assert f"`{query.example}` |" in readme
    for kind in TYPES:
        assert f"`{kind}`" in readme


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text(HEADER, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no query")
    assert named_queries(tmp_path) == {"mine": NamedQuery.parse("mine", HEADER)}


def test_an_unknown_query_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"no query is called 'patners'; did you mean 'partners'"):
        find("patners")
    with pytest.raises(UnknownName):
        find("../queries/partners")


@pytest.mark.parametrize(
    ("query", "parameters", "complaint"),
    [
        ("partners", {}, "query 'partners' needs company (organization: whose partners); it takes"),
        ("partners", {"company": None}, "query 'partners' needs company"),
        (
            "partners",
            {"company": "Leica", "day": "2022-01-01"},
            "query 'partners' has no parameter 'day'; it takes company and optionally on",
        ),
        (
            "partners",
            {"company": "Leica Kamera"},
            "no company is called 'Leica Kamera'; did you mean 'Leica Camera'",
        ),
        (
            "people",
            {"person": "Lei Jung"},
            "no person is called 'Lei Jung'; did you mean 'Lei Jun'",
        ),
        (
            "by-kind",
            {"kind": "joint-vencher"},
            "no kind is called 'joint-vencher'; did you mean 'joint-venture'",
        ),
        ("unofficial", {"modality": "rumuored"}, "no modality is called 'rumuored'; did"),
        (
            "endings",
            {"since": "2022-02-30"},
            "since=2022-02-30 is not a day that exists; write it as 2022-03-31",
        ),
        ("endings", {"since": "2022"}, "since=2022 is not a day that exists"),
        ("endings", {"since": "last week"}, "since=last week is not a day that exists"),
        ("endings", {"since": 20220331}, "since=20220331 is not a day that exists"),
        ("most-connected", {"min": "two"}, "min=two is not a whole number; write it as 10"),
        ("most-connected", {"min": "1_0"}, "min=1_0 is not a whole number"),
        ("most-connected", {"min": True}, "min=True is not a whole number"),
        ("most-connected", {"min": 10**18}, "is not a whole number"),
        ("partners", {"company": "Leica\udc80"}, "holds bytes that are no text"),
    ],
)
def test_parameters_that_do_not_fit(
    example_store: OxigraphStore, query: str, parameters: dict[str, str], complaint: str
) -> None:
    with pytest.raises(KgError, match=re.escape(complaint)):
        run_named(example_store, query, parameters)


def test_a_day_may_be_given_as_text_date_or_time(example_store: OxigraphStore) -> None:
    days = ("2018-01-01", dt.date(2018, 1, 1), dt.datetime(2018, 1, 1, 23, 59))
    answers = [run_named(example_store, "partners", {"company": "Leica", "on": d}) for d in days]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0].rows[0].certainty == "certain"


def test_a_name_of_two_meanings_is_not_guessed(disputed_store: OxigraphStore) -> None:
    with pytest.raises(
        BadParameter, match=r"'nova' can mean org:nova-labs or org:nova-motors; write the one that"
    ):
        run_named(disputed_store, "partners", {"company": "nova"})
    by_iri = run_named(disputed_store, "partners", {"company": "org:nova-labs"})
    assert [row.partner for row in by_iri] == ["Kestrel"]


def test_a_company_may_be_given_as_an_answer_writes_it(example_store: OxigraphStore) -> None:
    node = resolve_company(example_store, "Leica")
    for written in ("org:leica-camera", node.value, str(node)):
        assert resolve_company(example_store, written) == node


def test_a_main_label_counts_more_than_another_name(disputed_store: OxigraphStore) -> None:
    for name in ("Kestrel", "KESTREL Inc."):  # org:osprey has it as another name
        answer = run_named(disputed_store, "history", {"company": name})
        assert len(answer) == 3


def test_people_and_companies_are_looked_for_apart(example_store: OxigraphStore) -> None:
    assert resolve_person(example_store, "lei jun").value.endswith("/person/lei-jun")
    with pytest.raises(UnknownName):
        resolve_person(example_store, "Xiaomi")


INJECTIONS = (
    '" } DROP ALL #',
    '"} } ; DROP ALL ; SELECT * { ?s ?p ?o',
    "\\' } INSERT DATA { GRAPH <http://x> { <a:a> <a:b> <a:c> } } #",
    "org:xiaomi> } DELETE WHERE { ?s ?p ?o } #",
    "?company",
    "\x00\u2028\n'''\"\"\"\\u0022",
)
WORDS = st.one_of(st.sampled_from(INJECTIONS), st.text(max_size=30))


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(word=WORDS, data=st.data())
def test_no_word_breaks_a_query_or_changes_the_store(
    example_store: OxigraphStore, word: str, data: st.DataObject
) -> None:
    before = set(example_store.quads())
    query = data.draw(st.sampled_from(sorted(named_queries().values(), key=lambda q: q.name)))
    parameters = {parameter.name: word for parameter in query.parameters}
    try:
        run_named(example_store, query.name, parameters)
    except KgError as error:
        # It is the word that is refused, in one sentence; never the SPARQL.
        assert isinstance(error, UnknownName | BadParameter)
    assert set(example_store.quads()) == before


@settings(deadline=None)
@given(word=WORDS)
def test_a_string_parameter_stays_the_string_it_is(word: str) -> None:
    parameter = Parameter("words", "string", True, "what to look for")
    store = OxigraphStore.memory()
    term = parameter.term(store, word)
    ((found,),) = store.select("SELECT ?words {}", words=term)
    assert found is not None and found.value == word
