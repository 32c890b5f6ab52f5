"""Commands that make and measure the extractor: train, evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.options import Extractor, MinConfidence, Output
from kg.cli.output import note, print_json, print_text
from kg.errors import BadParameter, UnknownName

if TYPE_CHECKING:
    from kg.evaluate.core import CoreScores
    from kg.evaluate.scores import Evaluation, Score


def train(
    corpus: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE…", help="Marked passages; by default those of data/corpus."),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Put the models there.")
    ] = Path("data/models"),
    neural: Annotated[
        bool, typer.Option("--neural", help="Only what makes the neural extractor of it; slow.")
    ] = False,
    core: Annotated[
        Path | None,
        typer.Option(
            "--core", metavar="FILE", help="Only relations of given pairs, from pairs as in CORE."
        ),
    ] = None,
) -> None:
    """Make the extractor's models anew from marked passages; the same passages, the same bytes."""
    if core is not None:
        if corpus:
            raise BadParameter("kg train takes marked passages, or --core FILE and none of them")
        _train_core(core, output, neural=neural)
        return
    from kg.resources import folder
    from kg.train.models import train as train_models

    files = corpus or sorted((folder("data") / "corpus").glob("*.jsonl"))
    number = train_models(files, output, lambda step: note(f"Learning {step} …"), neural=neural)
    note(f"wrote the models to {output}; learnt from {number} passages")


def _train_core(core: Path, output: Path, *, neural: bool) -> None:
    if neural:
        from kg.train.core_neural import train_core_neural

        train_core_neural(core, output)
    else:
        from kg.train.core import train_core

        train_core(core, output)
    note(f"wrote the model of relations to {output}; learnt from {core}")


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(metavar="GOLD", help="What a reader marked: a line of JSON a text."),
    ] = None,
    texts: Annotated[
        Path | None, typer.Argument(metavar="TEXTS", help="The folder with ID.txt of each.")
    ] = None,
    core: Annotated[
        Path | None,
        typer.Option(
            "--core", metavar="FILE", help="Instead: pairs with their relation, as in CORE."
        ),
    ] = None,
    seen: Annotated[
        Path | None,
        typer.Option(
            "--seen", metavar="FILE", help="Pairs learnt from: measure on other texts as well."
        ),
    ] = None,
    errors: Annotated[
        str | None,
        typer.Option(metavar="FACET", help="List the mistakes in: pair, organisation, fact, …"),
    ] = None,
    plot: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw the reliability diagram as PNG.")
    ] = None,
    min_confidence: MinConfidence = 0.0,
    extractor: Extractor = "rules",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    output: Output = None,
) -> None:
    """Measure the extractor against texts that a reader has marked, or against given pairs."""
    if core is not None and gold is None:
        _evaluate_core(core, seen, extractor, as_json, output)
        return
    if gold is None or texts is None or core is not None:
        raise BadParameter("kg evaluate takes GOLD and TEXTS, or --core FILE and neither of them")
    from kg.evaluate.calibration import plot as plot_calibration
    from kg.evaluate.run import evaluate_texts
    from kg.extract.plugins import extractor as extractor_named

    reader = extractor_named(extractor)
    run = evaluate_texts(gold, texts, reader, min_confidence=min_confidence)
    if errors is not None and errors not in run.evaluation.facets:
        raise UnknownName("facet", errors, run.evaluation.facets)
    if plot:
        plot_calibration(run.calibration, plot)
    listed = run.mistakes(errors) if errors else []
    if as_json:
        told = run.evaluation.to_dict() | {"calibration_error": round(run.calibration.error, 3)}
        print_json(told | ({"mistakes": [str(one) for one in listed]} if errors else {}), output)
        return
    lines = [*_table(run.evaluation), f"calibration error of pairs: {run.calibration.error:.3f}"]
    print_text("\n".join([*lines, *map(str, listed), ""]), output)


def _evaluate_core(
    core: Path, seen: Path | None, extractor: str, as_json: bool, output: Path | None
) -> None:
    """F1 over eleven relations; one told the wrong way round is wrong."""
    from kg.evaluate.core import evaluate as measure
    from kg.extract.relations import predict, read_pairs

    pairs, known = read_pairs(core), None if seen is None else read_pairs(seen)
    if extractor == "neural":
        from kg.neural.relations import NeuralRelations

        scores = measure(pairs, known, NeuralRelations.load().predict)
    elif extractor == "rules":
        scores = measure(pairs, known, predict)
    else:
        raise UnknownName("extractor with --core", extractor, ["neural", "rules"])
    if as_json:
        print_json(scores.to_dict(), output)
        return
    print_text(_page(scores) + "\n", output)


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
