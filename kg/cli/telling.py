"""Commands that tell of the graph at length: report, diff."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Output, Store
from kg.cli.output import DEFAULT_STORE, choice, graph, note, print_json, print_text
from kg.errors import BadParameter

if TYPE_CHECKING:
    from kg.diff import Diff

DIFFERENT = 1
"""The exit code of ``kg diff`` where something differs, as that of diff."""


def report(
    company: Annotated[str, typer.Argument(metavar="COMPANY", help="Whose dossier.")],
    format: Annotated[
        str | None,
        typer.Option(
            "--format", help="markdown, html or json; by default what FILE ends on, or markdown."
        ),
    ] = None,
    output: Output = None,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The day to tell of; by default that of the newest article."
        ),
    ] = None,
    store: Store = DEFAULT_STORE,
) -> None:
    """A dossier of a company: with whom, on what, from when to when, and in whose words.

    The timeline is in the HTML page itself, in a .svg file beside a Markdown file, and in Markdown
    that goes to another program; on a terminal it is left out.
    """
    from kg.report import FORMATS, write, written

    if format is not None:
        choice(format, FORMATS, "--format")
    with graph(store, read_only=True) as kg:
        dossier = kg.report(company, on)
    if output is None:
        picture = "" if sys.stdout.isatty() else None  # a terminal would show its bytes
        print_text(written(dossier, format or FORMATS[0], picture))
        return
    for path in write(dossier, output, format):
        note(f"wrote {path}")


def diff(
    a: Annotated[
        Path | None, typer.Argument(metavar="A", help="A store folder, or a .nq or .trig file.")
    ] = None,
    b: Annotated[Path | None, typer.Argument(metavar="B", help="Another.")] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Instead of A and B: what the articles of the store published on that day or "
            "later brought. Those without a date count as earlier.",
        ),
    ] = None,
    store: Store = DEFAULT_STORE,
    format: Annotated[
        str, typer.Option("--format", help="text, json or patch (RDF Patch: applied to A gives B).")
    ] = "text",
    output: Output = None,
) -> None:
    """What changed from one graph to another, in words or as RDF patch.

    Exits with 0 if nothing differs, 1 if something does, 2 if there was trouble.
    """
    choice(format, ("text", "json", "patch"), "--format")
    found = _compared(a, b, since, store)
    if format == "json":
        print_json(found.to_dict(), output)
    else:
        print_text(found.patch if format == "patch" else f"{found}\n", output)
    if found:
        raise typer.Exit(DIFFERENT)


def _compared(a: Path | None, b: Path | None, since: str | None, store: Path) -> Diff:
    from kg.diff import diff, opened

    if since is not None and a is None:
        with graph(store, read_only=True) as kg:
            return kg.known_before(since).diff(kg)
    if since is not None or a is None or b is None:
        raise BadParameter("kg diff takes A and B, or --since DATE and neither")
    with opened(a) as before, opened(b) as after:
        return diff(before, after)
