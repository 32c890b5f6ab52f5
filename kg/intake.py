"""Takes articles in: each is read, here or in other processes, and its claims go into the store.

The store says that more will follow from the first change on. What was read waits for a moment and
goes in together: all of it, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg.graph.claims import article_graph, article_quads, article_triples
from kg.model import Article
from kg.runs import Progress, Report, another
from kg.store.oxigraph import OxigraphStore
from kg.terms import META, PENDING, STORE, iri, local_name, typed
from kg.upkeep.changes import Changes
from kg.workers import each

if TYPE_CHECKING:
    from kg.extract import Extractor

_AT_ONCE = 4_000_000
"""So many bytes of quads wait until they go into the store: those of some dozens of articles."""
MARK = f"{STORE} {PENDING} {typed('true', 'boolean')}"
"""What the store says as long as what follows from its articles is still to be made."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What came of reading an article."""

    article: Article
    content: bytes
    """what its graph is to hold, as N-Quads: they travel in a tenth of the time that quads take"""
    doubtful: set[NamedNode]
    """the nodes in it that may break a shape"""
    records: int
    refused: tuple[str, ...]


def _reading(extractor: Extractor, article: Article) -> _Reading:
    """Read an article; done in another process where there are several."""
    from kg.validate import doubtful

    extraction = extractor.extract(article)
    quads = article_quads(extraction, extractor.name, getattr(extractor, "version", None))
    doubts = doubtful([quad.triple for quad in quads])
    content = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert content is not None  # it would be, were it written to a file
    return _Reading(article, content, doubts, len(extraction.records), extraction.refused)


class Intake:
    """Puts what articles claim into a store, and keeps in mind what that changed."""

    def __init__(self, store: OxigraphStore) -> None:
        self.store = store
        self.changes = Changes()
        """the articles that came, went or changed since the graph was made anew"""
        self.has_begun = False
        """whether it was this that changed articles since"""

    def take_in(
        self,
        articles: Iterable[Article],
        extractor: Extractor,
        report: Report,
        progress: Progress | None = None,
        workers: int = 1,
    ) -> None:
        """Put the claims of articles, no two of one id, in the place of those they had before.

        What was read when something breaks off is put in.
        """
        to_read = self._to_read(articles, extractor, report, progress)
        waiting: dict[NamedNode, bytes] = {}
        size = 0
        with closing(each(_reading, to_read, extractor, workers)) as readings:
            try:
                for reading in readings:
                    waiting[article_graph(reading.article.id)] = reading.content
                    size += len(reading.content)
                    self.changes.doubtful |= reading.doubtful
                    report.records += reading.records
                    report.refused += reading.refused
                    if progress:
                        progress(reading.article)
                    if size >= _AT_ONCE:
                        full, waiting, size = waiting, {}, 0
                        self._put(full)
            finally:
                self._put(waiting)

    def _to_read(
        self,
        articles: Iterable[Article],
        extractor: Extractor,
        report: Report,
        progress: Progress | None,
    ) -> Iterator[Article]:
        """The articles that the store does not hold as they are."""
        for article in articles:
            report.articles.append(article.id)
            held = self._held(article.id)
            if _is_this(article, held, extractor):
                report.unchanged += 1
                if progress:
                    progress(article)
                continue
            report.replaced += another(held, article)
            yield article

    def _held(self, id: str) -> set[Triple]:
        """What the store says of an article itself."""
        node = iri(f"article:{id}")
        return {quad.triple for quad in self.store.quads(node, graph=article_graph(id))}

    def drop(self, articles: Iterable[str]) -> None:
        """Take the claims of articles out."""
        for article in articles:
            self._put({article_graph(article): b""})

    def _put(self, contents: Mapping[NamedNode, bytes]) -> None:
        """Give the graphs of articles new content, once the store says that more will follow."""
        if not contents:
            return
        if not self.is_pending():
            self.store.update(f"INSERT DATA {{ GRAPH {META} {{ {MARK} }} }}")
            self.has_begun = True
        fresh = []
        for graph, content in contents.items():
            before, id = list(self.store.quads(graph=graph)), local_name(graph)
            if not before and content:
                self.changes.articles.add(id)
                fresh.append(content)
                continue
            after = list(ox.parse(content, format=ox.RdfFormat.N_QUADS))
            if self.changes.note(id, before, after):
                self.store.replace_graph(graph, after)
        self.store.load(b"".join(fresh))

    def clear(self) -> None:
        """Forget what changed: what follows from it was made."""
        self.changes.clear()
        self.has_begun = False

    def is_pending(self) -> bool:
        """Whether articles have changed since what follows from them was made."""
        return next(self.store.quads(STORE, PENDING, None, META), None) is not None


def _is_this(article: Article, held: set[Triple], extractor: Extractor) -> bool:
    """Whether what the store has is this very article, as this very extractor reads it."""
    version = getattr(extractor, "version", None)
    # What is wanted takes a fingerprint of the text: most articles are new, and need none here.
    if version is None or not held:
        return False
    return {Triple(*triple) for triple in article_triples(article, extractor.name, version)} == held
