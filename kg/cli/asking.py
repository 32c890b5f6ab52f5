"""Commands that ask the graph: query, explain, stats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Output, Store, TextOrJson
from kg.cli.output import DEFAULT_STORE, choice, console, graph, print_json, print_text
from kg.errors import BadParameter

if TYPE_CHECKING:
    from kg.explain import Explanation
    from kg.reason import Proof


def query(
    context: typer.Context,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="QUERY",
            help="A name from queries/, a .rq file, SPARQL text, or - for standard input; "
            "without it, the named queries are listed.",
        ),
    ] = None,
    store: Store = DEFAULT_STORE,
    format: Annotated[
        str | None,
        typer.Option("--format", help="table, csv, tsv, json, xml, markdown; turtle for graphs."),
    ] = None,
    output: Output = None,
    listing: Annotated[
        bool, typer.Option("--list", help="List the named queries, each with an example.")
    ] = False,
) -> None:
    """Ask the graph in SPARQL, or one of the named questions with its parameters.

    Every other option is a parameter of the question: --company, --on.
    """
    from kg.cli.ask import Question, ask

    parameters = Question.parse(context.args).parameters
    ask(Question(source, store, format, output, listing, parameters))


def explain(
    a: Annotated[str | None, typer.Argument(metavar="A", help="A company.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="Another company.")] = None,
    triple: Annotated[
        str | None,
        typer.Option(
            metavar="TRIPLE",
            help="Instead of companies, a triple: 'org:zephyr tp:currentPartnerOf org:nordlens'.",
        ),
    ] = None,
    store: Store = DEFAULT_STORE,
    format: TextOrJson = "text",
    output: Output = None,
) -> None:
    """Why two companies are linked, or why a triple was inferred: down to the quotes."""
    from kg.explain import explain as explain_link
    from kg.explain import why
    from kg.store.oxigraph import OxigraphStore

    choice(format, ("text", "json"), "--format")
    with OxigraphStore.open(store, read_only=True) as inner:
        if triple is not None and a is None:
            explanation: Explanation | Proof = why(inner, triple)
        elif triple is None and a is not None and b is not None:
            explanation = explain_link(inner, a, b)
        else:
            raise BadParameter("kg explain takes two companies, or --triple and no company")
    if format == "json":
        print_json(explanation.to_dict(), output)
        return
    print_text(f"{explanation}\n", output)


def stats(
    store: Store = DEFAULT_STORE,
    format: TextOrJson = "text",
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output: Output = None,
) -> None:
    """What is in the graph: counts, the newest partnerships, years, sources, kinds, confidence."""
    from kg.statistics import statistics

    choice(format, ("text", "json"), "--format")
    with graph(store, read_only=True) as kg:
        if json or format == "json":
            print_json(kg.stats() | statistics(kg.store).to_dict(), output)
            return
        from kg.cli.summary import print_statistics, print_summary

        print_summary(kg, None, console())
        print_statistics(statistics(kg.store))
