"""What the names of a judgement stand for, among all that the articles say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.curation.judgements import Judgement, Target
from kg.errors import JudgementError
from kg.model import Claim, Value
from kg.resolve.entities import Entities, Node
from kg.resolve.episodes import slug_of_scope
from kg.resolve.partnerships import PARTY_FIELDS
from kg.text.names import name_key

_PARTIES = frozenset(PARTY_FIELDS)
_FIELDS = {"party": _PARTIES, "role": _PARTIES | {"role"}}
"""What a word for a field takes in, where it is more than the field of that name."""
_SORTS = {
    **dict.fromkeys(("subsidiary_of", "competitor_of", "headquarters_country", "industry"), "org:"),
    **dict.fromkeys(("maker", "launch"), "product:"),
}
"""Of what sort a thing is of which only such things are said."""
_ENDS = _PARTIES | {"person", "organization"}
_RELATIONSHIPS = frozenset({"partnership", "tenure"})


def ends(said: Iterable[Claim]) -> list[Claim] | None:
    """Of all that is claimed of a node, what tells between whom it is; None for no relationship.

    >>> told = (("type", "partnership"), ("supplier", "org.nordlens"), ("scope", "lenses"))
    >>> said = [Claim(f, "017", "p1", f, value, "official", 0.9) for f, value in told]
    >>> [claim.value for claim in ends(said)], ends(said[1:])
    (['org.nordlens'], None)
    """
    claims = list(said)
    if any(claim.field == "type" and claim.value in _RELATIONSHIPS for claim in claims):
        return [claim for claim in claims if claim.field in _ENDS]
    return None


class Lookup:
    """Finds the things, nodes and claims that people speak of.

    Names are compared as resolution compares them: case, accents and legal form aside. A name that
    a thing is shown under, or its id such as ``org:nordlens``, goes before other names it has.

    >>> from kg.resolve.entities import resolve_entities
    >>> from kg.text.gazetteer import Gazetteer
    >>> told = (("type", "organization"), ("name", "Nordlens Optics AG"))
    >>> said = [Claim(f, "017", "org.n", f, value, "official", 0.9) for f, value in told]
    >>> Lookup(said, resolve_entities(said, Gazetteer())).thing("NORDLENS optics")
    'org:nordlens-optics'
    """

    def __init__(self, claims: Iterable[Claim], entities: Entities) -> None:
        self.entities = entities
        self.said: dict[Node, list[Claim]] = defaultdict(list)
        for claim in claims:
            self.said[claim.article, claim.subject].append(claim)
        self._shown: dict[tuple[bool, str], set[str]] = defaultdict(set)
        self._called: dict[tuple[bool, str], set[str]] = defaultdict(set)
        for thing, name in entities.names.items():
            self._shown[_key(name, thing)].add(thing)
            for alias in entities.aliases[thing]:
                self._called[_key(alias, thing)].add(thing)
        self._nodes: dict[frozenset[str], list[Node]] = defaultdict(list)
        for node, said in self.said.items():
            self._nodes[self._about(node, said)].append(node)

    def _about(self, node: Node, said: list[Claim]) -> frozenset[str]:
        """What a node stands for: a thing, or for a relationship those that it is between."""
        between = ends(said)
        if between is None:
            return frozenset(filter(None, [self.entities.things.get(node)]))
        things = frozenset(filter(None, map(self.entities.thing, between)))
        # One end alone is no relationship, and is not to be taken for the company.
        return things if len(things) > 1 else frozenset()

    def things(self, name: str) -> set[str]:
        """The things that go by a name; empty if none does."""
        if name in self.entities.names:
            return {name}
        keys = [(legal, name_key(name, legal_forms=legal)) for legal in (True, False)]
        for names in (self._shown, self._called):
            if found := {thing for key in keys for thing in names.get(key, ())}:
                return found
        return set()

    def thing(self, name: str, sort: str = "") -> str:
        """The one thing that goes by a name; raises JudgementError unless there is just one.

        Of several those of a ``sort`` are meant, such as ``org:``, if there are any.
        """
        found = sorted(self.things(name))
        found = [thing for thing in found if thing.startswith(sort)] or found
        if not found:
            raise JudgementError(f"no article names {name!r} now")
        if len(found) > 1:
            raise JudgementError(f"{name!r} can be any of {', '.join(found)}; name one of them")
        return found[0]

    def two(self, name: str, other: str) -> tuple[str, str]:
        """The things of one sort, or the one thing, that go by two names; else JudgementError."""
        things = self.thing(name), self.thing(other)
        if len({thing.split(":")[0] for thing in things}) > 1:
            raise JudgementError(f"{' and '.join(things)} are different sorts of things")
        return things

    def nodes(self, target: Target) -> list[Node]:
        """The nodes that a target is about; raises JudgementError where there are none."""
        candidates = [self.things(name) for name in target.names]
        if len(candidates) == 1:
            about = [frozenset({self.thing(target.names[0], _SORTS.get(str(target.field), ""))})]
        else:
            for name in target.names:
                if not self.things(name):
                    raise JudgementError(f"no article names {name!r} now")
            about = [things for things in self._nodes if _are(things, candidates)]
        found = [
            node
            for things in about
            for node in self._nodes.get(things, ())
            if target.article in (None, node[0]) and self._states(node, target)
        ]
        if not found:
            who = Target(target.names, scope=target.scope, kind=target.kind)
            where = f"article {target.article}" if target.article else "any article"
            raise JudgementError(f"nothing in {where} tells of {who} now")
        return sorted(found)

    def claims(self, target: Target, nodes: Iterable[Node]) -> list[Claim]:
        """The claims of some nodes that a target is about; all have a modality."""
        if target.field == "modality":
            said = (claim for node in nodes for claim in self.said[node])
            return [claim for claim in said if target.value in (None, claim.modality)]
        fields = None if target.field is None else _FIELDS.get(target.field, {target.field})
        return [
            claim
            for node in nodes
            for claim in self.said[node]
            if (fields is None or claim.field in fields) and self._says(claim, target.value)
        ]

    def value(self, judgement: Judgement, article: str) -> Value:
        """The new value of an edit as claims of an article hold it: a company by its id there.

        Raises JudgementError where the article does not name the company.
        """
        if not judgement.names_company:
            return judgement.value
        if found := self.named(judgement, article):
            return found[0]
        raise JudgementError(f"article {article} does not name {judgement.to!r} now")

    def named(self, judgement: Judgement, article: str) -> list[str]:
        """The ids in an article of the company that an edit puts in the place of another."""
        meant = self.things(str(judgement.to))
        there = (node for node in self.said if node[0] == article)
        return sorted(node[1] for node in there if self.entities.things.get(node) in meant)

    def _states(self, node: Node, target: Target) -> bool:
        """Whether the account of a node states the scope and the kind that a target does."""
        wanted = [("scope", target.scope), ("kind", target.kind)]
        return all(
            value is None
            or any(claim.field == field and self._says(claim, value) for claim in self.said[node])
            for field, value in wanted
        )

    def _says(self, claim: Claim, value: str | None) -> bool:
        """Whether a claim gives a value; a name does for the thing that it points at."""
        if value is None or str(claim.value).casefold() == value.casefold():
            return True
        if claim.field == "scope":
            return slug_of_scope(str(claim.value)) == slug_of_scope(value)
        return self.entities.thing(claim) in self.things(value)


def _are(things: frozenset[str], candidates: list[set[str]]) -> bool:
    """Whether things are those that names can stand for: one for each, and none more."""
    return (
        len(things) == len(candidates)
        and all(things & each for each in candidates)
        and things <= set().union(*candidates)
    )


def _key(name: str, thing: str) -> tuple[bool, str]:
    """What is compared of a name; only companies have a legal form to leave off."""
    legal = thing.startswith("org:")
    return legal, name_key(name, legal_forms=legal)
