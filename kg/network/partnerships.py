"""Companies and partnerships as plain strings and numbers: what a network is drawn from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kg.dates import PartialDate

MODALITIES = ("official", "reported", "rumoured", "denied")
"""How a claim is made, strongest first."""
PRECISIONS = ("yearless-month", "yearless-day", "year", "month", "day")
"""How exact a stated date is, coarsest first."""
TELLING = 20
"""A quote of fewer characters, such as a name alone, is shown only where there is no other."""


@dataclass(frozen=True, slots=True)
class Company:
    """A party: its name, country and industries, joined by "; " where there are several."""

    slug: str
    iri: str
    label: str
    country: str = ""
    industry: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim says about a partnership, in which words, and where it was published."""

    modality: str
    confidence: float
    quote: str = ""
    headline: str = ""
    """of the article; its publisher or id where it has none"""
    url: str = ""
    published: str = ""

    @property
    def rank(self) -> tuple[bool, bool, float, int, str, str, str]:
        """The smallest rank is the best quote: no denial, a whole statement, sure, short."""
        size = len(self.quote)
        doubt = -self.confidence
        denied = self.modality == "denied"
        return denied, size < TELLING, doubt, size, self.quote, self.published, self.headline


@dataclass(frozen=True, slots=True)
class Partnership:
    """What is known of one partnership; dates are ISO, missing values are the empty string."""

    id: str
    iri: str
    label: str
    parties: tuple[str, ...]
    """slugs of the companies, sorted"""
    roles: Mapping[str, tuple[str, ...]]
    """slug to the roles that company has, such as ``brand owner``"""
    kinds: tuple[str, ...]
    stage: str
    scope: str
    times: Mapping[str, str]
    """``start`` and ``end`` as stated, ``start_earliest`` to ``end_latest`` as days"""
    said: tuple[Said, ...] = ()
    """what articles say of it, the best quote first, denials last"""

    @property
    def modality(self) -> str:
        """The strongest modality among the claims; empty where no article speaks of it."""
        made = {said.modality for said in self.said}
        return next((modality for modality in MODALITIES if modality in made), "")

    @property
    def confidence(self) -> float:
        """The highest confidence of a claim that is no denial, 0 to 1; 0 where there is none."""
        return max((s.confidence for s in self.said if s.modality != "denied"), default=0.0)

    @property
    def date_precision(self) -> str:
        """How exact the coarser of the two stated dates is; empty where neither is stated."""
        stated = {_precision(self.times[which]) for which in ("start", "end")}
        return next((unit for unit in PRECISIONS if unit in stated), "")

    def possibly_active(self, day: dt.date) -> bool:
        """Whether the partnership was certainly or possibly active on ``day``.

        It may have begun: its earliest start is on or before that day, or unknown. And it may not
        have ended: its latest end is on or after that day, or unknown. Two stages narrow an unknown
        end: what was cancelled was never active, and what has ended, nobody says when, had ended by
        the newest article about it.
        """
        begun = self.times["start_earliest"] <= day.isoformat()
        latest_end = self.times["end_latest"]
        if self.stage == "cancelled":
            return False
        if self.stage == "ended" and not latest_end:
            newest = max((said.published for said in self.said), default="")
            return begun and day.isoformat() <= newest
        return begun and (not latest_end or day.isoformat() <= latest_end)


def _precision(stated: str) -> str:
    """The precision of a date as stated; empty for a form that XSD allows and news does not use."""
    try:
        return PartialDate.parse(stated).precision
    except ValueError:
        return ""
