"""The command that shows the graph as a network: kg network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Output, Projection, Store, selecting
from kg.cli.output import DEFAULT_STORE, choice, graph, print_json, print_text

if TYPE_CHECKING:
    from kg.network import Selection
    from kg.network.frames import Table

SHOWN = ("nodes", "edges")
FORMATS = ("table", "csv", "json")


@selecting
def network(
    selection: Selection,
    projection: Projection = "company",
    show: Annotated[str, typer.Option(help="nodes or edges.")] = "nodes",
    format: Annotated[str, typer.Option("--format", help="table, csv or json.")] = "table",
    store: Store = DEFAULT_STORE,
    output: Output = None,
) -> None:
    """The graph as a network: its nodes or its edges, with all that they carry."""
    from kg.network import project
    from kg.network.frames import edge_table, node_table

    choice(show, SHOWN, "--show")
    choice(format, FORMATS, "--format")
    with graph(store, read_only=True) as kg:
        found = project(kg.store, projection, selection)
    table = node_table(found) if show == "nodes" else edge_table(found)
    if format == "json":
        print_json(table.rows, output)
    else:
        print_text(_csv(table) if format == "csv" else _text(table), output)


def _csv(table: Table) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.DictWriter(out, table.columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(table.rows)
    return out.getvalue()


def _text(table: Table) -> str:
    cells = [[str(row.get(column, "")) for column in table.columns] for row in table.rows]
    return "\n".join("  ".join(row) for row in (table.columns, *cells)) + "\n"
