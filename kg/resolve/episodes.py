"""Which records of which articles speak of the same partnership, and what it comes to.

The same partnership: the same parties, the same scope or one of them unstated, kinds of one group or
one of them general, times that overlap or touch, and no end between. What begins again after an end is
a new episode. The design page gives the rule, this room applies it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.concepts import GENERAL_KINDS, kind_groups
from kg.dates import PartialDate
from kg.model import Claim, Fact, Value
from kg.resolve.entities import Node
from kg.resolve.tenures import Resolved, records_of
from kg.resolve.values import latest_stage, settle, strongest
from kg.terms import ROLES
from kg.text.names import slug

STAGES = ("ended", "cancelled", "suspended", "active", "announced", "planned", "unknown")
"""Of stages claimed on one day, the last word is the first of these."""

PARTY_FIELDS = ("party", *ROLES)
_DATES = ("start", "end", "announced")
_PRODUCTS = ("product", "planned_product", "last_product")


@dataclass
class _Record:
    """One article's claims about one partnership, its parties resolved."""

    node: Node
    claims: list[Claim]
    parties: frozenset[str]

    def values(self, name: str) -> set[str]:
        return {str(claim.value) for claim in self.claims if claim.field == name}

    def bounds(self, name: str) -> tuple[dt.date, dt.date] | None:
        value = settle([claim for claim in self.claims if claim.field == name])
        return value.bounds if isinstance(value, PartialDate) else None

    @property
    def order(self) -> tuple[str, str, Node]:
        """Stated scope and early start first; the node itself so that no two are equal."""
        start = self.bounds("start")
        return (min(self.values("scope"), default="~"), str(start[0]) if start else "~", self.node)


@dataclass
class _Episode:
    """The records that speak of one partnership."""

    records: list[_Record] = field(default_factory=list)

    @property
    def claims(self) -> list[Claim]:
        return [claim for record in self.records for claim in record.claims]

    def scope(self) -> str | None:
        value = settle([claim for claim in self.claims if claim.field == "scope"])
        return None if value is None else str(value)


def resolve_partnerships(claims: list[Claim], things: dict[Node, str]) -> Resolved:
    """One partnership for each episode, with its settled values."""
    by_parties: dict[frozenset[str], list[_Record]] = defaultdict(list)
    for node, said in records_of(claims, "partnership").items():
        parties = frozenset(
            thing
            for claim in said
            if claim.field in PARTY_FIELDS and (thing := things.get((claim.article, str(claim.value))))
        )
        if len(parties) > 1:
            by_parties[parties].append(_Record(node, said, parties))
    resolved = Resolved()
    for parties, records in sorted(by_parties.items(), key=lambda item: sorted(item[0])):
        for name, episode in _named(parties, _episodes(records)):
            resolved.facts.update(_facts(name, episode, things))
            resolved.denotes.update((*record.node, name) for record in episode.records)
    return resolved


def _episodes(records: Iterable[_Record]) -> list[_Episode]:
    """Records of the same parties, gathered into episodes."""
    episodes: list[_Episode] = []
    for record in sorted(records, key=lambda record: record.order):
        fits = (e for e in episodes if all(_same(record, other) for other in e.records))
        home = next(fits, None)
        if home is None:
            episodes.append(home := _Episode())
        home.records.append(record)
    return episodes


def _same(one: _Record, other: _Record) -> bool:
    """Whether two records of the same parties can speak of one partnership."""
    scopes = one.values("scope"), other.values("scope")
    if all(scopes) and not {slug(s) for s in scopes[0]} & {slug(s) for s in scopes[1]}:
        return False
    groups = _kind_groups(one), _kind_groups(other)
    if all(groups) and not groups[0] & groups[1]:
        return False
    return not (_over_before(one, other) or _over_before(other, one))


def _kind_groups(record: _Record) -> set[str]:
    """The groups of a record's kinds; empty where it names none or only the most general."""
    return {kind_groups().get(kind, kind) for kind in record.values("kind") - {*GENERAL_KINDS}}


def _over_before(one: _Record, other: _Record) -> bool:
    """Whether one is over before the other begins: then the other is a new episode."""
    end, start = one.bounds("end"), other.bounds("start")
    return end is not None and start is not None and end[1] < start[0]


def _named(parties: frozenset[str], episodes: list[_Episode]) -> Iterator[tuple[str, _Episode]]:
    """Each episode with its id: parties, scope, number among those of the same parties and scope."""
    names = "--".join(sorted(party.split(":", 1)[1] for party in parties))
    numbers: dict[str, int] = defaultdict(int)
    in_time = sorted(episodes, key=lambda e: min(str(r.bounds("start") or "~") for r in e.records))
    for episode in in_time:
        scope = slug(episode.scope() or "general")
        numbers[scope] += 1
        yield f"partnership:{names}.{scope}.{numbers[scope]}", episode


def _facts(name: str, episode: _Episode, things: dict[Node, str]) -> Iterator[Fact]:
    """What an episode comes to."""
    claims = episode.claims
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.field].append(claim)
    yield Fact(name, "type", "partnership")
    yield Fact(name, "stage", latest_stage(said["stage"], STAGES))
    yield Fact(name, "modality", strongest([*said["party"], *said["kind"]]))
    yield from _parties(name, said, things)
    kinds = {str(claim.value) for claim in said["kind"]}
    yield from (Fact(name, "kind", kind) for kind in (kinds - {GENERAL_KINDS[0]} or kinds))
    for field_name in _PRODUCTS:
        for claim in said[field_name]:
            if product := things.get((claim.article, str(claim.value))):
                yield Fact(name, field_name, product)
    if scope := episode.scope():
        concept = f"field:{slug(scope)}"
        yield from (Fact(concept, "type", "field"), Fact(concept, "label", scope))
        yield Fact(name, "scope", concept)
    for field_name in _DATES:
        value = settle(said[field_name])
        if value is not None:
            yield from _date(name, field_name, value)


def _parties(
    name: str, said: dict[str, list[Claim]], things: dict[Node, str]
) -> Iterator[Fact]:
    """The parties by role; one that has a role needs no mention as a plain party."""
    with_role = set()
    for role in (*ROLES, "party"):
        for claim in said[role]:
            party = things.get((claim.article, str(claim.value)))
            if party and (role != "party" or party not in with_role):
                with_role.add(party)
                yield Fact(name, role, party)


def _date(name: str, field_name: str, value: Value) -> Iterator[Fact]:
    """A date as stated and, for start and end, the bounds it can be compared by."""
    yield Fact(name, field_name, value)
    if isinstance(value, PartialDate) and value.bounds and field_name != "announced":
        for side, day in zip(("earliest", "latest"), value.bounds, strict=True):
            yield Fact(name, f"{field_name}_{side}", PartialDate.of(day))
