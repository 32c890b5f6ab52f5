"""How far a change of some articles reaches: the claims to resolve anew, and the things to replace.

What a name stands for hangs on the names that are like it; what a partnership comes to, on all
accounts of the same parties; what a scope is called, on how all articles word it. Within what is
found here, resolution finds what it would find among all claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from kg.curation import Judgement, Replay, replay
from kg.graph.claims import claims_about, local_node, node_of
from kg.graph.fields import CLASSES, FIELDS
from kg.graph.index import BAND, field_of
from kg.model import Claim, Source
from kg.resolve import family, in_order, originals, resolve_entities
from kg.resolve.entities import FORM, KEY, Entities, Node
from kg.resolve.partnerships import between, parties_of
from kg.resolve.tenures import holder_and_place, tenures_of
from kg.terms import iri
from kg.text.fingerprint import bands
from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key
from kg.upkeep.changes import Changes
from kg.upkeep.desk import Desk, thing_of

_RELATIONSHIPS = ("partnership", "tenure")


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

    def scopes(self) -> set[str]:
        """All wordings of scopes in the claims and judgements."""
        claims = (claim for said in self.claims.values() for claim in said)
        edited = {str(j.to) for j in self.judgements if j.about.field == "scope" and j.to}
        return edited | {str(claim.value) for claim in claims if claim.field == "scope"}


class Reach:
    """Finds the part that changes reach."""

    def __init__(
        self, desk: Desk, changes: Changes, judgements: Sequence[Judgement], known: Gazetteer
    ) -> None:
        self.desk, self.changes, self.known = desk, changes, known
        self.in_force = judgements
        self.part = Part()
        self.own: set[Node] = set()
        """the nodes of articles that changed, or are copies of another than before"""
        self.keys: set[str] = set()

    def find(self) -> Part:
        """The part; what it begins with is widened until it holds all that it hangs on."""
        part = self.part
        self._copies()
        articles = self.changes.articles | {
            a for a in part.circle if part.copies.get(a) != self.desk.original(a)
        }
        now = (node for article in articles for node in self.desk.nodes(article))
        self.own = {*map(node_of, self.changes.nodes), *now}
        self._load(self.own)
        before = None
        while before != (size := self._size()):
            before = size
            self._names()
            self._relationships()
            self._scopes()
            self._judgements()
        return part

    def _size(self) -> tuple[int, ...]:
        part = self.part
        return tuple(map(len, (part.claims, part.things, part.families, part.judgements)))

    def _load(self, nodes: Iterable[Node]) -> None:
        """Bring in the claims about nodes that are not there yet."""
        for node in nodes:
            if node not in self.part.claims:
                self.part.claims[node] = claims_about(self.desk.store, [local_node(*node)])

    # ---- copies ------------------------------------------------------------------------------

    def _copies(self) -> None:
        """The articles that a changed one is like, was like, and so on; which are copies now."""
        sources: dict[str, Source] = {}
        sharing: dict[str, set[str]] = defaultdict(set)
        for article in self.changes.articles:
            if source := self.desk.source(article):
                for band in bands(source.fingerprint):
                    sharing[BAND + band].add(article)
        fresh = set(self.changes.articles)
        while fresh:
            self.part.circle |= fresh
            alike: set[str] = set()
            for article in fresh:
                parts = self.desk.bands(article)
                if source := self.desk.source(article):
                    sources[article] = source
                    parts |= {BAND + band for band in bands(source.fingerprint)}
                for key in parts:
                    found = {thing.partition(":")[2] for thing in self.desk.found(key)}
                    alike |= found | sharing.get(key, set())
            fresh = alike - self.part.circle
        self.part.copies = originals(sources.values())

    # ---- names -------------------------------------------------------------------------------

    def _names(self) -> None:
        """The things that share a name, or a short form of one, with one that changed."""
        part = self.part
        named = [claim for node in self.own for claim in part.claims[node]]
        compared = resolve_entities(in_order(named, part.copies), self.known).keys.values()
        self._widen({key for keys in compared for key in keys})
        self._widen(
            {key for node in self.own if (thing := self.desk.thing(node)) for key in self._of(thing)}
        )
        for thing in part.things:
            self._load(self.desk.denoting(thing))

    def _of(self, thing: str) -> set[str]:
        self.part.things.add(thing)
        return self.desk.keys(iri(thing))

    def _widen(self, fresh: set[str]) -> None:
        """Follow keys to things, and from the things' own keys to others."""
        while fresh := fresh - self.keys:
            self.keys |= fresh
            found = {thing for key in fresh for like in _likes(key) for thing in self.desk.found(like)}
            fresh = {key for thing in found - self.part.things for key in self._of(thing)}

    # ---- relationships -----------------------------------------------------------------------

    def _relationships(self) -> None:
        """All accounts of what accounts that changed were, or are now, about."""
        part = self.part
        self._resolve()
        moved = {
            node
            for node in part.claims
            if node not in part.elsewhere and part.entities.things.get(node) != self.desk.thing(node)
        }
        retyped = (
            node
            for thing, types in part.entities.types.items()
            if (before := self.desk.types(thing)) and before != {CLASSES[type_] for type_ in types}
            for node in self.desk.denoting(thing)
        )
        for node in moved.union(retyped):
            for pointing in self.desk.pointing(node):
                self._load([node_of(pointing)])
                self._retell(node_of(pointing))
        self._resolve()
        renamed = {
            thing
            for thing in part.things
            if (before := self.desk.name(thing)) and part.entities.names.get(thing) != before
        }
        told = {relationship for thing in renamed for relationship in self.desk.related(thing)}
        families = set(map(family, told))
        while True:
            for node in list(part.claims):
                families |= {family(r) for r in self.desk.denoted(node) if is_relationship(r)}
            families |= self._families_now()
            if not (fresh := families - part.families):
                break
            part.families |= fresh
            for name in fresh:
                for relationship in self.desk.found(name):
                    self._load(self.desk.denoting(relationship))
            self._resolve()

    def _retell(self, node: Node) -> None:
        """What a node stands for has to do with another thing than before."""
        thing = self.desk.thing(node)
        if thing and thing not in self.part.things:
            self.part.retold.add(thing)
            self._load(self.desk.denoting(thing))

    def _families_now(self) -> set[str]:
        """Of whom the accounts tell that are there."""
        said: dict[Node, list[Claim]] = defaultdict(list)
        for claim in self.part.replayed.claims:
            said[claim.article, claim.subject].append(claim)
        found = set()
        for claims in said.values():
            if parties := parties_of(claims, self.part.entities):
                found.add(between(parties))
            if ends := holder_and_place(claims, self.part.entities):
                found.add(tenures_of(*ends))
        return found

    def _resolve(self) -> None:
        """What the claims say after judgement, and which things they speak of."""
        part = self.part
        claims = [claim for said in part.claims.values() for claim in said]
        pointed_at = {(c.article, str(c.value)) for c in claims if FIELDS[c.field].form == "node"}
        for node in pointed_at | set(part.claims):
            thing = self.desk.thing(node)
            is_anew = node in self.own or thing in part.things
            if thing and not is_anew:
                part.elsewhere[node] = thing
            elif is_anew:
                part.elsewhere.pop(node, None)
                self._load([node])
        claims = [claim for said in part.claims.values() for claim in said]
        part.replayed = replay(claims, part.judgements, self.known, part.elsewhere)
        ordered = in_order(part.replayed.claims, part.copies)
        part.entities = resolve_entities(
            ordered, self.known, part.replayed.decided, part.elsewhere
        )

    # ---- judgements --------------------------------------------------------------------------

    def _judgements(self) -> None:
        """Those that name what changed, or that were about what is resolved anew."""
        if len(self.in_force) == len(self.part.judgements):
            return
        claims = (iri(f"claim:{c.id}") for said in self.part.claims.values() for c in said)
        nodes = (local_node(*node) for node in self.part.claims)
        judging = self.desk.judging([*claims, *nodes])
        chosen = []
        for judgement in self.in_force:
            keys = {key for name in _names_in(judgement) for key in _keys(name)}
            if judgement.id in judging or keys & self.keys or judgement in self.part.judgements:
                chosen.append(judgement)
                self._widen(keys)
                self._between(judgement)
        self.part.judgements = chosen

    def _between(self, judgement: Judgement) -> None:
        """The accounts of the relationships that a judgement may be about."""
        sides = [
            {thing for key in _keys(name) for thing in self.desk.found(key)}
            for name in judgement.about.names
        ]
        if len(sides) > 1:
            for parties in product(*map(sorted, sides)):
                for name in (between(parties), tenures_of(*parties[:2]), tenures_of(*parties[1::-1])):
                    for relationship in self.desk.found(name):
                        self._load(self.desk.denoting(relationship))

    # ---- scopes ------------------------------------------------------------------------------

    def _scopes(self) -> None:
        """How often all wordings of the scopes are used that the claims tell of, or told of."""
        part = self.part
        said = part.scopes() | self.changes.scopes
        fields = {field_of(text) for text in said}
        wordings = said.union(*map(self.desk.wordings, fields))
        part.uses = {text: n for text in sorted(wordings) if (n := self.desk.uses(text))}
        for each in fields:
            before = self.desk.label(each)
            if before and before != _most_used(each, part.uses):
                for relationship in self.desk.found(thing_of(each)):
                    self._load(self.desk.denoting(relationship))


