"""What a store says, less what it tells of its runs: those differ where articles came otherwise."""

from __future__ import annotations

from kg import KnowledgeGraph
from kg.terms import GENERATED_BY, INFERENCE, META, RESOLVING, STORE


def contents(graph: KnowledgeGraph) -> list[str]:
    """All quads of a graph but the record of its runs, sorted."""
    of_runs = {
        quad
        for quad in graph.store.quads(graph=META)
        if quad.subject not in (STORE, RESOLVING, INFERENCE) or quad.predicate == GENERATED_BY
    }
    return sorted(str(quad) for quad in graph.store.quads() if quad not in of_runs)
