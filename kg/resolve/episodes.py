"""Which records of which articles speak of the same partnership.

The same partnership: the same parties, the same scope or one of them unstated, kinds of one group
or one of them general, times that overlap or touch, and no end between. What begins again after an
end is a new episode. Here accounts are gathered; ``partnerships`` says what an episode comes to.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kg.concepts import GENERAL_KINDS, kind_groups
from kg.dates import PartialDate
from kg.model import Claim, Value
from kg.resolve.entities import Node
from kg.resolve.values import believed, settle
from kg.text.names import slug

Bounds = tuple[dt.date, dt.date]


class Matter(NamedTuple):
    """What an account is about: its scopes and groups of kinds, empty where it does not say."""

    scopes: frozenset[str]
    groups: frozenset[str]

    def fits(self, other: Matter) -> bool:
        """Whether two accounts can be about one matter: what both state, they share."""
        pairs = zip(self, other, strict=True)
        return all(not mine or not theirs or mine & theirs for mine, theirs in pairs)

    @property
    def order(self) -> tuple[bool, bool, list[str], list[str]]:
        """What states more comes first."""
        return not self.scopes, not self.groups, sorted(self.scopes), sorted(self.groups)


@dataclass(frozen=True)
class Account:
    """One article's claims about one partnership, and what decides which partnership that is."""

    node: Node
    claims: tuple[Claim, ...]
    matter: Matter
    start: Bounds | None
    end: Bounds | None
    ended: bool
    published: dt.date | None

    @classmethod
    def of(cls, node: Node, claims: Iterable[Claim]) -> Account:
        """The account that an article's node gives with its claims."""
        said = tuple(claims)
        kinds = {str(claim.value) for claim in said if claim.field == "kind"} - {*GENERAL_KINDS}
        return cls(
            node,
            said,
            Matter(
                frozenset(slug_of_scope(str(c.value)) for c in said if c.field == "scope"),
                frozenset(kind_groups().get(kind, kind) for kind in kinds),
            ),
            _settled(said, "start"),
            _settled(said, "end"),
            any((claim.field, claim.value) == ("stage", "ended") for claim in believed(said)),
            max((claim.published for claim in said if claim.published), default=None),
        )

    @property
    def over_by(self) -> dt.date | None:
        """The last day it can have ended on: as stated, or when the article called it ended."""
        return self.end[1] if self.end else self.published if self.ended else None

    @property
    def day(self) -> dt.date:
        """The earliest day that is known of it, for the order in time; else the last of days."""
        return (self.start or self.end or (self.published or dt.date.max,))[0]


def slug_of_scope(scope: str) -> str:
    """The part of an IRI that a scope becomes.

    >>> slug_of_scope("5G network")
    '5g-network'
    """
    return slug(scope, legal_forms=False)


def bounds(value: Value | None) -> Bounds | None:
    """The first and last day of a value, where it is a date that has them."""
    return value.bounds if isinstance(value, PartialDate) else None


def _settled(claims: Iterable[Claim], field: str) -> Bounds | None:
    return bounds(settle([claim for claim in claims if claim.field == field]))


def episodes(
    accounts: Iterable[Account], one: Iterable[frozenset[Node]] = ()
) -> list[list[Account]]:
    """Accounts of the same parties, gathered into episodes, in the order of time.

    ``one`` holds the nodes that are of one episode, whatever their accounts say.
    """
    found = [episode for matter in _by_matter(accounts) for episode in _by_time(matter)]
    for nodes in one:
        parts = [episode for episode in found if any(a.node in nodes for a in episode)]
        if parts:
            found = [episode for episode in found if episode not in parts]
            found.append([account for part in parts for account in part])
    return sorted(found, key=lambda episode: min((a.day, a.node) for a in episode))


def _by_matter(accounts: Iterable[Account]) -> list[list[Account]]:
    """Accounts of one matter each. What fits several goes where most accounts are."""
    alike: dict[Matter, list[Account]] = defaultdict(list)
    for account in accounts:
        alike[account.matter].append(account)
    groups: list[list[Matter]] = []
    for matter in sorted(alike, key=lambda matter: matter.order):
        fits = [group for group in groups if all(map(matter.fits, group))]
        if fits:
            max(fits, key=lambda group: sum(len(alike[m]) for m in group)).append(matter)
        else:
            groups.append([matter])
    return [[account for matter in group for account in alike[matter]] for group in groups]


def _by_time(accounts: list[Account]) -> Iterator[list[Account]]:
    """Accounts of one matter, cut where it begins again after an end.

    An account belongs where it starts; one that tells no start, where it ends; one that tells
    neither, to what was going on when it was published.
    """
    restarts = _restarts(accounts)
    numbered: dict[int, list[Account]] = defaultdict(list)
    for account in accounts:
        known = account.start[0] if account.start else account.over_by or account.published
        number = sum(day <= known for day in restarts) if known else len(restarts)
        numbered[number].append(account)
    yield from numbered.values()


def _restarts(accounts: list[Account]) -> list[dt.date]:
    """The days on which something begins again: the first start after an end."""
    starts = {(account.start[0], False) for account in accounts if account.start}
    ends = {(_end_counts_from(a, over), True) for a in accounts if (over := a.over_by)}
    restarts, is_over = [], False
    # On one day, a start comes before an end: they overlap.
    for day, is_end in sorted(starts | ends):
        if is_over and not is_end:
            restarts.append(day)
        is_over = is_end
    return restarts


def _end_counts_from(account: Account, over: dt.date) -> dt.date:
    # A term that just runs out is renewed by one that begins the day after; an ended one is not.
    return over if account.ended or over == dt.date.max else over + dt.timedelta(days=1)
