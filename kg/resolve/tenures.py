"""Tenures: a person in an organisation, with all roles that any article gives them there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kg.model import Claim, Fact
from kg.resolve.entities import Entities, Node
from kg.resolve.values import believed


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


def resolve_tenures(claims: list[Claim], entities: Entities) -> Resolved:
    """One tenure for each person, organisation and role; what is denied is none."""
    resolved = Resolved()
    for node, said in records_of(believed(claims), "tenure").items():
        person, organization = (
            _target(said, field, entities) for field in ("person", "organization")
        )
        if person is None or organization is None:
            continue
        pair = f"{person.split(':', 1)[1]}--{organization.split(':', 1)[1]}"
        titles = [claim.value for claim in said if claim.field == "title"]
        for role in {str(claim.value) for claim in said if claim.field == "role"}:
            tenure = f"tenure:{pair}--{role}"
            resolved.denotes.add((*node, tenure))
            resolved.facts |= {
                Fact(tenure, "type", "tenure"),
                Fact(tenure, "person", person),
                Fact(tenure, "organization", organization),
                Fact(tenure, "role", role),
                *(Fact(tenure, "title", title) for title in titles),
            }
    return resolved


def _target(said: list[Claim], field_name: str, entities: Entities) -> str | None:
    """The thing that a field points at; of several, the first in plain order."""
    targets = (entities.thing(claim) for claim in said if claim.field == field_name)
    return min(filter(None, targets), default=None)
