"""What tests start from: stores fresh for each test, a store built once, and the command."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import RdfFormat

from kg.cli import main
from kg.pipeline import KnowledgeGraph
from kg.store.oxigraph import OxigraphStore

# How long an example takes is the machine's affair, and no fault where others work on it too.
settings.register_profile("kg", deadline=None)
settings.load_profile("kg")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests first: at the end, one of them would keep all other workers waiting."""
    long = ("slow", "xdist_group")
    items.sort(key=lambda item: not any(map(item.get_closest_marker, long)))


GRAPHS = Path(__file__).parent / "graphs"


def loaded(name: str) -> OxigraphStore:
    """A graph written by hand, in a store of its own."""
    store = OxigraphStore.memory()
    store.inner.bulk_load(path=str(GRAPHS / name), format=RdfFormat.TRIG)
    return store


@pytest.fixture
def example_store() -> OxigraphStore:
    """The seed article's graph: three companies, two partnerships."""
    return loaded("example.trig")


@pytest.fixture
def wider_store() -> OxigraphStore:
    """Invented companies with parallel edges, a consortium, a denial and a rumour."""
    return loaded("wider.trig")


SEEDS = Path(__file__).parents[1] / "seeds"
JUDGEMENTS = SEEDS.parent / "data" / "curation" / "judgements.jsonl"
SEED = SEEDS / "2022-05-23-xiaomi-leica.md"
"""Small, with two partnerships and an ending: what most tests begin with."""


@dataclass
class Ran:
    """How one run of the command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., Ran]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """``kg("build", "seeds")``: exit code, standard output and standard error."""

    def run(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        capfdbinary.readouterr()
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        written = capfdbinary.readouterr()
        return Ran(code, written.out.decode(), written.err.decode())

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built once from one article; tests only read it."""
    path = tmp_path_factory.mktemp("built") / "store"
    with KnowledgeGraph.open(path) as graph:
        graph.build([SEED])
    return path


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built once from all seeds, with what people decided; tests only read it.

    It takes a while: tests that use it are of the group ``seeds``, so that one worker builds it.
    """
    path = tmp_path_factory.mktemp("seeded") / "store"
    with KnowledgeGraph.open(path, judgements=JUDGEMENTS) as graph:
        graph.build([SEEDS])
    return path
