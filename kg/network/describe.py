"""What a company, a partnership, its times and its backing come to as attributes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.network.attributes import Scalar
from kg.network.partnerships import Backing, Company, Partnership, date_precision
from kg.network.selection import Selection
from kg.network.spells import Spell

Attributes = dict[str, Scalar]


def of_company(company: Company) -> Attributes:
    """What every projection says of a company."""
    return {
        "label": company.label,
        "country": company.country,
        "industry": company.industry,
        "iri": company.iri,
    }


def of_partnership(partnership: Partnership, selection: Selection) -> Attributes:
    """What every projection says of a partnership."""
    spell = partnership.spell(selection.certainty)
    return {
        "label": partnership.label,
        "kind": next(iter(partnership.kinds), ""),
        "kinds": "; ".join(partnership.kinds),
        "stage": partnership.stage,
        "scope": partnership.scope,
        **of_times(partnership.times, spell, partnership.backing, selection),
        **of_backing(partnership.backing),
        "iri": partnership.iri,
    }


def of_times(
    times: Mapping[str, str], spell: Spell | None, backing: Backing, selection: Selection
) -> Attributes:
    """When it lasted; ``duration`` counts its days within those of the selection.

    A side that nobody dates reaches to the end of the window; without a window, to the first or the
    last day on which an article told of it. Where even that is not known, it counts no day.
    """
    lasting = selection.lasting(spell)
    known = lasting.closed(backing.told) if lasting else None
    return {
        **times,
        "date_precision": date_precision(times),
        "duration": known.days if known else 0,
    }


def of_backing(backing: Backing) -> Attributes:
    """Who says so."""
    sources = backing.sources
    best, told = backing.best, backing.told
    return {
        "modality": backing.modality,
        "confidence": backing.confidence,
        "evidence": len(sources),
        "sources": "; ".join(sources),
        "quote": best.quote,
        "headline": backing.headline,
        "url": backing.url,
        "published": best.published,
        "first_told": told.first.isoformat() if told else "",
        "last_told": told.last.isoformat() if told else "",
    }


def in_order(attributes: Mapping[str, Scalar], columns: Iterable[str]) -> Attributes:
    """The same in the order of the columns."""
    return {name: attributes[name] for name in columns}
