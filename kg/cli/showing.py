"""Commands that hand the graph to other programs: export."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import Output, Store
from kg.cli.output import DEFAULT_STORE, graph, note
from kg.dates import whole_day


def export(
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="gexf, graphml, csv, json, svg, turtle, trig, nquads or jsonld; "
            "by default what FILE ends on.",
        ),
    ] = None,
    output: Output = None,
    store: Store = DEFAULT_STORE,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="Only partnerships active on that day.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Only partnerships of this kind; may be repeated.")
    ] = None,
) -> None:
    """Write the graph for Gephi, NetworkX, a spreadsheet or another store."""
    import sys

    from kg.errors import BadParameter
    from kg.export import FORMATS, dump, format_of, write

    if to is None and output is None:
        raise BadParameter(f"name a format with --to ({', '.join(FORMATS)}) or a file with -o")
    chosen = to or format_of(output or "")
    active, kinds = whole_day(as_of, "--as-of"), tuple(kind or ())
    with graph(store, read_only=True) as kg:
        if output is None:
            dump(kg.store, chosen, sys.stdout.buffer, as_of=active, kinds=kinds)
            return
        for path in write(kg.store, chosen, output, as_of=active, kinds=kinds):
            note(f"wrote {path}")
