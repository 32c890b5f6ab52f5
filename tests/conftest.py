"""Stores that tests start from: fresh for each test, so that none sees what another wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from kg.store.oxigraph import OxigraphStore

GRAPHS = Path(__file__).parent / "graphs"


def loaded(name: str) -> OxigraphStore:
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
