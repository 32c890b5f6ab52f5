"""All commands, in the order in which a newcomer meets them."""

from __future__ import annotations

import typer

from kg.cli.asking import explain, query, stats
from kg.cli.curating import curate
from kg.cli.making import build, extract, forget, infer, ingest, validate
from kg.cli.measuring import evaluate, train
from kg.cli.networking import network
from kg.cli.plotting import plot
from kg.cli.showing import export, lint
from kg.cli.telling import diff, report

app = typer.Typer(
    name="kg",
    help="Who works with whom in technology, and the words behind every statement.",
    epilog="Begin with: kg build seeds, then: kg query",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

# A query takes parameters of its own (--company, --on): which ones, its file says.
_OPEN = {"allow_extra_args": True, "ignore_unknown_options": True}

app.command(epilog="Example: kg build seeds")(build)
app.command(epilog="Example: kg ingest news/ article.html --published 2022-05-23")(ingest)
app.command(epilog="Example: kg forget 2021-05-14-nordlens-zephyr")(forget)
app.command(epilog="Example: kg extract article.txt --format jsonl")(extract)
app.command(
    epilog="Example: kg query partners --company Nordlens --on 2020-06-30",
    context_settings=_OPEN,
)(query)
app.command(epilog="Example: kg explain Nordlens Zephyr")(explain)
app.command(epilog="Example: kg report Nordlens -o nordlens.html")(report)
app.command(epilog="Example: kg diff --since 2022-01-01")(diff)
app.add_typer(curate, name="curate")
app.command(epilog="Example: kg export --to gexf -o partnerships.gexf")(export)
app.command(epilog="Example: kg lint partnerships.gexf")(lint)
app.add_typer(plot, name="plot")
app.command(epilog="Example: kg network --as-of 2020-06-30 --measure betweenness")(network)
app.command(epilog="Example: kg validate --format json")(validate)
app.command(epilog="Example: kg infer --engine owlrl")(infer)
app.command(epilog="Example: kg stats --format json")(stats)
app.command(epilog="Example: kg train data/corpus/k.jsonl -o my-models")(train)
app.command(epilog="Example: kg evaluate gold.jsonl texts/ --errors pair")(evaluate)
