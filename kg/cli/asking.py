"""Commands that ask the graph: query, explain, stats."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.common import (
    DEFAULT_STORE,
    Output,
    Store,
    choice,
    console,
    graph,
    note,
    out,
    print_json,
)
from kg.errors import BadParameter, KgError
from kg.query import Result, named_queries, run, run_named

if TYPE_CHECKING:
    from kg.store.oxigraph import OxigraphStore


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
) -> None:
    """Ask the graph in SPARQL, or one of the named questions with its parameters."""
    from kg.store.oxigraph import OxigraphStore

    parameters = _parameters(context.args)
    if source is None:
        _list_queries()
        return
    with OxigraphStore.open(store, read_only=True) as inner:
        result = _answer(inner, source, parameters)
    _print(result, format, output)


def _answer(store: OxigraphStore, source: str, parameters: dict[str, str]) -> Result:
    """The answer to a query given as name, file, text or on standard input."""
    if source == "-":
        return run(store, sys.stdin.read(), source="standard input", **parameters)
    if any(mark in source for mark in "{ \n"):
        return run(store, source, **parameters)
    if Path(source).is_file():
        return run(store, _read(Path(source)), source=source, **parameters)
    if source.endswith((".rq", ".sparql")):
        raise BadParameter(f"there is no file {source}; give SPARQL text, a file or a query's name")
    return run_named(store, source, parameters)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(
            f"{path} cannot be read as a query ({error}); it must be UTF-8 text"
        ) from error


def _parameters(arguments: list[str]) -> dict[str, str]:
    """``--company Leica --on=2020-06-30`` as a dictionary."""
    found: dict[str, str] = {}
    words = iter(arguments)
    for word in words:
        if not word.startswith("--") or word == "--":
            raise BadParameter(
                f"{word!r} is one word too many; quote a query that has spaces in it"
            )
        name, given, value = word[2:].partition("=")
        if not given:
            value = next(words, "")
        if not value:
            raise BadParameter(f"--{name} needs a value, as in --{name} VALUE")
        found[name.replace("-", "_")] = value
    return found


def _list_queries() -> None:
    """The named queries with their questions and parameters."""
    from rich.table import Table
    from rich.text import Text

    table = Table("query", "question", "parameters", box=None, header_style="bold", pad_edge=False)
    for name, named in sorted(named_queries().items()):
        options = (f"--{p.name}" if p.required else f"[--{p.name}]" for p in named.parameters)
        table.add_row(name, Text(named.question), Text(" ".join(options)))
    console().print(table)


def _print(result: Result, format: str | None, output: Path | None) -> None:
    """The result in the format asked for; by default the one that is made for reading."""
    if format in {None, "table"} and output is None and result.kind == "select":
        _print_table(result)
        return
    with out(output) as file:
        file.write(result.serialize(format or result.formats[0]).encode())


def _print_table(result: Result) -> None:
    """Rows in columns; IRIs as prefixed names."""
    from rich.table import Table
    from rich.text import Text

    if not result:
        note("No answers.")
        return
    table = Table(*result.columns, box=None, header_style="bold", pad_edge=False)
    for row in result.cells():
        table.add_row(*map(Text, row))
    console().print(table)


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
