"""kg report, kg diff and kg stats: the library's answers on the terminal and in files."""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.pipeline import KnowledgeGraph
from kg.reason import infer
from tests.conftest import Command, loaded


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store"
    with KnowledgeGraph.open(path) as graph:
        graph.store.inner.bulk_extend(loaded("questions.trig").quads())
        infer(graph.store)
    return path


def test_report_is_markdown_in_a_pipe(kg: Command, store: Path) -> None:
    ran = kg("report", "Halvern", "--store", store, "--on", "2020-06-30")
    assert ran.code == 0 and ran.out.startswith("# Halvern and its partners\n")
    assert "**On 30 Jun 2020:** active" in ran.out and "data:image/svg+xml" in ran.out


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no such terminals here")
def test_report_on_a_terminal_spares_it_the_picture(
    kg: Command, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, terminal = os.openpty()
    with os.fdopen(screen, "rb") as seen, os.fdopen(terminal, "w", encoding="utf-8") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        with ThreadPoolExecutor() as reader:  # a terminal takes no more than is read from it
            shown = reader.submit(lambda: b"".join(iter(seen.readline, b"THE END\r\n")).decode())
            ran = kg("report", "Halvern", "--store", store)
            print("THE END", file=stdout, flush=True)
    assert ran.code == 0 and shown.result().startswith("# Halvern and its partners")
    assert "> “" in shown.result() and "Timeline" not in shown.result()


@pytest.mark.parametrize(("name", "files"), [("h.html", 1), ("h.md", 2), ("h.json", 1)])
def test_report_to_a_file(kg: Command, store: Path, tmp_path: Path, name: str, files: int) -> None:
    ran = kg("report", "Halvern", "--store", store, "-o", tmp_path / "out" / name)
    assert ran.code == 0 and ran.err.count("wrote ") == files == len(
        list((tmp_path / "out").iterdir())
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report", "Halvren"], "did you mean 'Halvern'"),
        (["report", "Halvern", "--on", "2020"], "whole day"),
        (["report", "Halvern", "--format", "pdf"], "markdown, html, json"),
        (["diff"], "kg diff takes A and B"),
        (["diff", "x.nq"], "kg diff takes A and B"),
        (["diff", "x", "y", "--since", "2020-01-01"], "kg diff takes A and B"),
        (["diff", "--since", "yesterday"], "since takes a whole day"),
    ],
)
def test_a_mistake_is_one_sentence(
    kg: Command, store: Path, arguments: list[str], told: str
) -> None:
    ran = kg(*arguments, "--store", store)
    assert ran.code == 2 and told in ran.err and ran.err.count("\n") == 1


def test_diff_says_by_its_exit_code_whether_anything_differs(
    kg: Command, store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "graph.nq"
    kg("export", "--store", store, "-o", file)
    same = kg("diff", store, file)
    assert (same.code, same.out) == (0, "Nothing differs.\n")
    lines = [line for line in file.read_text("utf-8").splitlines(True) if "org/ketch>" not in line]
    file.write_text("".join(lines), "utf-8")
    other = kg("diff", store, file)
    assert other.code == 1 and "gone: Ketch" in other.out
    patch = kg("diff", store, file, "--format", "patch")
    assert patch.code == 1 and patch.out.startswith("TX .\nD ") and patch.out.endswith("\nTC .\n")
    told = json.loads(kg("diff", store, file, "--format", "json").out)
    assert [c["thing"] for c in told["changes"] if c["section"] == "company"] == ["org:ketch"]
    assert kg("diff", store, tmp_path / "none.nq").code == 2


def test_diff_since_a_day(kg: Command, built: Path) -> None:
    ran = kg("diff", "--since", "2022-01-01", "--store", built)
    assert ran.code == 1 and "new: Xiaomi and Leica agree" in ran.out
    later = kg("diff", "--since", "2030-01-01", "--store", built)
    assert (later.code, later.out) == (0, "Nothing differs.\n")


def test_stats_in_a_pipe_are_plain(kg: Command, store: Path) -> None:
    text = kg("stats", "--store", store).out
    assert "year  articles  partnerships begun\n" in text
    assert "Invented Wire  7" in text
    assert "0.0% of the claims judged, 0 copies of other articles" in text
    figures = json.loads(kg("stats", "--store", store, "--json").out)
    assert figures["articles"] == 7 == sum(figures["publishers"].values())
    assert figures == json.loads(kg("stats", "--store", store, "--format", "json").out)
