"""Partial dates: what a text says about a day, and the earliest and latest day it can mean.

News says "in 2016", "last March", "on 31 March". Each is kept as stated, never padded to a day it
does not name, and beside it stand bounds that can be compared (XSD gives no order between a year
and a day: W3C XML Schema 1.1 part 2, section 3.3).
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from kg.errors import BadParameter

Day = dt.date | str
"""A day as people give one: a date, or text such as 2022-05-23."""

_FORM = re.compile(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month of a year, a day, or a month or day whose year is not known.

    >>> PartialDate.parse("2022-03").bounds
    (datetime.date(2022, 3, 1), datetime.date(2022, 3, 31))
    >>> str(PartialDate(month=3, day=31)), PartialDate(month=3, day=31).bounds
    ('--03-31', None)
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise ValueError("a partial date needs a year or a month")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if self.year is not None and not 1 <= self.year <= 9999:
            raise ValueError(f"year {self.year} is not within 1 to 9999")
        parts = (self.year, self.month, self.day)
        # 29 February is possible as long as no year forbids it, hence a leap year as stand-in.
        stand_in = zip(parts, (2000, 1, 1), strict=True)
        try:
            dt.date(*(other if part is None else part for part, other in stand_in))
        except ValueError:
            raise ValueError(f"{parts} (year, month, day) is not in the calendar") from None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2016``, ``2022-03``, ``2022-03-31``, ``--03`` or ``--03-31``.

        Raises ValueError when the text has another form or names a day that does not exist.
        """
        if not (form := _FORM.fullmatch(text.strip())):
            raise ValueError(
                f"{text!r} is not a date as 2016, 2022-03, 2022-03-31, --03 or --03-31"
            )
        year, month, day, only_month, only_day = (int(g) if g else None for g in form.groups())
        return cls(
            year,
            only_month if month is None else month,
            only_day if day is None else day,
        )

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """The partial date that names exactly this day."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        if self.year is None:
            return f"--{self.month:02}" + (f"-{self.day:02}" if self.day else "")
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year``, or ``yearless-day`` and ``yearless-month``."""
        unit = "day" if self.day else "month" if self.month else "year"
        return unit if self.year is not None else f"yearless-{unit}"

    @property
    def datatype(self) -> str:
        """The local name of the XSD datatype this date is written in."""
        names = {"day": "date", "month": "gYearMonth", "year": "gYear"}
        return names.get(self.precision) or ("gMonthDay" if self.day else "gMonth")

    @property
    def bounds(self) -> tuple[dt.date, dt.date] | None:
        """The first and last day this date can mean; None where the year is unknown."""
        if self.year is None:
            return None
        first = dt.date(self.year, self.month or 1, self.day or 1)
        last_month = self.month or 12
        last_day = self.day or calendar.monthrange(self.year, last_month)[1]
        return first, dt.date(self.year, last_month, last_day)

    def within(self, other: PartialDate) -> bool:
        """Whether this date says the same as ``other``, or the same more precisely.

        >>> PartialDate.parse("2022-03-31").within(PartialDate.parse("2022"))
        True
        """
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(theirs is None or mine == theirs for mine, theirs in pairs)


def whole_day(given: Day | None, name: str) -> dt.date | None:
    """The day that the parameter or option ``name`` is given; None stays None.

    Raises BadParameter for text that names no day, or only its month or year.

    >>> whole_day("2022-05-23", "as_of")
    datetime.date(2022, 5, 23)
    """
    if given is None or isinstance(given, dt.date):
        return given.date() if isinstance(given, dt.datetime) else given
    try:
        bounds = PartialDate.parse(str(given)).bounds
    except ValueError:
        bounds = None
    if bounds is None or bounds[0] != bounds[1]:
        raise BadParameter(f"{name} takes a whole day as 2022-05-23, not {given!r}")
    return bounds[0]
