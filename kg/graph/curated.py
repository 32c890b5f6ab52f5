"""Judgements as the triples of the ``curated`` graph: who decided what, when, why, about what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.curation import Judgement, Replay
from kg.graph.claims import Spo, added_triples, local_node
from kg.graph.stored import Selects
from kg.terms import (
    CURATED,
    DECIDED_BY,
    DECIDED_ON,
    JUDGEMENT,
    JUDGES,
    LABEL,
    NEW_VALUE,
    NOTE,
    REASON,
    TYPE,
    VERDICT,
    english,
    iri,
    typed,
)

_NOTES = "SELECT ?judgement ?why { GRAPH graph:curated { ?judgement skos:note ?why } }"


def curated_quads(replayed: Replay) -> list[Quad]:
    """The whole content of the ``curated`` graph, sorted: judgements in force, claims added.

    One that does not apply judges nothing, and carries a note why.

    >>> import datetime as dt
    >>> from kg.curation import Target, replay
    >>> said = Judgement("accept", Target(("Zephyr",)), "mira", dt.date(2026, 1, 31))
    >>> [q.object.value for q in curated_quads(replay([], [said])) if q.predicate == NOTE]
    ["no article names 'Zephyr' now"]
    """
    triples = {triple for judgement in replayed.standing for triple in _said(judgement)}
    triples |= {
        (_node(id), JUDGES, iri(f"claim:{claim}"))
        for id, claims in replayed.claims_judged.items()
        for claim in claims
    }
    triples |= {
        (_node(id), JUDGES, local_node(*node))
        for id, nodes in replayed.nodes_judged.items()
        for node in nodes
    }
    triples |= {
        (_node(judgement.id), NOTE, english(why))
        for judgement, why in replayed.unapplied.items()
        if judgement in replayed.standing
    }
    triples |= set(added_triples(replayed.added))
    return sorted((Quad(*triple, CURATED) for triple in triples), key=str)


def read_unapplied(store: Selects, in_force: Iterable[Judgement]) -> dict[Judgement, str]:
    """Why judgements in force did not apply to anything when the graph was made.

    >>> import datetime as dt
    >>> from kg.curation import Target, replay
    >>> from kg.store.oxigraph import OxigraphStore
    >>> said = Judgement("accept", Target(("Zephyr",)), "mira", dt.date(2026, 1, 31))
    >>> store = OxigraphStore.memory()
    >>> store.replace_graph(CURATED, curated_quads(replay([], [said])))
    >>> list(read_unapplied(store, [said]).values())
    ["no article names 'Zephyr' now"]
    """
    notes = {node: why.value for node, why in store.select(_NOTES) if isinstance(why, Literal)}
    return {
        judgement: notes[node] for judgement in in_force if (node := _node(judgement.id)) in notes
    }


def _node(id: str) -> NamedNode:
    return iri(f"judgement:{id}")


def _said(judgement: Judgement) -> Iterator[Spo]:
    """What a judgement says by itself."""
    node = _node(judgement.id)
    yield node, TYPE, JUDGEMENT
    yield node, LABEL, english(str(judgement))
    yield node, VERDICT, Literal(judgement.verb)
    yield node, DECIDED_BY, Literal(judgement.by)
    yield node, DECIDED_ON, typed(judgement.on.isoformat(), "date")
    if judgement.why:
        yield node, REASON, Literal(judgement.why)
    if judgement.to:
        yield node, NEW_VALUE, Literal(judgement.to)
