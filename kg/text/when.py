"""Dates in words: find them, and say what they mean given the day of publication.

"On Monday" in an article of Monday 23 May 2022 is that day; without the day of publication it is
nothing we could write down, and nothing is what we write. Nothing is ever guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kg.dates import PartialDate
from kg.model import Span

# Month names need their capital: "may" and "march" are words as well. Short ones need a day or a
# year beside them: "Jun" alone is somebody's name.
_FULL_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
)
_MONTH_NUMBER = {name: i + 1 for i, name in enumerate(_FULL_MONTHS.lower().split("|"))}
_MONTH_NUMBER |= {name[:3]: number for name, number in _MONTH_NUMBER.items()} | {"sept": 9}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    rf"(?P<month>{_FULL_MONTHS}|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?"
    r"|Nov\.?|Dec\.?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
# Alone, a number is a year only if the news can speak of it: "2048 pixels" are none.
_YEAR_ALONE = r"(?P<year>19\d\d|20[0-3]\d)"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_COUNTS = ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_COUNT = "|".join([*_COUNTS, "[Aa]n?", *(word.title() for word in _COUNTS), r"\d{1,2}"])
_SEASON_ENDS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}
"""The last month of each season that lies within one year, in the north."""

# The forms in which dates are written, longest first: the first that fits at a place wins. Each has
# the hint without which it cannot occur, as most sentences have none.
_FORMS = [
    (hint, re.compile(rf"\b{form}\b"))
    for hint, form in (
        ("year", rf"{_YEAR}-(?P<month_number>[01]\d)-(?P<day>[0-3]\d)"),
        ("month", rf"{_DAY}(?: of)? {_MONTH},? {_YEAR}"),
        ("month", rf"{_MONTH} {_DAY},? {_YEAR}"),
        ("month", rf"{_MONTH},?(?: of)? {_YEAR}"),
        ("month", rf"{_DAY}(?: of)? {_MONTH}(?! \d)"),
        ("month", rf"{_MONTH} {_DAY}(?![\d,]*\d)"),
        ("month", rf"{_MONTH} (?:of )?(?P<relative_year>this|last|next) year"),
        ("month", rf"(?P<relative>last|next|this|this coming|this past) {_MONTH}"),
        ("unit", r"(?P<relative_year>later this|earlier this|this|last|next) year(?! round)"),
        ("unit", r"(?P<relative_month>later this|earlier this|this|last|next) month"),
        ("weekday", rf"(?:(?P<relative_day>last|next|this) )?{_WEEKDAY}"),
        ("near", r"(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow)"),
        ("ago", rf"(?P<count>{_COUNT}) (?P<unit>day|month|year|decade)s? ago"),
        ("unit", r"(?P<relative_week>[Ll]ast|[Tt]his|[Nn]ext) week"),
        (
            "unit",
            r"(?P<relative_season>[Ll]ast|[Tt]his|[Nn]ext) (?P<season>spring|summer|autumn|fall)",
        ),
        ("year", rf"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[- ])?{_YEAR_ALONE}"),
        ("month", rf"(?<![Tt]he )(?P<month>{_FULL_MONTHS})"),
    )
]
_HINT_WORD = re.compile(
    r"\b(?:\d{4}|[A-Z][a-z]+|today|yesterday|tomorrow|ago|year|month|week|spring|summer|autumn"
    r"|fall)\b"
)
_HINTS = {
    **dict.fromkeys(map(str.title, _MONTH_NUMBER), "month"),
    **dict.fromkeys(map(str.title, _DAYS), "weekday"),
    **dict.fromkeys(("Today", "Yesterday", "Tomorrow", "today", "yesterday", "tomorrow"), "near"),
    **dict.fromkeys(("year", "month", "week", *_SEASON_ENDS), "unit"),
    "ago": "ago",
}


@dataclass(frozen=True, slots=True)
class When:
    """A date as the text words it, and what it means; None where that cannot be known."""

    span: Span
    date: PartialDate | None


def find_dates(
    text: str, published: dt.date | None, start: int = 0, end: int | None = None
) -> list[When]:
    """The dates between two offsets of ``text``, in order, the longest reading of each.

    >>> [str(w.date) for w in find_dates("since 2016, ended on 31 March", dt.date(2022, 5, 23))]
    ['2016', '2022-03-31']
    >>> [str(w.date) for w in find_dates("ended on 31 March; out on Monday", None)]
    ['--03-31', 'None']
    """
    end = len(text) if end is None else end
    words = _HINT_WORD.findall(text, start, end)
    hints = {"year" if word[0].isdigit() else _HINTS.get(word) for word in words}
    taken: list[When] = []
    for form in (form for hint, form in _FORMS if hint in hints):
        for match in form.finditer(text, start, end):
            span = Span(*match.span())
            if any(span.overlaps(other.span) for other in taken) or _is_a_name(match, text):
                continue
            taken.append(When(span, _meaning(match, published, _tense(text, span, start))))
    return sorted(taken, key=lambda when: when.span)


def _is_a_name(match: re.Match[str], text: str) -> bool:
    """Whether a bare "May" or "March" begins a name or is a verb rather than a month."""
    groups = match.groupdict()
    if match.group() not in {"May", "March"} or groups.get("year"):
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    return not re.search(
        r"\b(in|by|since|from|until|till|of|to|before|after|for|and|as)\s$", before
    )


_AHEAD = re.compile(  # with the verb it governs: "will be launched" is not the past
    r"\b(?:will|would|shall|plans? to|expected|scheduled|due|next|by|until|is to|are to)\b"
    r"(?: (?:be|not|also|have|\w+ly))* ?\w*"
)
_BEHIND = re.compile(r"\w+ed\b|\b(?:was|were|had|since|began|took|gone|said|met|saw|won|made)\b")


def _tense(text: str, span: Span, start: int) -> int:
    """-1 where the nearest words before a date speak of the past, 1 of the future, 0 of neither."""
    left = text[max(start, span.start - 90) : span.start]
    ahead = max((match.end() for match in _AHEAD.finditer(left)), default=0)
    behind = max((match.end() for match in _BEHIND.finditer(left)), default=0)
    return (ahead >= behind) - (behind > ahead) if ahead or behind else 0


def _meaning(match: re.Match[str], published: dt.date | None, tense: int) -> PartialDate | None:
    """What one matched form says, given the day of publication."""
    part = {name: value for name, value in match.groupdict().items() if value}
    year = int(part["year"]) if "year" in part else None
    month = int(part["month_number"]) if "month_number" in part else _month(part.get("month"))
    day = int(part["day"]) if "day" in part else None
    try:
        if year:
            return PartialDate(year, month, day)
        if published is None:
            return PartialDate(month=month, day=day) if month else None
        return _relative(part, month, day, published, tense)
    except ValueError:  # 31 April: a slip in the text is no date
        return None


def _relative(
    part: dict[str, str], month: int | None, day: int | None, published: dt.date, tense: int
) -> PartialDate | None:
    """What a form without a year of its own means on the day of publication."""
    if "weekday" in part:
        return PartialDate.of(_nearest_weekday(part["weekday"], published, part, tense))
    if "near" in part:
        step = {"today": 0, "yesterday": -1, "tomorrow": 1}[part["near"].lower()]
        return PartialDate.of(published + dt.timedelta(days=step))
    if "relative_year" in part:
        step = {"last": -1, "next": 1}.get(part["relative_year"], 0)
        return PartialDate(published.year + step, month)
    if "relative_month" in part:
        step = {"last": -1, "next": 1}.get(part["relative_month"], 0)
        count = published.year * 12 + published.month - 1 + step
        return PartialDate(count // 12, count % 12 + 1)
    if "count" in part:
        return _ago(part["count"].lower(), part["unit"], published)
    if "relative_week" in part:
        step = {"last": -7, "next": 7}.get(part["relative_week"].lower(), 0)
        return _week(published + dt.timedelta(days=step - published.weekday()))
    if "season" in part:
        last = _SEASON_ENDS[part["season"]]
        over, begun = published.month > last, published.month > last - 3
        step = {"last": over - 1, "next": int(begun)}.get(part["relative_season"].lower(), 0)
        return PartialDate(published.year + step)
    if month:
        return _nearest_month(month, day, part.get("relative", ""), published, tense)
    return None


def _ago(count: str, unit: str, published: dt.date) -> PartialDate:
    """ "Three years ago" is a year, "two months ago" a month: no more than the words say."""
    size = int(count) if count.isdigit() else max(1, _COUNTS.index(count.replace("an", "a")))
    if unit == "day":
        return PartialDate.of(published - dt.timedelta(days=size))
    if unit == "month":
        months = published.year * 12 + published.month - 1 - size
        return PartialDate(months // 12, months % 12 + 1)
    return PartialDate(published.year - size * (10 if unit == "decade" else 1))


def _week(monday: dt.date) -> PartialDate | None:
    """A week is the month that all of its days lie in; None if they lie in two."""
    sunday = monday + dt.timedelta(days=6)
    return PartialDate(monday.year, monday.month) if monday.month == sunday.month else None


def _nearest_weekday(name: str, published: dt.date, part: dict[str, str], tense: int) -> dt.date:
    """A bare weekday is the last one that has come, the day of publication included."""
    back = (published.weekday() - _DAYS.index(name.lower())) % 7
    if part.get("relative_day") == "next" or (tense > 0 and "relative_day" not in part):
        return published + dt.timedelta(days=(7 - back) if back else 7)
    if part.get("relative_day") == "last" and back == 0:
        back = 7
    return published - dt.timedelta(days=back)


def _nearest_month(
    month: int, day: int | None, relative: str, published: dt.date, tense: int
) -> PartialDate:
    """A month or day without a year lies within a year of publication, on the side of its tense."""
    this_year = PartialDate(published.year, month, day)
    first, last = this_year.bounds or (published, published)
    direction = {"last": -1, "this past": -1, "next": 1, "this coming": 1}.get(relative, tense)
    if relative == "this":
        return this_year
    if direction < 0 or (direction == 0 and (first - published).days > 183):
        late = first > published or (relative == "last" and last >= published)
        return PartialDate(published.year - 1, month, day) if late else this_year
    early = last < published and (direction > 0 or (published - last).days > 183)
    return PartialDate(published.year + 1, month, day) if early else this_year


def _month(name: str | None) -> int | None:
    return _MONTH_NUMBER[name.rstrip(".").lower()] if name else None
