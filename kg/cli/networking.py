"""The command that shows the graph as a network: kg network."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli.options import Output, Projection, Store, selecting
from kg.cli.output import DEFAULT_STORE, choice, graph, note, print_json, print_table, print_text
from kg.errors import BadParameter

if TYPE_CHECKING:
    from networkx import Graph

    from kg.network import Selection
    from kg.network.frames import Table

SHOWN = ("summary", "nodes", "edges", "columns")
FORMATS = ("table", "csv", "json")
_TOP = 10
_FOR_PEOPLE = {
    "nodes": ("id", "label", "country", "launch", "partnerships"),
    "edges": (
        "source", "target", "relation", "kinds", "roles", "role", "stage", "start", "end",
        "modality", "confidence", "evidence", "count", "weight",
    ),
}  # fmt: skip
"""What fits on a terminal; csv and json have all columns."""


@selecting
def network(
    selection: Selection,
    projection: Projection = "company",
    measure: Annotated[
        list[str] | None,
        typer.Option(
            help="degree, strength, betweenness, community, constraint or turnover, as columns of "
            "the nodes; may be repeated."
        ),
    ] = None,
    show: Annotated[
        str, typer.Option(help="summary, nodes, edges, or columns: what these carry.")
    ] = "summary",
    format: Annotated[
        str | None,
        typer.Option("--format", help="table, csv or json; in a file csv by default."),
    ] = None,
    store: Store = DEFAULT_STORE,
    output: Output = None,
) -> None:
    """The graph as a network of companies, partnerships, products or people, and its measures."""
    from kg.network import annotate, project

    choice(show, SHOWN, "--show")
    chosen = choice(format or ("table" if output is None else "csv"), FORMATS, "--format")
    if chosen == "table" and output is not None:
        raise BadParameter("a table is for the terminal; a file takes --format csv or json")
    with graph(store, read_only=True) as kg:
        found = project(kg.store, projection, selection)
    measured = annotate(found, measure or ["degree"] * (show == "summary"))
    if "betweenness" in measured:
        note(f"betweenness by {found.graph['betweenness_by']}")
    if show == "summary" and chosen == "table":
        print(_summary(found))
    table = _table(found, show, measured)
    if chosen == "json":
        print_json(table.rows, output)
    elif chosen == "csv":
        print_text(_csv(table), output)
    else:
        _print(table, (*_FOR_PEOPLE.get(show, table.columns), *measured))


def _table(found: Graph[str], show: str, measured: list[str]) -> Table:
    """The rows to be shown; the summary is of the nodes with the highest first measure."""
    from kg.network.frames import Table, edge_table, node_table

    if show == "edges":
        return edge_table(found)
    if show == "columns":
        return _columns(found.graph["projection"])
    table = node_table(found)
    if show == "nodes" or not measured:
        return table
    first = measured[0]
    ranked = sorted(table.rows, key=lambda row: (-float(row.get(first, 0)), row["id"]))
    return Table(["id", "label", *measured], ranked[:_TOP])


def _columns(projection: str) -> Table:
    """What the nodes and edges of a projection carry."""
    from kg.network import PROJECTIONS
    from kg.network.frames import Table

    told = PROJECTIONS[projection]
    of_what = {**told.nodes, "edge": told.edges}
    rows: list[dict[str, Any]] = [
        {"of": entity, "column": name, "type": kind.__name__, "meaning": meaning}
        for entity, attributes in of_what.items()
        for name, kind, meaning in attributes
    ]
    return Table(["of", "column", "type", "meaning"], rows)


def _summary(found: Graph[str]) -> str:
    """How large the network is, in a sentence."""
    import networkx as nx

    entities = Counter(told.get("entity", "company") for _, told in found.nodes(data=True))
    parts = nx.number_connected_components(found)
    counts = {**entities, "edge": found.number_of_edges(), "connected part": parts}
    return ", ".join(f"{n} {thing if n == 1 else _plural(thing)}" for thing, n in counts.items())


def _plural(thing: str) -> str:
    return {"company": "companies", "person": "people"}.get(thing, f"{thing}s")


def _csv(table: Table) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.DictWriter(out, table.columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(table.rows)
    return out.getvalue()


def _print(table: Table, wanted: tuple[str, ...]) -> None:
    shown = [column for column in dict.fromkeys(wanted) if column in table.columns]
    print_table(shown, [[_cell(row.get(column, "")) for column in shown] for row in table.rows])


def _cell(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
