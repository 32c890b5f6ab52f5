"""``kg curate``: what people decide about claims and names, a command for each sort of decision.

Each adds a line to the file of judgements and brings the graph up to date with it.
"""

from __future__ import annotations

from typing import Annotated

import typer

from kg.cli.desk import Desk
from kg.cli.naming import alike, why
from kg.cli.options import Judgements, Store, TextOrJson, Wait
from kg.cli.output import DEFAULT_STORE, WAIT, choice, note, print_json, print_text
from kg.curation import Target

curate = typer.Typer(
    help="Decide on what the articles say; decisions are kept, and replayed at every build.",
    epilog="Example: kg curate review",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Names = Annotated[
    list[str],
    typer.Argument(
        metavar="NAME…", help="A company, product or person; or the companies of a partnership."
    ),
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A company, product or person.")]
Article = Annotated[str | None, typer.Option(metavar="ID", help="Only what this article says.")]
Scope = Annotated[str | None, typer.Option(help="Only accounts that state this scope.")]
OfKind = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", help="Only accounts that state this kind.")
]
Field = Annotated[str | None, typer.Option(help="Only this field: start, stage, kind, supplier …")]
Value = Annotated[str | None, typer.Option(help="Only claims of this value, or on this company.")]
Why = Annotated[str, typer.Option(metavar="TEXT", help="The reason.")]
By = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; else the user's name.")]
On = Annotated[str | None, typer.Option(metavar="DATE", help="The day of it; else today.")]


def _verdict(
    context: typer.Context,
    names: Names,
    article: Article = None,
    scope: Scope = None,
    kind: OfKind = None,
    field: Field = None,
    value: Value = None,
    why: Why = "",
    by: By = None,
    on: On = None,
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    about = Target(tuple(names), article, scope, field, value, kind)
    Desk(store, judgements, by, on, wait).decide(str(context.info_name), about, why)


curate.command(
    "accept",
    help="Vouch for claims: they go before others, and what was set aside comes in.",
    epilog="Example: kg curate accept Nordlens Zephyr --article 017",
)(_verdict)
curate.command(
    "reject",
    help="Believe claims no longer; they stay visible, with the decision beside them.",
    epilog="Example: kg curate reject Nordlens Zephyr --field start --why misprinted",
)(_verdict)


@curate.command(
    epilog="Example: kg curate edit Nordlens Zephyr --field end --to 2021-03 --why 'by its report'"
)
def edit(
    names: Names,
    field: Annotated[str, typer.Option(help="A date, stage, kind, role, scope … to change.")],
    to: Annotated[str, typer.Option(help="The new value.")],
    article: Article = None,
    scope: Scope = None,
    kind: OfKind = None,
    value: Value = None,
    why: Why = "",
    by: By = None,
    on: On = None,
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    """Put a value in the place of what is claimed, or where nothing is; the old one is kept.

    The role of a party: --field role --value COMPANY --to supplier.
    """
    about = Target(tuple(names), article, scope, field, value, kind)
    Desk(store, judgements, by, on, wait).decide("edit", about, why, to)


@curate.command(
    epilog="Example: kg curate add Nordlens Zephyr --article 017 --quote 'buys lenses from Zephyr' "
    "--role supplier=Zephyr --role customer=Nordlens --kind component-supply --why 'it says so'"
)
def add(
    names: Names,
    article: Annotated[str, typer.Option(metavar="ID", help="The article that tells of it.")],
    quote: Annotated[str, typer.Option(metavar="TEXT", help="The words that say so, verbatim.")],
    role: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ROLE[=NAME]", help="Who has which part in it, or what a person is there."
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="What a person is called there: makes it a role of theirs.")
    ] = None,
    product: Annotated[
        list[str] | None, typer.Option(help="What comes of it; may be repeated.")
    ] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="What kind it is; may be repeated.")
    ] = None,
    stage: Annotated[str | None, typer.Option(help="How far it is: announced, active …")] = None,
    modality: Annotated[
        str | None, typer.Option(help="official, reported, rumoured, denied.")
    ] = None,
    start: Annotated[str | None, typer.Option(metavar="DATE", help="When it begins.")] = None,
    end: Annotated[str | None, typer.Option(metavar="DATE", help="When it ends.")] = None,
    scope: Annotated[str | None, typer.Option(help="What it is on.")] = None,
    why: Why = "",
    by: By = None,
    on: On = None,
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    """State what an article tells of, in words of the article: a partnership.

    Or what a person is in a company: Name "Jo Doe" Nordlens with --title or --role founder.
    """
    one = {"stage": stage, "modality": modality, "start": start, "end": end, "scope": scope}
    one["title"] = title
    says = (
        *(("kind", each) for each in kind or ()),
        *(("product", each) for each in product or ()),
        *((field, value) for field, value in one.items() if value is not None),
        *(_role(each) for each in role or ()),
    )
    about = Target(tuple(names), article)
    Desk(store, judgements, by, on, wait).decide("add", about, why, quote=quote, says=says)


