"""Commands that make and measure the extractor: train, evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Extractor, Output
from kg.cli.output import choice, note, out, print_json

if TYPE_CHECKING:
    from kg.evaluate.scores import Evaluation, Score


def train(
    corpus: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE…", help="Marked passages; by default those of data/corpus."),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Put the models there.")
    ] = Path("data/models"),
) -> None:
    """Make the extractor's models anew from marked passages; the same passages, the same bytes."""
    from kg.resources import folder
    from kg.train.models import train as train_models

    files = corpus or sorted((folder("data") / "corpus").glob("*.jsonl"))
    number = train_models(files, output, lambda step: note(f"Learning {step} …"))
    note(f"wrote the models to {output}; learnt from {number} passages")


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="What a reader marked: a line of JSON a text.")
    ],
    texts: Annotated[
        Path, typer.Argument(metavar="TEXTS", help="The folder of the texts, ID.txt.")
    ],
    errors: Annotated[
        str | None,
        typer.Option(metavar="FACET", help="List the mistakes in: pair, organisation, fact, …"),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the reliability diagram as PNG.")
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Leave out records less sure than this.")
    ] = 0.0,
    extractor: Extractor = "rules",
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    output: Output = None,
) -> None:
    """Measure the extractor against texts that a reader has marked."""
    from kg.errors import UnknownName
    from kg.evaluate.calibration import plot as plot_calibration
    from kg.evaluate.run import evaluate_texts
    from kg.extract.plugins import extractor as extractor_named

    choice(format, ("text", "json"), "--format")
    reader = extractor_named(extractor)
    run = evaluate_texts(gold, texts, reader, min_confidence=min_confidence)
    if errors is not None and errors not in run.evaluation.facets:
        raise UnknownName("facet", errors, run.evaluation.facets)
    if plot:
        plot_calibration(run.calibration, plot)
    listed = run.mistakes(errors) if errors else []
    if format == "json":
        told = run.evaluation.to_dict() | {"calibration_error": round(run.calibration.error, 3)}
        print_json(told | ({"mistakes": [str(one) for one in listed]} if errors else {}), output)
        return
    lines = [*_table(run.evaluation), f"calibration error of pairs: {run.calibration.error:.3f}"]
    with out(output) as file:
        file.write("\n".join([*lines, *map(str, listed), ""]).encode())


def _table(evaluation: Evaluation) -> list[str]:
    """The scores as lines, with precision and recall over all texts."""
    lines = [f"{'':26} {'P':>5} {'R':>5} {'F1':>5}  {'F1 by text':>10}  95 %"]
    for title, scores in (
        ("", evaluation.facets),
        ("pairs, by kind", evaluation.kinds),
        ("pairs, by status", evaluation.statuses),
        ("dates of pairs found", evaluation.dates),
    ):
        lines += [title] if title else []
        lines += [
            _line(name if not title else f"  {name}", score) for name, score in scores.items()
        ]
    (fallen, traps), (right, all_) = evaluation.traps, evaluation.grounded
    return [
        *lines,
        f"tempting pairs taken for partners: {fallen} of {traps}",
        f"partnerships that rest on words of the text: {right} of {all_}",
    ]


def _line(name: str, score: Score) -> str:
    low, high = score.interval
    return (
        f"{name:26} {score.precision:5.2f} {score.recall:5.2f} {score.f1:5.2f}  "
        f"{score.doc_f1:10.3f}  {low:.2f}–{high:.2f}"
    )
