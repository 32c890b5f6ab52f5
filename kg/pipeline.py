"""Articles in, graph out: the one place where all stages meet.

``KnowledgeGraph`` is the library's front door: ``making`` makes the graph, here it is opened, asked
and seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from kg.curation import Entry, Judgement, Ledger, entries, ledger_beside
from kg.dates import Day
from kg.errors import UnknownName
from kg.making import Maker
from kg.model import Article
from kg.query import Queries, Result, run, run_named
from kg.runs import Progress, Report
from kg.store.oxigraph import OxigraphStore
from kg.terms import PREFIXES

if TYPE_CHECKING:
    import networkx as nx
    import rdflib
    from matplotlib.figure import Figure

    from kg.articles.files import Paths
    from kg.diff import Diff
    from kg.explain import Explanation
    from kg.extract import Extractor
    from kg.identity import Identity
    from kg.lookalikes import Lookalike
    from kg.reason import Inconsistency, Proof
    from kg.report import Dossier
    from kg.review import Item
    from kg.validate import Violation


class KnowledgeGraph:
    """The graph of partnerships: made from articles, asked in SPARQL, seen as a network.

    >>> from kg.articles import from_text
    >>> text = "Nordlens has cooperated with Zephyr on phone cameras since 2019."
    >>> graph = KnowledgeGraph.memory()
    >>> report = graph.add(from_text(text, id="example"))
    >>> [row.partner for row in graph.partners("Nordlens", on="2020-06-30")]
    ['Zephyr']
    """

    def __init__(
        self,
        store: OxigraphStore,
        extractor: Extractor | None = None,
        ledger: Ledger | None = None,
    ) -> None:
        self.store = store
        self._maker = Maker(store, extractor, ledger)
        self.queries = Queries(store)
        """the named queries as methods: ``graph.queries.former_partners("Nordlens")``"""

    @classmethod
    def memory(cls, extractor: Extractor | None = None) -> KnowledgeGraph:
        """An empty graph that lives as long as the object."""
        return cls(OxigraphStore.memory(), extractor)

    @classmethod
    def open(
        cls,
        path: str | Path = "data/store",
        *,
        read_only: bool = False,
        extractor: Extractor | None = None,
        judgements: str | Path | None = None,
        wait: float = 10,
    ) -> KnowledgeGraph:
        """The graph in a store folder, made there if there is none; raises StoreError.

        One that another process writes is waited for, ``wait`` seconds at most, unless it is opened
        to read only.
        ``judgements`` is the file of what people decided: unless another is named,
        ``curation/judgements.jsonl`` beside the store's folder.
        """
        file = Path(judgements) if judgements else ledger_beside(Path(path))
        store = OxigraphStore.open(path, read_only=read_only, wait=wait)
        return cls(store, extractor, Ledger(file))

    # ---- making the graph --------------------------------------------------------------------

    def ingest(
        self,
        paths: Paths,
        *,
        published: Day | None = None,
        progress: Progress | None = None,
        workers: int = 1,
    ) -> Report:
        """Read files and folders, and bring the graph up to date with what they say.

        An article that was read before is replaced whole. What cannot be read is told in the report
        and stops no other. Articles that are copies of another count with it as one source.
        ``published`` dates articles that carry no date. With ``workers`` that many processes read
        and check, 0 stands for one per core; the graph is the same. A program that asks for more
        than one keeps its own doings below ``if __name__ == "__main__":``, as each process loads it
        too.

        Raises ArticleError for a path that does not exist, BadParameter for text that names no day,
        PluginError for an extractor that other processes cannot load, WorkerError when one dies.
        """
        return self._maker.ingest(paths, published, progress, workers)

    def build(
        self,
        paths: Paths,
        *,
        published: Day | None = None,
        progress: Progress | None = None,
        workers: int = 1,
    ) -> Report:
        """Make the graph from these files alone: as ``ingest``, and articles of before are dropped.

        They are kept as long as a file could not be read: it may be one of them.
        """
        return self._maker.build(paths, published, progress, workers)

    def add(self, *articles: Article) -> Report:
        """Take in articles that are already in hand, and bring the graph up to date."""
        return self._maker.add(articles)

    def is_pending(self) -> bool:
        """Whether an ingest is under way or was broken off: the next one makes what is missing."""
        return self._maker.is_pending()

    @property
    def extractor(self) -> Extractor:
        """What reads the articles: the default extractor unless another was given."""
        return self._maker.extractor

    @property
    def complaints(self) -> list[str]:
        """A sentence for each decision of a person that did not apply when last made anew here."""
        return self._maker.complaints

    def forget(self, *articles: str) -> list[Violation]:
        """Drop the claims of articles, and with them all that only they supported.

        Returns what is wrong with what changed. Raises UnknownName, and drops none, when no article
        has one of these ids.
        """
        known = self.articles()
        for article in articles:
            if article not in known:
                raise UnknownName("article", article, known)
        self._maker.drop(articles)
        return self.refresh(whole=False)

    def judge(self, *judgements: Judgement) -> list[Violation]:
        """Keep what a person decided, and bring the graph up to date with it.

        Judgements are replayed each time the graph is made, from the file that ``open`` was given;
        a graph in memory has none. Raises JudgementError, and keeps none, if one applies to
        nothing. Returns what is wrong with what changed.

        >>> import datetime as dt
        >>> from kg import Judgement, Target
        >>> from kg.articles import from_text
        >>> text = "Nordlens has cooperated with Zephyr on phone cameras since 2019."
        >>> graph = KnowledgeGraph.memory()
        >>> report = graph.add(from_text(text, id="example"))
        >>> both, day = ("Nordlens", "Zephyr"), dt.date(2026, 1, 31)
        >>> edit = Judgement("edit", Target(both, field="start"), "mira", day, "a slip", to="2018")
        >>> wrong = graph.judge(edit)
        >>> [str(row.since) for row in graph.partners("Nordlens")]
        ['2018']
        """
        self._maker.keep(*judgements)
        return self.refresh(whole=False)

    def keep(self, *judgements: Judgement, tried: bool = True) -> None:
        """Keep what a person decided as ``judge`` does, for many: ``refresh`` then follows them.

        With ``tried=False`` it is not asked whether they apply: for what ``to_review`` gave.
        """
        self._maker.keep(*judgements, tried=tried)

    def judgements(self) -> list[Entry]:
        """All judgements in their order, with what became of them when they were replayed.

        >>> KnowledgeGraph.memory().judgements()
        []
        """
        return entries(self._maker.ledger.read(), self._maker.replay())

    def lookalikes(self, *, at_least: float = 0.75) -> list[Lookalike]:
        """Things that may be one, by their names; see :func:`kg.lookalikes.lookalikes`.

        >>> KnowledgeGraph.memory().lookalikes()
        []
        """
        from kg.lookalikes import lookalikes

        return lookalikes(self.store, at_least=at_least)

    def identity(self, name: str) -> Identity:
        """Why all the names of a thing are one thing's; see :func:`kg.identity.identity`."""
        from kg.identity import identity

        return identity(self.store, name)

    def to_review(self, *, below: float = 0.5) -> list[Item | Lookalike]:
        """What is worth a person's look and was not judged yet; see :func:`kg.review.to_review`."""
        from kg.review import to_review

        return to_review(self.store, below=below)

    def refresh(self, *, whole: bool = True) -> list[Violation]:
        """Make anew what follows from the claims: resolved, quarantined, inferred.

        Returns what is wrong with the graph or, unless ``whole``, with what changed in it.
        """
        return self._maker.refresh(whole=whole)

    # ---- asking it ---------------------------------------------------------------------------

    def articles(self) -> list[str]:
        """The ids of the articles in the graph, sorted."""
        return self._maker.articles()

    def query(self, sparql: str, **bindings: Any) -> Result:
        """The answer to a SPARQL query over all graphs; see :func:`kg.query.run`."""
        return run(self.store, sparql, **bindings)

    def ask(self, name: str, parameters: Mapping[str, Any] | None = None, **more: Any) -> Result:
        """The answer to a named query of ``queries/``; see :func:`kg.query.run_named`."""
        return run_named(self.store, name, {**(parameters or {}), **more})

    def partners(self, name: str, on: Day | None = None) -> Result:
        """Whom a company is in partnership with: ever, or on a day, and how certainly."""
        return self.ask("partners", {"company": name, "on": on})

    def explain(self, a: str, b: str) -> Explanation:
        """What links two companies, down to the quotes; over others if there is no direct link."""
        from kg.explain import explain

        return explain(self.store, a, b)

    def why(self, triple: str) -> Proof:
        """Why the graph holds a triple, given in prefixed names; see :func:`kg.explain.why`."""
        from kg.explain import why

        return why(self.store, triple)

    def report(self, company: str, on: Day | None = None) -> Dossier:
        """All that is known of a company, as of a day; see :func:`kg.report.dossier`."""
        from kg.report import dossier

        return dossier(self.store, company, on)

    def diff(self, other: KnowledgeGraph | str | Path) -> Diff:
        """What leads from this graph to another, or to that in a store folder or exported file."""
        from kg.diff import diff, opened

        if isinstance(other, KnowledgeGraph):
            return diff(self.store, other.store)
        with opened(other) as store:
            return diff(self.store, store)

    def known_before(self, day: Day) -> KnowledgeGraph:
        """The graph in memory as it is without the articles published on that day or later.

        ``graph.known_before(day).diff(graph)`` is what these articles brought. What is not dated
        counts as known before, and what people decided, whenever that was, holds in both. Raises
        BadParameter for text that names no day.
        """
        from kg.diff import older

        decided = Ledger()  # a copy: what is decided on the earlier graph is not kept
        decided.append(*self._maker.ledger.read().judgements)
        earlier = KnowledgeGraph(older(self.store, day), ledger=decided)
        earlier.refresh()
        return earlier

    def infer(self, *, engine: str = "rules") -> int:
        """Infer all anew, by our rules or by owlrl; returns how many triples were inferred.

        Every change of the graph is followed without being asked to; this is for rules that were
        edited by hand, and to compare the engines.
        """
        from kg.reason import infer

        return infer(self.store, engine=engine)

    def inconsistencies(self) -> list[Inconsistency]:
        """What cannot all be true; see :func:`kg.reason.inconsistencies`."""
        from kg.reason import inconsistencies

        return inconsistencies(self.store)

    def validate(self, article: str | None = None) -> list[Violation]:
        """Check the whole graph against the shapes, or only what one article touches.

        Raises UnknownName when no article has this id.
        """
        from kg.graph.claims import article_graph
        from kg.validate import validate

        if article is None:
            return validate(self.store)
        if article not in self.articles():
            raise UnknownName("article", article, self.articles())
        quads = self.store.quads(graph=article_graph(article))
        return validate(
            self.store,
            focus={quad.subject for quad in quads if isinstance(quad.subject, NamedNode)},
        )

    def quarantined(self) -> list[Violation]:
        """What was set aside or found wrong when the graph was last made, and why."""
        from kg.validate import quarantined

        return quarantined(self.store)

    def stats(self) -> dict[str, int]:
        """How many there are of each thing: articles, claims, companies, partnerships by stage."""
        counts = {"articles": len(self.articles()), "quads": len(self.store)}
        for plural, class_ in _COUNTED.items():
            pattern = f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x a {class_} }}"
            (row,) = run(self.store, pattern).to_dicts()
            counts[plural] = int(str(row["n"]))
        stages: Counter[str] = Counter(str(row["stage"]) for row in run(self.store, _STAGES))
        return counts | {f"partnerships {stage}": n for stage, n in sorted(stages.items())}

    # ---- seeing it ---------------------------------------------------------------------------

    def company_graph(
        self,
        *,
        as_of: Day | None = None,
        kinds: Collection[str] = (),
        weighted: bool = False,
    ) -> nx.MultiGraph[str] | nx.Graph[str]:
        """Companies and partnerships as a NetworkX graph; see :func:`kg.network.company_graph`."""
        from kg.network.company import company_graph

        if weighted:
            return company_graph(self.store, as_of=as_of, kinds=kinds, weighted=True)
        return company_graph(self.store, as_of=as_of, kinds=kinds)

    def network(self, projection: str = "company", **choice: Any) -> nx.Graph[str]:
        """Any projection as a NetworkX graph; see :func:`kg.network.project`.

        What to choose is given as to :class:`kg.network.Selection`.

        >>> KnowledgeGraph.memory().network("bipartite", as_of="2020-06-30").order()
        0
        """
        from kg.network import Selection, project

        return project(self.store, projection, Selection(**choice))

    def export_gexf(self, path: str | Path) -> Path:
        """Write the company network for Gephi; returns the path."""
        return self.export(path, "gexf")[0]

    def export(self, path: str | Path, format: str | None = None) -> list[Path]:
        """Write the graph in a format of ``kg.export.FORMATS``, by default that of the ending."""
        from kg.export import format_of, write

        return write(self.store, format or format_of(path), path)

    def plot(self, picture: str, *about: str, **options: Any) -> Figure:
        """A picture as a matplotlib figure: ``network``, ``timeline`` of a company, ``matrix``.

        The options are those of :func:`kg.plot.network`, :func:`kg.plot.timeline` and
        :func:`kg.plot.matrix`; ``kg.plot.write`` makes a file of it. Raises UnknownName for another
        picture.
        """
        from kg.plot import PLOTS

        if picture not in PLOTS:
            raise UnknownName("picture", picture, PLOTS)
        return PLOTS[picture](self.store, *about, **options)

    def rdflib(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset, prefixes and all; nothing is copied."""
        import rdflib
        from oxrdflib import OxigraphStore as RdflibView

        dataset = rdflib.Dataset(store=RdflibView(store=self.store.inner), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace, replace=True)  # rdflib has an org: of its own
        return dataset

    def __repr__(self) -> str:
        return f"<KnowledgeGraph in {self.store.path or 'memory'}>"

    def _repr_html_(self) -> str:
        rows = "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in self.stats().items())
        return f"<table><caption>Knowledge graph</caption>{rows}</table>"

    def close(self) -> None:
        """Write what is pending and let go of the store."""
        self.store.close()

    def __enter__(self) -> KnowledgeGraph:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self.store)


_COUNTED = {
    "claims": "tp:Claim",
    "companies": "tp:Company",
    "people": "tp:Person",
    "products": "tp:Product",
    "partnerships": "tp:Partnership",
}
_STAGES = """
SELECT ?partnership (REPLACE(STR(?of), ".*/", "") AS ?stage)
WHERE { ?partnership a tp:Partnership ; tp:stage ?of }"""
