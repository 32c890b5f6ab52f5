"""``kg curate alike`` and ``why``: which names may be one thing's, and why others are."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.options import Store, TextOrJson
from kg.cli.output import (
    DEFAULT_STORE,
    choice,
    graph,
    note,
    print_json,
    print_table,
    print_text,
)


def alike(
    at_least: Annotated[
        float,
        typer.Option(min=0.0, max=1.0, help="Show pairs with this score or more."),
    ] = 0.75,
    store: Store = DEFAULT_STORE,
    format: TextOrJson = "text",
) -> None:
    """Names that are alike and may be one thing's, each pair with its score and the reasons.

    Nothing is merged: decide with kg curate merge or kg curate distinct, or walk through them with
    kg curate review.
    """
    choice(format, ("text", "json"), "--format")
    with graph(store, read_only=True) as kg:
        found = kg.lookalikes(at_least=at_least)
    if format == "json":
        print_json([pair.to_dict() for pair in found])
    elif found:
        rows = [(f"{pair.score:.2f}", *pair.names, "; ".join(pair.reasons)) for pair in found]
        print_table(("score", "name", "other", "why"), rows)
    else:
        note("No names are alike that were not decided on.")


def why(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A company, product or person.")],
    store: Store = DEFAULT_STORE,
    format: TextOrJson = "text",
) -> None:
    """Why all the names of a thing are one thing's: for each, the rule or the person that says so.

    Put right what is wrong with kg curate split.
    """
    choice(format, ("text", "json"), "--format")
    with graph(store, read_only=True) as kg:
        found = kg.identity(name)
    if format == "json":
        print_json(found.to_dict())
    else:
        print_text(f"{found}\n")
