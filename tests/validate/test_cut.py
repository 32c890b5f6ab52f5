"""A check of what a change touches finds what a full pass finds there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from kg.errors import UnknownName
from kg.pipeline import KnowledgeGraph
from kg.store.oxigraph import OxigraphStore
from kg.terms import SUPPORTED_BY, iri
from kg.validate import Violation, validate, widened
from kg.validate.shapes import constraints
from tests.conftest import SEED
from tests.validate.referee import by_pyshacl_alone

ROOT = Path(__file__).parents[2]
WIDER = ROOT / "tests" / "graphs" / "wider.trig"
EXAMPLE = WIDER.with_name("example.trig")
SHAPES = ROOT / "ontology" / "shapes.ttl"
# Things and values that set off one shape or another, wherever they turn up.
ADDED = [
    "org:xiaomi a tp:Person",
    "org:xiaomi rdfs:label 'Other'",
    "org:xiaomi tp:subsidiaryOf org:huawei",
    "org:huawei tp:subsidiaryOf org:leica-camera",
    "org:leica-camera tp:subsidiaryOf org:xiaomi",
    "org:xiaomi schema:sameAs <http://www.wikidata.org/entity/Q1>",
    "org:huawei schema:sameAs <http://www.wikidata.org/entity/Q1>",
    "tenure:x a tp:RoleTenure ; tp:holder person:x ; tp:role role:ceo ; "
    "tp:inOrganization org:xiaomi . person:x a tp:Person",
    "tenure:x tp:endDate '2020'^^xsd:gYear",
    "partnership:x a tp:Partnership ; tp:stage stage:active ; tp:scope field:mobile-imaging ; "
    "tp:supplier org:xiaomi ; tp:customer org:leica-camera ; tp:supportedBy claim:1",
    "partnership:x tp:stage stage:ended",
    "partnership:x tp:startDate 'soon'",
    "partnership:y a tp:Partnership ; tp:stage stage:active ; tp:scope field:mobile-imaging",
    "partnership:z a tp:Partnership ; tp:stage stage:active ; tp:scope field:mobile-imaging",
    "partnership:x tp:supplier org:huawei",
    "partnership:x tp:kind kind:friendship",
    "kind:friendship skos:inScheme kind:",
]


def graph_of(*texts: str) -> set[Quad]:
    store = OxigraphStore.memory()
    for text in texts:
        store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {text} }} }}")
    return set(store.quads())


def loaded(quads: set[Quad]) -> OxigraphStore:
    store = OxigraphStore.memory()
    store.inner.extend(quads)
    return store


WHOLE = {
    Quad(quad.subject, quad.predicate, quad.object, quad.graph_name)
    for quad in ox.parse(path=EXAMPLE, format=ox.RdfFormat.TRIG)
} | graph_of(*ADDED)
ORDER = sorted(WHOLE, key=str)
PARTS = st.sets(st.sampled_from(ORDER), max_size=12)


def ends(quads: set[Quad]) -> set[NamedNode]:
    nodes = (node for quad in quads for node in (quad.subject, quad.object))
    return {node for node in nodes if isinstance(node, NamedNode)}


@cache
def full_pass(quads: frozenset[Quad]) -> list[Violation]:
    return by_pyshacl_alone(loaded(set(quads)))


def check_change(before: set[Quad], after: set[Quad]) -> None:
    """A check of the change finds what a full pass does there, and nothing changed elsewhere."""
    store = loaded(after)
    changed = ends(before ^ after)
    touched = widened(store, changed)
    full = full_pass(frozenset(after))
    found = validate(store, focus=changed)
    assert found == [violation for violation in full if violation.focus in touched]
    old = full_pass(frozenset(before))
    kept = [violation for violation in old if violation.focus not in touched]
    assert sorted([*kept, *found], key=lambda v: v.sort_key) == full


@settings(max_examples=25, deadline=None)
@given(absent=PARTS, removed=PARTS, added=PARTS)
def test_what_a_change_touches_is_found_as_in_a_full_pass(
    absent: set[Quad], removed: set[Quad], added: set[Quad]
) -> None:
    before = WHOLE - absent
    check_change(before, (before - removed) | added)


@pytest.mark.parametrize("text", ADDED)
def test_each_wrong_thing_that_comes_or_goes_is_noticed(text: str) -> None:
    without = WHOLE - graph_of(text)
    check_change(without, WHOLE)
    check_change(WHOLE, without)


@pytest.mark.parametrize("text", ADDED)
def test_of_what_much_is_said_only_what_shapes_look_at_is_read(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.validate.cut._MUCH", 1)
    check_change(WHOLE - graph_of(text), WHOLE)


def test_shapes_ask_on_which_claims_a_thing_rests_of_partnerships_alone() -> None:
    asking = [
        triple.subject
        for triple in ox.parse(path=SHAPES, format=ox.RdfFormat.TURTLE)
        if triple.predicate == iri("sh:path") and triple.object == SUPPORTED_BY
    ]
    assert asking == [iri("shape:claims")]
    for constraint in constraints(inferred=False):
        if "tp:supportedBy" in constraint.select:
            assert "$this a tp:Partnership" in constraint.select


@pytest.mark.parametrize("predicate", ["rdf:type", "tp:denotes", "rdf:predicate", "oa:end"])
def test_what_else_a_verdict_hangs_on_is_noticed(predicate: str) -> None:
    """Each lone triple of the sort goes, and is missed."""
    for quad in [q for q in ORDER if q.predicate == iri(predicate)][::3]:
        check_change(WHOLE, WHOLE - {quad})


@pytest.mark.parametrize("graph", [EXAMPLE, WIDER])
def test_everything_touched_is_a_full_pass(graph: Path) -> None:
    store = OxigraphStore.memory()
    store.inner.load(path=graph, format=ox.RdfFormat.TRIG)
    everything = ends(set(store.quads()))
    assert validate(store, focus=everything) == by_pyshacl_alone(store)
    assert validate(store, inferred=False) == by_pyshacl_alone(store)
    assert validate(store, focus=()) == []


def test_the_vocabulary_is_no_way_from_one_thing_to_all() -> None:
    store = loaded(WHOLE)
    assert widened(store, {iri("stage:active"), iri("tp:Company")}) == set()


# ---- through the whole pipeline

FINE = "Nordlens Optics and Kappa Mobile announced a strategic alliance for cameras in 2019."


def test_a_partnership_in_quarantine_comes_back_when_mended(tmp_path: Path) -> None:
    article = tmp_path / "news.txt"
    graph = KnowledgeGraph.memory()
    wrong = "Nordlens Optics and Kappa Mobile began an alliance in 2019 that ended in 2015."
    article.write_text(wrong)
    found = [v for v in graph.ingest([article]).violations if v.severity == "violation"]
    assert "start-before-end" in {violation.shape for violation in found}
    assert graph.quarantined() == found
    for _ in range(2):  # another article leaves it where it is
        graph.ingest([SEED])
        assert graph.quarantined() == found
    assert not list(graph.partners("Nordlens Optics"))
    article.write_text(FINE)
    assert [v for v in graph.ingest([article]).violations if v.severity == "violation"] == []
    assert graph.quarantined() == []
    assert {row.partner for row in graph.partners("Nordlens Optics")} == {"Kappa Mobile"}
    article.write_text(wrong)
    graph.ingest([article])
    graph.forget("news")
    assert graph.quarantined() == []


def test_one_article_is_checked_as_in_a_full_pass() -> None:
    graph = KnowledgeGraph.memory()
    graph.ingest([SEED])
    assert graph.validate("2022-05-23-xiaomi-leica") == graph.validate()
    with pytest.raises(UnknownName, match="nowhere"):
        graph.validate("nowhere")
