"""``kg plot``: pictures of the graph, a command for each."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from kg.cli.options import Store
from kg.cli.output import DEFAULT_STORE, choice, graph, note
from kg.dates import whole_day

plot = typer.Typer(
    help="Draw the graph as an SVG or PNG file.",
    epilog="Example: kg plot network -o network.svg",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

File = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="The file, ending on .svg or .png.")
]
AsOf = Annotated[
    str | None, typer.Option(metavar="DATE", help="Only partnerships active on that day.")
]
Kind = Annotated[
    list[str] | None, typer.Option(help="Only partnerships of this kind; may be repeated.")
]


@plot.command(epilog="Example: kg plot network --company Nordlens --radius 2 -o nordlens.svg")
def network(
    output: File,
    as_of: AsOf = None,
    kind: Kind = None,
    company: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only companies near this one.")
    ] = None,
    radius: Annotated[int, typer.Option(help="How many partnerships away from it.")] = 1,
    colour_by: Annotated[
        str, typer.Option("--colour-by", help="country, kind or community.")
    ] = "community",
    store: Store = DEFAULT_STORE,
) -> None:
    """Who works with whom: companies sized by their partnerships, the best connected named."""
    from kg.plot.groups import BY

    choice(colour_by, tuple(BY), "--colour-by")
    day = whole_day(as_of, "--as-of")
    more = {"company": company, "radius": radius, "colour_by": colour_by}
    _draw("network", output, store, as_of=day, kinds=tuple(kind or ()), **more)


@plot.command(epilog="Example: kg plot timeline Nordlens -o nordlens.png")
def timeline(
    company: Annotated[str, typer.Argument(metavar="COMPANY", help="Whose partnerships.")],
    output: File,
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="The day to mark; by default that of the newest article."
        ),
    ] = None,
    store: Store = DEFAULT_STORE,
) -> None:
    """A company's partnerships over the years, a bar for each; what is not known fades."""
    _draw("timeline", output, store, company, on=whole_day(on, "--on"))


@plot.command(epilog="Example: kg plot matrix --top 20 -o matrix.svg")
def matrix(
    output: File,
    as_of: AsOf = None,
    kind: Kind = None,
    top: Annotated[int, typer.Option(help="How many companies, the most active first.")] = 30,
    store: Store = DEFAULT_STORE,
) -> None:
    """How many partnerships of which kind the most active companies have."""
    _draw("matrix", output, store, as_of=whole_day(as_of, "--as-of"), kinds=kind or (), top=top)


def _draw(picture: str, output: Path, store: Path, *about: str, **options: Any) -> None:
    from kg.plot import PLOTS, ending, write

    ending(output)  # a wrong one is told before anything is drawn
    with graph(store, read_only=True) as kg:
        figure = PLOTS[picture](kg.store, *about, **options)
    note(f"wrote {write(figure, output)}")
