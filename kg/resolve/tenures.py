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


UNTOLD = "staff"
"""The role of whoever works for an organisation and is never said to be anything more."""


def resolve_tenures(claims: list[Claim], entities: Entities) -> Resolved:
    """One tenure for each person, organisation and role; what is denied is none.

    An article that tells no role means the roles that other articles tell.
    """
    records: dict[tuple[str, str], dict[Node, list[Claim]]] = defaultdict(dict)
    for node, said in records_of(believed(claims), "tenure").items():
        if ends := holder_and_place(said, entities):
            records[ends][node] = said
    resolved = Resolved()
    for (person, organization), nodes in records.items():
        told = {role for said in nodes.values() for role in _values(said, "role")} or {UNTOLD}
        for node, said in nodes.items():
            for role in _values(said, "role") or told:
                tenure = f"{tenures_of(person, organization)}--{role}"
                resolved.denotes.add((*node, tenure))
                resolved.facts |= {
                    Fact(tenure, "type", "tenure"),
                    Fact(tenure, "person", person),
                    Fact(tenure, "organization", organization),
                    Fact(tenure, "role", role),
                    *(Fact(tenure, "title", title) for title in _values(said, "title")),
                }
    return resolved


def holder_and_place(said: list[Claim], entities: Entities) -> tuple[str, str] | None:
    """Of whom in what organisation an account tells; None if it lacks one of the two."""
    person, organization = (_target(said, field, entities) for field in ("person", "organization"))
    return (person, organization) if person and organization else None


def tenures_of(person: str, organization: str) -> str:
    """How the ids of all tenures of a person in an organisation begin.

    >>> tenures_of("person:dana-whitlock", "org:zephyr")
    'tenure:dana-whitlock--zephyr'
    """
    return f"tenure:{person.split(':', 1)[1]}--{organization.split(':', 1)[1]}"


def _values(said: list[Claim], field_name: str) -> set[str]:
    return {str(claim.value) for claim in said if claim.field == field_name}


def _target(said: list[Claim], field_name: str, entities: Entities) -> str | None:
    """The thing that a field points at; of several, the first in plain order."""
    targets = (entities.thing(claim) for claim in said if claim.field == field_name)
    return min(filter(None, targets), default=None)
