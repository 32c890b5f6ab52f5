"""What the values of a network are in columns: their names, their types, how each is written.

A NetworkX graph holds any Python value under any name. A file format holds columns of a type, and
Gephi takes ``Type`` and ``type`` for one column; here the two are brought together.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from kg.export.xml import clean

Value = str | int | float | bool | tuple[str, ...]
Columns = dict[str, "Column"]
"""The columns of nodes or of edges, by the name of the attribute."""

RENAMED = {"kind": "main_kind"}
"""Names of ours that Gephi keeps for itself, and what the columns are called instead."""
_INTEGER, _LONG = 2**31, 2**63
_TYPES = {bool: "boolean", float: "double", tuple: "liststring"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its id, lower-case and different from all others, and GEXF's name of its type."""

    id: str
    type: str


def plain(value: object) -> Value | None:
    """A value as a format can hold it; None for one that is missing: None, "", [], NaN, infinity.

    Dates become ISO text, decimal fractions and NumPy's numbers Python's, lists, tuples and sets
    tuples of text, IRIs and all else text, without the characters that XML forbids.

    >>> import datetime as dt
    >>> plain(dt.date(2022, 3, 31)), plain(float("nan")), plain({"zephyr", "aurelia"})
    ('2022-03-31', None, ('aurelia', 'zephyr'))
    """
    if value.__class__ is str:  # the usual case by far, and the quickest to tell
        return clean(value) or None
    if value.__class__ is float:
        return value if math.isfinite(value) else None
    if value is None:
        return None
    if isinstance(value, (bool, int)):
        return value
    if isinstance(value, (float, Decimal)):
        return float(value) if _is_finite(value) else None
    if isinstance(value, (list, tuple, set, frozenset)):
        items = [text for item in value if (text := _text_of(item))]
        return tuple(sorted(items) if isinstance(value, (set, frozenset)) else items) or None
    if hasattr(value, "item") and hasattr(value, "dtype"):
        return plain(value.item())
    return _text_of(value) or None


def _is_finite(value: float | Decimal) -> bool:
    return value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)


def _text_of(value: object) -> str:
    """Any value as one text."""
    if isinstance(value, (dt.date, dt.datetime, dt.time)):
        return value.isoformat()
    if isinstance(value, (str, int, float, Decimal, bool)) or value is None:
        known = str(value) if isinstance(value, str) else plain(value)
        return clean("" if known is None else text(known))
    # What stands for an IRI prints it in angle brackets, and has it as its value.
    return clean(str(getattr(value, "value", value)))


def text(value: Value) -> str:
    """A plain value as GEXF writes it: booleans in lower case, each item of a list in quotes.

    >>> text(True), text(0.5), text(("Nordlens", 'the "Zephyr"'))
    ('true', '0.5', '["Nordlens", "the \\\\"Zephyr\\\\""]')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def columns(
    rows: Iterable[Mapping[str, object]],
    taken: Collection[str] = (),
    but: Collection[str] = (),
) -> Columns:
    """The columns of rows of attributes, in the order in which the attributes come up.

    ``taken`` are ids that the format keeps for itself. What would be called like one of these, or
    like another column but for its capitals, is numbered. A column without any value holds text.
    ``but`` are attributes that get no column.

    >>> rows = [{"Type": 1, "type": "a"}, {"type": None, "since": 2016.5, "id": 7}]
    >>> found = columns(rows, taken={"id"})
    >>> [(name, column.id, column.type) for name, column in found.items()]
    [('Type', 'type', 'integer'), ('type', 'type_2', 'string'), ('since', 'since', 'double'),
    ('id', 'id_2', 'integer')]
    """
    types: dict[str, set[str]] = {}
    # What holds one text holds text, whatever else comes: most values need no second look.
    unsettled: set[str] = set()
    for row in rows:
        if not row.keys() <= types.keys():
            new = [name for name in row if name not in types]
            types |= {name: set() for name in new}
            unsettled |= set(new).difference(but)
        for name in tuple(unsettled):
            if (held := plain(row.get(name))) is not None:
                types[name].add(kind := _type(held))
                if kind == "string":
                    unsettled.remove(name)
    used = {name.lower() for name in taken}
    found: Columns = {}
    for name in (name for name in types if name not in but):
        column = _free(RENAMED.get(name, clean(str(name)).lower().strip() or "column"), used)
        used.add(column)
        found[name] = Column(column, _common(types[name]))
    return found


def _type(value: Value) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        size = abs(value)
        return "integer" if size < _INTEGER else "long" if size < _LONG else "string"
    return _TYPES.get(value.__class__, "string")


def _common(seen: set[str]) -> str:
    """The narrowest type that holds values of all these."""
    if len(seen) < 2:
        return next(iter(seen), "string")
    if seen <= {"integer", "long"}:
        return "long"
    return "double" if seen <= {"integer", "long", "double"} else "string"


def _free(name: str, used: Collection[str]) -> str:
    number, free = 1, name
    while free in used:
        number += 1
        free = f"{name}_{number}"
    return free
