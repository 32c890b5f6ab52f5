"""What the claims come to with what people decided: a pure function of both.

A judgement is matched anew each time, against all claims as the articles make them. So judgements
about different things do not hang on each other's order; of several about one claim, the narrowest
stands, and of those, as of several about one name, the last. What is added later is not meant by a
judgement. One that fits nothing any more changes nothing, and is told with the reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from types import MappingProxyType

from kg.curation.adding import Added, added_subject, additions
from kg.curation.judgements import Judgement, Target
from kg.curation.ledger import standing
from kg.curation.lookup import Lookup
from kg.errors import JudgementError
from kg.model import Article, Claim
from kg.resolve.decided import NOTHING, Decided
from kg.resolve.entities import Entities, Node, resolve_entities
from kg.resolve.partnerships import PARTY_FIELDS
from kg.text.gazetteer import Gazetteer


@dataclass
class Replay:
    """The claims to believe, what was decided about names, and which judgement did what."""

    claims: tuple[Claim, ...] = ()
    decided: Decided = field(default_factory=Decided)
    standing: tuple[Judgement, ...] = ()
    claims_judged: dict[str, frozenset[str]] = field(default_factory=dict)
    """the ids of the claims that each judgement, by its id, is about"""
    nodes_judged: dict[str, frozenset[Node]] = field(default_factory=dict)
    """the articles' nodes that each judgement is about, where it is not about single claims"""
    accepted: frozenset[str] = frozenset()
    """the ids of the claims that a record was accepted by as a whole"""
    added: tuple[Added, ...] = ()
    """what people added to what the articles were read to claim"""
    unapplied: dict[Judgement, str] = field(default_factory=dict)
    """why a judgement does not apply to anything"""

    def complaints(self) -> list[str]:
        """A sentence for each judgement that does not apply."""
        return sorted(
            f"judgement {judgement.id} ({judgement}) does not apply: {why}"
            for judgement, why in self.unapplied.items()
        )


def replay(
    claims: Iterable[Claim],
    judgements: Sequence[Judgement],
    gazetteer: Gazetteer | None = None,
    outside: Entities | None = None,
    articles: Mapping[str, Article] = MappingProxyType({}),
) -> Replay:
    """Apply judgements, in the order in which they were made, to what the articles claim.

    Where the claims are only a part of all, ``outside`` is what is known of other nodes and names.
    ``articles`` are those, by id, that something is added to: quotes must stand in their texts.

    >>> replay([], []).claims
    ()
    """
    in_force, idle = standing(judgements)
    done = Replay(tuple(claims), standing=tuple(in_force))
    done.unapplied = idle
    if not in_force:
        return done
    done.claims = tuple(sorted(set(done.claims), key=lambda claim: (claim.article, claim.id)))
    known = Gazetteer.load() if gazetteer is None else gazetteer
    return _Replayer(done, known, outside or Entities(), articles).run()


