"""The graphs that named queries are asked of."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat

from kg.reason import infer
from kg.resources import folder
from kg.store.oxigraph import OxigraphStore
from kg.terms import INFERRED, VOCABULARY

GRAPHS = Path(__file__).parents[1] / "graphs"


def with_ontology(name: str) -> OxigraphStore:
    """A graph written by hand, with the ontology beside it and, where it has none, what follows."""
    store = OxigraphStore.memory()
    here = Path(__file__).with_name(f"{name}.trig")
    store.inner.load(path=here if here.exists() else GRAPHS / here.name, format=RdfFormat.TRIG)
    ontology = folder("ontology") / "techpartners.ttl"
    store.inner.load(path=ontology, format=RdfFormat.TURTLE, to_graph=VOCABULARY)
    if next(store.quads(graph=INFERRED), None) is None:
        infer(store)
    return store


@pytest.fixture
def disputed_store() -> OxigraphStore:
    """Invented companies whose sources disagree, with the ontology beside them."""
    return with_ontology("disputed")
