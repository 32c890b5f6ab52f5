"""Commands that make and check the graph: build, ingest, forget, extract, validate, infer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import (
    Extractor,
    Judgements,
    MinConfidence,
    Output,
    Paths,
    Published,
    Store,
    TextOrJson,
    Wait,
    Workers,
)
from kg.cli.output import (
    DEFAULT_STORE,
    WAIT,
    choice,
    console,
    graph,
    listen,
    note,
    out,
    print_json,
    print_text,
)
from kg.cli.progress import reading
from kg.dates import whole_day
from kg.errors import BadParameter

if TYPE_CHECKING:
    from kg.extract import Extractor as Reader
    from kg.model import Article, Extraction
    from kg.pipeline import KnowledgeGraph
    from kg.runs import Report


def build(
    paths: Paths,
    store: Store = DEFAULT_STORE,
    published: Published = None,
    extractor: Extractor = "rules",
    judgements: Judgements = None,
    workers: Workers = 1,
    wait: Wait = WAIT,
) -> None:
    """Make the graph from these articles alone: read, resolve, validate, infer; then sum it up.

    Articles of an earlier build that are not among them are dropped, once all files could be read.
    """
    listen()
    with graph(store, extractor=extractor, judgements=judgements, wait=wait) as kg:
        with reading(paths) as progress:
            day = whole_day(published, "--published")
            report = kg.build(paths, published=day, progress=progress, workers=workers)
        if report.articles:
            from kg.cli.summary import print_summary

            print_summary(kg, report, console())
    _tell(report)


def ingest(
    paths: Paths,
    store: Store = DEFAULT_STORE,
    published: Published = None,
    extractor: Extractor = "rules",
    judgements: Judgements = None,
    workers: Workers = 1,
    wait: Wait = WAIT,
) -> None:
    """Add articles to the graph; one that was read before is replaced whole."""
    listen()
    with (
        graph(store, extractor=extractor, judgements=judgements, wait=wait) as kg,
        reading(paths) as progress,
    ):
        day = whole_day(published, "--published")
        report = kg.ingest(paths, published=day, progress=progress, workers=workers)
    if report.articles:
        note(f"{_count(len(report.articles), 'article')} read, {report.records} records")
    _tell(report)


def forget(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ID…", help="Ids of articles: what their files are called, without its ending."
        ),
    ],
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    """Take articles out of the graph, and all that only they supported; say what that was."""
    listen()
    with graph(store, judgements=judgements, wait=wait) as kg:
        before = _called(kg)
        kg.forget(*articles)
        gone = sorted(before - _called(kg))
        complaints = kg.complaints
    for sentence in complaints:
        note(f"kg: {sentence}")
    note(f"{_count(len(articles), 'article')} forgotten")
    print_text("".join(f"gone: {what} {name}\n" for what, name in gone))


_CALLED = """
SELECT DISTINCT ?what ?name {
  GRAPH graph:resolved { ?thing a ?class ; rdfs:label ?name }
  VALUES (?class ?what) {
    (tp:Partnership "partnership") (tp:Company "company")
    (tp:Person "person") (tp:Product "product")
  }
}"""


def _called(kg: KnowledgeGraph) -> set[tuple[str, str]]:
    """What there is in a graph, by what it is and what it is called."""
    return {(str(row["what"]), str(row["name"])) for row in kg.query(_CALLED).to_dicts()}


def extract(
    paths: Paths,
    published: Published = None,
    format: Annotated[str, typer.Option("--format", help="jsonl or json.")] = "jsonl",
    min_confidence: MinConfidence = 0.0,
    extractor: Extractor = "rules",
    output: Output = None,
    workers: Workers = 1,
) -> None:
    """Print what the extractor finds in articles, a record a line; no store is touched."""
    from kg.articles import read_all
    from kg.errors import ArticleError
    from kg.extract.plugins import extractor as extractor_named
    from kg.extract.rows import rows
    from kg.workers import each

    choice(format, ("jsonl", "json"), "--format")
    listen()
    failures: list[ArticleError] = []
    refused: list[str] = []
    read = 0
    all_rows: list[dict[str, Any]] = []

    def articles() -> Iterator[Article]:
        for item in read_all(paths, whole_day(published, "--published")):
            if isinstance(item, ArticleError):
                failures.append(item)
            else:
                yield item

    with (
        out(output) as file,
        closing(each(_extraction, articles(), extractor_named(extractor), workers)) as found,
    ):
        for extraction in found:
            read += 1
            refused += extraction.refused
            for row in rows(extraction, min_confidence=min_confidence):
                if format == "jsonl":
                    file.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
                else:
                    all_rows.append(row)
        if format == "json":
            file.write((json.dumps(all_rows, ensure_ascii=False, indent=2) + "\n").encode())
    _tell_refused(refused)
    _exit_after(failures, read)


def validate(
    store: Store = DEFAULT_STORE,
    all: Annotated[
        bool, typer.Option("--all", help="Check the whole graph, as without options.")
    ] = False,
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="Check only what this article touches.")
    ] = None,
    quarantine: Annotated[
        bool, typer.Option("--quarantine", help="List what was set aside when the graph was made.")
    ] = False,
    format: Annotated[str, typer.Option("--format", help="text, turtle, json or junit.")] = "text",
    output: Output = None,
) -> None:
    """Check the graph against the shapes; exit code 1 if something is violated."""
    from kg.validate import FORMATS, render

    choice(format, tuple(FORMATS), "--format")
    if all + quarantine + (article is not None) > 1:
        raise BadParameter("--all, --article and --quarantine exclude each other; give one of them")
    with graph(store, read_only=True) as kg:
        violations = kg.quarantined() if quarantine else kg.validate(article)
    if_none = "Nothing is in quarantine." if quarantine else "Nothing is violated."
    print_text(render(violations, format, if_none=if_none), output)
    if not quarantine and any(violation.severity == "violation" for violation in violations):
        raise typer.Exit(1)


def infer(
    store: Store = DEFAULT_STORE,
    engine: Annotated[
        str, typer.Option("--engine", help="rules, or owlrl: complete, slow, the referee.")
    ] = "rules",
    wait: Wait = WAIT,
    format: TextOrJson = "text",
    output: Output = None,
) -> None:
    """Infer anew all that follows, and tell what cannot be true; exit code 1 if something is so."""
    choice(format, ("text", "json"), "--format")
    with graph(store, wait=wait) as kg:
        number = kg.infer(engine=engine)
        found = kg.inconsistencies()
    if format == "json":
        told = {"inferred": number, "inconsistencies": [one.to_dict() for one in found]}
        print_json(told, output)
    else:
        lines = map(str, found) if found else ["Nothing contradicts the ontology."]
        print_text("\n".join([f"{_count(number, 'triple')} inferred", *lines, ""]), output)
    if found:
        raise typer.Exit(1)


def _extraction(reader: Reader, article: Article) -> Extraction:
    """What an extractor finds in an article; done in another process where there are several."""
    return reader.extract(article)


def _tell(report: Report) -> None:
    """What went wrong on the way, and the exit code that says so."""
    for sentence in (*report.replaced, *report.unapplied):
        note(f"kg: {sentence}")
    _tell_refused(report.refused)
    _exit_after(report.failures, len(report.articles))


def _tell_refused(refused: list[str]) -> None:
    """The records that did not pass the gate, and how many they were."""
    for sentence in refused:
        note(f"kg: refused {sentence}")
    if refused:
        note(f"kg: {_count(len(refused), 'record')} refused")


def _exit_after(failures: list[Any], read: int) -> None:
    """Each failure in a sentence; exit code 2 if nothing could be read, 1 if something."""
    for failure in failures:
        note(f"kg: {failure}")
    if failures:
        if read:
            note(f"kg: {_count(len(failures), 'article')} could not be read; the others were")
        raise typer.Exit(1 if read else 2)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")
