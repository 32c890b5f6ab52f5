"""Which articles are copies now, among those that one that changed is like, or was like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from kg.graph.index import BAND
from kg.model import Source
from kg.resolve import are_alike, originals
from kg.text.fingerprint import bands
from kg.upkeep.desk import Desk


def copies_around(desk: Desk, changed: Collection[str]) -> tuple[set[str], dict[str, str]]:
    """The articles that changed and all that are like them, or like those; which are copies.

    Whether an article is a copy hangs on no other than those.
    """
    sources = {article: source for article in changed if (source := desk.source(article))}
    sharing: dict[str, set[str]] = defaultdict(set)
    for article, source in sources.items():
        for key in _keys(source):
            sharing[key].add(article)

    def near(article: str) -> set[str]:
        """Those worth comparing with an article: as it is and, if it changed, as it was."""
        source = sources.get(article)
        parts = desk.bands(article) | (_keys(source) if source else set())
        stored = {thing.partition(":")[2] for key in parts for thing in desk.found(key)}
        return stored.union(*(sharing.get(key, ()) for key in parts))

    circle, fresh = set(changed), set(changed)
    while fresh:
        found = {article: near(article) - circle for article in fresh}
        for article in set().union(*found.values()):
            if source := desk.source(article):
                sources[article] = source
        # What one that changed was like before is no more to be seen: all near it may be.
        fresh = {
            other
            for article, others in found.items()
            for other in others
            if article in changed or are_alike(sources[article], sources[other])
        }
        circle |= fresh
    return circle, originals(sources[article] for article in circle if article in sources)


def _keys(source: Source) -> set[str]:
    return {BAND + band for band in bands(source.fingerprint)}
