"""From when to when a row lasts, in whole days, as Gephi's timeline wants it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.dates import PartialDate
from kg.export.columns import Value

COLUMNS = frozenset({"start_earliest", "start", "end_latest", "end"})
"""The columns that tell: the bounds, or else the dates as stated."""


def spell(values: Mapping[str, Value]) -> tuple[str, str]:
    """The first and the last day that a row may last; empty where the side is open.

    A year alone would make Gephi refuse the file, so that it begins on its first day and ends on
    its last. What ends before it starts has no spell.

    >>> spell({"start": "2016", "end": "2022-03"})
    ('2016-01-01', '2022-03-31')
    >>> spell({"start": 2022, "end": 2016}), spell({"start": "soon"})
    (('', ''), ('', ''))
    """
    get = values.get
    return _spell(get("start_earliest"), get("start"), get("end_latest"), get("end"))


@lru_cache(maxsize=10_000)
def _spell(
    earliest: Value | None, start: Value | None, latest: Value | None, end: Value | None
) -> tuple[str, str]:
    first = _day(earliest, 0) or _day(start, 0)
    last = _day(latest, 1) or _day(end, 1)
    return ("", "") if first and last and last < first else (first, last)


def _day(stated: Value | None, side: int) -> str:
    """The first or last day of a date as stated; empty for a text that states no year."""
    try:
        bounds = PartialDate.parse(str(stated).partition("T")[0]).bounds
    except ValueError:
        return ""
    return bounds[side].isoformat() if bounds else ""
