"""Brings up to date what follows from the claims: resolved, quarantined, inferred.

All is made anew where it is not known what changed since, where much did, and where people rename
things or tell them apart; otherwise the part that the changes and decisions reach.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg.curation import Judgement, Replay, replay, standing
from kg.curation.adding import added_to
from kg.curation.ledger import Entries
from kg.extract.version import digest
from kg.graph.curated import read_unapplied
from kg.graph.stored import read_articles, read_claims
from kg.reason import following
from kg.resolve import come_to, in_order
from kg.store.base import Store
from kg.store.oxigraph import data
from kg.terms import (
    ARTICLE,
    INDEX,
    META,
    RESOLVER_VERSION,
    RESOLVING,
    TYPE,
)
from kg.text.gazetteer import Gazetteer
from kg.upkeep.anew import resolve_anew, vouched_for
from kg.upkeep.changes import Changes, ends
from kg.upkeep.desk import Desk
from kg.upkeep.judged import reaches_far
from kg.upkeep.patch import Patch
from kg.upkeep.reach import Reach
from kg.validate import (
    Violation,
    check,
    quarantine,
    quarantined_nodes,
    suspicious,
    targets,
    widened,
)

_FEW, _SHARE = 10, 0.05
"""More articles than a few, and than this share of all, are not followed one by one."""


def refresh(
    store: Store, changes: Changes | None, entries: Entries, *, whole: bool, workers: int = 1
) -> list[Violation]:
    """Bring ``resolved``, ``curated``, ``quarantine`` and ``inferred`` up to date.

    ``changes`` is None where it is not known what changed. ``whole``: look at the whole graph for
    violations, not only at what changed. With ``workers`` so many processes look for them, where
    there is much to look at. Returns what is wrong with what was looked at.
    """
    is_marked = _mark(store) is not None
    decided = _decided(store, entries)
    # Should this break off, all is made anew.
    store.update(f"DELETE WHERE {{ GRAPH {META} {{ {RESOLVING} {RESOLVER_VERSION} ?version }} }}")
    is_part = decided is not None and not whole
    if changes is not None and is_part and not _are_many(store, changes):
        changes.judge(decided or ())
        violations = _part(store, changes, entries)
    else:
        known = changes is not None and is_marked
        violations = _all(store, changes, entries, whole=whole or not known, workers=workers)
    mark = Literal(_version(standing(entries.judgements)[0]))
    store.update(f"INSERT DATA {{ GRAPH {META} {{ {RESOLVING} {RESOLVER_VERSION} {mark} }} }}")
    return violations


def _mark(store: Store) -> str | None:
    """With which version the graph was made; None if it was not, or not to the end."""
    marks = (quad.object for quad in store.quads(RESOLVING, RESOLVER_VERSION, None, META))
    return next((mark.value for mark in marks if isinstance(mark, Literal)), None)


def _version(in_force: Iterable[Judgement]) -> str:
    """What resolution hangs on beside the claims: its code, its names, what people decided."""
    known = digest("resolve", "text", "curation", "upkeep")
    decided = " ".join(sorted(judgement.id for judgement in in_force))
    return hashlib.sha256(f"{known} {decided}".encode()).hexdigest()[:16]


def _decided(store: Store, entries: Entries) -> list[Judgement] | None:
    """The judgements that came since the graph was made, and those that went out of force.

    None if all is to be made anew: where the code has changed, where the file of judgements has not
    just grown, and where names are told apart or joined, as what they once stood for is not kept.
    """
    mark, made = _mark(store), entries.judgements
    now, _ = standing(made)
    for number in range(len(made), -1, -1):
        then, _ = standing(made[:number])
        if _version(then) == mark:
            break
    else:
        return None
    # One that is made once more comes after those that came between, which the mark does not tell.
    times = Counter(judgement.id for judgement in made)
    fresh = {judgement.id for judgement in made[number:]} | {id for id in times if times[id] > 1}
    before, after = ({judgement.id: judgement for judgement in those} for those in (then, now))
    either, both = before | after, before.keys() & after.keys()
    moved = [either[id] for id in sorted(either) if id in fresh or id not in both]
    of_names = (judgement for judgement in (*moved, *now) if len(judgement.about.names) == 1)
    desk = Desk(store)
    return None if any(j in moved or reaches_far(desk, j) for j in of_names) else moved


def _are_many(store: Store, changes: Changes) -> bool:
    """Whether so many articles changed that making all anew takes less."""
    if len(changes.articles) <= _FEW:
        return False
    held = sum(1 for _ in store.quads(predicate=TYPE, object=ARTICLE))
    return len(changes.articles) > _SHARE * held


def unapplied(store: Store, entries: Entries) -> dict[Judgement, str]:
    """Why judgements do not apply, of which some are not followed yet, to a graph up to date.

    Where it is known which, only they are tried, and those about the same things.
    """
    in_force, idle = standing(entries.judgements)
    decided = _decided(store, entries)
    if decided is None:
        articles = read_articles(store, added_to(entries.judgements))
        return replay(read_claims(store), entries.judgements, articles=articles).unapplied
    changes = Changes(judged=tuple(decided))
    part = Reach(Desk(store), changes, in_force, Gazetteer.load()).find()
    return idle | part.replayed.unapplied


def complaints(store: Store, entries: Entries) -> list[str]:
    """A sentence for each judgement that cannot be read or, when last replayed, did not apply."""
    in_force, idle = standing(entries.judgements)
    unapplied = idle | read_unapplied(store, in_force)
    return [*map(str, entries.broken), *Replay(unapplied=unapplied).complaints()]


# ---- all of it -----------------------------------------------------------------------------------


def _all(
    store: Store, changes: Changes | None, entries: Entries, *, whole: bool, workers: int
) -> list[Violation]:
    with following(store, whole=whole):
        if whole or changes is None:
            vouched = resolve_anew(store, entries)
            nodes = targets(store) | _doubtful(store, changes)
        else:
            touched: set[NamedNode] = set()
            vouched = resolve_anew(store, entries, touched)
            # Whatever is in quarantine is looked at again: a change may have mended it.
            nodes = widened(store, changes.gone | touched | quarantined_nodes(store))
            nodes |= changes.doubtful
        violations = check(store, nodes, workers=workers)
        quarantine(store, _serious(violations, vouched))
    return violations


def _doubtful(store: Store, changes: Changes | None) -> set[NamedNode]:
    """What may be wrong in the graphs of all articles; those that changed were asked already."""
    if changes is None:
        return suspicious(store)
    return changes.doubtful | suspicious(store, but=changes.articles)


def _serious(violations: Iterable[Violation], vouched: set[NamedNode]) -> list[Violation]:
    """The violations by things that nobody vouches for."""
    return [violation for violation in violations if violation.focus not in vouched]


# ---- a part --------------------------------------------------------------------------------------


def _part(store: Store, changes: Changes, entries: Entries) -> list[Violation]:
    known = Gazetteer.load()
    desk = Desk(store)
    in_force, _ = standing(entries.judgements)
    part = Reach(desk, changes, in_force, known).find()
    for thing in set(part.elsewhere.values()) - set(part.entities.names):
        part.entities.names[thing] = desk.name(thing) or ""
    ordered = in_order(part.replayed.claims, part.copies)
    decided = part.replayed.decided
    resolution = come_to(ordered, part.entities, known, decided, part.copies, part.uses)
    patch = Patch(desk, part, changes, resolution)
    came, went = patch.new - patch.old, patch.old - patch.new
    about = {quad.subject for quad in came | went if isinstance(quad.subject, NamedNode)}
    with following(store, about=about | patch.relationships | patch.nodes):
        store.update(" ;\n".join(filter(None, (data("DELETE", went), data("INSERT", came)))))
        changed = {quad.triple for quad in came | went if quad.graph_name != INDEX}
        retyped = ends(triple for triple in changed if triple.predicate == TYPE)
        nodes = widened(store, changes.gone | ends(changed), retyped)
        nodes |= changes.doubtful
        violations = check(store, nodes)
        vouched = vouched_for(resolution, part.replayed)
        quarantine(store, _serious(violations, vouched), among=nodes)
    return violations
