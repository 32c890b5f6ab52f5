"""Articles read by several processes: the same graph, clear errors, nobody left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from itertools import count, islice
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.articles import from_text
from kg.errors import BadParameter, PluginError, WorkerError
from kg.extract import Extractor, RuleExtractor
from kg.extract.plugins import extractor
from kg.model import Article, Extraction
from kg.workers import each, number_of
from tests.conftest import Command
from tests.ingesting import ARTICLES

PROGRAM = """
import sys
from kg import KnowledgeGraph
if __name__ == "__main__":
    print("begun", flush=True)
    with KnowledgeGraph.open(sys.argv[1]) as graph:
        graph.ingest(sys.argv[2], workers=2, progress=lambda _: print("read", flush=True))
"""
UNGUARDED = """
import sys
from kg import KnowledgeGraph
KnowledgeGraph.memory().ingest(sys.argv[1], workers=2)
"""


def written(folder: Path, articles: list[Article]) -> Path:
    folder.mkdir()
    for article in articles:
        (folder / f"{article.id}.txt").write_text(article.text)
    return folder


def contents(graph: KnowledgeGraph) -> list[str]:
    """All quads, the record of the run among them."""
    return sorted(map(str, graph.store.quads()))


def asked(reader: Extractor, article: Article) -> tuple[int, str, int]:
    return os.getpid(), article.id, len(reader.extract(article).records)


def stop(reader: Extractor, article: Article) -> str:
    if article.id == "bad":
        os.kill(os.getpid(), signal.SIGKILL)
    return article.id


def late(reader: Extractor, article: Article) -> str:
    time.sleep(0.3 if article.id == "a0" else 0)
    return article.id


@pytest.mark.slow
def test_several_processes_read_and_keep_the_order() -> None:
    here = [(name, records) for _, name, records in each(asked, ARTICLES, extractor())]
    there = list(each(asked, ARTICLES, extractor(), workers=2))
    assert [(name, records) for _, name, records in there] == here
    assert os.getpid() not in {pid for pid, _, _ in there}
    assert list(each(late, ARTICLES, extractor(), workers=2)) == [a.id for a in ARTICLES]


@pytest.mark.slow
def test_no_more_than_a_few_articles_are_under_way() -> None:
    asked_for = count()
    endless = (from_text("Nordlens supplies Zephyr.", id=f"n{next(asked_for)}") for _ in count())
    with closing(each(late, endless, extractor(), workers=2)) as found:
        assert list(islice(found, 3)) == ["n0", "n1", "n2"]
    assert next(asked_for) < 3 + 2 * 8


@pytest.mark.slow
def test_the_graph_and_the_report_are_the_same_for_any_number(tmp_path: Path) -> None:
    folder = written(tmp_path / "news", ARTICLES)
    (folder / "a1-empty.txt").write_text("")
    (folder / "a2-french.txt").write_text("La société fournit des objectifs à une autre. " * 9)
    one, two = KnowledgeGraph.memory(), KnowledgeGraph.memory()
    alone = one.ingest(folder)
    seen: list[str | None] = []
    shared = two.ingest(folder, workers=2, progress=lambda a: seen.append(a and a.id))
    assert contents(one) == contents(two)
    assert alone.records == shared.records > 0
    assert [*alone.articles, None] == [*shared.articles, None] == seen
    assert alone.refused == shared.refused != []
    assert str(alone.failures) == str(shared.failures) != "[]"


@pytest.mark.slow
def test_a_script_that_each_process_would_run_anew_is_told_and_does_not_hang(
    tmp_path: Path,
) -> None:
    script, folder = tmp_path / "script.py", written(tmp_path / "news", ARTICLES)
    script.write_text(UNGUARDED)
    command = [sys.executable, script, folder]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 1
    # Behind it Python itself may warn that the processes which broke off left something open.
    (told,) = (line for line in ran.stderr.splitlines() if line.startswith("kg.errors.WorkerError"))
    assert 'in a script below if __name__ == "__main__"' in told


class Unknown(RuleExtractor):
    """An extractor given as an object that cannot be pickled, and reads nothing."""

    name = "unknown"

    def __init__(self) -> None:
        self.log = open(os.devnull)  # noqa: SIM115, PTH123

    def extract(self, article: Article) -> Extraction:
        return Extraction(article)


def test_an_extractor_that_cannot_travel_reads_with_one_worker(tmp_path: Path) -> None:
    reader = Unknown()
    folder = written(tmp_path / "news", ARTICLES[:1])
    with closing(reader.log):
        graph = KnowledgeGraph.memory(reader)
        assert len(graph.ingest(folder).articles) == 1
        with pytest.raises(PluginError, match=r"'unknown' cannot be sent .* use workers=1"):
            KnowledgeGraph.memory(reader).ingest(folder, workers=2)


def test_unchanged_articles_start_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = written(tmp_path / "news", ARTICLES[:1])
    graph = KnowledgeGraph.memory()
    graph.ingest(folder)
    monkeypatch.setattr("concurrent.futures.process.ProcessPoolExecutor.submit", None)
    assert graph.ingest(folder, workers=2).unchanged == 1


@pytest.mark.slow
def test_a_process_that_dies_is_told_and_what_was_read_before_is_there() -> None:
    bad = from_text("Nordlens left.", id="bad")
    found = each(stop, [ARTICLES[0], bad, *ARTICLES[1:]], extractor(), workers=2)
    with pytest.raises(WorkerError, match="a process that was at work died"):
        list(found)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_stopped_by_ctrl_c_or_killed_it_leaves_no_process_behind(
    how: signal.Signals, tmp_path: Path
) -> None:
    texts = [from_text(ARTICLES[n % 3].text, id=f"n{n}") for n in range(2000)]
    folder = written(tmp_path / "news", texts)
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    command = [sys.executable, str(program), str(tmp_path / "store"), str(folder)]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=pipe, env=env, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        assert [process.stdout.readline() for _ in range(2)] == ["begun\n", "read\n"]
        if how is signal.SIGINT:  # the terminal sends it to all
            os.killpg(process.pid, how)
        else:
            process.kill()
        process.communicate(timeout=30)  # it waits until all who hold the pipe are gone
    with KnowledgeGraph.open(tmp_path / "store") as graph:
        read = len(graph.articles())
        # What waits goes in when Ctrl-C ends it; a kill leaves it no time, and what was read goes.
        assert (0 if how is signal.SIGKILL else 1) <= read < 2000
        assert graph.is_pending() == (read > 0)


def test_how_many_are_meant(tmp_path: Path) -> None:
    assert number_of(0) == os.cpu_count()
    with pytest.raises(BadParameter, match="not -1"):
        number_of(-1)


@pytest.mark.slow
def test_extract_prints_the_same(kg: Command, tmp_path: Path) -> None:
    folder = written(tmp_path / "news", ARTICLES)
    one = kg("extract", folder)
    two = kg("extract", folder, "--workers", "2")
    assert one.code == two.code == 0 and one.out == two.out != ""
    assert kg("extract", folder, "--workers", "-1").code == 2
