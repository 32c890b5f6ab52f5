"""Where on the time axis a partnership's bar begins, is certain, and ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.dates import PartialDate
from kg.report.dossier import Deal

_OVER = ("ended", "cancelled")
_UNKNOWN = dt.timedelta(days=365)
"""For how long a bar fades in or out where nothing bounds it."""


@dataclass(frozen=True, slots=True)
class Lifeline:
    """Four days in order: it fades in over the first two, is certain to the third, fades out."""

    start_earliest: dt.date
    start_latest: dt.date
    end_earliest: dt.date
    end_latest: dt.date


def lifeline(deal: Deal, on: dt.date | None) -> Lifeline | None:
    """When a partnership lived, as far as it is known on a day; None where nothing has a date.

    Where no start is told, the first day that is spoken of bounds it. What nobody says has ended
    goes on to ``on``, and what may come after fades.
    """
    days = list(known_days(deal))
    life = deal.life
    if not days:
        return None
    first, last = min(days), max(days)
    s1 = life.start_latest or first
    s0 = life.start_earliest or _shifted(s1, -_UNKNOWN)
    e0 = life.end_earliest
    e1 = life.end_latest
    if deal.stage in _OVER:
        e0, e1 = e0 or s1, e1 or last
    else:
        e0 = e0 or max(s1, on or last)
        e1 = e1 or _shifted(e0, _UNKNOWN)
    if s1 > e0:  # it began and ended within one span, on days that nobody gave
        s1 = e0 = s0 + (max(s0, e1) - s0) / 2
    return Lifeline(min(s0, s1), s1, e0, max(e0, e1))


def known_days(deal: Deal) -> Iterator[dt.date]:
    """Every day that is told of a partnership, and those on which articles told of it."""
    life = deal.life
    bounds = life.start_earliest, life.start_latest, life.end_earliest, life.end_latest
    yield from (day for day in bounds if day)
    yield from _bounds(life.announced)
    yield from published(deal)


def published(deal: Deal) -> list[dt.date]:
    """The days of the articles that tell of a partnership, sorted."""
    days = {said.source.published for said in deal.said if said.source.published}
    return sorted(day for text in days for day in _bounds(text)[:1])


def window(lifelines: Iterable[Lifeline], on: dt.date | None) -> tuple[dt.date, dt.date]:
    """The first day of the first year and the last day of the last year that are drawn.

    >>> day = dt.date(2020, 5, 18)
    >>> window([Lifeline(day, day, day, day)], dt.date(2022, 5, 23))
    (datetime.date(2020, 1, 1), datetime.date(2022, 12, 31))
    """
    days = [day for line in lifelines for day in (line.start_earliest, line.end_latest)]
    days += [on] if on else []
    return dt.date(min(days).year, 1, 1), dt.date(max(days).year, 12, 31)


def _bounds(text: str) -> tuple[dt.date, ...]:
    try:
        return PartialDate.parse(text).bounds or ()
    except ValueError:
        return ()


def _shifted(day: dt.date, by: dt.timedelta) -> dt.date:
    """A day so much later, within the calendar."""
    ordinal = day.toordinal() + by.days
    return dt.date.fromordinal(min(max(ordinal, 1), dt.date.max.toordinal()))
