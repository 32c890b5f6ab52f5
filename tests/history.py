"""What a store says, less what it tells of how it came to be: that differs with the way."""

from __future__ import annotations

from kg import KnowledgeGraph
from kg.terms import GENERATED_BY, INFERENCE, META, RESOLVER_VERSION, RESOLVING, STORE


def contents(graph: KnowledgeGraph) -> list[str]:
    """All quads of a graph but the record of its runs, and after how many judgements, sorted."""
    of_runs = {
        quad
        for quad in graph.store.quads(graph=META)
        if quad.subject not in (STORE, RESOLVING, INFERENCE)
        or quad.predicate in (GENERATED_BY, RESOLVER_VERSION)
    }
    return sorted(str(quad) for quad in graph.store.quads() if quad not in of_runs)
