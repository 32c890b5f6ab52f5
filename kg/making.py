"""Making the graph: articles are taken in one by one, what follows from all is made anew after.

Reading, extraction and claims happen article by article; resolution, validation and inference over
what all articles say together. The store says that this is pending from the first change to the
end: whatever breaks off between, a kill or a power cut, the next ingest goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, Triple

from kg.concepts import ontology
from kg.curation import Judgement, Ledger, Replay, replay, standing
from kg.curation.adding import added_to
from kg.dates import Day, whole_day
from kg.errors import ArticleError, JudgementError
from kg.graph.claims import article_graph, article_quads, article_triples
from kg.graph.runs import made_with
from kg.graph.stored import read_articles, read_claims
from kg.model import Article
from kg.runs import Report, another, recorded
from kg.store.oxigraph import OxigraphStore
from kg.terms import (
    ARTICLE_GRAPHS,
    CURATED,
    JUDGEMENT,
    META,
    PENDING,
    STORE,
    TYPE,
    VOCABULARY,
    iri,
    local_name,
    typed,
)
from kg.upkeep.changes import Changes
from kg.workers import each

if TYPE_CHECKING:
    from kg.articles.files import Paths
    from kg.extract import Extractor
    from kg.validate import Violation

Progress = Callable[[Article | None], None]
"""Told of each article that is done, and of None when all are and the graph is next."""
_MARK = f"{STORE} {PENDING} {typed('true', 'boolean')}"


@dataclass(frozen=True, slots=True)
class _Reading:
    """What came of reading an article."""

    article: Article
    quads: list[Quad]
    records: int
    refused: tuple[str, ...]


def _reading(extractor: Extractor, article: Article) -> _Reading:
    """Read an article; done in another process where there are several."""
    extraction = extractor.extract(article)
    quads = article_quads(extraction, extractor.name, getattr(extractor, "version", None))
    return _Reading(article, quads, len(extraction.records), extraction.refused)


def _tell_nobody(_: Article | None) -> None:
    pass


class Maker:
    """Takes articles into a store, and brings up to date what follows from them."""

    def __init__(
        self,
        store: OxigraphStore,
        extractor: Extractor | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        self.store = store
        self._extractor = extractor
        self.ledger = Ledger() if ledger is None else ledger
        self.complaints: list[str] = []
        """what was wrong with judgements when the graph was last made, a sentence each"""
        self._changes = Changes()
        """the articles that came, went or changed since the graph was made anew"""
        self._begun = False
        """whether it was us who changed articles since"""

    @property
    def extractor(self) -> Extractor:
        """What reads the articles: the default extractor unless another was given."""
        if self._extractor is None:
            from kg.extract.plugins import extractor

            self._extractor = extractor()
        return self._extractor

    def articles(self) -> list[str]:
        """The ids of the articles in the store, sorted."""
        graphs = (graph.value for graph in self.store.graphs())
        prefix = ARTICLE_GRAPHS
        return [name.removeprefix(prefix) for name in graphs if name.startswith(prefix)]

    def ingest(
        self, paths: Paths, published: Day | None, progress: Progress | None, workers: int
    ) -> Report:
        """Read files and folders, and bring the graph up to date with what they say."""
        return self._brought_up_to_date(self._read(paths, published, progress, workers))

    def add(self, articles: Iterable[Article]) -> Report:
        """Take in articles, and bring the graph up to date with what they say."""
        report = Report()
        for article in articles:
            self._take_in([article], report)
        return self._brought_up_to_date(report)

    def _brought_up_to_date(self, report: Report) -> Report:
        from kg.upkeep.refresh import complaints

        kept = self.ledger.read()
        in_force, _ = standing(kept.judgements)
        if self.is_pending() or not self._is_curated(in_force):
            self.bring_up_to_date(report, whole=False)
        else:
            report.unapplied = complaints(self.store, kept)
        return report

    def build(
        self, paths: Paths, published: Day | None, progress: Progress | None, workers: int
    ) -> Report:
        """Make the graph from these files alone; articles of before are dropped.

        They are kept as long as a file could not be read: it may be one of them.
        """
        before = set(self.articles())
        report = self._read(paths, published, progress, workers, kind="build")
        gone = before - set(report.articles)
        if gone and report.articles and not report.failures:
            for article in sorted(gone):
                self.drop(article)
        if report.articles:
            self.bring_up_to_date(report)
        return report

    def _read(
        self,
        paths: Paths,
        published: Day | None,
        progress: Progress | None,
        workers: int,
        kind: str = "ingest",
    ) -> Report:
        """Take in the articles of files and folders; the graph is not brought up to date."""
        from kg.articles import read_all

        day = whole_day(published, "published")
        report = Report(kind=kind, options={"published": str(day)} if day else {})

        def articles() -> Iterator[Article]:
            for item in read_all(paths, day):
                if isinstance(item, ArticleError):
                    report.failures.append(item)
                else:
                    yield item

        self._take_in(articles(), report, progress, workers)
        if progress:
            progress(None)
        return report

    def _take_in(
        self,
        articles: Iterable[Article],
        report: Report,
        progress: Progress | None = None,
        workers: int = 1,
    ) -> None:
        """Put the claims of articles, no two of one id, in the place of those they had before."""
        tell = progress or _tell_nobody

        def to_read() -> Iterator[Article]:
            for article in articles:
                report.articles.append(article.id)
                held = self._held(article.id)
                if self._is_this(article, held):
                    report.unchanged += 1
                    tell(article)
                    continue
                report.replaced += another(held, article)
                yield article

        with closing(each(_reading, to_read(), self.extractor, workers)) as readings:
            for reading in readings:
                self._put(article_graph(reading.article.id), reading.quads)
                report.records += reading.records
                report.refused += reading.refused
                tell(reading.article)

    @property
    def _version(self) -> str | None:
        return getattr(self.extractor, "version", None)

    def _held(self, id: str) -> set[Triple]:
        """What the store says of an article itself."""
        node = iri(f"article:{id}")
        return {quad.triple for quad in self.store.quads(node, graph=article_graph(id))}

    def _is_this(self, article: Article, held: set[Triple]) -> bool:
        """Whether what the store has is this very article, as this very extractor reads it."""
        # What is wanted takes a fingerprint of the text: most articles are new, and need none here.
        if self._version is None or not held:
            return False
        wanted = article_triples(article, self.extractor.name, self._version)
        return {Triple(*triple) for triple in wanted} == held

    def drop(self, article: str) -> None:
        """Take an article's claims out."""
        self._put(article_graph(article), ())

    def _put(self, graph: NamedNode, quads: Collection[Quad]) -> None:
        """Give the graph of an article new content, once the store says that more will follow."""
        if not self.is_pending():
            self.store.update(f"INSERT DATA {{ GRAPH {META} {{ {_MARK} }} }}")
            self._begun = True
        before = list(self.store.quads(graph=graph))
        if self._changes.note(local_name(graph), before, quads):
            self.store.replace_graph(graph, quads)

    def is_pending(self) -> bool:
        """Whether articles have changed since what follows from them was made."""
        return next(self.store.quads(STORE, PENDING, None, META), None) is not None

    def _is_curated(self, in_force: Iterable[Judgement]) -> bool:
        """Whether the graph was made with the judgements that are in force now."""
        held = self.store.quads(predicate=TYPE, object=JUDGEMENT, graph=CURATED)
        return {quad.subject for quad in held} == {iri(f"judgement:{j.id}") for j in in_force}

    def replay(self, *further: Judgement) -> Replay:
        """What the claims of all articles come to with what people decided, and with further."""
        judgements = (*self.ledger.read().judgements, *further)
        articles = read_articles(self.store, added_to(judgements))
        return replay(read_claims(self.store), judgements, articles=articles)

    def keep(self, *judgements: Judgement, tried: bool = True) -> None:
        """Keep judgements; the graph is not brought up to date.

        Raises JudgementError, and keeps none, if one of them applies to nothing; it takes as long
        as to replay all, and can be left (``tried=False``) where that is known.
        """
        unapplied = self._unapplied(*judgements) if tried else {}
        for judgement in judgements:
            if why := unapplied.get(judgement):
                raise JudgementError(f"{judgement}: {why}; nothing was decided")
        self.ledger.append(*judgements)

    def _unapplied(self, *further: Judgement) -> dict[Judgement, str]:
        """Why judgements would not apply if these were made."""
        from kg.upkeep.refresh import unapplied

        if self.is_pending():
            return self.replay(*further).unapplied
        kept = self.ledger.read()
        return unapplied(self.store, replace(kept, judgements=(*kept.judgements, *further)))

    def bring_up_to_date(self, report: Report, *, whole: bool = True) -> None:
        """Make anew what follows from the claims, and tell in a report what is wrong with it."""
        report.violations = self.refresh(whole=whole, report=report)
        report.unapplied = self.complaints

    def refresh(self, *, whole: bool = True, report: Report | None = None) -> list[Violation]:
        """Make anew what follows from the claims: resolved, quarantined, inferred.

        If that ends a run that changed something, what its report tells is kept in the store.
        Returns what is wrong with the graph or, unless ``whole``, with what changed in it.
        """
        from kg.upkeep.refresh import complaints, refresh

        # What a broken-off ingest changed is not known.
        is_known = self._begun or not self.is_pending()
        words = _vocabulary()
        if words != set(self.store.quads(graph=VOCABULARY)):
            self.store.replace_graph(VOCABULARY, words)
        changes = self._changes if is_known else None
        kept, before = self.ledger.read(), made_with(self.store)
        violations = refresh(self.store, changes, kept, whole=whole)
        done = [f"DELETE DATA {{ GRAPH {META} {{ {_MARK} }} }}"]
        changed = self._changes.articles
        if report and (changed or not is_known or made_with(self.store) != before):
            done.append(recorded(self.store, report, self.extractor, changed, goes_on=not is_known))
        self.store.update(" ;\n".join(done))
        self.complaints = complaints(self.store, kept)
        self._changes.clear()
        self._begun = False
        return violations


@cache
def _vocabulary() -> frozenset[Quad]:
    """The ontology's triples, without its anonymous axioms: what queries need for labels."""
    return frozenset(
        Quad(triple.subject, triple.predicate, triple.object, VOCABULARY)
        for triple in ontology()
        if isinstance(triple.subject, NamedNode) and not isinstance(triple.object, ox.BlankNode)
    )
