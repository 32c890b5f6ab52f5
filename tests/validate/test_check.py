"""Checking in other processes, and what an article's graph was asked when it was read."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.extract import RuleExtractor
from kg.model import Article, Extraction
from kg.store.oxigraph import OxigraphStore
from kg.terms import iri
from kg.validate import check, targets
from tests.ingesting import ARTICLES

CHECK = importlib.import_module("kg.validate.check")
NODES = [iri(f"product:z{number}") for number in range(12)]


class TooSure(RuleExtractor):
    """The default extractor, but it is surer of itself than one can be."""

    def extract(self, article: Article) -> Extraction:
        found = super().extract(article)
        records = [
            replace(record, statements=tuple(replace(s, confidence=1.5) for s in record.statements))
            for record in found.records
        ]
        return replace(found, records=tuple(records))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of twelve products that nobody makes, one without a name."""
    with OxigraphStore.open(tmp_path / "store") as store:
        told = " ".join(f"{node} a tp:Product ; rdfs:label 'Z'@en ." for node in NODES[1:])
        store.update(
            f"INSERT DATA {{ GRAPH graph:resolved {{ {NODES[0]} a tp:Product . {told} }} }}"
        )
    return tmp_path / "store"


@pytest.mark.slow
def test_several_processes_find_what_one_finds(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CHECK, "_AT_ONCE", 2)
    with OxigraphStore.open(folder) as store:
        found = check(store, targets(store), workers=2)
        assert found == check(store, targets(store))
        assert {violation.focus for violation in found} == set(NODES)


def test_what_another_process_cannot_read_is_looked_at_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert CHECK._in_folder(folder / "nowhere", NODES) is None
    monkeypatch.setattr(CHECK, "_AT_ONCE", 2)
    monkeypatch.setattr(CHECK, "each", lambda _, parts, *__: (None for part in parts))
    with OxigraphStore.open(folder) as store:
        assert len(check(store, targets(store), workers=2)) >= len(NODES)


def test_an_article_s_own_graph_is_asked_when_it_is_read_and_told_with_it_alone() -> None:
    graph = KnowledgeGraph.memory(TooSure())
    told = graph.add(ARTICLES[0]).violations
    assert {violation.shape for violation in told} == {"claim-confidence", "published"}
    sober = KnowledgeGraph(graph.store, RuleExtractor())
    assert {violation.shape for violation in sober.add(ARTICLES[1]).violations} == {"published"}
    assert set(told) <= set(graph.validate())
    assert {violation.shape for violation in sober.refresh()} >= {"claim-confidence"}
