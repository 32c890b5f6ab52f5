"""A run that changed something leaves a record: what it did, with what, after which other."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kg import KnowledgeGraph, __version__
from kg.articles import from_text
from kg.extract import RuleExtractor
from kg.graph.runs import Reader, Run, record
from kg.model import Article, Extraction
from kg.query.result import Row
from kg.runs import BROKEN_OFF
from kg.store.oxigraph import OxigraphStore
from tests.conftest import SEED
from tests.curation.deciding import decide
from tests.history import contents

ROOT = Path(__file__).parents[1]
TEXTS = {
    "a": "Nordlens has cooperated with Zephyr on phone cameras since 2019.",
    "b": "Zephyr ended its partnership with Nordlens in May 2021.",
}
ARTICLES = {id: from_text(text, id=id) for id, text in TEXTS.items()}
OPENED = """
import sys
opened = set()
sys.addaudithook(lambda event, given: opened.add(str(given[0])) if event == "open" else None)
from kg.articles import read
from kg.extract import RuleExtractor
reader = RuleExtractor()
for article in read(sys.argv[1]):
    reader.extract(article)
print(*(path for path in opened if "/data/" in path), sep="\\n")
"""


class Unsure(RuleExtractor):
    """Breaks off at one article."""

    def extract(self, article: Article) -> Extraction:
        if article.id == "b":
            raise KeyboardInterrupt
        return super().extract(article)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for id, text in TEXTS.items():
        (folder / f"{id}.txt").write_text(text)
    return folder


def runs(graph: KnowledgeGraph) -> list[Row]:
    return list(graph.queries.runs())


def everything(graph: KnowledgeGraph) -> set[str]:
    return set(map(str, graph.store.quads()))


def told(graph: KnowledgeGraph, path: str) -> set[tuple[int, str]]:
    """What each run, by its number, leads to."""
    rows = graph.query(f"SELECT ?n ?of WHERE {{ ?run schema:position ?n ; {path} ?of }}")
    return {(int(row.n), str(row.terms["of"].value).rpartition("/")[2]) for row in rows}


def test_a_build_tells_what_it_did_and_with_what(news: Path) -> None:
    (news / "c.txt").write_text("")
    (news / "d.txt").write_text("La société fournit des objectifs à une autre. " * 9)
    graph = KnowledgeGraph.memory()
    report = graph.build(news, published="2022-05-23")
    (row,) = runs(graph)
    reader = RuleExtractor()
    assert (row.run, row.what, row.kg) == (1, "build", __version__)
    assert (row.extractor, row.version) == (reader.name, reader.version)
    assert (row.read, row.unchanged, row.dropped) == (3, 0, 0)
    assert (row.records, row.refused) == (report.records, 1)
    assert row.options == "published=2022-05-23"
    assert row.errors == str(report.failures[0]) != ""
    assert told(graph, "prov:generated") == {(1, "a"), (1, "b"), (1, "d")}


def test_the_next_run_stands_behind_it_and_tells_what_it_dropped(news: Path) -> None:
    graph = KnowledgeGraph.memory()
    graph.ingest(news / "a.txt")
    graph.ingest(news)
    graph.build(news / "b.txt")
    rows = [(row.run, row.what, row.read, row.unchanged, row.dropped) for row in runs(graph)]
    assert rows == [(1, "ingest", 1, 0, 0), (2, "ingest", 1, 1, 0), (3, "build", 0, 1, 1)]
    assert told(graph, "prov:generated") == {(1, "a"), (2, "b")}
    assert told(graph, "prov:invalidated") == {(3, "a")}
    assert told(graph, "prov:wasInformedBy/schema:position") == {(2, "1"), (3, "2")}
    (last,) = graph.query("SELECT ?n WHERE { run:store prov:wasGeneratedBy/schema:position ?n }")
    assert last.n == 3


def test_a_run_that_changes_nothing_leaves_no_trace(news: Path) -> None:
    graph = KnowledgeGraph.memory()
    graph.build(news)
    before = everything(graph)
    (news / "empty.txt").write_text("")
    graph.ingest(news)
    graph.build(news)
    graph.add(ARTICLES["a"])
    assert everything(graph) == before


def test_a_decision_that_an_ingest_follows_is_a_change() -> None:
    graph = KnowledgeGraph.memory()
    graph.add(ARTICLES["a"])
    graph.keep(decide("rename", "Nordlens", to="Nordlens Optics"))
    graph.add(ARTICLES["a"])
    assert [(row.run, row.read) for row in runs(graph)] == [(1, 1), (2, 0)]


def test_one_history_is_one_record_and_another_order_another() -> None:
    def made(*ids: str) -> KnowledgeGraph:
        graph = KnowledgeGraph.memory()
        for id in ids:
            graph.add(ARTICLES[id])
        return graph

    one, other = made("a", "b"), made("b", "a")
    assert everything(made("a", "b")) == everything(one)
    assert contents(other) == contents(one) and everything(other) != everything(one)


def test_what_comes_back_is_read_in_a_run_of_its_own() -> None:
    graph = KnowledgeGraph.memory()
    for _ in range(2):
        graph.add(ARTICLES["a"])
        graph.forget("a")
    assert told(graph, "prov:generated") == {(1, "a"), (2, "a")}


def test_a_run_that_goes_on_where_another_broke_off_says_so() -> None:
    broken = KnowledgeGraph.memory(Unsure())
    with pytest.raises(KeyboardInterrupt):
        broken.add(*ARTICLES.values())
    assert broken.articles() == ["a"] and runs(broken) == []
    graph = KnowledgeGraph(broken.store)
    graph.add(*ARTICLES.values())
    (row,) = runs(graph)
    assert (row.read, row.unchanged, row.errors) == (1, 1, BROKEN_OFF)
    assert told(graph, "prov:generated") == {(1, "b")}


def test_the_files_are_those_that_the_extractor_opens() -> None:
    graph = KnowledgeGraph.memory()
    graph.add(ARTICLES["a"])
    rows = graph.query(
        """SELECT ?name ?sha256 WHERE {
          ?run prov:used/prov:hadMember ?file . ?file schema:name ?name ; schema:sha256 ?sha256 }"""
    )
    command = [sys.executable, "-c", OPENED, str(SEED)]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    opened = [Path(line) for line in ran.stdout.splitlines()]
    assert len(opened) > 10
    assert {str(row.name): str(row.sha256) for row in rows} == {
        f"{path.parent.name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in opened
    }


def test_an_extractor_is_told_once_and_another_beside_it() -> None:
    graph = KnowledgeGraph.memory()
    graph.add(ARTICLES["a"])
    graph.add(ARTICLES["b"])
    KnowledgeGraph(graph.store, RuleExtractor(min_confidence=0.9)).add(ARTICLES["b"])
    versions = [row.version for row in runs(graph)]
    assert versions[0] == versions[1] != versions[2]
    count = "SELECT (COUNT(?x) AS ?n) WHERE { ?x a prov:Collection }"
    assert next(iter(graph.query(count))).n == 2


def test_a_file_name_that_is_no_text_can_be_told() -> None:
    store = OxigraphStore.memory()
    errors = ('news/\udce9.txt is empty; the "text" is missing\n',)
    store.update(record(store, Run("ingest", "0.1.0", Reader("rules"), errors=errors)))
    (row,) = runs(KnowledgeGraph(store))
    assert row.errors == 'news/\\udce9.txt is empty; the "text" is missing\n'


def test_the_version_is_that_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
