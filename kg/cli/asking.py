"""Commands that ask the graph: query, explain, stats."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import Output, Store
from kg.cli.output import DEFAULT_STORE, choice, console, graph, out, print_json


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
    a: Annotated[str, typer.Argument(metavar="A", help="A company.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another company.")],
    store: Store = DEFAULT_STORE,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    output: Output = None,
) -> None:
    """Why two companies are linked: the partnerships between them, down to the quotes."""
    from kg.explain import explain as explain_link
    from kg.store.oxigraph import OxigraphStore

    choice(format, ("text", "json"), "--format")
    with OxigraphStore.open(store, read_only=True) as inner:
        explanation = explain_link(inner, a, b)
    if format == "json":
        print_json(explanation.to_dict(), output)
        return
    with out(output) as file:
        file.write((str(explanation) + "\n").encode())


def stats(
    store: Store = DEFAULT_STORE,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    output: Output = None,
) -> None:
    """What is in the graph: articles, companies, partnerships by stage, the newest with quotes."""
    choice(format, ("text", "json"), "--format")
    with graph(store, read_only=True) as kg:
        if format == "json":
            print_json(kg.stats(), output)
            return
        from kg.cli.summary import print_summary

        print_summary(kg, None, console())
