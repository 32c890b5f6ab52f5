"""Which articles are copies now, among those that one that changed is like, or was like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from kg.graph.index import BAND
from kg.model import Source
from kg.resolve import originals
from kg.text.fingerprint import bands
from kg.upkeep.desk import Desk


def copies_around(desk: Desk, changed: Collection[str]) -> tuple[set[str], dict[str, str]]:
    """The articles that changed and all that are like them, or like those; which are copies.

    Whether an article is a copy hangs on no other: there are no chains beyond these.
    """
    sources = {article: source for article in changed if (source := desk.source(article))}
    sharing: dict[str, set[str]] = defaultdict(set)
    for article, source in sources.items():
        for key in _keys(source):
            sharing[key].add(article)
    circle: set[str] = set()
    fresh = set(changed)
    while fresh:
        circle |= fresh
        alike: set[str] = set()
        for article in fresh:
            parts = desk.bands(article)
            if source := desk.source(article):
                sources[article] = source
                parts |= _keys(source)
            for key in parts:
                alike |= {thing.partition(":")[2] for thing in desk.found(key)}
                alike |= sharing.get(key, set())
        fresh = alike - circle
    return circle, originals(sources.values())


def _keys(source: Source) -> set[str]:
    return {BAND + band for band in bands(source.fingerprint)}
