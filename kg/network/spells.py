"""Spells: from when to when a relationship lasts, as far as anyone says.

Between the stated dates and a day lies doubt. The *possible* spell is the longest that fits what
is said: from the earliest start to the latest end. The *certain* spell is the shortest: from the
latest start to the earliest end. With both, a network of a day or a window is a rule, not a guess.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.dates import PartialDate

CERTAINTIES = ("possible", "certain")
OVER = frozenset({"ended", "cancelled"})
"""The stages of what goes on no longer, whether or not anyone says since when."""


class Spell(NamedTuple):
    """Days from the first to the last, both within; an open side is the calendar's own end.

    >>> Spell(dt.date(2016, 1, 1), dt.date(2016, 12, 31)).days
    366
    """

    first: dt.date = dt.date.min
    last: dt.date = dt.date.max

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def shared(self, other: Spell) -> Spell | None:
        """The days of both; None where they have none in common."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Spell(first, last) if first <= last else None

    def closed(self, told: Spell | None) -> Spell | None:
        """The same with open sides put where it was told of; None where a side stays open."""
        first = told.first if told and self.first == dt.date.min else self.first
        last = told.last if told and self.last == dt.date.max else self.last
        is_open = first == dt.date.min or last == dt.date.max
        return None if is_open or last < first else Spell(first, last)


def possible_spell(times: Mapping[str, str], stage: str, told: Spell | None) -> Spell | None:
    """The longest spell that fits; None for what was cancelled, which never was.

    A start or an end that nobody dates may be any day. Only what has ended, nobody says when, had
    ended by the last article that tells of it.

    >>> possible_spell({"start": "2016", "end": "2019-03"}, "ended", None)
    Spell(first=datetime.date(2016, 1, 1), last=datetime.date(2019, 3, 31))
    """
    if stage == "cancelled":
        return None
    first = _day(times, "start_earliest") or dt.date.min
    last = _day(times, "end_latest")
    if last is None:
        last = told.last if told and stage in OVER else dt.date.max
    return Spell(first, last) if first <= last else None


def certain_spell(times: Mapping[str, str], stage: str) -> Spell | None:
    """The shortest spell that fits; None where no day is certain.

    A start must be dated. What has neither an end nor a stage that says it is over goes on.

    >>> certain_spell({"start": "2016", "end": "2019-03"}, "ended")
    Spell(first=datetime.date(2016, 12, 31), last=datetime.date(2019, 3, 1))
    """
    first, last = _day(times, "start_latest"), _day(times, "end_earliest")
    if last is None and stage not in OVER and not times.get("end"):
        last = dt.date.max
    if stage == "cancelled" or first is None or last is None:
        return None
    return Spell(first, last) if first <= last else None


def told_between(published: list[str]) -> Spell | None:
    """From the first to the last day on which an article told of something."""
    days = [day for text in sorted(set(published)) if (day := iso_day(text))]
    return Spell(days[0], days[-1]) if days else None


# Of all the dates in a graph, few are different.
@lru_cache(maxsize=10_000)
def iso_day(text: str) -> dt.date | None:
    """The day that a text writes out as 2022-05-23; None for any other."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _day(times: Mapping[str, str], bound: str) -> dt.date | None:
    """A bound that is kept, such as ``start_latest``, or else that of the date as stated."""
    which, _, side = bound.partition("_")
    if kept := times.get(bound):
        return iso_day(kept)
    stated = _bounds(times.get(which, ""))
    return stated[side == "latest"] if stated else None


@lru_cache(maxsize=10_000)
def _bounds(stated: str) -> tuple[dt.date, dt.date] | None:
    try:
        return PartialDate.parse(stated).bounds
    except ValueError:  # nothing, or a form that XSD allows and news does not use
        return None
