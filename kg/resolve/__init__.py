"""Who is who and what is one partnership: from the claims of all articles to one set of facts.

A pure function of the set of claims: neither their order, nor how often or in which batches they
came, makes a difference. ``entities`` joins names, ``episodes`` tells one partnership from
another, ``values`` settles what is disagreed on.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Claim, Fact, Resolution
from kg.resolve.entities import Entities, resolve_entities
from kg.resolve.episodes import resolve_partnerships
from kg.resolve.tenures import resolve_tenures
from kg.resolve.values import settle
from kg.text.gazetteer import Gazetteer
from kg.text.names import slug

_PLAIN = ("founded", "industry", "headquarters_country", "launch")
_POINTING = ("maker", "competitor_of", "subsidiary_of")


def resolve(claims: Iterable[Claim], gazetteer: Gazetteer | None = None) -> Resolution:
    """The things and facts that ``claims`` come to, and which article's node stands for which thing.

    >>> resolve([]).facts
    ()
    """
    known = Gazetteer.load() if gazetteer is None else gazetteer
    ordered = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.id)
    entities = resolve_entities(ordered, known)
    facts = {*entities.facts(), *_profiles(ordered, entities)}
    denotes = {(article, local, thing) for (article, local), thing in entities.things.items()}
    partnerships = resolve_partnerships(ordered, entities.things)
    tenures = resolve_tenures(ordered, entities.things)
    facts |= {*partnerships.facts, *tenures.facts}
    denotes |= {*partnerships.denotes, *tenures.denotes}
    thing_of = {(article, local): thing for article, local, thing in denotes}
    support = {
        (thing_of[claim.article, claim.subject], claim.id)
        for claim in ordered
        if (claim.article, claim.subject) in thing_of
    }
    return Resolution(tuple(sorted(facts, key=_order)), tuple(sorted(denotes)), tuple(sorted(support)))


def _order(fact: Fact) -> tuple[str, str, str]:
    return fact.subject, fact.field, str(fact.value)


def _profiles(claims: list[Claim], entities: Entities) -> Iterable[Fact]:
    """What is said of companies and products: plain values settled, pointed-at things resolved."""
    said: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        thing = entities.things.get((claim.article, claim.subject))
        if thing and claim.field in (*_PLAIN, *_POINTING):
            said.setdefault((thing, claim.field), []).append(claim)
    for (thing, field), group in said.items():
        if field in _POINTING:
            for claim in group:
                target = entities.things.get((claim.article, str(claim.value)))
                if target and target != thing and claim.modality != "denied":
                    yield Fact(thing, field, target)
        elif field == "industry":
            yield from (Fact(thing, field, claim.value) for claim in group)
        elif (value := settle(group)) is not None:
            if field == "headquarters_country":
                place = f"place:{slug(str(value))}"
                yield Fact(place, "type", "place")
                yield Fact(place, "name", value)
                value = place
            yield Fact(thing, field, value)
