"""What the README shows is what happens: its commands are run, its output compared."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.conftest import JUDGEMENTS, SEEDS, Command

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
# What needs the graph of all seeds runs where that is built.
seeds = pytest.mark.xdist_group("seeds")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)


def shown() -> list[tuple[str, str]]:
    """Each command of the README with the output under it."""
    pairs = []
    for language, block in BLOCKS:
        if language == "console":
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, _, output = part.partition("\n")
                pairs.append((command, output))
    return pairs


def squeezed(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.strip().splitlines()]


def checked_out(place: Path, store: Path) -> None:
    """What the project has, and what a first build makes of it."""
    shutil.copytree(SEEDS, place / "seeds")
    shutil.copytree(store, place / "data" / "store")
    shutil.copytree(JUDGEMENTS.parent, place / "data" / "curation")


@seeds
@pytest.mark.slow
def test_every_command_does_what_is_shown(
    kg: Command, seeded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    checked_out(tmp_path, seeded)
    Path("my-news").mkdir()
    Path("my-news/article.txt").write_text(
        "Nordlens and Kappa announced a joint venture on Monday."
    )
    assert len(shown()) > 7
    for command, output in shown():
        program, *arguments = shlex.split(command)
        assert program == "kg"
        ran = kg(*arguments)
        assert ran.code == 0, ran.err
        if output.strip():
            assert squeezed(output) == squeezed(ran.out or ran.err), command


@seeds
@pytest.mark.slow
def test_the_library_example_runs(
    seeded: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    checked_out(tmp_path, seeded)
    (code,) = (block for language, block in BLOCKS if language == "python")
    in_memory, on_disk = "KnowledgeGraph.memory()", 'KnowledgeGraph.open("data/store")'
    assert in_memory in code and on_disk in code
    exec(compile(code.replace(in_memory, on_disk), "README.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == [
        "Hasselblad certain",
        "('Toyota', 'TSMC', 'Bosch')",
    ]
    assert Path("data/out/partnerships.gexf").exists()


def test_the_make_targets_exist() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"^make (\w+)", README, re.MULTILINE)
    assert named and set(named) <= set(targets)


def test_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target


@seeds
@pytest.mark.slow
def test_the_picture_is_the_one_the_project_draws(kg: Command, seeded: Path) -> None:
    (drawing,) = re.findall(r"kg (export --to svg .*) -o data", (ROOT / "Makefile").read_text())
    drawn = kg(*drawing.split(), "--store", seeded).out
    assert drawn == (ROOT / "data" / "partnerships.svg").read_text(encoding="utf-8")
