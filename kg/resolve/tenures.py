"""Tenures: a person in an organisation, with all roles that any article gives them there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kg.model import Claim, Fact
from kg.resolve.entities import Node


@dataclass
class Resolved:
    """Facts about resolved relationships, and the articles' nodes that stand for them."""

    facts: set[Fact] = field(default_factory=set)
    denotes: set[tuple[str, str, str]] = field(default_factory=set)


def records_of(claims: list[Claim], type_: str) -> dict[Node, list[Claim]]:
    """The claims of each node that is said to be of a type."""
    nodes = {(c.article, c.subject) for c in claims if c.field == "type" and c.value == type_}
    records: dict[Node, list[Claim]] = defaultdict(list)
    for claim in claims:
        if (claim.article, claim.subject) in nodes:
            records[claim.article, claim.subject].append(claim)
    return records


def resolve_tenures(claims: list[Claim], things: dict[Node, str]) -> Resolved:
    """One tenure for each person, organisation and role."""
    resolved = Resolved()
    for (article, local), said in sorted(records_of(claims, "tenure").items()):
        person, organization = (_target(said, name, things) for name in ("person", "organization"))
        if person is None or organization is None:
            continue
        pair = f"{person.split(':', 1)[1]}--{organization.split(':', 1)[1]}"
        titles = [claim.value for claim in said if claim.field == "title"]
        for role in sorted({str(c.value) for c in said if c.field == "role"}):
            tenure = f"tenure:{pair}--{role}"
            resolved.denotes.add((article, local, tenure))
            resolved.facts |= {
                Fact(tenure, "type", "tenure"),
                Fact(tenure, "person", person),
                Fact(tenure, "organization", organization),
                Fact(tenure, "role", role),
                *(Fact(tenure, "title", title) for title in titles),
            }
    return resolved


def _target(said: list[Claim], field_name: str, things: dict[Node, str]) -> str | None:
    targets = sorted(
        thing
        for claim in said
        if claim.field == field_name and (thing := things.get((claim.article, str(claim.value))))
    )
    return targets[0] if targets else None