def _most_used(field: object, uses: dict[str, int]) -> str | None:
    texts = (text for text in uses if field_of(text) == field)
    return min(texts, key=lambda text: (-uses[text], text), default=None)


def _likes(key: str) -> list[str]:
    """The keys of things whose names may be one with that of another key."""
    kind, _, rest = key.partition(":")
    return [KEY + rest, FORM + rest] if f"{kind}:" == KEY else [KEY + rest]


def _names_in(judgement: Judgement) -> list[str]:
    """The names of things in a judgement."""
    further = [judgement.to] if judgement.verb in {"merge", "split", "rename"} else []
    return [*judgement.about.names, *(name for name in (*further, judgement.about.value) if name)]


def _keys(name: str) -> list[str]:
    """By which keys the things may be found that go by a name, or have it as their id."""
    prefix, _, slug = name.partition(":")
    if prefix in {"org", "person", "product"} and slug:
        return [f"{start}{prefix}:{slug.replace('-', ' ')}" for start in (KEY, FORM)]
    return [
        f"{start}{prefix}:{name_key(name, legal_forms=prefix == 'org')}"
        for start in (KEY, FORM)
        for prefix in ("org", "person", "product")
    ]


def is_relationship(thing: str) -> bool:
    """Whether the id of a thing is that of a partnership or tenure.

    >>> is_relationship("partnership:nordlens--zephyr.lenses.1"), is_relationship("org:zephyr")
    (True, False)
    """
    return thing.partition(":")[0] in _RELATIONSHIPS
