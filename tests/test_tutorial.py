"""The tutorial's commands run, and its Python prints what is shown."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.tutorial import COMMAND, FILE, filled

TEXT = FILE.read_text(encoding="utf-8")
# The graph of all seeds is built by one worker.
pytestmark = pytest.mark.xdist_group("seeds")


@pytest.fixture
def here(seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the seeds are built already; a copy, as the tutorial opens it to write."""
    shutil.copytree(seeded, tmp_path / "data/store")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_shown_is_what_is_printed(here: Path) -> None:
    assert TEXT.count("```python") == TEXT.count("```text") == 4
    assert filled(TEXT) == TEXT
    assert (here / "data/out/leica-network.svg").exists()


def test_every_command_runs(here: Path, kg: Command) -> None:
    first, *others = COMMAND.findall(TEXT)
    assert first == "build seeds" and len(others) == 4
    for command in others:
        arguments = shlex.split(command)
        assert kg(*arguments).code == 0
        assert (here / arguments[-1]).exists()