class _Replayer:
    """Names first, then claims: a judgement about a claim may speak of a name that was decided."""

    def __init__(
        self,
        done: Replay,
        known: Gazetteer,
        outside: Entities,
        articles: Mapping[str, Article],
    ) -> None:
        self.done, self.known = done, known
        self.outside, self.articles = outside, articles
        self.claims = done.claims

    def run(self) -> Replay:
        """All steps, each on what the ones before it decided."""
        self._add()
        decided, lookup = NOTHING, self._lookup(NOTHING)
        if apart := self._apart(lookup):
            decided = Decided(apart)
            lookup = self._lookup(decided)
        same, names = self._same(lookup), self._names(lookup)
        if same or names:
            decided = replace(decided, same=same, names=names)
            lookup = self._lookup(decided)
        self._distinct(lookup)
        self.done.decided = replace(decided, one=self._one(lookup))
        self.done.claims = self._believed(lookup)
        return self.done

    def _lookup(self, decided: Decided) -> Lookup:
        entities = resolve_entities(self.claims, self.known, decided, self.outside.things)
        for thing, name in self.outside.names.items():
            entities.names.setdefault(thing, name)
            entities.aliases.setdefault(thing, self.outside.aliases[thing])
        return Lookup(self.claims, entities)

    def _each(self, verbs: Collection[str], apply: Callable[[Judgement], None]) -> None:
        """Apply each judgement of some sorts, wide ones first, and keep why one cannot be."""
        for judgement in sorted(self.done.standing, key=_narrowness):
            if judgement.verb in verbs:
                try:
                    apply(judgement)
                except JudgementError as error:
                    self.done.unapplied[judgement] = str(error)

    def _about_nodes(self, judgement: Judgement, nodes: Iterable[Node]) -> None:
        self.done.nodes_judged[judgement.id] = frozenset(nodes)

    def _add(self) -> None:
        """Take in what people added, before anything is decided about it."""
        told: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            told[claim.article].append(claim)
        added: dict[str, Added] = {}

        def add(judgement: Judgement) -> None:
            id = str(judgement.about.article)
            found = {a.claim.id: a for a in additions(judgement, self.articles.get(id), told[id])}
            added.update(found)
            self.done.claims_judged[judgement.id] = frozenset(found)

        self._each(("add",), add)
        self.done.added = tuple(added[id] for id in sorted(added))
        self.claims += tuple(each.claim for each in self.done.added)

    # ---- names -------------------------------------------------------------------------------

    def _apart(self, lookup: Lookup) -> dict[Node, str]:
        """The nodes that stand for another name than resolution takes them for."""
        apart: dict[Node, str] = {}

        def split(judgement: Judgement) -> None:
            nodes = lookup.nodes(judgement.about)
            apart.update(dict.fromkeys(nodes, str(judgement.to)))
            self._about_nodes(judgement, nodes)

        self._each(("split",), split)
        return apart

    def _same(self, lookup: Lookup) -> dict[str, str]:
        """The things that are another one. No chains: a person said that A is B, and not C."""
        same: dict[str, str] = {}
        said: dict[str, Judgement] = {}

        def merge(judgement: Judgement) -> None:
            if len(judgement.about.names) > 1:
                return
            nodes = lookup.nodes(judgement.about)
            one, other = lookup.two(judgement.about.names[0], str(judgement.to))
            self._about_nodes(judgement, nodes)
            if one != other:  # else resolution found it out by itself
                same[one], said[one] = other, judgement

        self._each(("merge",), merge)
        for one in sorted(one for one, other in same.items() if other in same):
            why = f"{same[one]} is itself merged into {same[same[one]]}; merge {one} into that"
            self.done.unapplied[said[one]] = why
            del self.done.nodes_judged[said[one].id]
        return {one: other for one, other in same.items() if other not in same}

    def _names(self, lookup: Lookup) -> dict[str, str]:
        """What things are to be called."""
        names: dict[str, str] = {}

        def rename(judgement: Judgement) -> None:
            names[lookup.thing(judgement.about.names[0])] = str(judgement.to)
            self._about_nodes(judgement, lookup.nodes(judgement.about))

        self._each(("rename",), rename)
        return names

    def _distinct(self, lookup: Lookup) -> None:
        """Names that stand for two things: nothing is joined less for it, but it is told if so."""

        def distinct(judgement: Judgement) -> None:
            one, other = lookup.two(*judgement.about.names)
            if one == other:
                raise JudgementError(f"both names stand for {one}; split says where one does not")
            nodes = (lookup.nodes(Target((thing,))) for thing in (one, other))
            self._about_nodes(judgement, chain.from_iterable(nodes))

        self._each(("distinct",), distinct)

    def _one(self, lookup: Lookup) -> tuple[frozenset[Node], ...]:
        """The nodes that speak of one partnership."""
        one: set[frozenset[Node]] = set()

        def merge(judgement: Judgement) -> None:
            about = judgement.about
            if len(about.names) == 1:
                return
            nodes = lookup.nodes(about)
            if judgement.to:
                nodes += lookup.nodes(replace(about, scope=judgement.to))
            self._about_nodes(judgement, nodes)
            one.add(frozenset(nodes))

        self._each(("merge",), merge)
        return tuple(sorted(one, key=sorted))

    # ---- claims ------------------------------------------------------------------------------

    def _believed(self, lookup: Lookup) -> tuple[Claim, ...]:
        """The claims less those rejected, those edited and accepted as what they were made."""
        verdicts: dict[Claim, tuple[str, Claim | None]] = {}
        modalities: dict[Claim, str] = {}
        added: dict[tuple[Node, str], Claim] = {}

        def judge(judgement: Judgement) -> None:
            about = judgement.about
            nodes = self._meant(judgement, lookup.nodes(about))
            matched = lookup.claims(about, nodes)
            if judgement.verb == "edit" and about.value is None and about.field != "modality":
                fresh = set(nodes) - {(claim.article, claim.subject) for claim in matched}
                additions = {node: _added(lookup, node, judgement) for node in fresh}
                stated = {(n, claim.field): claim for n, claim in additions.items() if claim}
                added.update(stated)
                self._about_nodes(judgement, (node for node, _ in stated))
            if judgement.verb == "edit" and about.field == "modality":
                # How surely it is said goes with whatever else is decided about what is said.
                modalities.update(dict.fromkeys(matched, str(judgement.to)))
            else:
                decide = _VERDICTS[judgement.verb]
                verdicts.update(
                    {said: (judgement.verb, decide(said, judgement, lookup)) for said in matched}
                )
            if not matched and not self.done.nodes_judged.get(judgement.id):
                if judgement.names_company:
                    where = Target(about.names, about.article)
                    raise JudgementError(
                        f"what tells of {where} does not name {judgement.to!r} now"
                    )
                raise JudgementError(f"no claim says {about} now")
            self.done.claims_judged[judgement.id] = frozenset(claim.id for claim in matched)

        self._each(_VERDICTS, judge)
        self.done.accepted = frozenset(
            claim.id
            for claim, (verb, _) in verdicts.items()
            if claim.field == "type" and verb == "accept"
        )
        judged = (verdicts.get(claim, ("", claim))[1] for claim in self.claims)
        kept = (
            said and replace(said, modality=modalities.get(claim, said.modality))
            for claim, said in zip(self.claims, judged, strict=True)
        )
        return (*filter(None, kept), *(added[key] for key in sorted(added)))

    def _meant(self, judgement: Judgement, nodes: Iterable[Node]) -> list[Node]:
        """The nodes less those that were added after a judgement: who rejects may add instead."""
        later = self.done.standing[self.done.standing.index(judgement) + 1 :]
        added = {added_subject(each) for each in later if each.verb == "add"}
        return [node for node in nodes if node[1] not in added]


