"""What any store of ours does, whatever keeps its quads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryTriples,
    RdfFormat,
    serialize,
)

from kg.errors import StoreError
from kg.store.base import Store
from kg.store.oxigraph import OxigraphStore
from kg.terms import COMPANY, FOUNDED, INFERRED, LABEL, META, RESOLVED, TYPE, english, iri, typed

XIAOMI, LEICA = iri("org:xiaomi"), iri("org:leica-camera")
FACTS = [
    Quad(XIAOMI, TYPE, COMPANY, RESOLVED),
    Quad(XIAOMI, LABEL, Literal("Xiaomi"), RESOLVED),
    Quad(XIAOMI, FOUNDED, typed("2010", "gYear"), RESOLVED),
    Quad(LEICA, TYPE, COMPANY, RESOLVED),
]

Make = Callable[[], OxigraphStore]


@pytest.fixture(params=["memory", "disk", "disk, as if it were much"])
def make(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    if request.param == "memory":
        return OxigraphStore.memory
    if request.param != "disk":
        for threshold in ("_MANY", "_LONG"):
            monkeypatch.setattr(f"kg.store.oxigraph.{threshold}", 0)
    return lambda: OxigraphStore.open(tmp_path / "store")


@pytest.fixture
def store(make: Make) -> Iterator[Store]:
    with make() as opened:
        yield opened


def ours(store: Store) -> set[Quad]:
    """All but what the store notes about itself."""
    return {quad for quad in store.quads() if quad.graph_name != META}


def test_a_new_store_is_empty(store: Store) -> None:
    assert ours(store) == set()
    assert [name for name in store.graphs() if name != META] == []


def test_a_graph_is_replaced_whole_and_leaves_others_alone(store: Store) -> None:
    other = Quad(XIAOMI, TYPE, COMPANY, INFERRED)
    store.replace_graph(INFERRED, [other])
    store.replace_graph(RESOLVED, FACTS)
    assert ours(store) == {*FACTS, other}
    store.replace_graph(RESOLVED, FACTS[:1])
    assert ours(store) == {FACTS[0], other}
    store.replace_graph(RESOLVED, [])
    assert ours(store) == {other}
    assert [name for name in store.graphs() if name != META] == [INFERRED]


def test_replacing_twice_is_as_good_as_once(store: Store) -> None:
    store.replace_graph(RESOLVED, FACTS)
    size = len(store)
    store.replace_graph(RESOLVED, iter([*FACTS, *FACTS]))
    assert len(store) == size
    assert set(store.quads(graph=RESOLVED)) == set(FACTS)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(), st.sampled_from(["de", "en-GB", ""]))
def test_every_text_comes_back_as_it_went_in(store: Store, text: str, language: str) -> None:
    value = Literal(text, language=language) if language else Literal(text)
    quad = Quad(LEICA, LABEL, value, RESOLVED)
    store.replace_graph(RESOLVED, [quad])
    assert list(store.quads(graph=RESOLVED)) == [quad]


@pytest.mark.parametrize(
    "text",
    ['She said "yes"', "two\nlines\r\n\ttabbed", "back\\slash \\u0041", "} ; DROP ALL #", "a\0b",
     "徕卡 😀 \u2028", "'''\"\"\"", ""],
)  # fmt: skip
def test_no_text_breaks_out_of_its_quotes(store: Store, text: str) -> None:
    store.replace_graph(RESOLVED, [Quad(LEICA, LABEL, Literal(text), RESOLVED), *FACTS])
    assert [q.object for q in store.quads(LEICA, LABEL)] == [Literal(text)]
    assert ours(store) > set(FACTS)


def test_half_a_character_is_refused_before_it_can_reach_a_store() -> None:
    with pytest.raises(ValueError):
        Literal("\ud800")
    with pytest.raises(ValueError):
        NamedNode("http://example.org/\ud800")


def test_what_is_written_as_n_quads_comes_in_beside_what_is_there(store: Store) -> None:
    store.insert(FACTS[:2])
    written = serialize(FACTS[1:], format=RdfFormat.N_QUADS)
    assert written
    store.load(written)
    store.load(b"")
    assert ours(store) == set(FACTS)


def test_of_what_cannot_be_read_nothing_comes_in(store: Store) -> None:
    written = serialize(FACTS, format=RdfFormat.N_QUADS)
    assert written
    with pytest.raises(SyntaxError):
        store.load(written + b"no quad")
    assert ours(store) == set()


def test_a_failed_replacement_changes_nothing(store: Store) -> None:
    store.replace_graph(RESOLVED, FACTS)

    def broken() -> Iterator[Quad]:
        yield Quad(XIAOMI, LABEL, Literal("half"), RESOLVED)
        raise RuntimeError("the reader failed")

    with pytest.raises(RuntimeError, match="the reader failed"):
        store.replace_graph(RESOLVED, broken())
    assert ours(store) == set(FACTS)


def test_an_update_is_run_whole_or_not_at_all(store: Store) -> None:
    store.replace_graph(RESOLVED, FACTS)
    with pytest.raises(OSError):
        store.update("CLEAR ALL ; LOAD <file:///nowhere.ttl>")
    with pytest.raises(SyntaxError):
        store.update("CLEAR ALL ; INSERT DATA { oops }")
    assert ours(store) == set(FACTS)
    store.update("DELETE WHERE { GRAPH graph:resolved { org:xiaomi ?p ?o } }")
    assert ours(store) == {FACTS[3]}


def test_select_asks_all_graphs_and_knows_our_prefixes(store: Store) -> None:
    store.replace_graph(RESOLVED, FACTS[:3])
    store.replace_graph(INFERRED, FACTS[3:])
    rows = store.select("SELECT ?c ?n WHERE { ?c a tp:Company OPTIONAL { ?c rdfs:label ?n } }")
    assert sorted(rows, key=str) == [(LEICA, None), (XIAOMI, Literal("Xiaomi"))]


def test_variables_are_bound_as_terms_not_as_text(store: Store) -> None:
    store.replace_graph(RESOLVED, [*FACTS, Quad(LEICA, LABEL, english('"x"'), RESOLVED)])
    asked = "SELECT ?c ?name WHERE { ?c rdfs:label ?name }"
    assert list(store.select(asked, name=Literal("Xiaomi"))) == [(XIAOMI, Literal("Xiaomi"))]
    assert list(store.select(asked, name=english('"x"'))) == [(LEICA, english('"x"'))]
    assert list(store.select(asked, name=Literal('" } #'))) == []


def test_query_answers_every_form(store: Store) -> None:
    store.replace_graph(RESOLVED, FACTS)
    answer = store.query("ASK { org:xiaomi a tp:Company }")
    assert isinstance(answer, QueryBoolean) and answer
    made = store.query("CONSTRUCT WHERE { ?c a tp:Company }")
    assert isinstance(made, QueryTriples)
    assert {triple.subject for triple in made} == {XIAOMI, LEICA}
    with pytest.raises(TypeError, match="SELECT"):
        store.select("ASK { ?s ?p ?o }")
    with pytest.raises(SyntaxError):
        store.query("SELEC * {}")


def test_quads_match_every_part_of_a_pattern(store: Store) -> None:
    store.replace_graph(RESOLVED, FACTS)
    assert set(store.quads(XIAOMI)) == set(FACTS[:3])
    assert set(store.quads(predicate=TYPE)) == {FACTS[0], FACTS[3]}
    assert set(store.quads(object=Literal("Xiaomi"))) == {FACTS[1]}
    assert set(store.quads(graph=INFERRED)) == set()
    assert set(store.quads(*FACTS[3])) == {FACTS[3]}


def test_graphs_are_sorted(store: Store) -> None:
    for name in ("graph:article/b", "graph:resolved", "graph:article/a"):
        store.replace_graph(iri(name), FACTS)
    names = [name.value for name in store.graphs()]
    assert names == sorted(names)
    assert {iri("graph:article/a"), iri("graph:article/b"), RESOLVED} <= {*store.graphs()}


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match=r"closed; open it again"):
        store.select("SELECT * {}")


def test_what_was_written_is_there_when_opened_again(tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "deep" / "store") as store:
        store.replace_graph(RESOLVED, FACTS)
        store.replace_graph(INFERRED, FACTS)
        before = set(store.quads())
    for read_only in (False, True):
        with OxigraphStore.open(tmp_path / "deep" / "store", read_only=read_only) as store:
            assert set(store.quads()) == before


@pytest.mark.parametrize(
    ("sparql", "found"),
    [
        ("SELECT ?o { ?s ?p ?o }", {"1", "2"}),
        ("SELECT ?o FROM graph:resolved { ?s ?p ?o }", {"1"}),
        ("SELECT ?o from graph:resolved from graph:inferred { ?s ?p ?o }", {"1", "2"}),
        ("SELECT ?o FROM NAMED graph:inferred { GRAPH ?g { ?s ?p ?o } }", {"2"}),
        ('SELECT ?o { ?s ?p ?o FILTER (STR(?o) != "from here") }', {"1", "2"}),
        ("SELECT ?o { ?s ?p ?o } # FROM graph:resolved", {"1", "2"}),
        ("SELECT ?o { ?from ?p ?o FILTER (?from != <urn:from>) }", {"1", "2"}),
    ],
)
def test_from_names_the_graphs_that_are_asked(
    store: OxigraphStore, sparql: str, found: set[str]
) -> None:
    store.update("CLEAR ALL")
    store.update(
        "INSERT DATA { GRAPH graph:resolved { org:a tp:founded 1 } "
        "GRAPH graph:inferred { org:a tp:founded 2 } }"
    )
    assert {term.value for (term,) in store.select(sparql) if term} == found
