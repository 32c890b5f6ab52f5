"""What front matter, a line of JSON or a web page may say about an article, and how it is checked.

One row a field: a new one is a new row here and an argument of ``from_text``.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate
from typing import Any

from kg.articles.build import unwritable
from kg.errors import ArticleError

_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ].*)?", re.DOTALL)
_ADDRESS = re.compile(r"""https?://[^\s<>"{}|\\^`]+""", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_NOTHING = {"", "~", "null"}


def line(value: str) -> str:
    """A value on one line, in NFC.

    >>> line("Nordlens joins\\n  Zephyr")
    'Nordlens joins Zephyr'
    """
    return " ".join(unicodedata.normalize("NFC", value).split())


def day(value: str) -> dt.date:
    """The day of a date or a timestamp, as it is where it was written.

    >>> day("2022-05-23T23:30:00+02:00")
    datetime.date(2022, 5, 23)
    """
    if not (found := _DAY.fullmatch(value)):
        raise ValueError("is not a day")
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise ValueError("is not in the calendar") from None


def timestamp(value: str) -> dt.date:
    """The day of a date as mails and feeds write it (RFC 5322 or ISO 8601), where it was written.

    >>> timestamp("Mon, 23 May 2022 23:30:00 +0200")
    datetime.date(2022, 5, 23)
    """
    if _DAY.fullmatch(value) or not (found := parsedate(value)):
        return day(value)
    try:
        return dt.date(*found[:3])
    except ValueError:
        raise ValueError("is not in the calendar") from None


def address(value: str) -> str:
    """A web address, as it is written.

    >>> address("https://nordlens-optics.com/")
    'https://nordlens-optics.com/'
    """
    if not _ADDRESS.fullmatch(value):
        raise ValueError("is not a web address")
    return value


def language(value: str) -> str:
    """A language tag (BCP 47).

    >>> language("en-GB")
    'en-GB'
    """
    if not _LANGUAGE.fullmatch(value):
        raise ValueError("is not a language tag")
    return value


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the keys it may stand under, the first that has a value counts."""

    name: str
    keys: tuple[str, ...]
    read: Callable[[str], object]
    way_out: str


FIELDS = (
    Field("id", ("id",), line, "write it on one line"),
    Field("title", ("title",), line, "write it on one line"),
    Field("published", ("published", "date"), day, "write it as 2022-05-23"),
    Field("publisher", ("publisher",), line, "write it on one line"),
    Field("url", ("url", "source"), address, "write it as https://…"),
    Field("language", ("language",), language, "write its code, such as en"),
)


def checked(raw: Mapping[str, object], source: str) -> dict[str, Any]:
    """The fields of ``raw`` as arguments of ``from_text``; keys unknown here are passed over.

    Raises ArticleError for a value that does not fit its field, and says which.

    >>> checked({"title": "Nordlens joins Zephyr", "date": "2022-05-23", "author": "A. N."}, "x.md")
    {'title': 'Nordlens joins Zephyr', 'published': datetime.date(2022, 5, 23)}
    """
    known: dict[str, Any] = {}
    for field in FIELDS:
        for key in field.keys:
            value = _scalar(raw.get(key), key, source)
            if value in _NOTHING:
                continue
            try:
                known[field.name] = field.read(value)
            except ValueError as error:
                raise ArticleError(
                    source, f"has {key} {value!r}, which {error}", field.way_out
                ) from None
            break
    return known


def _scalar(value: object, key: str, source: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        what = "several values" if isinstance(value, list | dict) else repr(value)
        raise ArticleError(source, f"has {what} as {key}", "write a single text there")
    if wrong := unwritable(str(value)):
        raise ArticleError(source, f"holds {wrong} in its {key}", "save it as UTF-8 text")
    return str(value).strip()


_USABLE: dict[str, Callable[[str], object]] = {
    "published": timestamp,
    "url": address,
    "language": language,
}


def usable(stated: Mapping[str, str | None]) -> dict[str, object]:
    """What fits of what a page, a mail or a feed states of itself: who has it cannot mend it.

    >>> usable({"title": "Nordlens joins Zephyr", "url": "/news", "published": "2022-05-23T08:00Z"})
    {'title': 'Nordlens joins Zephyr', 'published': '2022-05-23'}
    """
    fit: dict[str, object] = {}
    for key, value in stated.items():
        try:
            if value and (read := _USABLE.get(key, str)(value.strip())):
                fit[key] = str(read)
        except ValueError:
            continue
    return fit
