"""What the graph rested on before a day: to see what the articles since then brought."""

from __future__ import annotations

from pyoxigraph import Literal

from kg.dates import Day, whole_day
from kg.store.base import Store
from kg.store.oxigraph import OxigraphStore
from kg.terms import CURATED, DATE_PUBLISHED, INDEX, INFERRED, QUARANTINE, RESOLVED, VOCABULARY

_MADE = frozenset((CURATED, INDEX, RESOLVED, INFERRED, QUARANTINE, VOCABULARY))
"""Graphs that follow from the others and from what people decided, and are made anew."""


def older(store: Store, day: Day) -> OxigraphStore:
    """A store in memory of what was there before a day; what follows from it is yet to be made.

    Left out are the graphs of articles published on ``day`` or later. Raises BadParameter for text
    that names no day.

    >>> store = OxigraphStore.memory()
    >>> for name, published in (("a", "2021-05-03"), ("b", "2022-05-23")):
    ...     store.update(f'''INSERT DATA {{ GRAPH <urn:{name}> {{
    ...       article:{name} schema:datePublished "{published}"^^xsd:date }} }}''')
    >>> [graph.value for graph in older(store, "2022-01-01").graphs()]
    ['urn:a']
    """
    first = str(whole_day(day, "since"))
    newer = {
        quad.graph_name
        for quad in store.quads(None, DATE_PUBLISHED)
        if isinstance(quad.object, Literal) and quad.object.value >= first
    }
    before = OxigraphStore.memory()
    for graph in store.graphs():
        if graph not in newer and graph not in _MADE:
            before.inner.bulk_extend(store.quads(graph=graph))
    return before
