"""Dates, weights, values and colours that Gephi's importer does not take."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Any

Found = Iterator[tuple[str, str]]
"""The rule that is broken, and a sentence."""

_COLOURS = ("r", "g", "b")
_NUMBERS = frozenset({"integer", "long", "float", "double", "short", "byte"})


def spells(row: str, element: Any) -> Found:
    """What is wrong with the times of a node or an edge."""
    own = [element] if {"start", "end"} & set(element.keys()) else []
    inner = list(element.iterfind("{*}spells/{*}spell"))
    if own and inner:
        yield "two-times", f"{row} has spells and a start or end of its own, which Gephi ignores"
    before: dt.date | None = None
    for spell in sorted(own + inner, key=lambda one: str(one.get("start", ""))):
        told = {side: spell.get(side) for side in ("start", "end") if spell.get(side) is not None}
        days = {side: _day(text) for side, text in told.items()}
        for side, text in told.items():
            if days[side] is None:
                yield "date", f"{row} has the {side} {text!r}, no whole day; Gephi aborts"
        start, end = days.get("start"), days.get("end")
        if start and end and end < start:
            yield "backwards", f"{row} ends on {end}, before it starts on {start}"
        if before and (start is None or start < before) and spell is not element:
            yield "overlap", f"{row} has spells that overlap; Gephi drops one"
        before = end or dt.date.max


def _day(text: str) -> dt.date | None:
    """The day of a whole date or of a date with a time."""
    try:
        return dt.datetime.fromisoformat(text).date() if text[4:5] == "-" else None
    except ValueError:
        return None


def number_above_zero(text: str) -> bool:
    """Whether Gephi keeps an edge of this weight as it is.

    >>> number_above_zero("0.5"), number_above_zero("0"), number_above_zero("1,5")
    (True, False, False)
    """
    try:
        return 0 < float(text) < math.inf
    except ValueError:
        return False


def value_of(row: str, column: str, type: str, value: str) -> Found:
    """What is wrong with a value of a column."""
    if type == "boolean" and value not in {"true", "false"}:
        yield "value", f"{row} has {value!r} in the column {column!r}, which takes true or false"
    if type in _NUMBERS and not _is_number(value, type):
        yield "value", f"{row} has {value!r} in the column {column!r}, which takes numbers"
    if type.startswith("list") and value[:1] != "[":
        yield (
            "value",
            f"{row} has {value!r} in the column {column!r}, which takes [lists]",
        )


def _is_number(text: str, type: str) -> bool:
    try:
        return math.isfinite(float(text) if type in {"float", "double"} else int(text))
    except ValueError:
        return False


def colour(row: str, element: Any) -> Found:
    """What is wrong with a colour."""
    if element.get("hex") is not None:
        yield "hex-colour", f"{row} has the colour {element.get('hex')!r}; write r, g and b"
        return
    for name in _COLOURS:
        if not _is_byte(element.get(name, "")):
            found = element.get(name)
            yield "colour", f"{row} has {name}={found!r} in its colour; it takes 0 to 255"


def _is_byte(text: str) -> bool:
    return text.isdecimal() and int(text) < 256
