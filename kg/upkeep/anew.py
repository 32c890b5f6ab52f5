"""Resolves the claims of all articles, and writes the graphs that follow from them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from pyoxigraph import NamedNode, Quad

from kg.curation import Replay, replay, standing
from kg.curation.adding import added_to
from kg.curation.ledger import Entries
from kg.graph.curated import curated_quads
from kg.graph.index import index_quads
from kg.graph.resolved import resolved_quads
from kg.graph.stored import read_articles, read_claims, read_sources
from kg.model import Resolution
from kg.resolve import come_to, in_order, originals, resolve_entities
from kg.store.base import Store, some_at_a_time
from kg.terms import CURATED, INDEX, RESOLVED, iri
from kg.text.gazetteer import Gazetteer
from kg.upkeep.changes import ends
from kg.upkeep.part import worded


def resolve_anew(
    store: Store, entries: Entries, touched: set[NamedNode] | None = None
) -> set[NamedNode]:
    """Make ``curated``, ``resolved`` and ``index`` anew from what all articles and people say.

    What of the first two changed, subjects and objects, is added to ``touched`` if it is to be
    known. Returns what people vouched for. Should it break off, the graphs are neither the old ones
    nor the new.
    """
    claims, sources = read_claims(store), read_sources(store)
    copies = originals(sources)
    scopes = (claim for claim in claims if claim.field == "scope")
    said = {(str(scope.value), copies.get(scope.article, scope.article)) for scope in scopes}
    uses = Counter(dict.fromkeys(worded(standing(entries.judgements)[0]), 0))
    uses.update(text for text, _ in said)
    articles = read_articles(store, added_to(entries.judgements))
    done = replay(claims, entries.judgements, articles=articles)
    known, ordered = Gazetteer.load(), in_order(done.claims, copies)
    entities = resolve_entities(ordered, known, done.decided)
    resolution = come_to(ordered, entities, known, done.decided, copies, uses)
    _rewrite(store, INDEX, index_quads(resolution, sources, uses))
    _rewrite(store, CURATED, curated_quads(done), touched)
    _rewrite(store, RESOLVED, resolved_quads(resolution), touched)
    return vouched_for(resolution, done)


def vouched_for(resolution: Resolution, done: Replay) -> set[NamedNode]:
    """The things that rest on a claim which a person accepted."""
    return {iri(thing) for thing, claim in resolution.support if claim in done.accepted}


def _rewrite(
    store: Store, graph: NamedNode, quads: Iterable[Quad], touched: set[NamedNode] | None = None
) -> None:
    """Give a graph other content by changing what differs, of which the ends are ``touched``."""
    came: Iterable[Quad] = quads
    if held := set(store.quads(graph=graph)):
        wanted = set(quads)
        went, came = held - wanted, wanted - held
        _change(went, store.delete, touched)  # first: a number may be written in two ways
    _change(came, store.insert, touched)


def _change(
    quads: Iterable[Quad], change: Callable[[list[Quad]], None], touched: set[NamedNode] | None
) -> None:
    """Change quads in the store, some at a time."""
    for some in some_at_a_time(quads):
        change(some)
        if touched is not None:
            touched |= ends(quad.triple for quad in some)
