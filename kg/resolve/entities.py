"""Which names, in all articles, stand for one thing.

Two articles' nodes are one thing when they share a full name (legal form, case, accents aside),
when the gazetteer knows both names for one, or when a short form fits exactly one full name among
all. Where two would fit, nothing is joined: a wrong merge is worse than a missing one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.model import Claim, Fact
from kg.resolve.decided import NOTHING, Decided
from kg.text.gazetteer import Entry, Gazetteer
from kg.text.names import name_key, short_forms, slug

Node = tuple[str, str]
"""An article's own node: (article id, id within the article)."""

_PREFIX = {"organization": "org", "media": "org", "person": "person", "product": "product",
           "product_line": "product"}  # fmt: skip
_SHORTEST_FORM = 3
"""Fewer letters fit a full name of another article by chance."""


@dataclass
class Entities:
    """The things that were told apart, and the facts about their names."""

    things: dict[Node, str] = field(default_factory=dict)
    """each article's node with the thing it stands for, as ``org:nordlens-optics``"""
    names: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, set[str]] = field(default_factory=dict)
    types: dict[str, set[str]] = field(default_factory=dict)
    keys: dict[str, set[str]] = field(default_factory=dict)
    """what was compared of the names of each thing, as ``key:org:nordlens optics``"""

    def thing(self, claim: Claim) -> str | None:
        """What a claim points at; None where nothing of that id was named."""
        return self.things.get((claim.article, str(claim.value)))

    def joined(self, decided: Decided) -> Entities:
        """With things made one and named as people decided; their other names are kept."""
        found = Entities(
            {node: decided.same.get(thing, thing) for node, thing in self.things.items()}
        )
        for thing, name in self.names.items():
            kept = decided.same.get(thing, thing)
            found.aliases.setdefault(kept, {name}).update(self.aliases[thing], {name})
            found.types[kept] = _agree(found.types.get(kept, set()) | self.types[thing])
            found.keys.setdefault(kept, set()).update(self.keys[thing])
            if kept == thing or kept not in self.names:
                found.names[kept] = name
        for thing, name in decided.names.items():
            if thing in found.names:
                found.names[thing] = name
                prefix = thing.partition(":")[0]
                key = name_key(name, legal_forms=prefix == "org")
                found.keys[thing].add(f"{FORM}{prefix}:{key}")
        return found

    def facts(self) -> Iterator[Fact]:
        """Type, name and other names of each thing."""
        for thing, types in self.types.items():
            name = self.names[thing]
            yield Fact(thing, "name", name)
            yield from (Fact(thing, "alias", alias) for alias in self.aliases[thing] - {name})
            yield from (Fact(thing, "type", type_) for type_ in types)


@dataclass(frozen=True, slots=True)
class _Node:
    """What one article says about the name of one thing."""

    id: Node
    prefix: str
    types: frozenset[str]
    name: str
    names: tuple[str, ...]
    source: str = ""
    """the article that counts: of a copy, the original"""

    def key(self, name: str) -> str:
        """What spellings of a name share; only companies have a legal form to leave off."""
        return name_key(name, legal_forms=self.prefix == "org")


KEY, FORM = "key:", "form:"
"""What resolution compares of names: the key of a full name, and that of each form it may take."""


def resolve_entities(
    claims: Iterable[Claim],
    gazetteer: Gazetteer,
    decided: Decided = NOTHING,
    elsewhere: Mapping[Node, str] | None = None,
) -> Entities:
    """Group the named nodes of all articles into things.

    Where the claims are only a part of all, ``elsewhere`` says what other nodes stand for; of these
    nothing more is found out.
    """
    told = elsewhere or {}
    named = (node for node in _nodes(claims, decided.apart) if node.id not in told)
    keyed = [(node, _key(node, gazetteer)) for node in named]
    fitting = [(n, key) for n, key in keyed if n.prefix == "org" and n.id not in decided.apart]
    full_name = _full_names(fitting, gazetteer)
    groups: dict[tuple[str, str], list[_Node]] = defaultdict(list)
    for node, key in keyed:
        is_short = node.prefix == "org" and node.id not in decided.apart
        groups[node.prefix, full_name.get(key, key) if is_short else key].append(node)
    entities = Entities()
    for (prefix, key), members in groups.items():
        # A key has no hyphens, so no two keys have one slug.
        thing = f"{prefix}:{slug(key, legal_forms=False)}"
        known = gazetteer.organization(key) if prefix == "org" else None
        entities.names[thing] = known.name if known else _most_used(key, members)
        entities.aliases[thing] = {name for member in members for name in member.names}
        entities.types[thing] = _agree({type_ for member in members for type_ in member.types})
        entities.things |= {member.id: thing for member in members}
        entities.keys[thing] = {key for member in members for key in _compared(member, gazetteer)}
    entities.things |= told
    return entities.joined(decided) if decided.same or decided.names else entities


SAME, KNOWN, SHORT, CALLED = "same", "known", "short", "called"
"""The rules by which a name is joined to a thing; see :func:`joined_by`."""


