"""What a dossier says, in words and in order, before it becomes Markdown or HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.dates import PartialDate
from kg.export.wording import date_words, period
from kg.report.dossier import Deal, Dossier, Life, Post, Said, Source

Rows = list[tuple[str, str]]
_SURE = {
    "certain": "active",
    "possible": "possibly active",
    "not": "not active",
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of one article, and all that is read from them, with how sure that is."""

    quote: str
    source: Source
    said_by: str
    told: str


def title(dossier: Dossier) -> str:
    """What stands above a dossier."""
    return f"{dossier.name} and its partners"


def summary(dossier: Dossier) -> str:
    """How many partnerships there are, of which standing, and on which day that is told.

    >>> summary(Dossier("Zephyr", (), (), (), (), (), (), (), dt.date(2022, 5, 23), ()))
    'No partnership is known; as of 23 May 2022.'
    """
    counts = [f"{len(deals)} {_few(h, deals)}" for h, deals in dossier.by_standing().items()]
    told = ", ".join(counts) or "No partnership is known"
    return told + (f"; as of {date_words(dossier.on.isoformat())}." if dossier.on else ".")


def _few(heading: str, deals: list[Deal]) -> str:
    if heading == "Partnerships":
        return "partnership" if len(deals) == 1 else "partnerships"
    return heading[0].lower() + heading[1:]


def head(dossier: Dossier) -> Rows:
    """What is known of the company itself; what is not known is left out."""
    until = f" (until {', '.join(map(date_words, dossier.renamed))})" if dossier.renamed else ""
    rows = {
        "Also called": ", ".join(dossier.other_names),
        "Formerly": f"{former}{until}" if (former := ", ".join(dossier.former_names)) else "",
        "Country": ", ".join(dossier.country),
        "Industry": ", ".join(dossier.industry),
        "Founded": ", ".join(map(date_words, dossier.founded)),
        "Part of": ", ".join(dossier.parents),
        "Rivals": ", ".join(dossier.rivals),
        "People": "; ".join(map(_post, dossier.people)),
    }
    return [(name, value) for name, value in rows.items() if value]


def about(dossier: Dossier) -> str:
    """What stands above the quotes on the company itself."""
    return f"What is said of {dossier.name}"


def heading(deal: Deal) -> str:
    """With whom, and on what."""
    partners = ", ".join(deal.partners) or deal.label
    return f"{partners}: {' / '.join(deal.scope)}" if deal.scope else partners


def facts(deal: Deal, on: dt.date | None) -> Rows:
    """What is known of a partnership; what is not known is left out."""
    products: dict[str, list[str]] = {}
    for which, name in deal.products:
        products.setdefault(which.capitalize(), []).append(name)
    rows = {
        "Kind": ", ".join(deal.kinds),
        "Role": ", ".join(deal.roles),
        "Stage": deal.stage,
        "When": _when(deal.life, deal.stage),
        "Announced": date_words(deal.life.announced),
        **_on(deal, on),
        "Standing": deal.modality,
        **{which: ", ".join(names) for which, names in products.items()},
    }
    return [(name, value) for name, value in rows.items() if value]


def quotations(said: Iterable[Said]) -> list[Quotation]:
    """The quotes of what is said, by article and place, each with all that is read from it."""
    return [
        Quotation(*key, _told(list(some)))
        for key, some in groupby(said, key=lambda s: (s.quote, s.source, s.said_by))
    ]


def _told(said: list[Said]) -> str:
    """What is read from a quote, and how sure the least sure of it is."""
    told = "; ".join(dict.fromkeys(map(str, said)))
    sure = min((s.confidence for s in said if s.confidence is not None), default=None)
    return told if sure is None else f"{told}; {sure:.0%} sure"


def dissenting(said: Said) -> str:
    """What an article says against what the graph keeps, and which article.

    >>> source = Source("No such venture", "Invented Wire", "2023-03-05", "")
    >>> dissenting(Said("end date", "2021", "official", None, "", "", 0, source))
    'end date: 2021, says No such venture, Invented Wire, 2023-03-05'
    """
    return f"{said}, says {said.said_by + ' in ' if said.said_by else ''}{said.source}"


def _on(deal: Deal, on: dt.date | None) -> dict[str, str]:
    """Whether a partnership was active on the day that is told of."""
    if on is None or deal.standing == "denied":
        return {}
    return {f"On {date_words(on.isoformat())}": _SURE[deal.on(on)]}


def _when(life: Life, stage: str) -> str:
    """From when to when, as stated, with the days between which that lies."""
    spans = [
        f"{name} between {date_words(first.isoformat())} and {date_words(last.isoformat())}"
        for name, date, first, last in (
            ("began", life.start, life.start_earliest, life.start_latest),
            ("ended", life.end, life.end_earliest, life.end_latest),
        )
        if first and last and first != last and not _means(date, first, last)
    ]
    return "; ".join(filter(None, (period(life.start, life.end, stage), *spans)))


def _means(stated: str, first: dt.date, last: dt.date) -> bool:
    """Whether a date as stated means just these days: who reads "2016" knows them."""
    try:
        return PartialDate.parse(stated).bounds == (first, last)
    except ValueError:
        return False


def _post(post: Post) -> str:
    times = period(post.start, post.end)
    about = ", ".join(filter(None, (post.title, times)))
    return f"{post.person} ({about})" if about else post.person
