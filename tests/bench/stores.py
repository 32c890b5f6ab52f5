"""Stores with generated data, as ``kg build`` would leave them: ontology and inferences within."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.reason import infer
from kg.resources import read
from kg.store.oxigraph import OxigraphStore
from kg.terms import VOCABULARY
from tests.bench.data import trig


def loaded(size: int) -> OxigraphStore:
    """About ``size`` generated triples with the ontology, before anything is inferred."""
    store = OxigraphStore.memory()
    store.inner.bulk_load(trig(size).encode(), format=ox.RdfFormat.TRIG)
    ontology = read("ontology", "techpartners.ttl").encode()
    store.inner.bulk_load(ontology, format=ox.RdfFormat.TURTLE, to_graph=VOCABULARY)
    return store


def reasoned(size: int) -> OxigraphStore:
    """The same with what follows."""
    store = loaded(size)
    infer(store)
    return store


def dumped(store: OxigraphStore) -> bytes:
    """All its quads as N-Quads."""
    quads = store.inner.dump(format=ox.RdfFormat.N_QUADS)
    assert quads is not None
    return quads


def on_disk(quads: bytes, folder: Path) -> Path:
    """A store in a folder with these quads."""
    path = folder / "store"
    with OxigraphStore.open(path) as store:
        store.inner.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
    return path