def _role(text: str) -> tuple[str, str]:
    """The role and the company that ``supplier=Zephyr`` names, or what a person is: founder."""
    role, equals, name = text.partition("=")
    return (role, name) if equals else ("role", role)


@curate.command(epilog="Example: kg curate merge NLO --into 'Nordlens Optics' --why 'its initials'")
def merge(
    names: Names,
    into: Annotated[
        str | None, typer.Option(help="The other name of the company; of partnerships, the scope.")
    ] = None,
    article: Article = None,
    scope: Scope = None,
    kind: OfKind = None,
    why: Why = "",
    by: By = None,
    on: On = None,
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    """Make one of two names for a thing, or of all that is told of a partnership."""
    about = Target(tuple(names), article, scope, kind=kind)
    Desk(store, judgements, by, on, wait).decide("merge", about, why, into)


@curate.command(
    epilog="Example: kg curate split Zephyr --article 017 --to 'Zephyr Cars' --why 'another firm'"
)
def split(
    name: Name,
    article: Annotated[str, typer.Option(metavar="ID", help="Where the name means another.")],
    to: Annotated[str, typer.Option(metavar="NAME", help="What it stands for there.")],
    why: Why = "",
    by: By = None,
    on: On = None,
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    """Keep apart what an article calls by the name of something else."""
    Desk(store, judgements, by, on, wait).decide("split", Target((name,), article), why, to)


@curate.command(epilog="Example: kg curate distinct Zephyr Zephir --why 'one makes cars'")
def distinct(
    one: Name,
    other: Annotated[str, typer.Argument(metavar="OTHER", help="What it is not.")],
    why: Why = "",
    by: By = None,
    on: On = None,
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    """Tell apart two names that are alike; they are not offered for a merge again."""
    Desk(store, judgements, by, on, wait).decide("distinct", Target((one, other)), why)


@curate.command(epilog="Example: kg curate rename Nordlens --to 'Nordlens Optics' --why 'in full'")
def rename(
    name: Name,
    to: Annotated[str, typer.Option(metavar="NAME", help="The name to show.")],
    why: Why = "",
    by: By = None,
    on: On = None,
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    """Show a thing under another name."""
    Desk(store, judgements, by, on, wait).decide("rename", Target((name,)), why, to)


@curate.command(epilog="Example: kg curate undo 5b8dce25dc7a --why 'decided too soon'")
def undo(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id that kg curate list shows.")],
    why: Why = "",
    by: By = None,
    on: On = None,
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    """Take a decision back; its line is kept, and so is this one."""
    Desk(store, judgements, by, on, wait).decide("undo", Target(), why, id)


@curate.command("list", epilog="Example: kg curate list --format json")
def list_(
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    format: TextOrJson = "text",
) -> None:
    """All decisions: in force, taken back, or no longer applying; exit code 1 for broken lines."""
    choice(format, ("text", "json"), "--format")
    found, broken = Desk(store, judgements).entries()
    if format == "json":
        print_json([entry.to_dict() for entry in found])
    else:
        print_text("".join(f"{entry}\n" for entry in found))
    for error in broken:
        note(f"kg: {error}")
    if broken:
        raise typer.Exit(1)


curate.command(epilog="Example: kg curate alike --at-least 0.6")(alike)
curate.command(epilog="Example: kg curate why Nordlens")(why)


@curate.command(epilog="Example: kg curate review --below 0.7 --by mira")
def review(
    below: Annotated[
        float, typer.Option(min=0.0, max=1.0, help="Show claims less surely read than this.")
    ] = 0.5,
    why: Annotated[
        str, typer.Option(metavar="TEXT", help="The reason for all; else asked where it is needed.")
    ] = "",
    by: By = None,
    on: On = None,
    store: Store = DEFAULT_STORE,
    judgements: Judgements = None,
    wait: Wait = WAIT,
) -> None:
    """Walk through what is in quarantine, at odds, alike or unsure; one key decides, q ends.

    Keys: a accept, r reject, e edit, s skip, u undo, q quit; for two names that are alike m merge,
    d distinct. In a pipe, each key is a line.
    """
    from kg.cli.reviewing import walk

    walk(Desk(store, judgements, by, on, wait), below, why)
