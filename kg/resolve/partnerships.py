"""What an episode comes to: its parties by role, its kinds, its stage, its times."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.concepts import GENERAL_KINDS
from kg.dates import PartialDate
from kg.model import Claim, Fact
from kg.resolve.decided import NOTHING, Decided
from kg.resolve.entities import Entities
from kg.resolve.episodes import Account, bounds, episodes, slug_of_scope
from kg.resolve.tenures import Resolved, records_of
from kg.resolve.values import ENDINGS, believed, latest_stage, settle, strongest
from kg.terms import ROLES

PARTY_FIELDS = (*ROLES, "party")
_PRODUCTS = ("product", "planned_product", "last_product")
_NO_SCOPE = "general"
_ALWAYS = (dt.date.min, dt.date.max)

Said = dict[str, list[Claim]]
"""Claims by their field."""


def resolve_partnerships(
    claims: list[Claim],
    entities: Entities,
    decided: Decided = NOTHING,
    uses: Mapping[str, int] | None = None,
) -> Resolved:
    """One partnership for each episode, with its settled values.

    ``uses`` says how many sources word each scope how, if not as many as in these claims.
    """
    by_parties: dict[frozenset[str], list[Account]] = defaultdict(list)
    for node, said in records_of(claims, "partnership").items():
        if parties := parties_of(said, entities):
            by_parties[parties].append(Account.of(node, said))
    resolved = Resolved()
    spellings = _spellings(claims, uses)
    for parties, accounts in by_parties.items():
        for name, episode in _named(parties, episodes(accounts, decided.one)):
            resolved.facts.update(_facts(name, episode, entities, spellings))
            resolved.denotes.update((*account.node, name) for account in episode)
    return resolved


def parties_of(said: Iterable[Claim], entities: Entities) -> frozenset[str]:
    """Between which things an account says that a partnership is; none if it is fewer than two."""
    things = (entities.thing(claim) for claim in said if claim.field in PARTY_FIELDS)
    parties = frozenset(filter(None, things))
    return parties if len(parties) > 1 else frozenset()


def between(parties: Iterable[str]) -> str:
    """How the ids of all partnerships of these parties begin.

    >>> between(["org:zephyr", "org:nordlens-optics"])
    'partnership:nordlens-optics--zephyr'
    """
    return "partnership:" + "--".join(sorted(party.split(":", 1)[1] for party in parties))


def _spellings(claims: list[Claim], uses: Mapping[str, int] | None) -> dict[str, str]:
    """How each scope is written, by its slug: as most sources do."""
    worded = {(str(claim.value), claim.source) for claim in claims if claim.field == "scope"}
    here = Counter(text for text, _ in worded)
    counted = here if uses is None else {**dict.fromkeys(here, 0), **uses}
    found: dict[str, str] = {}
    for text in sorted(counted, key=lambda text: (-counted[text], text)):
        found.setdefault(slug_of_scope(text), text)
    return found


def _named(
    parties: frozenset[str], in_time: list[list[Account]]
) -> Iterator[tuple[str, list[Account]]]:
    """Each episode with its id: parties, scope, number among those of the same scope."""
    numbers: Counter[str] = Counter()
    for episode in in_time:
        scope = _scope(_said(episode)) or _NO_SCOPE
        numbers[scope] += 1
        yield f"{between(parties)}.{scope}.{numbers[scope]}", episode


def _said(episode: Iterable[Account]) -> Said:
    said: Said = defaultdict(list)
    for account in episode:
        for claim in account.claims:
            said[claim.field].append(claim)
    return said


def _scope(said: Said) -> str | None:
    value = settle(said["scope"])
    return None if value is None else slug_of_scope(str(value))


def _facts(
    name: str, episode: list[Account], entities: Entities, spellings: dict[str, str]
) -> Iterator[Fact]:
    """What an episode comes to."""
    said = _said(episode)
    existence = [claim for field in (*PARTY_FIELDS, "kind") for claim in said[field]]
    stage = latest_stage(said["stage"])
    yield Fact(name, "type", "partnership")
    yield Fact(name, "stage", stage)
    yield Fact(name, "modality", strongest(existence))
    yield Fact(name, "name", _label(said, entities, spellings))
    yield from _parties(name, said, entities)
    kinds = {str(claim.value) for claim in _best(said["kind"])}
    yield from (Fact(name, "kind", kind) for kind in (kinds - {GENERAL_KINDS[0]} or kinds))
    for field in _PRODUCTS:
        products = map(entities.thing, believed(said[field]))
        yield from (Fact(name, field, product) for product in products if product)
    if scope := _scope(said):
        concept = f"field:{scope}"
        yield from (Fact(concept, "type", "field"), Fact(concept, "label", spellings[scope]))
        yield Fact(name, "scope", concept)
    yield from _times(name, said, ended=stage in ENDINGS)


def _label(said: Said, entities: Entities, spellings: dict[str, str]) -> str:
    """What people call it: "Nordlens Optics – Zephyr: mobile imaging"."""
    parties = {entities.thing(claim) for field in PARTY_FIELDS for claim in said[field]} - {None}
    names = " – ".join(sorted(entities.names[party] for party in parties if party))
    scope = _scope(said)
    return f"{names}: {spellings[scope]}" if scope else names


def _best(claims: Sequence[Claim]) -> Sequence[Claim]:
    """What is believed, or of a partnership that is only denied, what is denied."""
    return believed(claims) or claims


def _parties(name: str, said: Said, entities: Entities) -> Iterator[Fact]:
    """The parties by role; one that has a role needs no mention as a plain party."""
    with_role = set()
    for field in PARTY_FIELDS:  # the plain parties come last
        for party in filter(None, map(entities.thing, said[field])):
            if field != "party" or party not in with_role:
                with_role.add(party)
                yield Fact(name, field, party)


def _times(name: str, said: Said, *, ended: bool) -> Iterator[Fact]:
    """The dates as stated and, for start and end, the bounds they can be compared by.

    What goes on has no end, whoever may have announced one.
    """
    told = {**_outermost(said), "announced": said["announced"]}
    for field, claims in told.items():
        value = settle(claims)
        if value is None or (field == "end" and not ended):
            continue
        yield Fact(name, field, value)
        if (days := bounds(value)) and field != "announced":
            for side, day in zip(("earliest", "latest"), days, strict=True):
                yield Fact(name, f"{field}_{side}", PartialDate.of(day))


def _outermost(said: Said) -> Said:
    """The claims of a start or an end less those of terms that were renewed.

    Within an episode, what starts after an end or ends before a start is only a part of the whole,
    unless a person says that it is not.
    """
    days = {
        field: [found for claim in believed(said[field]) if (found := bounds(claim.value))]
        for field in ("start", "end")
    }
    first_end = min((last for _, last in days["end"]), default=dt.date.max)
    last_start = max((first for first, _ in days["start"]), default=dt.date.min)
    starts = [c for c in said["start"] if c.curated or (bounds(c.value) or _ALWAYS)[0] <= first_end]
    ends = [c for c in said["end"] if c.curated or (bounds(c.value) or _ALWAYS)[1] >= last_start]
    return {"start": starts or said["start"], "end": ends or said["end"]}
