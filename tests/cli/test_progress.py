"""How far the reading is: on a terminal a line that moves, in a pipe nothing."""

from __future__ import annotations

import os
import pty
import sys
from pathlib import Path

import pytest

from kg.articles import from_text
from kg.cli.progress import expected, reading


@pytest.fixture
def news(tmp_path: Path) -> list[str]:
    for name in ("a.md", "b.txt", "c.eml"):
        (tmp_path / name).write_text("Nordlens supplies Zephyr.")
    return [str(tmp_path)]


def test_how_many_is_known_where_each_file_holds_one(news: list[str]) -> None:
    assert expected(news) == 3
    Path(news[0], "d.jsonl").write_text("{}")
    assert expected(news) is None
    assert expected([f"{news[0]}/missing"]) is None


def test_in_a_pipe_nothing_is_shown(news: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with open(os.devnull, "w") as pipe:  # noqa: PTH123
        monkeypatch.setattr(sys, "stderr", pipe)
        with reading(news) as progress:
            assert progress is None


def test_on_a_terminal_count_and_what_comes_after(
    news: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = pty.openpty()
    monkeypatch.setenv("TERM", "xterm")
    with os.fdopen(theirs, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        with reading(news) as progress:
            assert progress
            for name in ("a", "b"):
                progress(from_text("Nordlens supplies Zephyr.", id=name))
        shown = os.read(ours, 100_000).decode()
        with reading(news) as progress:
            assert progress
            progress(None)
        after = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "2 of 3 articles" in shown and "Bringing" not in shown
    assert "Bringing the graph up to date" in after
