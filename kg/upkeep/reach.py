"""How far a change of some articles reaches: the claims to resolve anew, and the things to replace.

What a name stands for hangs on the names that are like it; what a partnership comes to, on all
accounts of the same parties; what a scope is called, on how all articles word it. Within what is
found here, resolution finds what it would find among all claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from kg.curation import Judgement, replay
from kg.curation.adding import added_to
from kg.graph.claims import local_node, node_of
from kg.graph.fields import CLASSES, FIELDS
from kg.graph.index import field_of
from kg.graph.stored import claims_about, read_articles
from kg.model import Claim
from kg.resolve import family, in_order, resolve_entities
from kg.resolve.entities import Entities, Node
from kg.resolve.partnerships import between, parties_of
from kg.resolve.tenures import holder_and_place, tenures_of
from kg.terms import iri
from kg.text.gazetteer import Gazetteer
from kg.upkeep.alike import copies_around
from kg.upkeep.changes import Changes
from kg.upkeep.desk import Desk
from kg.upkeep.judged import (
    accounts_of,
    adds_too,
    is_of_names,
    joined_by,
    keys_in,
    names_some,
    things_in,
)
from kg.upkeep.keys import is_relationship, keys_of, likes
from kg.upkeep.part import Part, worded


class Reach:
    """Finds the part that changes reach."""

    def __init__(
        self, desk: Desk, changes: Changes, judgements: Sequence[Judgement], known: Gazetteer
    ) -> None:
        self.desk, self.changes, self.known = desk, changes, known
        self.in_force = judgements
        self.part = Part()
        self.own: set[Node] = set()
        """nodes of articles that changed, or are copies of another than before, and of additions"""
        self.keys: set[str] = set()
        self.named: set[str] = set()
        """the keys of what judgements name that came or went"""
        self.placed: set[str] = set()
        """the articles of which it is known whether they are copies"""
        self.joined = [joined_by(j) for j in judgements if is_of_names(j)]
        """the keys of names that people said are one's"""
        self._resolved: tuple[int, ...] = ()
        """how much there was when it was resolved last"""

    def find(self) -> Part:
        """The part; what it begins with is widened until it holds all that it hangs on."""
        part = self.part
        part.circle, part.copies = copies_around(self.desk, self.changes.articles)
        self.placed |= part.circle
        articles = self.changes.articles | {
            a for a in part.circle if part.copies.get(a) != self.desk.original(a)
        }
        now = (node for article in articles for node in self.desk.nodes(article))
        self.own = {*map(node_of, self.changes.nodes), *now, *self._added(articles)}
        self._load(self.own)
        self._decided()
        before = None
        while before != (size := self._size()):
            before = size
            self._names()
            self._relationships()
            self._scopes()
            self._judgements()
        return part

    def _added(self, articles: Collection[str]) -> Iterator[Node]:
        """The nodes that people added to articles, which may not bear them out any more."""
        for judgement in self.in_force:
            if judgement.verb == "add" and judgement.about.article in articles:
                yield from self.desk.judged(judgement.id)

    def _size(self) -> tuple[int, ...]:
        part = self.part
        return tuple(map(len, (part.families, part.claims, part.things, part.judgements)))

    def _load(self, nodes: Iterable[Node]) -> None:
        """Bring in the claims about nodes that are not there yet."""
        for node in nodes:
            self.part.beside.discard(node)
            if node not in self.part.claims:
                self.part.claims[node] = claims_about(self.desk.store, [local_node(*node)])
                self._sources([node[0]])

    def _sources(self, articles: Collection[str]) -> set[str]:
        """The articles that count where these are told of; copies are kept in mind as such."""
        for article in set(articles) - self.placed:
            self.placed.add(article)
            if original := self.desk.original(article):
                self.part.copies[article] = original
        return {self.part.copies.get(article, article) for article in articles}

    # ---- names -------------------------------------------------------------------------------

    def _names(self) -> None:
        """The things that share a name, or a short form of one, with one that changed."""
        part = self.part
        named = [claim for node in self.own for claim in part.claims[node]]
        compared = resolve_entities(in_order(named, part.copies), self.known).keys.values()
        before = set(filter(None, map(self.desk.thing, self.own)))
        self._widen({key for keys in compared for key in keys})
        self._widen({key for thing in before for key in self._of(thing)})
        for thing in part.things:
            self._load(self.desk.denoting(thing))

    def _of(self, thing: str) -> set[str]:
        self.part.things.add(thing)
        return self.desk.keys(iri(thing))

    def _widen(self, fresh: set[str]) -> None:
        """Follow keys to things, and from the things' own keys to others."""
        while fresh := fresh - self.keys:
            fresh = fresh.union(*(keys for keys in self.joined if not keys.isdisjoint(fresh)))
            self.keys |= fresh
            found = {
                thing for key in fresh for like in likes(key) for thing in self.desk.found(like)
            }
            fresh = {key for thing in found - self.part.things for key in self._of(thing)}

    # ---- relationships -----------------------------------------------------------------------

    def _relationships(self) -> None:
        """All accounts of what accounts that changed were, or are now, about."""
        part = self.part
        self._resolve()
        for node in {*self._moved(), *self._retyped()}:
            for pointing in self.desk.pointing(node):
                self._load([pointing])
                self._retell(pointing)
        self._resolve()
        families = {family(told) for name in self._renamed() for told in self.desk.related(name)}
        while fresh := (families | self._families()) - part.families:
            part.families |= fresh
            for told in [told for name in fresh for told in self.desk.found(name)]:
                self._load(self.desk.denoting(told))
            self._resolve()

    def _moved(self) -> Iterator[Node]:
        """The nodes that stand for another thing than before."""
        now, fixed = self.part.entities.things, self.part.elsewhere
        for node in self.part.anew():
            if node not in fixed and now.get(node) != self.desk.thing(node):
                yield node

    def _retyped(self) -> Iterator[Node]:
        """The nodes of things that are of another type than before."""
        for thing, types in self.part.entities.types.items():
            before = self.desk.types(thing)
            if before and before != {CLASSES[type_] for type_ in types}:
                yield from self.desk.denoting(thing)

    def _renamed(self) -> Iterator[str]:
        """The things that are called otherwise than before: so is what they are a party of."""
        for thing in self.part.things:
            before = self.desk.name(thing)
            if before and before != self.part.entities.names.get(thing):
                yield thing

    def _retell(self, node: Node) -> None:
        """What a node stands for has to do with another thing than before."""
        thing = self.desk.thing(node)
        if thing and thing not in self.part.things:
            self.part.retold.add(thing)
            self._load(self.desk.denoting(thing))

    def _families(self) -> set[str]:
        """What the accounts that are there were about, and what they are about now."""
        denoted = (thing for node in self.part.anew() for thing in self.desk.denoted(node))
        found = {family(thing) for thing in denoted if is_relationship(thing)}
        said: dict[Node, list[Claim]] = defaultdict(list)
        for claim in self.part.replayed.claims:
            said[claim.article, claim.subject].append(claim)
        for claims in said.values():
            if parties := parties_of(claims, self.part.entities):
                found.add(between(parties))
            if ends := holder_and_place(claims, self.part.entities):
                found.add(tenures_of(*ends))
        return found

    def _resolve(self) -> None:
        """What the claims say after judgement, and which things they speak of."""
        part = self.part
        if self._resolved == self._size()[1:]:
            return
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
        articles = read_articles(self.desk.store, added_to(part.judgements))
        part.replayed = replay(claims, part.judgements, self.known, self._outside(), articles)
        part.replayed.claims = tuple(
            c for c in part.replayed.claims if (c.article, c.subject) not in part.beside
        )
        ordered = in_order(part.replayed.claims, part.copies)
        part.entities = resolve_entities(ordered, self.known, part.replayed.decided, part.elsewhere)
        self._resolved = self._size()[1:]

    def _outside(self) -> Entities:
        """What is known of the names that are not resolved anew."""
        part = self.part
        found = Entities(dict(part.elsewhere))
        for thing in part.outside.union(part.elsewhere.values()) - part.things:
            found.names[thing] = self.desk.name(thing) or ""
            found.aliases[thing] = self.desk.names(thing)
        return found

    # ---- judgements --------------------------------------------------------------------------

    def _decided(self) -> None:
        """What judgements that came or went are about, or were."""
        for judgement in self.changes.judged:
            if judgement.verb == "add":  # what it added is its own, as an article's is
                self.own |= self.desk.judged(judgement.id)
            self._follow(judgement)
            things = things_in(self.desk, judgement)
            self.named |= keys_in(judgement).union(*(self.desk.keys(iri(t)) for t in things))
        self.part.judgements = [j for j in self.in_force if j in self.changes.judged]

    def _judgements(self) -> None:
        """Those that name what changed, or that were about what is resolved anew."""
        if len(self.in_force) == len(self.part.judgements):
            return
        claims = (iri(f"claim:{c.id}") for said in self.part.anew().values() for c in said)
        nodes = (local_node(*node) for node in self.part.anew())
        judging = self.desk.judging([*claims, *nodes, *self.changes.gone])
        judging |= {judgement.id for judgement in self.part.judgements}
        known = self.keys | self.named | self._parties()
        adding = [*self.part.judgements, *self.changes.judged]
        chosen = []
        for judgement in self.in_force:
            is_reached = judgement.id in judging or names_some(self.desk, judgement, known)
            if is_reached or adds_too(judgement, adding, self.changes.articles):
                chosen.append(judgement)
                if judgement not in self.part.judgements:
                    self._follow(judgement)
        self.part.judgements = chosen
        named = (a.claim for a in self.part.replayed.added if a.claim.field == "name")
        self._widen({key for claim in named for key in keys_of(str(claim.value))})

    def _parties(self) -> set[str]:
        """The keys of the things that the accounts which are there are between."""
        pointed_at = {
            (claim.article, str(claim.value))
            for node, said in self.part.anew().items()
            for claim in said
            if FIELDS[claim.field].form == "node"
        }
        things = set(filter(None, map(self.part.entities.things.get, pointed_at)))
        return {key for thing in things for key in self.desk.keys(iri(thing))}

    def _follow(self, judgement: Judgement) -> None:
        """Bring in all that a judgement may be about."""
        found = things_in(self.desk, judgement)
        self.part.outside |= found
        if judgement.verb == "distinct":
            self._look_at({node for thing in found for node in self.desk.denoting(thing)})
            return
        if len(judgement.about.names) == 1:
            self._widen(keys_in(judgement))
        self._load(accounts_of(self.desk, judgement))
        if judgement.verb == "add":
            # Which companies the article names says which of them are meant.
            self._look_at(self.desk.nodes(str(judgement.about.article)))

    def _look_at(self, nodes: set[Node]) -> None:
        """Bring in claims that say what a judgement is about, and are not resolved anew."""
        fresh = nodes.difference(self.part.claims)
        self._load(fresh)
        self.part.beside |= fresh

    # ---- scopes ------------------------------------------------------------------------------

    def _scopes(self) -> None:
        """How many sources use each wording of the scopes that the claims tell of, or told of."""
        part, desk = self.part, self.desk
        said = part.scopes() | self.changes.scopes
        fields = {field_of(text) for text in said}
        wordings = said.union(*map(desk.wordings, fields))
        counts = {text: len(self._sources(desk.wording(text))) for text in sorted(wordings)}
        judged = {text for text in worded(self.in_force) if field_of(text) in fields}
        part.uses = dict.fromkeys(judged, 0) | {text: n for text, n in counts.items() if n}
        for thing in desk.reworded(fields, part.uses):
            self._load(desk.denoting(thing))