def _narrowness(judgement: Judgement) -> int:
    """How narrowly a judgement says which claims it is about."""
    about = judgement.about
    told = (about.article, about.scope, about.kind, about.field, about.value)
    return sum(word is not None for word in told)


def _rejected(_: Claim, __: Judgement, ___: Lookup) -> None:
    return None


def _accepted(claim: Claim, _: Judgement, __: Lookup) -> Claim:
    return replace(claim, curated=True)


def _edited(claim: Claim, judgement: Judgement, lookup: Lookup) -> Claim:
    """A claim with what a person puts in the place of its value or, for a party, of its role.

    What one article says is put right as its word, and ranks with that of others; what a person
    puts in the place of what all say goes before them.
    """
    curated = judgement.about.article is None
    if claim.field in PARTY_FIELDS:
        # Who would have bought whom does not say that it was bought: a denial stays one.
        return replace(claim, field=str(judgement.to), curated=curated)
    # What is stated in the place of a denial is not denied.
    modality = "reported" if claim.modality == "denied" else claim.modality
    value = lookup.value(judgement, claim.article)
    return replace(claim, value=value, modality=modality, curated=curated)


def _added(lookup: Lookup, node: Node, judgement: Judgement) -> Claim | None:
    """What a person adds to a record that lacks the field: it rests on what the record rests on.

    None where there is no record, or where the article does not name the company to add.
    """
    record = next((claim for claim in lookup.said[node] if claim.field == "type"), None)
    if record is None or (judgement.names_company and not lookup.named(judgement, node[0])):
        return None
    return _edited(replace(record, field=str(judgement.about.field)), judgement, lookup)


_VERDICTS: dict[str, Callable[[Claim, Judgement, Lookup], Claim | None]] = {
    "accept": _accepted,
    "reject": _rejected,
    "edit": _edited,
}
