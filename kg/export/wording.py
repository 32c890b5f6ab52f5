"""How dates and kinds are put into a few English words on a picture, and how wide these are."""

from __future__ import annotations

import re
import unicodedata

from kg.dates import PartialDate

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOT_NOW = frozenset({"planned", "ended", "cancelled"})
_NARROW, _WIDE = frozenset("iljtfrI1.,;:'!|()[] "), frozenset("mwMWQOGDHNU@%&")


def date_words(stated: str) -> str:
    """A date as stated in words, no more exact than stated; other text as it is.

    >>> date_words("2022-03-31"), date_words("2022-03"), date_words("2016"), date_words("--03-31")
    ('31 Mar 2022', 'Mar 2022', '2016', '31 Mar')
    """
    try:
        date = PartialDate.parse(stated)
    except ValueError:
        return stated
    day = str(date.day) if date.day else ""
    month = _MONTHS[date.month - 1] if date.month else ""
    return " ".join(filter(None, (day, month, str(date.year) if date.year else "")))


def period(start: str, end: str, stage: str = "") -> str:
    """From when to when, as stated; empty where neither is. "Since" is said of what goes on.

    >>> period("2016", "2022-03-31"), period("2022-05-23", ""), period("", "2022")
    ('2016 – 31 Mar 2022', 'since 23 May 2022', 'until 2022')
    >>> period("2024", "", stage="planned"), period("2010", "", stage="ended")
    ('from 2024', 'from 2010')
    """
    if start and end:
        return f"{date_words(start)} – {date_words(end)}"
    if start:
        return f"{'from' if stage in _NOT_NOW else 'since'} {date_words(start)}"
    return f"until {date_words(end)}" if end else ""


def kind_words(kind: str) -> str:
    """The name of a kind as it is said.

    >>> kind_words("joint-development"), kind_words("co-branding")
    ('joint development', 'co-branding')
    """
    return re.sub(r"(?<!\bco)(?<!\bcross)-", " ", kind)


def property_words(property: str) -> str:
    """The name of a property as it is said.

    >>> property_words("plannedProduct"), property_words("endDate")
    ('planned product', 'end date')
    """
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", property).lower()


def text_width(text: str, size: float) -> float:
    """About how wide a line of text is, in the unit of ``size``, its height.

    >>> text_width("Nord", 10) < text_width("NORD", 10) < text_width("北方光学", 10)
    True
    """
    return size * sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in _NARROW:
        return 0.32
    return 0.85 if letter in _WIDE else 0.68 if letter.isupper() else 0.56


def shortened(text: str, length: int) -> str:
    """The text, cut at a word so that it has at most ``length`` characters.

    >>> shortened("International Business Machines", 24)
    'International Business…'
    """
    if len(text) <= length:
        return text
    words = text[:length].rpartition(" ")[0]
    return f"{words or text[: length - 1]}…"
