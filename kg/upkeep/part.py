"""The part of all claims that a change reaches."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from kg.curation import Judgement, Replay
from kg.model import Claim
from kg.resolve.entities import Entities, Node


@dataclass
class Part:
    """A part of all claims, and what of the resolved graph follows from it alone."""

    claims: dict[Node, list[Claim]] = field(default_factory=dict)
    """by the articles' nodes that they are about, as the articles make them"""
    things: set[str] = field(default_factory=set)
    """things whose names are resolved anew, and all about them"""
    retold: set[str] = field(default_factory=set)
    """things of which is told anew what they have to do with others"""
    families: set[str] = field(default_factory=set)
    """what the ids of the relationships that are resolved anew begin with"""
    beside: set[Node] = field(default_factory=set)
    """those of them that are there to be looked at, and are not resolved anew"""
    outside: set[str] = field(default_factory=set)
    """things that judgements name, whose names are not resolved anew"""
    elsewhere: dict[Node, str] = field(default_factory=dict)
    """what nodes stand for whose names are not resolved anew"""
    copies: dict[str, str] = field(default_factory=dict)
    circle: set[str] = field(default_factory=set)
    """the articles of which it is found anew whether they are copies"""
    uses: dict[str, int] = field(default_factory=dict)
    """how often scopes are worded how"""
    judgements: list[Judgement] = field(default_factory=list)
    """those in force that can be about these claims, in their order"""
    replayed: Replay = field(default_factory=Replay)
    entities: Entities = field(default_factory=Entities)

    def anew(self) -> dict[Node, list[Claim]]:
        """The nodes that are resolved anew, or whose relationships are, with their claims."""
        return {node: said for node, said in self.claims.items() if node not in self.beside}

    def scopes(self) -> set[str]:
        """All wordings of scopes in the claims and judgements."""
        claims = (claim for said in self.anew().values() for claim in said)
        return worded(self.judgements) | {str(c.value) for c in claims if c.field == "scope"}


def worded(judgements: Collection[Judgement]) -> set[str]:
    """How judgements word scopes."""
    edited = {str(j.to) for j in judgements if j.about.field == "scope" and j.to}
    return edited | {text for j in judgements for field, text in j.says if field == "scope"}
