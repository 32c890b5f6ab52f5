"""The generated data is what the bench takes it for: clean, the same each time, with answers."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat

from kg.model import Source
from kg.query import named_queries, run_named
from kg.resolve import originals
from kg.store.oxigraph import OxigraphStore
from kg.text.fingerprint import fingerprint
from kg.validate import validate
from tests.bench.data import PER_PARTNERSHIP, trig
from tests.bench.papers import papers
from tests.bench.questions import given
from tests.bench.stores import loaded, reasoned


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    return reasoned(10_000)


@pytest.mark.parametrize("name", named_queries())
def test_each_named_query_has_answers(store: OxigraphStore, name: str) -> None:
    assert run_named(store, name, given(named_queries()[name]))


def test_the_data_has_the_size_asked_for_and_breaks_no_shape() -> None:
    store = loaded(4_000)
    assert validate(store, inferred=False) == []
    generated = OxigraphStore.memory()
    generated.inner.bulk_load(trig(100_000).encode(), format=RdfFormat.TRIG)
    assert len(generated) == pytest.approx(100_000, rel=0.05)


@pytest.mark.parametrize("partnerships", range(8, 32))
def test_there_are_companies_enough_for_few_partnerships(partnerships: int) -> None:
    store = OxigraphStore.memory()
    data = trig(partnerships * PER_PARTNERSHIP).encode()
    store.inner.bulk_load(data, format=RdfFormat.TRIG)
    found = list(store.select("SELECT ?p { GRAPH graph:resolved { ?p a tp:Partnership } }"))
    assert len(found) == partnerships


def test_the_same_size_gives_the_same_data() -> None:
    assert trig(4_000) == trig(4_000) != trig(5_000)


def test_dense_articles_are_the_same_each_time_and_copies_are_rare() -> None:
    written = list(papers(60))
    assert written[:20] == list(papers(20))
    sources = [Source(name, None, fingerprint(text)) for name, text in written]
    assert len(originals(sources)) < 3
    assert all(len(text) >= 2400 for _, text in written)
