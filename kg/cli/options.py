"""The options that several commands share."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from kg.dates import whole_day

if TYPE_CHECKING:
    from kg.network import Selection

Store = Annotated[
    Path, typer.Option("--store", metavar="DIR", help="The folder of the store.", show_default=True)
]
Judgements = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="What people decided; else curation/judgements.jsonl beside the store.",
    ),
]
Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Files, folders or patterns such as 'news/**/*.md'; - is standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", help="The day of publication, for articles that do not carry theirs."
    ),
]
Extractor = Annotated[
    str,
    typer.Option(
        "--extractor", metavar="NAME", help="What reads the articles: rules, or a plug-in's name."
    ),
]
Wait = Annotated[
    float,
    typer.Option(
        metavar="SECONDS", min=0, help="How long to wait while another process writes the store."
    ),
]
Workers = Annotated[
    int,
    typer.Option(
        metavar="N",
        min=0,
        help="How many processes read; 0: one per core. The result is the same.",
    ),
]
MinConfidence = Annotated[
    float, typer.Option(min=0.0, max=1.0, help="Leave out records less sure than this.")
]
TextOrJson = Annotated[str, typer.Option("--format", help="text or json.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there instead of to the terminal."),
]
AsOf = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only partnerships active on that day.")
]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="Only what lasted on that day or later."),
]
To = Annotated[
    str | None, typer.Option("--until", metavar="DATE", help="Only what began by that day.")
]
Certain = Annotated[
    bool, typer.Option("--certain", help="Of days: only what must have lasted, not what may have.")
]
Kind = Annotated[
    list[str] | None, typer.Option(help="Only partnerships of this kind; may be repeated.")
]
Stage = Annotated[
    list[str] | None, typer.Option(help="Only at this stage, such as active; may be repeated.")
]
Modality = Annotated[
    list[str] | None,
    typer.Option(help="Only official, reported, rumoured or denied; may be repeated."),
]
Country = Annotated[
    list[str] | None, typer.Option(help="Only with a company from there; may be repeated.")
]
Ego = Annotated[
    str | None, typer.Option(metavar="NAME", help="Only a company and what is near it.")
]
Radius = Annotated[int, typer.Option(min=0, help="How many steps from there are near.")]
Projection = Annotated[
    str,
    typer.Option(metavar="NAME", help="company, weighted, bipartite, product or person."),
]


def selecting(command: Callable[..., None]) -> Callable[..., None]:
    """The command with all options that choose among partnerships, given to it as ``selection``.

    So that every command that takes a network chooses by the same words.
    """
    own, chosen = (dict(inspect.signature(f).parameters) for f in (command, _selection))
    del own["selection"]
    hints: dict[str, Any] = {}
    for function in (command, _selection):
        hints |= get_type_hints(function, localns={"Selection": object}, include_extras=True)

    @functools.wraps(command)
    def run(**given: Any) -> None:
        options = {name: given.pop(name) for name in chosen}
        command(**given, selection=_selection(**options))

    typed = [
        parameter.replace(annotation=hints[name], kind=parameter.KEYWORD_ONLY)
        for name, parameter in (own | chosen).items()
    ]
    run.__signature__ = inspect.Signature(typed)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in typed}
    return run


def _selection(
    as_of: AsOf = None,
    since: From = None,
    until: To = None,
    certain: Certain = False,
    kind: Kind = None,
    stage: Stage = None,
    modality: Modality = None,
    min_confidence: MinConfidence = 0.0,
    country: Country = None,
    ego: Ego = None,
    radius: Radius = 1,
) -> Selection:
    from kg.network import Selection

    first, last = whole_day(since, "--from"), whole_day(until, "--until")
    return Selection(
        as_of=whole_day(as_of, "--as-of"),
        window=(first, last) if first or last else None,
        certainty="certain" if certain else "possible",
        kinds=kind or (),
        stages=stage or (),
        modalities=modality or (),
        countries=country or (),
        min_confidence=min_confidence,
        ego=ego,
        radius=radius,
    )