def joined_by(thing: str, name: str, names: Iterable[str], gazetteer: Gazetteer) -> str:
    """By which rule an article's node of this name, and these names, came to stand for a thing.

    It has the thing's own key; or the gazetteer knows it by the thing's name; or it is short for
    that name, or else another name that an article has for it, and fits no other.

    >>> [joined_by("org:nordlens-optics", name, {name}, Gazetteer())
    ...  for name in ("NORDLENS Optics AG", "Nordlens", "Lens Makers")]
    ['same', 'short', 'called']
    """
    prefix, _, local = thing.partition(":")
    node = _Node(("", ""), prefix, frozenset(), name, tuple(names))
    for rule, key in ((SAME, node.key(name)), (KNOWN, _key(node, gazetteer))):
        if slug(key, legal_forms=False) == local:
            return rule
    # A key has no hyphens: the one that a slug was made of can be read off it.
    return SHORT if node.key(name) in short_forms(local.replace("-", " ")) else CALLED


def _agree(types: set[str]) -> set[str]:
    """One type for a thing: a line is a product; an outlet that acts as a company is a company."""
    if "product_line" in types:
        return {"product_line"}
    return {"organization"} if "organization" in types else types


def _nodes(claims: Iterable[Claim], apart: Mapping[Node, str]) -> Iterator[_Node]:
    """The nodes that claims give a name, with all the names they give."""
    told: dict[Node, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.field in {"type", "name", "alias"}:
            told[claim.article, claim.subject].append(claim)
    for node, those in told.items():
        types = _shared(frozenset(str(c.value) for c in those if c.field == "type"))
        prefixes = {_PREFIX[type_] for type_ in types if type_ in _PREFIX}
        called = {str(claim.value) for claim in those if claim.field == "name"}
        if called and len(prefixes) == 1:
            name = min(called, key=lambda n: (-len(n), n))
            names = called | {str(claim.value) for claim in those if claim.field == "alias"}
            if node in apart:
                name, names = apart[node], {apart[node]}
            yield _Node(node, prefixes.pop(), types, name, tuple(names), those[0].source)


@cache
def _shared(types: frozenset[str]) -> frozenset[str]:
    """The same object for the same types: there are few sorts, and many nodes of each."""
    return types


def _key(node: _Node, gazetteer: Gazetteer) -> str:
    """What nodes of one thing share: the gazetteer's name for it, else the name's own key."""
    known = _known(node, gazetteer) if node.prefix == "org" else None
    return node.key(known.name if known else node.name)


def _known(node: _Node, gazetteer: Gazetteer) -> Entry | None:
    """The known company that goes by the node's name, or else by another name that it has."""
    if entry := gazetteer.organization(node.name):
        return entry
    # A known first word is no proof: "Samsung Display" is called "Samsung" too, and is not it.
    others = {n for n in node.names if not node.key(node.name).startswith(node.key(n) + " ")}
    entries = {entry.name: entry for n in others if (entry := gazetteer.organization(n))}
    return next(iter(entries.values())) if len(entries) == 1 else None


def _compared(node: _Node, gazetteer: Gazetteer) -> Iterator[str]:
    """The node's own key, and all that it may be called."""
    key = _key(node, gazetteer)
    yield f"{KEY}{node.prefix}:{key}"
    yield from (f"{FORM}{node.prefix}:{form}" for form in _forms(node, key))


def _forms(node: _Node, key: str) -> set[str]:
    """All that a node may be called, for short or by another of its names."""
    names = {node.key(name) for name in node.names}
    if node.prefix != "org":
        return names
    return names | {form for form in short_forms(key) if len(form) >= _SHORTEST_FORM}


def _full_names(nodes: list[tuple[_Node, str]], gazetteer: Gazetteer) -> dict[str, str]:
    """For each key that is nothing but a short form: the key of the only full name it can be for.

    A name that is known, or that an article tells apart from the full one, is a name of its own.
    """
    articles: dict[str, set[str]] = defaultdict(set)
    fits: dict[str, set[str]] = defaultdict(set)
    for node, key in nodes:
        articles[key].add(node.id[0])
        for form in _forms(node, key):
            if form != key:
                fits[form].add(key)
    only = {form: next(iter(fulls)) for form, fulls in fits.items() if len(fulls) == 1}
    joined = {
        form: full
        for form, full in only.items()
        if form in articles
        and not gazetteer.organization(form)
        and not articles[form] & articles[full]
    }
    for form in sorted(joined, key=lambda form: (len(form), form)):
        if form in joined and joined.get(full := joined[form]) == form:
            del joined[full]  # each is another name for the other: the longer is the full one
    # No chains: what is itself short for something has nothing joined to it.
    return {form: full for form, full in joined.items() if full not in joined}


def _most_used(key: str, members: list[_Node]) -> str:
    """The full name that most sources use, the longer and then the earlier of equals."""
    whole = [member for member in members if member.key(member.name) == key]
    uses = Counter(name for name, _ in {(each.name, each.source) for each in whole or members})
    return min(uses, key=lambda name: (-uses[name], -len(name), name))
