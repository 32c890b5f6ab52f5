"""Making the graph: articles are taken in one by one, what follows from all is made anew after.

Reading, extraction and claims happen article by article; resolution, validation and inference over
what all articles say together. The store says that this is pending from the first change to the
end: whatever breaks off between, a kill or a power cut, the next ingest goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad, Triple

from kg.concepts import ontology
from kg.curation import Judgement, Ledger, Replay, replay, standing
from kg.dates import Day
from kg.errors import ArticleError, JudgementError
from kg.graph.claims import (
    article_graph,
    article_quads,
    article_triples,
    read_articles,
    read_claims,
    read_sources,
)
from kg.model import Article
from kg.reason import following
from kg.store.oxigraph import OxigraphStore
from kg.terms import (
    ARTICLE_GRAPHS,
    CURATED,
    JUDGEMENT,
    META,
    PENDING,
    RESOLVED,
    STORE,
    TYPE,
    VOCABULARY,
    iri,
    typed,
)

if TYPE_CHECKING:
    from kg.articles.files import Paths
    from kg.extract import Extractor
    from kg.validate import Violation

Progress = Callable[[Article], None]
_MARK = f"{STORE} {PENDING} {typed('true', 'boolean')}"


@dataclass
class Report:
    """What one ingest did."""

    articles: list[str] = field(default_factory=list)
    """ids of the articles read"""
    unchanged: int = 0
    """how many of them the graph already held, read by the same version of the extractor"""
    records: int = 0
    refused: list[str] = field(default_factory=list)
    """records that did not pass the gate, a sentence each"""
    failures: list[ArticleError] = field(default_factory=list)
    """files, and articles in them, that could not be read"""
    violations: list[Violation] = field(default_factory=list)
    """what is wrong with all that the articles touch; after ``build``, with the whole graph"""
    unapplied: list[str] = field(default_factory=list)
    """judgements that cannot be read or no longer apply to anything, a sentence each"""


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
        self._touched: set[NamedNode] = set()
        """the nodes of articles that came, went or changed since the graph was made anew"""
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

    def ingest(self, paths: Paths, published: Day | None, progress: Progress | None) -> Report:
        """Read files and folders, and bring the graph up to date with what they say."""
        return self._brought_up_to_date(self._read(paths, published, progress))

    def add(self, articles: Iterable[Article]) -> Report:
        """Take in articles, and bring the graph up to date with what they say."""
        report = Report()
        for article in articles:
            self.take_in(article, report)
        return self._brought_up_to_date(report)

    def _brought_up_to_date(self, report: Report) -> Report:
        if self.is_pending() or not self._is_curated():
            self.bring_up_to_date(report, whole=False)
        return report

    def build(self, paths: Paths, published: Day | None, progress: Progress | None) -> Report:
        """Make the graph from these files alone; articles of before are dropped.

        They are kept as long as a file could not be read: it may be one of them.
        """
        before = set(self.articles())
        report = self._read(paths, published, progress)
        gone = before - set(report.articles)
        if gone and report.articles and not report.failures:
            for article in sorted(gone):
                self.drop(article)
        if report.articles:
            self.bring_up_to_date(report)
        return report

    def _read(self, paths: Paths, published: Day | None, progress: Progress | None) -> Report:
        """Take in the articles of files and folders; the graph is not brought up to date."""
        from kg.articles import read_all

        report = Report()
        for item in read_all(paths, published):
            if isinstance(item, ArticleError):
                report.failures.append(item)
                continue
            if progress:
                progress(item)
            self.take_in(item, report)
        return report

    def take_in(self, article: Article, report: Report) -> None:
        """Put an article's claims in the place of those it had before."""
        report.articles.append(article.id)
        if self._holds(article):
            report.unchanged += 1
            return
        extraction = self.extractor.extract(article)
        quads = article_quads(extraction, self.extractor.name, self._version)
        self._put(article_graph(article.id), quads)
        report.records += len(extraction.records)
        report.refused += extraction.refused

    @property
    def _version(self) -> str | None:
        return getattr(self.extractor, "version", None)

    def _holds(self, article: Article) -> bool:
        """Whether the store has this very article, as this very extractor reads it."""
        if self._version is None:
            return False
        wanted = article_triples(article, self.extractor.name, self._version)
        node = iri(f"article:{article.id}")
        held = self.store.quads(node, graph=article_graph(article.id))
        return {Triple(*triple) for triple in wanted} == {quad.triple for quad in held}

    def drop(self, article: str) -> None:
        """Take an article's claims out."""
        self._put(article_graph(article), ())

    def _put(self, graph: NamedNode, quads: Collection[Quad]) -> None:
        """Give the graph of an article new content, once the store says that more will follow."""
        if not self.is_pending():
            self.store.update(f"INSERT DATA {{ GRAPH {META} {{ {_MARK} }} }}")
            self._begun = True
        self._replace(graph, quads)

    def is_pending(self) -> bool:
        """Whether articles have changed since what follows from them was made."""
        return next(self.store.quads(STORE, PENDING, None, META), None) is not None

    def _replace(self, graph: NamedNode, quads: Collection[Quad]) -> None:
        """Give a graph new content, and remember which nodes that touches."""
        changed = {quad.triple for quad in self.store.quads(graph=graph)}
        changed ^= {quad.triple for quad in quads}
        ends = (node for triple in changed for node in (triple.subject, triple.object))
        self._touched |= {node for node in ends if isinstance(node, NamedNode)}
        if changed:
            self.store.replace_graph(graph, quads)

    def _is_curated(self) -> bool:
        """Whether the graph was made with the judgements that are in force now."""
        in_force, _ = standing(self.ledger.read().judgements)
        held = self.store.quads(predicate=TYPE, object=JUDGEMENT, graph=CURATED)
        return {quad.subject for quad in held} == {iri(f"judgement:{j.id}") for j in in_force}

    def replay(self, *further: Judgement) -> Replay:
        """What the claims of all articles come to with what people decided, and with further."""
        judgements = (*self.ledger.read().judgements, *further)
        added_to = (str(each.about.article) for each in judgements if each.verb == "add")
        articles = read_articles(self.store, added_to)
        return replay(read_claims(self.store), judgements, articles=articles)

    def keep(self, *judgements: Judgement, tried: bool = True) -> None:
        """Keep judgements; the graph is not brought up to date.

        Raises JudgementError, and keeps none, if one of them applies to nothing; it takes as long
        as to replay all, and can be left (``tried=False``) where that is known.
        """
        unapplied = self.replay(*judgements).unapplied if tried else {}
        for judgement in judgements:
            if why := unapplied.get(judgement):
                raise JudgementError(f"{judgement}: {why}; nothing was decided")
        for judgement in judgements:
            self.ledger.append(judgement)

    def bring_up_to_date(self, report: Report, *, whole: bool = True) -> None:
        """Make anew what follows from the claims, and tell in a report what is wrong with it."""
        report.violations = self.refresh(whole=whole)
        report.unapplied = self.complaints

    def refresh(self, *, whole: bool = True) -> list[Violation]:
        """Make anew what follows from the claims: resolved, quarantined, inferred.

        Returns what is wrong with the graph or, unless ``whole``, with what changed in it.
        """
        from kg.graph.curated import curated_quads
        from kg.graph.resolved import resolved_quads
        from kg.resolve import resolve
        from kg.validate import quarantine, quarantined_nodes, validate

        # What a broken-off ingest touched is not known.
        whole = whole or (self.is_pending() and not self._begun)
        done = self.replay()
        self.complaints = [*map(str, self.ledger.read().broken), *done.complaints()]
        resolution = resolve(done.claims, sources=read_sources(self.store), decided=done.decided)
        vouched_for = {iri(thing) for thing, claim in resolution.support if claim in done.accepted}
        self.store.replace_graph(VOCABULARY, _vocabulary())
        with following(self.store, whole=whole):
            self._replace(CURATED, curated_quads(done))
            self._replace(RESOLVED, resolved_quads(resolution))
            # Whatever is in quarantine is looked at again: a change may have mended it.
            focus = None if whole else self._touched | quarantined_nodes(self.store)
            violations = validate(self.store, focus=focus, inferred=False)
            quarantine(self.store, [v for v in violations if v.focus not in vouched_for])
        self.store.update(f"DELETE DATA {{ GRAPH {META} {{ {_MARK} }} }}")
        self._touched.clear()
        self._begun = False
        return violations


def _vocabulary() -> list[Quad]:
    """The ontology's triples, without its anonymous axioms: what queries need for labels."""
    return [
        Quad(triple.subject, triple.predicate, triple.object, VOCABULARY)
        for triple in ontology()
        if isinstance(triple.subject, NamedNode) and not isinstance(triple.object, ox.BlankNode)
    ]
