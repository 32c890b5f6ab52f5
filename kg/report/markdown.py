"""A dossier as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.report import wording
from kg.report.dossier import Deal, Dossier, Said, Source
from kg.report.markup import link, markdown


def write(dossier: Dossier, picture: str | None) -> str:
    """The dossier in Markdown; ``picture`` is the address of the timeline, if there is one.

    >>> print(write(Dossier("Zephyr", (), ("Norway",), (), (), (), (), (), None, ()), None))
    # Zephyr and its partners
    <BLANKLINE>
    No partnership is known.
    <BLANKLINE>
    - **Country:** Norway
    <BLANKLINE>
    """
    blocks = [f"# {markdown(wording.title(dossier))}", markdown(wording.summary(dossier))]
    if rows := wording.head(dossier):
        blocks.append(_list(rows))
    if picture:
        blocks.append(f"![Timeline of the partnerships]({picture})")
    for heading, deals in dossier.by_standing().items():
        blocks.append(f"## {heading}")
        for deal in deals:
            blocks += _deal(deal, dossier)
    if dossier.said:
        blocks += [f"## {markdown(wording.about(dossier))}", *_quotes(dossier.said)]
    return "\n\n".join(blocks) + "\n"


def _deal(deal: Deal, dossier: Dossier) -> Iterator[str]:
    yield f"### {markdown(wording.heading(deal))}"
    yield _list(wording.facts(deal, dossier.on))
    yield from _quotes(deal.said)
    if deal.dissent:
        yield "**Dissent**"
        yield "\n".join(f"- {markdown(wording.dissenting(said))}" for said in deal.dissent)
    if deal.decided:
        yield "**Decided by people**"
        yield "\n".join(f"- {markdown(decision)}" for decision in deal.decided)


def _quotes(those: Iterable[Said]) -> Iterator[str]:
    for said in wording.quotations(those):
        words = markdown(f"“{said.quote}”" if said.quote else "(no words are kept)")
        by = f"; said by {markdown(said.said_by)}" if said.said_by else ""
        yield f"> {words}\n>\n> {_source(said.source)}{by} → {markdown(said.told)}"


def _list(rows: wording.Rows) -> str:
    return "\n".join(f"- **{name}:** {markdown(value)}" for name, value in rows)


def _source(source: Source) -> str:
    """The title, linked where it can be followed, then publisher and date."""
    address = link(source.url)
    title = f"[{markdown(source.title)}](<{address}>)" if address else markdown(source.title)
    rest = (markdown(part) for part in (source.publisher, source.published) if part)
    return ", ".join((title, *rest))
