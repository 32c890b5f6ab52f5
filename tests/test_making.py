"""An article is in the store whole or not at all, and what follows from all comes right again."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random
from subprocess import PIPE

import pytest

from kg import KnowledgeGraph
from kg.articles import from_text
from kg.extract import RuleExtractor
from kg.model import Article, Extraction
from kg.terms import ARTICLE_GRAPHS
from tests.history import contents
from tests.ingesting import ARTICLES

INGESTING = [sys.executable, "-m", "tests.ingesting"]


class Counting(RuleExtractor):
    """The default extractor, which remembers what it was given to read."""

    def __init__(self) -> None:
        super().__init__()
        self.read_ids: list[str] = []

    def extract(self, article: Article) -> Extraction:
        self.read_ids.append(article.id)
        return super().extract(article)


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """All that a store holds into which the articles came without any trouble."""
    with KnowledgeGraph.open(tmp_path_factory.mktemp("wanted") / "store") as graph:
        return contents(made(graph, ARTICLES))


@pytest.fixture(scope="module")
def one_by_one() -> dict[str, set[str]]:
    """For each article the content of its graph."""
    return articles_of(made(KnowledgeGraph.memory(), ARTICLES))


def articles_of(graph: KnowledgeGraph) -> dict[str, set[str]]:
    return {
        graph_.value: set(map(str, graph.store.quads(graph=graph_)))
        for graph_ in graph.store.graphs()
        if graph_.value.startswith(ARTICLE_GRAPHS)
    }


def made(graph: KnowledgeGraph, articles: list[Article]) -> KnowledgeGraph:
    graph.add(*articles)
    return graph


def test_the_same_article_again_is_not_even_read(tmp_path: Path) -> None:
    reader = Counting()
    graph = KnowledgeGraph.memory(reader)
    first = graph.add(*ARTICLES[:3])
    before = contents(graph)
    again = graph.add(*reversed(ARTICLES[:3]))
    assert (first.unchanged, again.unchanged) == (0, 3)
    assert reader.read_ids == ["a0", "a1", "a2"]
    assert contents(graph) == before


@pytest.mark.parametrize(
    "edited",
    [
        from_text(ARTICLES[0].text.replace("2000", "2001"), id="a0"),
        from_text(ARTICLES[0].text, id="a0", published=dt.date(2020, 1, 1)),
        from_text(ARTICLES[0].text, id="a0", publisher="The Lens Post"),
    ],
)
def test_an_edited_article_is_read_again_and_replaces_its_claims_alone(edited: Article) -> None:
    reader = Counting()
    graph = made(KnowledgeGraph.memory(reader), ARTICLES[:3])
    report = graph.add(edited, *ARTICLES[1:3])
    assert (report.unchanged, reader.read_ids[3:]) == (2, ["a0"])
    assert contents(graph) == contents(made(KnowledgeGraph.memory(), [edited, *ARTICLES[1:3]]))


def test_another_version_of_the_extractor_reads_all_again() -> None:
    graph = made(KnowledgeGraph.memory(), ARTICLES[:2])
    other = KnowledgeGraph(graph.store, RuleExtractor(min_confidence=0.9))
    assert other.add(*ARTICLES[:2]).unchanged == 0


def test_what_was_read_before_something_breaks_off_is_kept(tmp_path: Path) -> None:
    class Breaking(Counting):
        def extract(self, article: Article) -> Extraction:
            if len(self.read_ids) == 2:
                raise RuntimeError("out of ideas")
            return super().extract(article)

    folder = tmp_path / "news"
    folder.mkdir()
    for article in ARTICLES:
        (folder / f"{article.id}.txt").write_text(article.text)
    graph = KnowledgeGraph.memory(Breaking())
    with pytest.raises(RuntimeError, match="out of ideas"):
        graph.ingest(folder)
    assert graph.articles() == [article.id for article in ARTICLES[:2]]
    assert graph.is_pending()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
@pytest.mark.slow
def test_killed_at_any_moment_the_store_opens_and_the_next_ingest_goes_on(
    tmp_path: Path, wanted: list[str], one_by_one: dict[str, set[str]]
) -> None:
    random, times, broken_off = Random(0), 40, 0
    with subprocess.Popen(INGESTING, stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as process:
        assert process.stdin and process.stdout
        assert process.stdout.readline() == "ready\n"

        def ingested(folder: Path, seconds: float | None = None) -> float:
            """Let the process ingest, and kill what does it after a while; how long it took."""
            assert process.stdin and process.stdout
            print(folder, file=process.stdin, flush=True)
            child, started = int(process.stdout.readline()), time.monotonic()
            if seconds is not None:
                time.sleep(seconds)
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            assert process.stdout.readline() == "over\n"
            return time.monotonic() - started

        longest = ingested(tmp_path / "timed")
        for n in range(times):
            ingested(tmp_path / str(n), random.uniform(0.1, 1.0) * longest)
        process.stdin.close()
    for n in range(times):
        with KnowledgeGraph.open(tmp_path / str(n)) as graph:
            held = articles_of(graph)
            assert all(quads == one_by_one[name] for name, quads in held.items())
            broken_off += graph.is_pending()
            if n % (times // 5) == 0:
                assert graph.add(*ARTICLES).unchanged == len(held)
                assert contents(graph) == wanted
    assert broken_off  # else it was always too early or too late


@pytest.mark.parametrize("full", ["before", "while"], ids=["before opening", "while writing"])
def test_a_full_disk_is_told_and_loses_nothing(
    full: str, tmp_path: Path, wanted: list[str]
) -> None:
    folder = tmp_path / "store"
    with KnowledgeGraph.open(folder) as graph:
        graph.add(*ARTICLES[:2])
    told = subprocess.run([*INGESTING, str(folder), full], stdout=PIPE, text=True, check=False)
    assert told.stdout.startswith(f"{folder} is on a disk that is full")
    with KnowledgeGraph.open(folder) as graph:
        assert set(graph.articles()) >= {article.id for article in ARTICLES[:2]}
        graph.add(*ARTICLES)
        assert contents(graph) == wanted
