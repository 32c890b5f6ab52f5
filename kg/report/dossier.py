"""What a dossier holds: plain values, ready to be written as Markdown, HTML or JSON."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from kg.network.partnerships import MODALITIES
from kg.network.spells import OVER

STANDINGS = {
    "official": "Partnerships",
    "unofficial": "Only reported or rumoured",
    "denied": "Denied",
}
"""How well founded a partnership is, and the heading it stands under."""


@dataclass(frozen=True, slots=True)
class Source:
    """An article, as far as it is known; missing values are the empty string."""

    title: str
    publisher: str
    published: str
    url: str

    def __str__(self) -> str:
        """Title, publisher and date, as they are there."""
        return ", ".join(filter(None, (self.title, self.publisher, self.published)))


@dataclass(frozen=True, slots=True)
class Said:
    """What one article says of a partnership, a company or a tenure, and in which words."""

    property: str
    value: str
    modality: str
    confidence: float | None
    said_by: str
    quote: str
    start: int
    """where the quote begins in its article, in code points"""
    source: Source

    def is_ending(self) -> bool:
        """Whether it tells as a fact, on a known day, that the partnership is over."""
        told = self.property == "stage" and self.value in OVER and bool(self.source.published)
        return told and self.modality in MODALITIES[:2]

    def __str__(self) -> str:
        """Property and value, with the modality unless it is official.

        >>> source = Source("Nordlens and Zephyr part", "", "2022-05-23", "")
        >>> print(Said("end date", "2022-03", "reported", 0.9, "", "ended in March", 7, source))
        end date: 2022-03 (reported)
        """
        return f"{self.property}: {self.value}" + (
            "" if self.modality == "official" else f" ({self.modality})"
        )


@dataclass(frozen=True, slots=True)
class Life:
    """When a partnership began and ended: as stated, and the days within which that lies.

    Days are None, and stated dates empty, where nothing is known.
    """

    start: str = ""
    end: str = ""
    announced: str = ""
    start_earliest: dt.date | None = None
    start_latest: dt.date | None = None
    end_earliest: dt.date | None = None
    end_latest: dt.date | None = None

    def on(self, day: dt.date, stage: str) -> str:
        """``certain`` or ``possible`` that it was active on ``day``, or ``not``.

        As the named query ``partners`` has it: an ending whose day nobody gave makes any day after
        the start possible, and none certain.

        >>> life = Life(start_latest=dt.date(2016, 12, 31))
        >>> life.on(dt.date(2020, 1, 1), "active"), life.on(dt.date(2020, 1, 1), "ended")
        ('certain', 'possible')
        """
        over = bool(self.end) or stage in OVER
        begun = self.start_latest is not None and self.start_latest <= day
        lasts = self.end_earliest >= day if self.end_earliest else not over
        if begun and lasts:
            return "certain"
        may_have_begun = self.start_earliest is None or self.start_earliest <= day
        may_last = self.end_latest is None or self.end_latest >= day
        return "possible" if may_have_begun and may_last and stage != "cancelled" else "not"


@dataclass(frozen=True, slots=True)
class Deal:
    """One partnership of the company, with all that is said of it."""

    id: str
    label: str
    partners: tuple[str, ...]
    roles: tuple[str, ...]
    """those of the company itself, such as ``brand owner``"""
    kinds: tuple[str, ...]
    stage: str
    scope: tuple[str, ...]
    modality: str
    """the strongest with which it is told of; denied where the graph says so"""
    life: Life
    products: tuple[tuple[str, str], ...]
    """what a product is to the partnership (``planned product``), and its name"""
    said: tuple[Said, ...]
    dissent: tuple[Said, ...]
    """what articles say that the graph does not follow: other dates, and denials"""
    decided: tuple[str, ...] = ()
    """what people decided about it: who, when, what, why"""

    def on(self, day: dt.date) -> str:
        """``certain`` or ``possible`` that it was active on ``day``, or ``not``, by all said of it.

        What an article calls ended was over when the article appeared, and what is planned is not
        certain to have begun.
        """
        over = min((said.source.published for said in self.said if said.is_ending()), default="")
        if self.stage in OVER and over and day.isoformat() >= over:
            return "not"
        sure = self.life.on(day, self.stage)
        return "possible" if sure == "certain" and self.stage == "planned" else sure

    @property
    def standing(self) -> str:
        """One of ``STANDINGS``."""
        doubtful = self.modality in MODALITIES[1:3]
        return "denied" if self.modality == "denied" else "unofficial" if doubtful else "official"


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody's role in the company; missing values are the empty string."""

    person: str
    title: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """A company and its partnerships, as known on the day ``on``."""

    name: str
    other_names: tuple[str, ...]
    country: tuple[str, ...]
    industry: tuple[str, ...]
    founded: tuple[str, ...]
    parents: tuple[str, ...]
    rivals: tuple[str, ...]
    people: tuple[Post, ...]
    on: dt.date | None
    """the day that is marked; None where nothing has a date"""
    deals: tuple[Deal, ...]
    """by standing, then by start"""
    former_names: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    """when it took the name it has now"""
    said: tuple[Said, ...] = ()
    """what articles say of the company itself, and of who has which part in it"""

    def by_standing(self) -> dict[str, list[Deal]]:
        """The headings of ``STANDINGS`` that have partnerships below them."""
        groups = {
            heading: [deal for deal in self.deals if deal.standing == standing]
            for standing, heading in STANDINGS.items()
        }
        return {heading: deals for heading, deals in groups.items() if deals}

    def to_dict(self) -> dict[str, Any]:
        """The dossier as plain lists, dictionaries and strings; days in ISO form."""
        return asdict(self, dict_factory=_plain)


def _plain(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, dt.date) else value for name, value in pairs
    }
