"""QuickStatements, with which a person brings partnerships into Wikidata.

A statement is made of two companies whose Wikidata ids the graph has by ``schema:sameAs``. No id is
looked up or guessed: what has none is left out and counted. So is what is only rumoured, and what
is denied, planned or cancelled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import BinaryIO

from pyoxigraph import NamedNode

from kg.dates import PartialDate
from kg.network.partnerships import Partnership
from kg.network.read import Reader
from kg.store.base import Store
from kg.terms import SAME_AS, WIKIDATA, local_name

PARTNERSHIP_WITH, START, END = "P2652", "P580", "P582"
REFERENCE_URL, PUBLISHED = "S854", "S577"
"""The properties of a reference. When a page was retrieved (S813), the graph does not know."""
_PRECISIONS = {"year": 9, "month": 10, "day": 11}
_ITEM = re.compile(rf"https?://{re.escape(WIKIDATA)}/(?:entity|wiki)/(?P<id>Q[1-9]\d*)")
_MODALITIES = {"official", "reported"}
_STAGES = {"planned", "cancelled"}


@dataclass(frozen=True, slots=True)
class Statements:
    """Lines for QuickStatements, and what could not be said."""

    lines: tuple[str, ...]
    partnerships: int
    """how many of them the lines tell"""
    without_id: tuple[str, ...]
    """the names of companies that have no Wikidata id, sorted"""
    left_out: int
    """partnerships of which no two companies have an id, or that are not sure enough"""

    @property
    def remark(self) -> str:
        """What was left out, in one sentence.

        >>> Statements((), 0, ("Aurelia", "Zephyr"), 1).remark
        '0 partnerships told, 1 left out; 2 companies have no Wikidata id'
        """
        told = f"{self.partnerships} partnerships told, {self.left_out} left out"
        return f"{told}; {len(self.without_id)} companies have no Wikidata id"


def statements(store: Store) -> Statements:
    """What the graph can tell Wikidata: P2652 in both directions, with dates and a reference.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> statements(OxigraphStore.memory()).lines
    ()
    """
    reader = Reader(store)
    partnerships = sorted(reader.partnerships(), key=lambda each: each.id)
    companies = {s: reader.company(s) for each in partnerships for s in each.parties}
    items = item_ids(store)
    lines: list[str] = []
    told = 0
    for partnership in partnerships:
        found = list(_lines(partnership, items)) if _is_sure(partnership) else []
        lines += found
        told += bool(found)
    without = sorted(company.label for slug, company in companies.items() if slug not in items)
    return Statements(tuple(lines), told, tuple(without), len(partnerships) - told)


def write(store: Store, out: BinaryIO) -> None:
    """Write the lines of :func:`statements`, in the first version of the language, by bars."""
    out.writelines(f"{line}\n".encode() for line in statements(store).lines)


def item_ids(store: Store) -> dict[str, str]:
    """The Wikidata id of each thing that has one, by slug; of several the lowest.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:curated {
    ...   org:zephyr schema:sameAs <http://www.wikidata.org/entity/Q42> } }''')
    >>> item_ids(store)
    {'zephyr': 'Q42'}
    """
    found: dict[str, set[int]] = {}
    for quad in store.quads(predicate=SAME_AS):
        match = _ITEM.fullmatch(getattr(quad.object, "value", ""))
        if match and isinstance(quad.subject, NamedNode):
            found.setdefault(local_name(quad.subject), set()).add(int(match["id"][1:]))
    return {slug: f"Q{min(ids)}" for slug, ids in sorted(found.items())}


def _is_sure(partnership: Partnership) -> bool:
    return partnership.backing.modality in _MODALITIES and partnership.stage not in _STAGES


def _lines(partnership: Partnership, items: dict[str, str]) -> Iterator[str]:
    known = [items[slug] for slug in partnership.parties if slug in items]
    # Two names of one item are no partnership.
    for one, other in permutations(sorted(set(known), key=lambda item: int(item[1:])), 2):
        parts = [one, PARTNERSHIP_WITH, other]
        for qualifier, key in ((START, "start"), (END, "end")):
            if date := time_value(partnership.times[key]):
                parts += [qualifier, date]
        yield "|".join([*parts, *_reference(partnership)])


def _reference(partnership: Partnership) -> list[str]:
    """The source of the best quote, where it has an address."""
    backing = partnership.backing
    if not backing.url or backing.best.modality not in _MODALITIES:
        return []
    # The language has no escape for its own bar; an address may have it as %7C.
    parts = [REFERENCE_URL, json.dumps(backing.url.replace("|", "%7C"), ensure_ascii=False)]
    day = time_value(backing.best.published)
    return [*parts, PUBLISHED, day] if day else parts


def time_value(stated: str) -> str:
    """A date as QuickStatements writes it, with its precision; empty where no year is stated.

    >>> time_value("2016"), time_value("2022-03-31"), time_value("--03-31")
    ('+2016-00-00T00:00:00Z/9', '+2022-03-31T00:00:00Z/11', '')
    """
    try:
        date = PartialDate.parse(stated)
    except ValueError:
        return ""
    if date.year is None:
        return ""
    month, day = date.month or 0, date.day or 0
    return f"+{date.year:04}-{month:02}-{day:02}T00:00:00Z/{_PRECISIONS[date.precision]}"
