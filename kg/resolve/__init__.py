"""Who is who and what is one partnership: from the claims of all articles to one set of facts.

A pure function of the set of claims: neither their order, nor how often or in which batches they
came, makes a difference. ``entities`` joins names, ``episodes`` tells one partnership from
another, ``partnerships`` says what each comes to, ``values`` settles what is disagreed on, and
``copies`` tells which articles are one source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from kg.model import Claim, Fact, Resolution, Source
from kg.resolve.copies import are_alike, originals
from kg.resolve.decided import NOTHING, Decided
from kg.resolve.entities import Entities, Node, resolve_entities
from kg.resolve.partnerships import resolve_partnerships
from kg.resolve.tenures import resolve_tenures
from kg.resolve.values import believed, settle
from kg.text.gazetteer import Gazetteer
from kg.text.names import slug

__all__ = [
    "PROFILE", "are_alike", "come_to", "family", "in_order", "originals", "resolve",
    "resolve_entities",
]  # fmt: skip

_POINTING = frozenset({"maker", "competitor_of", "subsidiary_of"})
PROFILE = _POINTING | {"founded", "industry", "headquarters_country", "launch"}
"""What is said of companies and products, beside what they are called."""


def resolve(
    claims: Iterable[Claim],
    gazetteer: Gazetteer | None = None,
    decided: Decided = NOTHING,
    sources: Iterable[Source] = (),
    uses: Mapping[str, int] | None = None,
) -> Resolution:
    """What ``claims`` come to: things, facts, and which article's node stands for which thing.

    Articles that ``sources`` show to be copies of another count as one source; ``decided`` is what
    people decided about who is who. A scope is worded as most sources do, or as ``uses`` counts.

    >>> resolve([]).facts
    ()
    """
    known = Gazetteer.load() if gazetteer is None else gazetteer
    copies = originals(sources)
    ordered = in_order(claims, copies)
    entities = resolve_entities(ordered, known, decided)
    return come_to(ordered, entities, known, decided, copies, uses)


def in_order(claims: Iterable[Claim], copies: Mapping[str, str]) -> list[Claim]:
    """The claims once each, those of copies marked, in the one order that they have."""
    found = sorted((_of_copy(c, copies.get(c.article)) for c in claims), key=attrgetter("id"))
    found.sort(key=attrgetter("article"))
    # To compare all that they say takes memory for all; that it comes to that is rare.
    alike = groupby(found, attrgetter("article", "id"))
    return [claim for _, some in alike for claim in _told_apart(list(some))]


def _told_apart(claims: list[Claim]) -> list[Claim]:
    return claims if len(claims) == 1 else sorted(set(claims), key=_whole)


def _of_copy(claim: Claim, original: str | None) -> Claim:
    return claim if claim.copy_of == original else replace(claim, copy_of=original)


def come_to(
    ordered: list[Claim],
    entities: Entities,
    known: Gazetteer,
    decided: Decided = NOTHING,
    copies: Mapping[str, str] | None = None,
    uses: Mapping[str, int] | None = None,
) -> Resolution:
    """What claims in order come to, once it is known which things they speak of."""
    relationships = (
        resolve_partnerships(ordered, entities, decided, uses),
        resolve_tenures(ordered, entities),
    )
    facts = {
        *entities.facts(),
        *_profiles(ordered, entities, known),
        *_renamings(entities, known),
    }
    denotes = {(*node, thing) for node, thing in entities.things.items()}
    for resolved in relationships:
        facts |= resolved.facts
        denotes |= resolved.denotes
    return Resolution(
        tuple(sorted(facts, key=lambda fact: (fact.subject, fact.field, str(fact.value)))),
        tuple(sorted(denotes)),
        tuple(sorted(_support(ordered, denotes))),
        tuple(sorted((copies or {}).items())),
        tuple(sorted(_index(facts, entities))),
    )


def family(relationship: str) -> str:
    """What the ids of all partnerships of some parties, or tenures of one person there, share.

    >>> family("partnership:nordlens--zephyr.lenses.2"), family("tenure:dana-whitlock--zephyr--ceo")
    ('partnership:nordlens--zephyr', 'tenure:dana-whitlock--zephyr')
    """
    if relationship.startswith("partnership:"):
        return relationship.partition(".")[0]
    return relationship.rpartition("--")[0]


def _index(facts: Iterable[Fact], entities: Entities) -> Iterator[tuple[str, str]]:
    """By what things are found when something changes: names, parties, fields of work."""
    for thing, keys in entities.keys.items():
        yield from ((thing, key) for key in keys)
    for fact in facts:
        if fact.field == "type" and fact.value in {"partnership", "tenure"}:
            yield fact.subject, family(fact.subject)
        elif fact.field == "scope":
            yield fact.subject, str(fact.value)


def _whole(claim: Claim) -> tuple[str, ...]:
    """All that a claim says: no two claims compare equal, so their order is one."""
    who = (claim.article, claim.id, claim.subject, claim.field, str(claim.value))
    how = (claim.modality, str(claim.confidence), str(claim.published), str(claim.curated))
    return (*who, *how)


def _support(
    claims: Iterable[Claim], denotes: Iterable[tuple[str, str, str]]
) -> Iterator[tuple[str, str]]:
    """Each thing with the claims about it. A node stands for several where it has several roles."""
    things: dict[Node, set[str]] = defaultdict(set)
    for article, local, thing in denotes:
        things[article, local].add(thing)
    for claim in claims:
        yield from ((thing, claim.id) for thing in things[claim.article, claim.subject])


def _profiles(claims: list[Claim], entities: Entities, known: Gazetteer) -> Iterator[Fact]:
    """What is said of companies and products: plain values settled, pointed-at things resolved."""
    said: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in believed(claims):
        thing = entities.things.get((claim.article, claim.subject))
        if thing and claim.field in PROFILE:
            said[thing, claim.field].append(claim)
    for (thing, field), group in said.items():
        if field in _POINTING:
            targets = filter(None, map(entities.thing, group))
            yield from (Fact(thing, field, target) for target in targets if target != thing)
        elif field == "industry":
            yield from (Fact(thing, field, claim.value) for claim in group)
        elif field == "headquarters_country":
            yield from _headquarters(thing, group, known)
        elif (value := settle(group)) is not None:
            yield Fact(thing, field, value)


def _renamings(entities: Entities, known: Gazetteer) -> Iterator[Fact]:
    """What known companies were called before, whether or not an article calls them so."""
    for thing in entities.types:
        prefix, _, local = thing.partition(":")
        renaming = known.renamings.get(local.replace("-", " ")) if prefix == "org" else None
        if renaming:
            yield Fact(thing, "renamed", renaming.since)
            yield from (Fact(thing, "former_name", name) for name in renaming.formerly)


def _headquarters(thing: str, claims: list[Claim], known: Gazetteer) -> Iterator[Fact]:
    """The country of a company, under the name that the gazetteer has for it."""
    names = {claim: known.place(str(claim.value)) for claim in claims}
    value = settle([replace(c, value=place.name) if place else c for c, place in names.items()])
    place = f"place:{slug(str(value), legal_forms=False)}"
    yield Fact(place, "type", "place")
    yield Fact(place, "name", str(value))
    yield Fact(thing, "headquarters_country", place)
