"""A difference is told in words, and its patch leads from one graph to the other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from kg.articles import from_text
from kg.dates import PartialDate
from kg.diff import diff, opened, patched, read_patch
from kg.diff.patch import steady
from kg.errors import BadParameter, PatchError, StoreError
from kg.export import write
from kg.graph.claims import article_graph, article_quads
from kg.model import Article, Evidence, Extraction, Record, Statement
from kg.pipeline import KnowledgeGraph
from kg.store.oxigraph import OxigraphStore
from tests.conftest import loaded
from tests.curation.deciding import decide

NODES = st.sampled_from([NamedNode(f"urn:{name}") for name in ("aurelia", "nordlens", "zephyr")])
BLANK = st.sampled_from([BlankNode("a"), BlankNode("b")])
TEXT = st.builds(Literal, st.text(alphabet=st.characters(codec="utf-8"), max_size=8))
QUADS = st.builds(Quad, NODES | BLANK, NODES, NODES | BLANK | TEXT, NODES)
DATASETS = st.sets(QUADS, max_size=8)


def holding(quads: set[Quad]) -> OxigraphStore:
    store = OxigraphStore.memory()
    store.inner.extend(quads)
    return store


@given(DATASETS, DATASETS)
def test_a_patch_leads_from_one_graph_to_the_other(one: set[Quad], other: set[Quad]) -> None:
    before, after = holding(one), holding(other)
    found = diff(before, after)
    assert patched(before.quads(), found.patch) == steady(after.quads())
    assert bool(found) == (steady(one) != steady(other))


@given(DATASETS, DATASETS)
def test_the_way_back_is_the_patch_turned_round(one: set[Quad], other: set[Quad]) -> None:
    there, back = diff(holding(one), holding(other)), diff(holding(other), holding(one))
    assert (there.gone, there.new) == (back.new, back.gone)


@given(DATASETS)
def test_a_graph_differs_in_nothing_from_itself(quads: set[Quad]) -> None:
    lines = "\n".join(f"{quad} ." for quad in quads)
    renamed = set(parse(lines, format=RdfFormat.N_QUADS, rename_blank_nodes=True))
    found = diff(holding(quads), holding(renamed))
    assert not found and found.patch == "" and str(found) == "Nothing differs."


@pytest.mark.parametrize("row", ["A <urn:a> .", "X <urn:a> <urn:b> <urn:c> .", "TA .", "A"])
def test_a_row_that_is_none_is_told(row: str) -> None:
    with pytest.raises(PatchError, match="line 2 of the patch"):
        list(read_patch(f"TX .\n{row}"))


CHANGES = [
    ("tp:stage stage:ended", "tp:stage stage:active", "stage was ended, is now active"),
    ('tp:endDate "2020-03"^^xsd:gYearMonth', "", "end date gone: 2020-03"),
    ("", "tp:kind kind:joint-venture", "kind new: joint venture"),
    ("", "tp:produced product:tamsin-one", "produced new: Tamsin One"),
]


@pytest.mark.parametrize(("gone", "new", "told"), CHANGES)
def test_what_was_and_what_is(gone: str, new: str, told: str) -> None:
    before, after = loaded("questions.trig"), loaded("questions.trig")
    deal = "<https://w3id.org/techpartners/id/partnership/halvern--quillon.1>"
    for what, fact in (("DELETE", gone), ("INSERT", new)):
        if fact:
            after.update(f"{what} DATA {{ GRAPH graph:resolved {{ {deal} {fact} }} }}")
    assert str(diff(before, after)) == f"1 partnership\n  Halvern – Quillon: cameras: {told}"


def test_new_and_gone_are_told_by_section() -> None:
    before, after = loaded("questions.trig"), loaded("questions.trig")
    after.update("DELETE WHERE { GRAPH graph:resolved { org:ketch ?p ?o } }")
    after.update(
        """INSERT DATA { GRAPH graph:resolved {
          org:orbita a tp:Company ; rdfs:label "Orbita" . person:al a tp:Person } }"""
    )
    after.update("DELETE WHERE { GRAPH graph:resolved { tenure:una-fjeld--sorrel ?p ?o } }")
    after.update("CLEAR GRAPH <https://w3id.org/techpartners/graph/article/a5>")
    words = str(diff(before, after))
    assert "2 companies\n  gone: Ketch\n  new: Orbita\n\n1 person\n  new: al\n\n" in words
    assert "gone: Halvern: no venture with Wexley" in words
    assert "1 tenure\n  gone: Una Fjeld – Sorrel – spokesperson\n\n1 article" in words
    assert "gone: Halvern – Wexley: kind joint venture (denied)" in words


def test_how_a_store_was_made_is_no_difference() -> None:
    before, after = loaded("questions.trig"), loaded("questions.trig")
    after.update('INSERT DATA { GRAPH graph:meta { run:store tp:pending "true"^^xsd:boolean } }')
    found = diff(before, after)
    assert not found and (found.patch, str(found)) == ("", "Nothing differs.")


def test_what_follows_is_patched_but_not_told() -> None:
    before, after = loaded("questions.trig"), loaded("questions.trig")
    after.update("INSERT DATA { GRAPH graph:inferred { org:luma tp:partnerOf org:ketch } }")
    found = diff(before, after)
    assert found and not found.changes
    assert str(found) == "What is told is the same; its making left other traces (1 triple)."
    assert found.to_dict() == {"changes": [], "gone": 0, "new": 1}


@pytest.mark.parametrize("ending", ["nq", "trig"])
def test_a_store_is_compared_with_what_was_exported_from_it(tmp_path: Path, ending: str) -> None:
    with KnowledgeGraph.open(tmp_path / "store") as graph:
        graph.store.inner.extend(loaded("questions.trig").quads())
        (file,) = write(graph.store, {"nq": "nquads"}.get(ending, ending), tmp_path / f"g.{ending}")
        assert not graph.diff(file)
    with opened(tmp_path / "store") as store, opened(file) as other:
        assert not diff(store, other)


def test_what_cannot_be_compared_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b")
    (tmp_path / "a.nq").write_text("no quads")
    for name, error in (("a.csv", BadParameter), ("a.nq", StoreError), ("none", StoreError)):
        with pytest.raises(error, match=name), opened(tmp_path / name):
            pass


def telling(id: str, published: str, end: str = "") -> list[Quad]:
    """The claims of an article on Nordlens and Zephyr, without any extractor."""
    text = "Nordlens and Zephyr make a joint venture."
    words = (Evidence(0, len(text), text),)

    def record(type: str, subject: str, **values: str | PartialDate) -> Record:
        said = tuple(Statement(field.strip("_"), v, words) for field, v in values.items())
        return Record(id, type, subject, said)

    day = dt.date.fromisoformat(published)
    article = Article(id, text, sha256="", title=id, published=day)
    deal = {"party": "Nordlens", "party_": "Zephyr", "kind": "joint-venture"}
    ended = {"stage": "ended", "end": PartialDate.parse(end)} if end else {"stage": "active"}
    records = (
        record("organization", "org.nordlens", name="Nordlens"),
        record("organization", "org.zephyr", name="Zephyr"),
        record("partnership", "p1", **deal, start=PartialDate(2019), **ended),
    )
    return article_quads(Extraction(article, records=records))


@pytest.fixture
def told_twice() -> KnowledgeGraph:
    graph = KnowledgeGraph.memory()
    graph.store.replace_graph(article_graph("a"), telling("a", "2021-05-03"))
    graph.store.replace_graph(article_graph("b"), telling("b", "2022-05-23", "2022-03"))
    graph.refresh()
    return graph


def test_what_the_articles_since_a_day_brought(told_twice: KnowledgeGraph) -> None:
    found = told_twice.known_before("2022-01-01").diff(told_twice)
    lines = [str(change) for change in found.changes if change.section == "partnership"]
    assert lines == [
        "Nordlens – Zephyr: end date new: 2022-03",
        "Nordlens – Zephyr: stage was active, is now ended",
    ]
    assert not [change for change in found.changes if change.section == "company"]
    assert str(found).startswith("1 partnership\n  Nordlens – Zephyr: end date")


def test_since_a_day_after_all_articles_nothing_is_new(told_twice: KnowledgeGraph) -> None:
    assert not told_twice.known_before("2022-05-24").diff(told_twice).changes


def test_what_people_decided_holds_on_both_sides(told_twice: KnowledgeGraph) -> None:
    told_twice.judge(decide("edit", "Nordlens", "Zephyr", field="start", to="2018"))
    assert not told_twice.known_before("2022-05-24").diff(told_twice)
    earlier = told_twice.known_before("2022-01-01")
    assert [str(row.since) for row in earlier.partners("Nordlens")] == ["2018"]
    starts = [c for c in earlier.diff(told_twice).changes if c.property == "start date"]
    assert not [change for change in starts if change.section == "partnership"]


def test_a_decision_on_what_was_known_before_stays_there(told_twice: KnowledgeGraph) -> None:
    earlier = told_twice.known_before("2022-01-01")
    earlier.judge(decide("accept", "Nordlens", "Zephyr"))
    assert earlier.judgements() and not told_twice.judgements()


def test_since_the_first_article_all_is_new(told_twice: KnowledgeGraph) -> None:
    found = told_twice.known_before("2021-05-03").diff(told_twice)
    assert all(not change.before and not change.property for change in found.changes)
    assert {"company", "partnership", "article", "claim"} == {c.section for c in found.changes}
    with pytest.raises(BadParameter, match="since takes a whole day"):
        told_twice.known_before("2021")


SAID = "Nordlens Optics AG and Kappa Mobile announced a strategic cooperation on lenses"


def _read(text: str) -> KnowledgeGraph:
    graph = KnowledgeGraph.memory()
    graph.add(from_text(text, id="a", published=dt.date(2024, 5, 1)))
    return graph


def test_a_claim_in_other_words_is_told_with_both() -> None:
    before, after = _read(f"{SAID} in Oslo."), _read(f"{SAID} in Bergen.")
    found = [change for change in before.diff(after).changes if change.section == "claim"]
    assert found and {change.property for change in found} == {"quote"}
    ((was, now),) = {(change.before, change.after) for change in found}
    assert was == (f"“{SAID} in Oslo.”",) and now == (f"“{SAID} in Bergen.”",)
    [text] = [str(change) for change in before.diff(after).changes if change.property == "text"]
    assert text.endswith(": another text")


def test_a_claim_in_another_place_is_no_other_claim() -> None:
    before, after = _read(f"News.\n\n{SAID}."), _read(f"News of today.\n\n{SAID}.")
    found = [change for change in before.diff(after).changes if change.section == "claim"]
    assert found and {change.property for change in found} == {"place in the text"}
    assert not any(change.before or change.after for change in found)
