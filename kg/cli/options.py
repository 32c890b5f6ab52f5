"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
