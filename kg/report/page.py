"""A dossier as one HTML page that needs nothing else: no script, no font, no other file."""

from __future__ import annotations

from collections.abc import Iterable

from kg.report import wording
from kg.report.dossier import Deal, Dossier, Source
from kg.report.markup import Html, link, tag

_STYLE = """
:root { color-scheme: light dark; --paper: #fdfcf9; --ink: #26323c; --faint: #5d6870;
  --line: #e2dfd6; --link: #1f5f9e; --alert: #b4402f; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #181d21; --ink: #e6e8ea; --faint: #a3adb5; --line: #333b42; --link: #8fc1f2;
    --alert: #ff8a75; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.2rem; max-width: 52rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 Inter, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans",
  sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0.4rem 0; }
h2 { margin: 2.2rem 0 0.6rem; border-bottom: 1px solid var(--line); }
h3 { margin: 1.6rem 0 0.3rem; }
a { color: var(--link); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0.5rem 0; }
dt { color: var(--faint); }
dd { margin: 0; }
.summary, footer { color: var(--faint); }
.picture { overflow-x: auto; margin: 1.2rem 0; }
.picture svg { display: block; min-width: 36rem; width: 100%; height: auto; }
blockquote { margin: 0.8rem 0; padding-left: 0.9rem; border-left: 3px solid var(--line); }
blockquote p { margin: 0; font-style: italic; }
footer { font-size: 0.88rem; }
.note { border-left: 3px solid var(--line); margin: 0.6rem 0; padding-left: 0.9rem; }
.note h4 { margin: 0; color: var(--faint); }
.note ul { margin: 0; padding-left: 1.1rem; }
.dissent { border-color: var(--alert); }
.dissent h4 { color: var(--alert); }
"""


def write(dossier: Dossier, picture: str | None) -> str:
    """The dossier as a page; ``picture`` is the SVG of the timeline, None without one.

    >>> page = write(Dossier("Zephyr <Ltd>", (), (), (), (), (), (), (), None, ()), None)
    >>> "<h1>Zephyr &lt;Ltd&gt; and its partners</h1>" in page
    True
    """
    title = wording.title(dossier)
    drawn = [tag("div", Html(picture), class_="picture", tabindex="0")] if picture else []
    sections = [
        tag("section", tag("h2", heading), *(_deal(deal, dossier) for deal in deals))
        for heading, deals in dossier.by_standing().items()
    ]
    if dossier.said:
        quotes = (_quotation(said) for said in wording.quotations(dossier.said))
        sections.append(tag("section", tag("h2", wording.about(dossier)), *quotes))
    summary = tag("p", wording.summary(dossier), class_="summary")
    head = [_table(rows)] if (rows := wording.head(dossier)) else []
    body = tag("body", tag("main", tag("h1", title), summary, *head, *drawn, *sections))
    return f'<!DOCTYPE html>\n<html lang="en">\n{_head(title)}\n{body}\n</html>\n'


def _head(title: str) -> Html:
    width = "width=device-width, initial-scale=1"
    metas = f'<meta charset="utf-8">\n<meta name="viewport" content="{width}">'
    return tag("head", Html(metas), tag("title", title), tag("style", Html(_STYLE)))


def _deal(deal: Deal, dossier: Dossier) -> Html:
    quotes = [_quotation(said) for said in wording.quotations(deal.said)]
    heading = tag("h3", wording.heading(deal))
    facts = _table(wording.facts(deal, dossier.on))
    against = [wording.dissenting(said) for said in deal.dissent]
    notes = (("dissent", "Dissent", against), ("decided", "Decided by people", deal.decided))
    lists = [_note(class_, title, lines) for class_, title, lines in notes if lines]
    return tag("article", heading, facts, *quotes, *lists)


def _table(rows: wording.Rows) -> Html:
    pairs = (part for name, value in rows for part in (tag("dt", name), tag("dd", value)))
    return tag("dl", *pairs)


def _quotation(said: wording.Quotation) -> Html:
    words = f"“{said.quote}”" if said.quote else "(no words are kept)"
    by = f"; said by {said.said_by}" if said.said_by else ""
    told = f"{by} → {said.told}"
    return tag("blockquote", tag("p", words), tag("footer", *_source(said.source), told))


def _note(class_: str, title: str, lines: Iterable[str]) -> Html:
    items = (tag("li", line) for line in lines)
    return tag("div", tag("h4", title), tag("ul", *items), class_=f"note {class_}")


def _source(source: Source) -> list[str]:
    """The title, linked where it can be followed, then publisher and date."""
    address = link(source.url)
    title = tag("a", source.title, href=address, rel="noopener noreferrer") if address else None
    rest = "".join(f", {part}" for part in (source.publisher, source.published) if part)
    return [title or source.title, rest]
