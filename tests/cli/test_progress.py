"""How far the reading is: on a terminal a line that moves, in a pipe nothing."""

from __future__ import annotations

import os
import pty
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from kg.articles import from_text
from kg.cli.progress import expected, reading
from kg.runs import Progress


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


def on_screen(progress_of: Callable[[Progress], None], news: list[str]) -> str:
    """What a terminal has been sent, to its last sign: what is written reaches it bit by bit."""
    ours, theirs = pty.openpty()
    sent: list[bytes] = []

    def follow() -> None:
        with suppress(OSError):  # a terminal that is closed ends in an error
            while part := os.read(ours, 100_000):
                sent.append(part)

    follower = Thread(target=follow)
    follower.start()
    with pytest.MonkeyPatch.context() as patch, os.fdopen(theirs, "w") as terminal:
        patch.setenv("TERM", "xterm")
        patch.setattr(sys, "stderr", terminal)
        with reading(news) as progress:
            assert progress
            progress_of(progress)
    follower.join()
    os.close(ours)
    return b"".join(sent).decode()


def test_on_a_terminal_count_and_what_comes_after(news: list[str]) -> None:
    def two_of_them(progress: Progress) -> None:
        for name in ("a", "b"):
            progress(from_text("Nordlens supplies Zephyr.", id=name))

    def all_are_read(progress: Progress) -> None:
        progress(None)

    shown, after = on_screen(two_of_them, news), on_screen(all_are_read, news)
    assert "2 of 3 articles" in shown
    assert "Bringing" not in shown
    assert "Bringing the graph up to date" in after
