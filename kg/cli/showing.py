"""Commands that hand the graph to other programs: export, lint."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Output, Projection, Store, selecting
from kg.cli.output import DEFAULT_STORE, graph, note

if TYPE_CHECKING:
    from kg.network import Selection


@selecting
def export(
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help="gexf, graphml, csv, neo4j, parquet, json, cytoscape, dot, svg, turtle, trig, "
            "nquads, jsonld, rdfxml or quickstatements; by default what FILE ends on.",
        ),
    ] = None,
    output: Output = None,
    store: Store = DEFAULT_STORE,
    projection: Projection = "company",
    colour_by: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT",
            help="GEXF: community, kind or an attribute of nodes; by default the country.",
        ),
    ] = None,
    size_by: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT",
            help="GEXF: degree, strength, none or an attribute that is a number.",
        ),
    ] = None,
    layout: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="GEXF: force, forceatlas2, circle, spiral or none."),
    ] = None,
    *,
    selection: Selection,
) -> None:
    """Write the graph for Gephi, NetworkX, a spreadsheet or another store."""
    import sys

    from kg.errors import BadParameter
    from kg.export import FORMATS, Look, dump, format_of, write

    if to is None and output is None:
        raise BadParameter(f"name a format with --to ({', '.join(FORMATS)}) or a file with -o")
    chosen = to or format_of(output or "")
    looks = {"colour_by": colour_by, "size_by": size_by, "layout": layout}
    given = {name: value for name, value in looks.items() if value is not None}
    look = Look(**given) if given else None
    with graph(store, read_only=True) as kg:
        if output is None:
            out = sys.stdout.buffer
            dump(kg.store, chosen, out, selection=selection, projection=projection, look=look)
        else:
            files = write(
                kg.store, chosen, output, selection=selection, projection=projection, look=look
            )
            for path in files:
                note(f"wrote {path}")
        if remark := FORMATS[chosen].remark:
            note(remark(kg.store))


def lint(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="GEXF files.")],
) -> None:
    """Tell what Gephi would refuse, drop or change in GEXF files; exits with 1 if anything."""
    from kg.export.lint import lint as look_over

    found = {file: look_over(file) for file in files}
    for file, findings in found.items():
        for finding in findings:
            print(f"{file}: {finding}")
        if not findings:
            note(f"{file}: nothing that Gephi would stumble over")
    if any(found.values()):
        raise typer.Exit(1)
