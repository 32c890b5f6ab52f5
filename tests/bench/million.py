"""Ours alone, at a million triples."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

import pyoxigraph as ox

from kg.query import named_queries, run_named
from kg.reason import infer
from kg.store.oxigraph import OxigraphStore
from tests.bench.data import trig
from tests.bench.measure import Line, cpu
from tests.bench.questions import given
from tests.bench.stores import loaded

MILLION = 1_000_000


def million() -> Iterator[Line]:
    """Loading, inference, and each named query once."""
    raw = trig(MILLION).encode()
    load = cpu(lambda: OxigraphStore.memory().inner.bulk_load(raw, format=ox.RdfFormat.TRIG), 1)
    yield Line("load TriG", "1M", load)
    store = loaded(MILLION)
    yield Line("inference", "1M", cpu(lambda: infer(store), 1))
    taken = {
        query.name: cpu(lambda query=query: run_named(store, query.name, given(query)), 1)
        for query in named_queries().values()
    }
    yield Line(f"{len(taken)} named queries, median", "1M", statistics.median(taken.values()))
    slow = max(taken, key=lambda name: taken[name])
    yield Line(f"the slowest of them, `{slow}`", "1M", taken[slow])
