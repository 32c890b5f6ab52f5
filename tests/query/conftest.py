"""The graphs that named queries are asked of."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from kg.resources import folder
from kg.store.oxigraph import OxigraphStore
from kg.terms import VOCABULARY


@pytest.fixture
def disputed_store() -> OxigraphStore:
    """Invented companies whose sources disagree, with the ontology beside them."""
    store = OxigraphStore.memory()
    path = Path(__file__).with_name("disputed.trig")
    store.inner.load(path=path, format=RdfFormat.TRIG)
    ontology = folder("ontology") / "techpartners.ttl"
    store.inner.load(path=ontology, format=RdfFormat.TURTLE, to_graph=VOCABULARY)
    return store
