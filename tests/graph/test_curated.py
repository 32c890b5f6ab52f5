"""What people decided stands in a graph of its own, and decides what the others hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal

from kg import KnowledgeGraph
from kg.articles import from_text
from kg.curation import Ledger
from kg.errors import JudgementError
from kg.model import Extraction, Record
from kg.terms import CURATED, QUARANTINE, RESOLVED, STAGE, iri
from tests.curation.deciding import decide

TEXT = "Nordlens has cooperated with Zephyr on phone cameras since 2019."
BOTH = ("Nordlens", "Zephyr")


@pytest.fixture
def graph() -> KnowledgeGraph:
    made = KnowledgeGraph.memory()
    made.add(from_text(TEXT, id="a"))
    return made


def since(graph: KnowledgeGraph) -> list[str]:
    return [str(row.since) for row in graph.partners("Nordlens")]


def nquads(graph: KnowledgeGraph) -> list[str]:
    return sorted(map(str, graph.store.quads()))


def test_who_when_and_why_can_be_asked(graph: KnowledgeGraph) -> None:
    graph.judge(decide("edit", *BOTH, field="start", to="2018", why="its own report"))
    (row,) = graph.query(
        """SELECT ?verdict ?by ?on ?why ?to ?was WHERE { GRAPH graph:curated {
          ?judgement a tp:Judgement ; tp:verdict ?verdict ; tp:decidedBy ?by ; tp:decidedOn ?on ;
            tp:reason ?why ; tp:newValue ?to ; tp:judges ?claim }
        ?claim rdf:object ?was }"""
    )
    told = (row.verdict, row.by, str(row.on), row.why, row.to, str(row.terms["was"].value))
    assert told == ("edit", "mira", "2026-01-31", "its own report", "2018", "2019")


def test_the_old_value_is_kept_beside_the_new_one(graph: KnowledgeGraph) -> None:
    graph.judge(decide("edit", *BOTH, field="start", to="2018", why="its own report"))
    assert since(graph) == ["2018"]
    told = str(graph.explain(*BOTH))
    assert "start date: 2019" in told
    assert "decided by mira, 2026-01-31: edit Nordlens – Zephyr, start → 2018: its own" in told


def test_a_decision_on_a_company_is_told_with_its_partnerships(graph: KnowledgeGraph) -> None:
    graph.judge(decide("rename", "Nordlens", to="Nordlens Optics"))
    (link,) = graph.explain(*BOTH).links
    assert link.decided == ("mira, 2026-01-31: rename Nordlens → Nordlens Optics: so",)


def test_an_undo_leaves_the_graph_as_it_was(graph: KnowledgeGraph) -> None:
    before = nquads(graph)
    no = decide("reject", *BOTH)
    graph.judge(no)
    assert since(graph) == []
    graph.judge(decide("undo", to=no.id))
    assert nquads(graph) == before
    assert [entry.state for entry in graph.judgements()] == ["taken back", "in force"]


def test_what_applies_to_nothing_is_not_kept(graph: KnowledgeGraph) -> None:
    before = nquads(graph)
    with pytest.raises(JudgementError, match="no article names 'Nobody' now; nothing was decided"):
        graph.judge(decide("accept", *BOTH), decide("accept", "Nobody"))
    assert (nquads(graph), graph.judgements()) == (before, [])


def test_step_by_step_or_all_at_once_comes_to_one_graph(graph: KnowledgeGraph) -> None:
    said = [
        decide("edit", *BOTH, field="stage", to="ended"),
        decide("edit", *BOTH, field="end", to="2021"),
        decide("rename", "Zephyr", to="Zephyr Cars"),
        decide("reject", *BOTH, field="scope"),
    ]
    for judgement in said:
        graph.judge(judgement)
    by_steps = nquads(graph)
    graph.refresh()
    assert nquads(graph) == by_steps
    other = KnowledgeGraph.memory()
    other.add(from_text(TEXT, id="a"))
    other.judge(*reversed(said))
    assert nquads(other) == by_steps


def test_an_accepted_account_comes_in_though_a_shape_objects(graph: KnowledgeGraph) -> None:
    graph.judge(decide("edit", *BOTH, field="end", to="2010"))
    graph.judge(decide("edit", *BOTH, field="stage", to="ended"))
    assert since(graph) == [] and list(graph.store.quads(graph=QUARANTINE))
    found = graph.judge(decide("accept", *BOTH))
    assert since(graph) == ["2019"]
    assert "violation" in {violation.severity for violation in found}  # told all the same


def test_judgements_outlive_a_build_and_another_extractor(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text(TEXT)
    with KnowledgeGraph.open(tmp_path / "store") as graph:
        graph.build([news])
        graph.judge(decide("edit", *BOTH, article="a", field="start", value="2019", to="2018"))
        assert since(graph) == ["2018"]
        graph.build([news])
        assert since(graph) == ["2018"]
        lines = (tmp_path / "curation" / "judgements.jsonl").read_bytes()
    with KnowledgeGraph.open(tmp_path / "other", extractor=Unsure()) as graph:
        report = graph.build([news])
        assert (since(graph), report.unapplied) == (["2018"], [])
        assert (tmp_path / "curation" / "judgements.jsonl").read_bytes() == lines


class Unsure:
    """Reads as the default extractor does, with little confidence and other numbers."""

    name = "unsure"

    def extract(self, article) -> Extraction:
        from dataclasses import replace

        from kg.extract.plugins import extractor

        found = extractor().extract(article)
        records = [
            Record(
                record.document,
                record.type,
                record.subject.replace("partnership.", "partnership.x"),
                tuple(replace(said, confidence=0.2) for said in record.statements),
            )
            for record in found.records
        ]
        return replace(found, records=tuple(records))


def test_what_no_longer_applies_is_reported_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    with KnowledgeGraph.open(tmp_path / "store") as graph:
        graph.build([path])
        graph.judge(decide("edit", *BOTH, field="start", to="2018"))
        path.write_text("Vega and Lumen announced a partnership.")
        report = graph.ingest([path])
        (sentence,) = report.unapplied
        assert "edit Nordlens – Zephyr" in sentence and "no article names 'Nordlens'" in sentence
        assert "judges" in {violation.shape for violation in graph.validate()}
        (entry,) = graph.judgements()
        assert entry.state == "does not apply" and "Nordlens" in str(entry)
        path.write_text(TEXT)
        assert graph.ingest([path]).unapplied == []
        assert since(graph) == ["2018"]


def test_what_does_not_apply_is_told_again_where_nothing_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    ledger = Ledger(tmp_path / "curation" / "judgements.jsonl")
    ledger.append(decide("accept", "Vega"), decide("undo", to="0123"), decide("accept", *BOTH))
    with ledger.path.open("a") as file:
        file.write("{broken\n")
    with KnowledgeGraph.open(tmp_path / "store") as graph:
        first, again = (graph.ingest([tmp_path / "a.txt"]) for _ in range(2))
        assert again.unchanged == 1 and again.unapplied == first.unapplied
        for told in ("line 4 is not JSON", "no article names 'Vega' now", "has the id 0123"):
            assert any(told in sentence for sentence in again.unapplied)
        assert len(again.unapplied) == 3


def test_a_broken_line_is_told_and_the_others_are_replayed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with KnowledgeGraph.open(tmp_path / "store") as graph:
        graph.build([tmp_path / "a.txt"])
        graph.judge(decide("edit", *BOTH, field="start", to="2018"))
        with (tmp_path / "curation" / "judgements.jsonl").open("a") as file:
            file.write("{broken\n")
        report = graph.build([tmp_path / "a.txt"])
        assert since(graph) == ["2018"]
        assert "line 2 is not JSON" in report.unapplied[0]


def test_the_graph_holds_judgements_in_force_alone(graph: KnowledgeGraph) -> None:
    assert not list(graph.store.quads(graph=CURATED))
    no = decide("reject", *BOTH, field="scope")
    graph.judge(no)
    assert Literal("reject") in {quad.object for quad in graph.store.quads(graph=CURATED)}
    graph.judge(decide("undo", to=no.id))
    assert not list(graph.store.quads(graph=CURATED))


def test_a_stage_that_a_person_states_needs_no_article(graph: KnowledgeGraph) -> None:
    graph.judge(decide("edit", *BOTH, field="stage", to="ended"))
    (quad,) = graph.store.quads(predicate=STAGE, graph=RESOLVED)
    assert quad.object == iri("stage:ended")
    assert not [found for found in graph.validate() if found.severity == "violation"]


def test_a_line_that_came_from_elsewhere_is_followed_at_the_next_ingest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with KnowledgeGraph.open(tmp_path / "store") as graph:
        graph.build([tmp_path / "a.txt"])
        line = decide("edit", *BOTH, field="start", to="2018")
        Ledger(tmp_path / "curation" / "judgements.jsonl").append(line)
        graph.ingest([tmp_path / "a.txt"])
        assert since(graph) == ["2018"]
