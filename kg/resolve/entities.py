"""Which names, in all articles, stand for one thing.

Two articles' nodes are one thing when they share a full name (legal form, case, accents aside), when
the gazetteer knows both names for one, or when a short form fits exactly one full name among all.
Where two would fit, nothing is joined: a wrong merge is worse than a missing one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.model import Claim, Fact
from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key, slug

Node = tuple[str, str]
"""An article's own node: (article id, id within the article)."""

_PREFIX = {"organization": "org", "media": "org", "person": "person", "product": "product",
           "product_line": "product"}  # fmt: skip


@dataclass
class Entities:
    """The things that were told apart, and the facts about their names."""

    things: dict[Node, str] = field(default_factory=dict)
    """each article's node with the thing it stands for, as ``org:leica-camera``"""
    names: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, set[str]] = field(default_factory=dict)
    types: dict[str, set[str]] = field(default_factory=dict)

    def facts(self) -> Iterator[Fact]:
        """Type, name and other names of each thing."""
        for thing, name in self.names.items():
            yield Fact(thing, "name", name)
            yield from (Fact(thing, "alias", alias) for alias in self.aliases[thing] - {name})
            yield from (Fact(thing, "type", type_) for type_ in self.types[thing])


@dataclass(frozen=True)
class _Node:
    """What one article says about the name of one thing."""

    id: Node
    prefix: str
    types: frozenset[str]
    name: str
    aliases: frozenset[str]


def resolve_entities(claims: list[Claim], gazetteer: Gazetteer) -> Entities:
    """Group the named nodes of all articles into things."""
    entities = Entities()
    groups: dict[tuple[str, str], list[_Node]] = defaultdict(list)
    nodes = list(_nodes(claims))
    owners = _owners_of_short_forms(nodes, gazetteer)
    for node in nodes:
        key = _key(node, gazetteer)
        groups[node.prefix, owners.get((node.prefix, key), key)].append(node)
    for (prefix, key), members in groups.items():
        name = _canonical(key, members, gazetteer if prefix == "org" else None)
        thing = f"{prefix}:{slug(key)}"
        entities.names[thing] = name
        entities.aliases[thing] = {a for m in members for a in (m.name, *m.aliases)}
        entities.types[thing] = _agree({t for m in members for t in m.types})
        for member in members:
            entities.things[member.id] = thing
    return entities


def _agree(types: set[str]) -> set[str]:
    """One type for a thing: a line is a product; an outlet that acts as a company is a company."""
    if "product_line" in types:
        return {"product_line"}
    return {"organization"} if "organization" in types else types


def _nodes(claims: list[Claim]) -> Iterator[_Node]:
    """The nodes that claims give a name, with all the names they give."""
    said: dict[Node, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        if claim.field in {"type", "name", "alias"}:
            said[claim.article, claim.subject][claim.field].add(str(claim.value))
    for node in sorted(said):
        fields = said[node]
        prefixes = {_PREFIX[t] for t in fields["type"] if t in _PREFIX}
        if fields["name"] and len(prefixes) == 1:
            name = min(fields["name"], key=lambda n: (-len(n), n))
            others = frozenset(fields["alias"] | fields["name"])
            yield _Node(node, prefixes.pop(), frozenset(fields["type"]), name, others)


def _key(node: _Node, gazetteer: Gazetteer) -> str:
    """What nodes of one thing share: the gazetteer's name for it, else the name's own key."""
    if node.prefix == "org":
        for name in (node.name, *sorted(node.aliases)):
            if entry := gazetteer.organization(name):
                return name_key(entry.name)
    return name_key(node.name)


def _owners_of_short_forms(
    nodes: list[_Node], gazetteer: Gazetteer
) -> dict[tuple[str, str], str]:
    """For a name that is nothing but a short form elsewhere: the one full name it is short for."""
    full: dict[tuple[str, str], set[str]] = defaultdict(set)
    for node in nodes:
        key = _key(node, gazetteer)
        for alias in node.aliases:
            if node.prefix == "org" and name_key(alias) != key:
                full[node.prefix, name_key(alias)].add(key)
    # No chains: what is itself short for something owns nothing.
    short = {form for form, owners in full.items() if len(owners) == 1}
    return {
        form: next(iter(full[form]))
        for form in short
        if (form[0], next(iter(full[form]))) not in short
    }


def _canonical(key: str, members: list[_Node], gazetteer: Gazetteer | None) -> str:
    """The gazetteer's name, else the one most articles use, the longer and then the earlier of equals."""
    if gazetteer and (entry := gazetteer.organization(key)):
        return entry.name
    uses = Counter(member.name for member in members if name_key(member.name) == key)
    uses = uses or Counter(member.name for member in members)
    return min(uses, key=lambda name: (-uses[name], -len(name), name))
