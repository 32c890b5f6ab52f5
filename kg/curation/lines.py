"""A judgement as a line of a file, and back."""

from __future__ import annotations

import datetime as dt
import json

from kg.curation.judgements import Judgement, Target
from kg.dates import whole_day
from kg.errors import JudgementError

_ABOUT = {"names", "article", "scope", "kind", "field", "value"}
_KEYS = {"verb", "by", "on", "why", "to", "quote", "says"}


def to_line(judgement: Judgement) -> str:
    """A judgement as a line of JSON, its id first.

    >>> import datetime as dt
    >>> undo = Judgement("undo", Target(), "mira", dt.date(2026, 1, 31), "misread", to="0123abcd")
    >>> from_line(to_line(undo)) == undo
    True
    """
    return json.dumps(judgement.to_dict(), ensure_ascii=False)


def from_line(line: str) -> Judgement:
    """The judgement that a line of JSON holds; its id may be left out.

    Raises KgError for a line that holds none, or whose id is not that of its content.
    """
    try:
        row = json.loads(line)
    except ValueError as error:
        raise JudgementError(f"is not JSON ({error})") from error
    if not isinstance(row, dict) or not isinstance(row.get("about", {}), dict):
        raise JudgementError("is no judgement; write one object with verb, about, by, on and why")
    stated, about = row.pop("id", None), row.pop("about", {})
    if unknown := sorted({*row} - _KEYS | {*about} - _ABOUT):
        raise JudgementError(f"has {unknown[0]!r}, which no judgement has")
    if missing := sorted({"verb", "by", "on"} - {*row}):
        raise JudgementError(f"lacks {missing[0]!r}")
    names = about.pop("names", ())
    if not isinstance(names, list | tuple):
        raise JudgementError("has names that are no list")
    says = [tuple(each) for each in row.pop("says", ())]
    if wrong_ones := [each for each in says if len(each) != 2]:
        raise JudgementError(f"says {wrong_ones[0]!r}, which is no field with its value")
    words = [*names, *about.values(), *row.values(), *(word for each in says for word in each)]
    if wrong := [word for word in words if not isinstance(word, str)]:
        raise JudgementError(f"has {wrong[0]!r} where words belong")
    day = whole_day(row.pop("on"), "on")
    about_what, when = Target(tuple(names), **about), day or dt.date.min
    judgement = Judgement(about=about_what, on=when, says=tuple(says), **row)
    if stated not in (None, judgement.id):
        raise JudgementError(
            f"was changed: its id is {judgement.id}, not {stated}; undo it by a new line instead"
        )
    return judgement
