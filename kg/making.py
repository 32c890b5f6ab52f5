"""Making the graph: articles are taken in one by one, what follows from all is made anew after.

Reading, extraction and claims happen article by article; resolution, validation and inference over
what all articles say together. The store says that this is pending from the first change to the
end: whatever breaks off between, a kill or a power cut, the next ingest goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from kg.concepts import ontology
from kg.curation import Judgement, Ledger, Replay, replay, standing
from kg.curation.adding import added_to
from kg.dates import Day, whole_day
from kg.errors import ArticleError, JudgementError
from kg.graph.runs import made_with
from kg.graph.stored import read_articles, read_claims
from kg.intake import MARK, Intake
from kg.model import Article
from kg.runs import Progress, Report, recorded
from kg.store.oxigraph import OxigraphStore
from kg.terms import (
    ARTICLE_GRAPHS,
    CURATED,
    JUDGEMENT,
    META,
    TYPE,
    VOCABULARY,
    iri,
)

if TYPE_CHECKING:
    from kg.articles.files import Paths
    from kg.extract import Extractor
    from kg.validate import Violation


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
        self._intake = Intake(store)

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
        report = self._read(paths, published, progress, workers)
        return self._brought_up_to_date(report, workers)

    def add(self, articles: Iterable[Article]) -> Report:
        """Take in articles, and bring the graph up to date with what they say."""
        report = Report()
        for article in articles:
            self._intake.take_in([article], self.extractor, report)
        return self._brought_up_to_date(report)

    def _brought_up_to_date(self, report: Report, workers: int = 1) -> Report:
        from kg.upkeep.refresh import complaints

        kept = self.ledger.read()
        in_force, _ = standing(kept.judgements)
        if self.is_pending() or not self._is_curated(in_force):
            self._bring_up_to_date(report, whole=False, workers=workers)
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
            self.drop(sorted(gone))
        if report.articles:
            self._bring_up_to_date(report, whole=True, workers=workers)
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

        self._intake.take_in(articles(), self.extractor, report, progress, workers)
        if progress:
            progress(None)
        return report

    def drop(self, articles: Iterable[str]) -> None:
        """Take the claims of articles out."""
        self._intake.drop(articles)

    def is_pending(self) -> bool:
        """Whether articles have changed since what follows from them was made."""
        return self._intake.is_pending()

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

    def _bring_up_to_date(self, report: Report, *, whole: bool, workers: int) -> None:
        """Make anew what follows from the claims, and tell in a report what is wrong with it."""
        report.violations = self.refresh(whole=whole, report=report, workers=workers)
        report.unapplied = self.complaints

    def refresh(
        self, *, whole: bool = True, report: Report | None = None, workers: int = 1
    ) -> list[Violation]:
        """Make anew what follows from the claims: resolved, quarantined, inferred.

        If that ends a run that changed something, what its report tells is kept in the store.
        Returns what is wrong with the graph or, unless ``whole``, with what changed in it.
        """
        from kg.upkeep.refresh import complaints, refresh

        # What a broken-off ingest changed is not known.
        is_known = self._intake.has_begun or not self.is_pending()
        words = _vocabulary()
        if words != set(self.store.quads(graph=VOCABULARY)):
            self.store.replace_graph(VOCABULARY, words)
        changes = self._intake.changes if is_known else None
        kept, before = self.ledger.read(), made_with(self.store)
        violations = refresh(self.store, changes, kept, whole=whole, workers=workers)
        done = [f"DELETE DATA {{ GRAPH {META} {{ {MARK} }} }}"]
        changed = self._intake.changes.articles
        if report and (changed or not is_known or made_with(self.store) != before):
            done.append(recorded(self.store, report, self.extractor, changed, goes_on=not is_known))
        self.store.update(" ;\n".join(done))
        self.complaints = complaints(self.store, kept)
        self._intake.clear()
        return violations


@cache
def _vocabulary() -> frozenset[Quad]:
    """The ontology's triples, without its anonymous axioms: what queries need for labels."""
    return frozenset(
        Quad(triple.subject, triple.predicate, triple.object, VOCABULARY)
        for triple in ontology()
        if isinstance(triple.subject, NamedNode) and not isinstance(triple.object, ox.BlankNode)
    )
