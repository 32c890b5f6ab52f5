"""Companies and partnerships as plain strings and numbers: what networks are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from kg.dates import PartialDate
from kg.network.spells import Spell, certain_spell, possible_spell

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


class Said(NamedTuple):
    """What one claim says of a relationship, in which words, and where it was published."""

    modality: str
    confidence: float
    quote: str = ""
    published: str = ""
    source: str = ""
    """the id of the article; of a copy, that of the original"""
    article: str = ""
    """the IRI of the article"""

    @property
    def rank(self) -> tuple[bool, bool, float, int, str, str, str]:
        """The smallest rank is the best quote: no denial, a whole statement, sure, short."""
        size = len(self.quote)
        doubt = -self.confidence
        denied = self.modality == "denied"
        return denied, size < TELLING, doubt, size, self.quote, self.published, self.article


@dataclass(frozen=True)
class Backing:
    """What articles say of a relationship, the best quote first, denials last."""

    said: tuple[Said, ...] = ()
    told: Spell | None = None
    """from the first to the last day on which an article told of it"""
    headline: str = ""
    """of the article with the best quote; its publisher or id where it has none"""
    url: str = ""
    """of that article"""

    @cached_property
    def modality(self) -> str:
        """The strongest modality among the claims; empty where no article speaks of it."""
        made = {said.modality for said in self.said}
        return next((modality for modality in MODALITIES if modality in made), "")

    @property
    def is_denied(self) -> bool:
        """Whether all that is said of it is that it is not so."""
        return self.modality == "denied"

    @cached_property
    def confidence(self) -> float:
        """The highest confidence of a claim that is no denial, 0 to 1; 0 where there is none."""
        return max((s.confidence for s in self.said if s.modality != "denied"), default=0.0)

    @property
    def sources(self) -> tuple[str, ...]:
        """The articles that assert it, copies of one counted as one, sorted."""
        asserted = {said.source for said in self.said if said.modality != "denied"}
        return tuple(sorted(asserted - {""}))

    @property
    def best(self) -> Said:
        """The best quote; an empty one where there is none."""
        return self.said[0] if self.said else Said("", 0.0)


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
    backing: Backing = Backing()

    def spell(self, certainty: str = "possible") -> Spell | None:
        """From when to when it lasted, possibly or certainly; see :mod:`kg.network.spells`."""
        if certainty == "certain":
            return certain_spell(self.times, self.stage)
        return possible_spell(self.times, self.stage, self.backing.told)

    @property
    def date_precision(self) -> str:
        """How exact the coarser of the two stated dates is; empty where neither is stated."""
        return date_precision(self.times)


def date_precision(times: Mapping[str, str]) -> str:
    """How exact the coarser of ``start`` and ``end`` is; empty where neither is stated.

    >>> date_precision({"start": "2016", "end": "2022-03-31"})
    'year'
    """
    stated = {_precision(times[which]) for which in ("start", "end") if which in times}
    return next((unit for unit in PRECISIONS if unit in stated), "")


@lru_cache(maxsize=10_000)
def _precision(stated: str) -> str:
    """The precision of a date as stated; empty for a form that XSD allows and news does not use."""
    try:
        return PartialDate.parse(stated).precision
    except ValueError:
        return ""
