"""What one ingest or build did: told to who asked for it, and kept in the store."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.extract.version import sha256
from kg.graph.claims import article_graph
from kg.graph.runs import Reader, Run, record
from kg.model import Article
from kg.terms import HEADLINE, URL
from kg.version import __version__

if TYPE_CHECKING:
    from kg.errors import ArticleError
    from kg.extract import Extractor
    from kg.store.base import Store
    from kg.validate import Violation

Progress = Callable[[Article | None], None]
"""Told of each article that is done, and of None when all are and the graph is next."""
BROKEN_OFF = "the run before was broken off; what it had read is kept, and counted nowhere"
"""What is told of a run that goes on where another was killed."""


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
    replaced: list[str] = field(default_factory=list)
    """articles in whose place others of the same id came, a sentence each"""
    violations: list[Violation] = field(default_factory=list)
    """what is wrong with all that the articles touch; after ``build``, with the whole graph"""
    unapplied: list[str] = field(default_factory=list)
    """judgements that cannot be read or no longer apply to anything, a sentence each"""
    kind: str = "ingest"
    """ingest, or build: the graph is made of these articles alone"""
    options: dict[str, str] = field(default_factory=dict)
    """what was asked for that bears on the graph, by name"""


def another(held: Iterable[Triple], article: Article) -> Iterator[str]:
    """That an article takes the place of another one, where title and address both say so.

    ``held`` is what the store says of the one before; one that was edited keeps title or address.

    >>> from kg.terms import iri
    >>> held = [Triple(iri("article:001"), HEADLINE, Literal("A deal"))]
    >>> print(*another(held, Article("a", "…", "", "A pact")))
    article a, 'A deal', was replaced by 'A pact'; to keep both, give one another file name or id
    """
    before = {triple.predicate: triple.object for triple in held}
    title, url = before.get(HEADLINE), before.get(URL)
    moved = not isinstance(url, NamedNode | Literal) or url.value != article.url
    if isinstance(title, Literal) and article.title not in (None, title.value) and moved:
        yield (
            f"article {article.id}, {title.value!r}, was replaced by {article.title!r}; to keep "
            "both, give one another file name or id"
        )


def recorded(
    store: Store,
    report: Report,
    extractor: Extractor,
    changed: Collection[str],
    *,
    goes_on: bool = False,
) -> str:
    """The SPARQL update that keeps what a run did, with what, as the last of the runs in a store.

    ``changed`` are the ids of the articles that came, went or changed; ``goes_on`` where a run
    before was broken off. The number of workers is left out: for any number, all is the same.

    >>> from kg.extract import RuleExtractor
    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> report = Report(["nordlens", "zephyr"], unchanged=1, records=4)
    >>> store.update(recorded(store, report, RuleExtractor(), ["nordlens"]))
    >>> [n.value for (n,) in store.select("SELECT ?n WHERE { ?run tp:articlesRead ?n }")]
    ['1']
    """
    held = {id for id in changed if next(store.quads(graph=article_graph(id)), None)}
    failures = tuple(map(str, report.failures))
    run = Run(
        kind=report.kind,
        version=__version__,
        reader=_reader(extractor),
        options=report.options,
        read=len(report.articles) - report.unchanged,
        unchanged=report.unchanged,
        records=report.records,
        refused=len(report.refused),
        errors=(BROKEN_OFF, *failures) if goes_on else failures,
        changed=tuple(sorted(held)),
        gone=tuple(sorted(set(changed) - held)),
    )
    return record(store, run)


def _reader(extractor: Extractor) -> Reader:
    """An extractor as the record of a run knows it; its files by their folder and name."""
    paths = getattr(extractor, "files", ())
    files = {f"{path.parent.name}/{path.name}": sha256(path) for path in paths}
    return Reader(extractor.name, getattr(extractor, "version", None), files)
