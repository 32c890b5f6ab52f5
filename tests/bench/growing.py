"""Adding one article to a large store, against adding it to one of ten articles.

The large store is not validated when it is made: that would take longer than all the rest.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Iterator
from unittest.mock import patch

from kg import KnowledgeGraph
from tests.bench.measure import Line
from tests.telegrams import graph_of, press

ARTICLES = int(os.environ.get("ARTICLES", "2000"))
_FEW = 10
_TIMES = 21


def growing() -> Iterator[Line]:
    """The median CPU seconds for each of some articles, in both stores in turns.

    The small store has what comes first of the same articles, and so as many names in common with
    the one that comes as there are in ten articles.
    """
    articles = list(press(ARTICLES + _TIMES + 1))
    known, fresh = articles[:ARTICLES], articles[ARTICLES:]
    with patch("kg.upkeep.refresh.check", return_value=[]):
        large, small = graph_of(known), graph_of(known[:_FEW])
    taken: dict[str, list[float]] = {"large": [], "small": []}
    for article in fresh:
        for name, graph in (("large", large), ("small", small)):
            start = time.process_time()
            graph.add(article)
            taken[name].append(time.process_time() - start)
            if name == "small":
                graph.forget(article.id)
    ours, other = (statistics.median(taken[name][1:]) for name in ("large", "small"))
    what = f"add an article to a store of {ARTICLES:,}: times that of a store of {_FEW}"
    yield Line(what, f"{_size(large)}", ours, other, "≤ 2", ratio=ours / other)


def _size(graph: KnowledgeGraph) -> str:
    return f"{len(graph) / 1e6:.1f}M"
