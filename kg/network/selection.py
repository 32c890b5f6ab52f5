"""What a network is made of: one value that every projection takes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from kg.concepts import labels
from kg.dates import Day, whole_day
from kg.errors import BadParameter, UnknownName
from kg.network.partnerships import MODALITIES, Backing, Company, Partnership
from kg.network.spells import CERTAINTIES, Spell

Window = tuple[Day | None, Day | None]
Filter = Callable[[Partnership], bool]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which partnerships, when, and about whom; without an argument, all that somebody asserts.

    ``as_of`` keeps what lasts on a day, ``window`` what lasts on any day from its first to its
    last, either of which may be None for an open side. ``certainty`` is the rule for what is not
    dated: ``possible`` (the default) keeps what may have lasted then, ``certain`` what must have
    (see :mod:`kg.network.spells`). A partnership passes ``kinds``, ``stages``, ``modalities`` and
    ``countries`` if any of its own is among them; a country is its own if a party has its seat
    there. ``min_confidence`` is from 0 to 1. What every claim denies is kept only where
    ``modalities`` has "denied". ``ego`` leaves what is within ``radius`` steps of a node.

    Raises BadParameter for values that do not fit, UnknownName for a stage or a modality that
    there is not.

    >>> Selection(kinds="co-branding", window=("2016-01-01", None)).period
    Spell(first=datetime.date(2016, 1, 1), last=datetime.date(9999, 12, 31))
    """

    as_of: Day | None = None
    window: Window | None = None
    certainty: str = "possible"
    kinds: Collection[str] = ()
    stages: Collection[str] = ()
    modalities: Collection[str] = ()
    countries: Collection[str] = ()
    min_confidence: float = 0.0
    ego: str | None = None
    radius: int = 1

    def __post_init__(self) -> None:
        for name in ("kinds", "stages", "modalities", "countries"):
            given: Collection[str] = getattr(self, name)
            # A string is a collection of its letters, which no one means.
            values = [given] if isinstance(given, str) else given
            object.__setattr__(self, name, tuple(sorted(set(values))))
        object.__setattr__(self, "as_of", whole_day(self.as_of, "as_of"))
        if self.window is not None:
            first, last = (whole_day(day, "window") for day in self.window)
            object.__setattr__(self, "window", (first, last))
        object.__setattr__(self, "stages", tuple(map(_stage, self.stages)))
        self._check()

    def _check(self) -> None:
        for modality in self.modalities:
            if modality not in MODALITIES:
                raise UnknownName("modality", modality, MODALITIES)
        if self.certainty not in CERTAINTIES:
            raise UnknownName("certainty", self.certainty, CERTAINTIES)
        if self.as_of is not None and self.window is not None:
            raise BadParameter(
                "a day (as_of) and a window (from, to) exclude each other; give one of them"
            )
        if self.period is not None and self.period.last < self.period.first:
            raise BadParameter(
                f"a window from {self.period.first} to {self.period.last} has no day; "
                "give the earlier day first"
            )
        if not 0 <= self.min_confidence <= 1:
            raise BadParameter(f"min_confidence is from 0 to 1, not {self.min_confidence}")
        if self.radius < 0:
            raise BadParameter(f"radius is a number of steps from 0, not {self.radius}")

    @property
    def period(self) -> Spell | None:
        """The days that are asked about; None where all times are."""
        if isinstance(self.as_of, dt.date):
            return Spell(self.as_of, self.as_of)
        if self.window is None:
            return None
        first, last = (day if isinstance(day, dt.date) else None for day in self.window)
        return Spell(first or dt.date.min, last or dt.date.max)

    def days(self) -> dict[str, str]:
        """Which days are asked about, in words that a format of networks can hold."""
        asked = self.period
        if asked is None:
            return {"as_of": "", "from": "", "to": ""}
        first, last = (_written(day) for day in asked)
        return {"as_of": first if self.as_of else "", "from": first, "to": last}

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out but what is denied."""
        return replace(self, certainty="possible", ego=None, radius=1) == Selection()

    def lasting(self, spell: Spell | None) -> Spell | None:
        """The days of a spell that are asked about; None where there are none."""
        if self.period is None or spell is None:
            return spell
        return spell.shared(self.period)

    def filters(self, company: Callable[[str], Company]) -> Iterator[Filter]:
        """What a partnership must pass, each filter by itself: their order changes nothing."""
        yield lambda p: self.believes(p.backing)
        if self.period is not None:
            yield lambda p: self.lasting(p.spell(self.certainty)) is not None
        if self.kinds:
            yield lambda p: not set(p.kinds).isdisjoint(self.kinds)
        if self.stages:
            yield lambda p: p.stage in self.stages
        if self.countries:
            yield lambda p: any(self.is_home(company(slug)) for slug in p.parties)

    def believes(self, backing: Backing) -> bool:
        """Whether something is said in a way that is asked for, and surely enough."""
        if backing.confidence < self.min_confidence:
            return False
        return backing.modality in self.modalities if self.modalities else not backing.is_denied

    def is_home(self, company: Company) -> bool:
        """Whether a company has its seat in one of the countries, as the store names them."""
        return not self.countries or not set(company.country.split("; ")).isdisjoint(self.countries)


def _written(day: dt.date) -> str:
    return "" if day in (dt.date.min, dt.date.max) else day.isoformat()


def _stage(name: str) -> str:
    known = labels("stage")
    if name in known.values():
        return name
    if name.casefold() not in known:
        raise UnknownName("stage", name, known.values())
    return known[name.casefold()]
