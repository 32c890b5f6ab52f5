"""Commands that measure what is extracted: evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Output
from kg.cli.output import out, print_json
from kg.errors import BadParameter

if TYPE_CHECKING:
    from kg.evaluate.core import CoreScores


def evaluate(
    core: Annotated[
        Path | None,
        typer.Option("--core", metavar="FILE", help="Pairs with their relation, as in CORE."),
    ] = None,
    seen: Annotated[
        Path | None,
        typer.Option(
            "--seen", metavar="FILE", help="Pairs learnt from: measure on other texts as well."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    output: Output = None,
) -> None:
    """Tell the relation of each given pair of companies, and how often that is right.

    F1 over eleven relations; one told the wrong way round is wrong.
    """
    if core is None:
        raise BadParameter("kg evaluate needs a file to measure on: --core FILE")
    from kg.evaluate.core import evaluate as measure
    from kg.extract.relations import read_pairs

    scores = measure(read_pairs(core), None if seen is None else read_pairs(seen))
    if as_json:
        print_json(scores.to_dict(), output)
        return
    with out(output) as file:
        file.write((_page(scores) + "\n").encode())


def _page(scores: CoreScores) -> str:
    """The measures of all pairs, of those with unseen texts, and of each relation."""
    columns = [("all", scores)] + ([("unseen texts", scores.unseen)] if scores.unseen else [])
    lines = [f"{'':24}" + "".join(f"{name:>14}" for name, _ in columns)]
    lines.append(f"{'pairs':24}" + "".join(f"{found.pairs:>14}" for _, found in columns))
    for label, measure in (
        ("micro F1", "micro_f1"),
        ("macro F1", "macro_f1"),
        ("direction accuracy", "direction_accuracy"),
    ):
        figures = "".join(f"{getattr(found, measure):>14.3f}" for _, found in columns)
        lines.append(f"{label:24}{figures}")
    for name in scores.relations:
        figures = "".join(
            f"{found.relations[name].f1:>14.3f}" if name in found.relations else f"{'–':>14}"
            for _, found in columns
        )
        lines.append(f"{name:24}{figures}")
    return "\n".join(lines)
