"""Names known beforehand: companies, products, media, public bodies, and places with their people.

They are tables in ``data/gazetteer``, one CSV each. An extractor needs only the places; the other
tables make it surer of names it would find without them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from kg import resources
from kg.dates import PartialDate
from kg.errors import GazetteerError
from kg.text.names import name_key


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name; ``country`` is None and ``kind`` empty where they are not recorded."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Place(Entry):
    """A country, city or region (its ``kind``); ``country`` is the one it is or lies in, if any."""

    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renaming:
    """Since when a company has the name that it is known by, and what it was called before."""

    formerly: tuple[str, ...]
    since: PartialDate


_EDITION = re.compile(
    r"air|edge|family|flip|fold|lite|max|mini|plus|pro|se|series|ultra|[a-z]*\d\w*"
)
"""A word that may follow the name of a product: "Galaxy S21 Ultra", "Pixel 8 Pro"."""
_Named = TypeVar("_Named", bound=Entry)
_COLUMNS = {
    "organizations": ("name", "aliases", "country", "kind"),
    "products": ("name", "aliases", "maker"),
    "media": ("name", "aliases"),
    "bodies": ("name", "aliases"),
    "places": ("name", "aliases", "demonyms", "kind", "country"),
    "renamings": ("name", "formerly", "since"),
}


@dataclass(frozen=True)
class Gazetteer:
    """Known names by their :func:`kg.text.names.name_key`, so that spellings of one name meet.

    >>> known = Gazetteer.load()
    >>> known.organization("NOKIA OYJ").country, known.is_media("Reuters")
    ('Finland', True)
    >>> Gazetteer().organization("Nordlens Optics") is None
    True
    """

    organizations: Mapping[str, Entry] = field(default_factory=dict)
    products: Mapping[str, Entry] = field(default_factory=dict)
    media: Mapping[str, Entry] = field(default_factory=dict)
    bodies: Mapping[str, Entry] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    demonyms: Mapping[str, str] = field(default_factory=dict)
    """the words for a country's people and things, as spelt, and the country"""
    renamings: Mapping[str, Renaming] = field(default_factory=dict)
    """by the names of today"""

    @classmethod
    def load(cls, folder: Path | None = None) -> Gazetteer:
        """The tables of ``folder``, by default those that ship with us; read once.

        A table that is not there is empty. Raises GazetteerError for a folder that is not there,
        for a table that lacks a column, and for a renaming on what is no date.

        >>> Gazetteer.load().place("Munich").country
        'Germany'
        """
        return _load(folder or resources.folder("data") / "gazetteer")

    def without_names(self) -> Gazetteer:
        """The places alone: which countries there are is language, which companies is knowledge.

        >>> known = Gazetteer.load().without_names()
        >>> known.organization("Zephyr") is None, known.country_of_demonym("Chinese")
        (True, 'China')
        """
        return self._places_alone

    @cached_property
    def _places_alone(self) -> Gazetteer:
        return replace(self, organizations={}, products={}, media={}, bodies={}, renamings={})

    @cached_property
    def _opens_place(self) -> frozenset[str]:
        return frozenset(["the", *(key.split()[0] for key in self.places)])

    def organization(self, name: str) -> Entry | None:
        """The company that goes by ``name``.

        >>> Gazetteer.load().organization("VW").name
        'Volkswagen'
        """
        return self.organizations.get(name_key(name))

    def is_product(self, name: str) -> bool:
        """Whether ``name`` is a product, or one of a line of products.

        >>> known = Gazetteer.load()
        >>> known.is_product("iPhone"), known.is_product("Galaxy S21 Ultra")
        (True, True)
        >>> known.is_product("Galaxy Zephyr")
        False
        """
        words = name_key(name).split()
        for n in range(len(words), 0, -1):
            line = " ".join(words[:n])
            if line in self.products or line.removesuffix("s") in self.products:
                return all(map(_EDITION.fullmatch, words[n:]))
        return False

    def is_media(self, name: str) -> bool:
        """Whether ``name`` is a news outlet or a wire service.

        >>> Gazetteer.load().is_media("the Wall Street Journal")
        True
        """
        return name_key(name) in self.media

    def is_body(self, name: str) -> bool:
        """Whether ``name`` is a regulator, ministry or another public body.

        >>> Gazetteer.load().is_body("FTC"), Gazetteer.load().is_body("Nordlens")
        (True, False)
        """
        return name_key(name) in self.bodies

    def place(self, name: str) -> Place | None:
        """The country, city or region that goes by ``name``.

        >>> Gazetteer.load().place("U.K.").name, Gazetteer.load().place("Europe").country
        ('United Kingdom', None)
        """
        return self.places.get(name_key(name))

    def may_open_place(self, word: str) -> bool:
        """Whether the name of a place can begin with ``word``: not much is worth looking up.

        >>> known = Gazetteer.load()
        >>> known.may_open_place("Hong"), known.may_open_place("Nordlens")
        (True, False)
        """
        return name_key(word).partition(" ")[0] in self._opens_place

    def country_of_demonym(self, word: str) -> str | None:
        """The country whose people or things ``word`` means, in the singular or with an s.

        Case counts: "Polish" is a nationality, "polish" is not.

        >>> known = Gazetteer.load()
        >>> known.country_of_demonym("German"), known.country_of_demonym("Swedes")
        ('Germany', 'Sweden')
        """
        return self.demonyms.get(word) or self.demonyms.get(word.removesuffix("s"))


@cache
def _load(folder: Path) -> Gazetteer:
    if not folder.is_dir():
        raise GazetteerError(f"{folder} is not a folder; a gazetteer is a folder of CSV files")
    places = [_place(row) for row in _rows(folder, "places")]
    return Gazetteer(
        organizations=_by_key(map(_entry, _rows(folder, "organizations"))),
        products=_by_key(map(_entry, _rows(folder, "products"))),
        media=_by_key(map(_entry, _rows(folder, "media"))),
        bodies=_by_key(map(_entry, _rows(folder, "bodies"))),
        places=_by_key(places),
        demonyms={word: p.country for p in places for word in p.demonyms if p.country},
        renamings={name_key(row["name"]): _renaming(row) for row in _rows(folder, "renamings")},
    )


def _rows(folder: Path, table: str) -> Iterator[dict[str, str]]:
    path = folder / f"{table}.csv"
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval="")
        if missing := [c for c in _COLUMNS[table] if c not in (reader.fieldnames or ())]:
            raise GazetteerError(
                f"{path} has no column {missing[0]!r}; its first line must name it"
            )
        yield from (row for row in reader if row["name"])


def _entry(row: Mapping[str, str]) -> Entry:
    country, kind = row.get("country") or None, row.get("kind", "")
    return Entry(row["name"], _parts(row["aliases"]), country, kind)


def _place(row: Mapping[str, str]) -> Place:
    country = row["name"] if row["kind"] == "country" else row["country"] or None
    return Place(row["name"], _parts(row["aliases"]), country, row["kind"], _parts(row["demonyms"]))


def _renaming(row: Mapping[str, str]) -> Renaming:
    try:
        return Renaming(_parts(row["formerly"]), PartialDate.parse(row["since"]))
    except ValueError as error:
        raise GazetteerError(f"the renaming of {row['name']}: {error}") from error


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _by_key(named: Iterable[_Named]) -> dict[str, _Named]:
    """Each under the keys of its names; of two that share a key, the first in the table has it."""
    index: dict[str, _Named] = {}
    for each in named:
        for name in (each.name, *each.aliases):
            index.setdefault(name_key(name), each)
    return index
