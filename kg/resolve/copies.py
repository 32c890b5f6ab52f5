"""Which articles are copies of another: the same story, printed by several outlets.

A copy is counted under the earliest article that it is like. That one is no copy itself, so there
are no chains: what is like a copy but not like its original stands alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from kg.model import Source
from kg.text.fingerprint import ALIKE, bands, likeness


def originals(sources: Iterable[Source]) -> dict[str, str]:
    """Each copy with its original, by their ids; the earlier by day of publication, then by id.

    A function of the set of sources: their order makes no difference. An article without a day
    comes after all that have one.

    >>> from kg.text.fingerprint import fingerprint
    >>> print_ = fingerprint("Nordlens joins Zephyr.")
    >>> first, later = dt.date(2022, 5, 23), dt.date(2022, 5, 24)
    >>> originals([Source("wire", later, print_), Source("herald", first, print_)])
    {'wire': 'herald'}
    """
    found: dict[str, str] = {}
    ordered = sorted(set(sources), key=_age)
    numbers: dict[
        str, tuple[int, ...]
    ] = {}  # nearly all of one number: a set takes four times more
    for number, source in enumerate(ordered):
        parts = bands(source.fingerprint)
        near = sorted({number for part in parts for number in numbers.get(part, ())})
        alike = (ordered[n] for n in near if are_alike(ordered[n], source))
        if original := next(alike, None):
            found[source.article] = original.article
        else:
            for part in parts:
                numbers[part] = (*numbers.get(part, ()), number)
    return found


def _age(source: Source) -> tuple[dt.date, str, str]:
    return source.published or dt.date.max, source.article, source.fingerprint


def are_alike(one: Source, other: Source) -> bool:
    """Whether two articles tell one story in nearly the same words."""
    if one.article == other.article:
        return False
    return likeness(one.fingerprint, other.fingerprint) >= ALIKE
