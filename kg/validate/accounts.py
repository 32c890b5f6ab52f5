"""Which of what the articles' own graphs tell may break a shape: asked graph by graph.

A claim, a quote or an article is told of in one graph, and nothing else decides whether it is as it
must be. So these graphs are read from end to end and asked by the hundred, where a cut would look
up each of their many nodes. What may be wrong, or is out of place, is for the check to judge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import NamedNode, Triple

from kg.graph.claims import article_graph
from kg.store.base import Store
from kg.store.oxigraph import graph_of
from kg.terms import (
    ARTICLE,
    ARTICLE_GRAPHS,
    CLAIM,
    EVIDENCE,
    POSITION_SELECTOR,
    QUOTE_SELECTOR,
)
from kg.validate.shapes import background, constraints, finding_targets, rows
from kg.validate.sieve import suspects

_AT_ONCE = 20_000
"""Triples that are asked together: a question costs the less, the more it is asked of."""
_IN_PLACE = {ARTICLE, CLAIM, EVIDENCE, POSITION_SELECTOR, QUOTE_SELECTOR}
"""What the nodes are of which an article's graph says what they are."""


def suspicious(store: Store, but: Collection[str] = ()) -> set[NamedNode]:
    """The nodes in the graphs of all articles, but for some by their ids, that may break a shape.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> from kg.terms import local_name
    >>> store = OxigraphStore.memory()
    >>> store.update(f"INSERT DATA {{ GRAPH {article_graph('a')} {{ "
    ...              "claim:1 a tp:Claim . claim:2 a tp:Partnership } }")
    >>> sorted(map(local_name, suspicious(store)))
    ['1', '2']
    """
    asked = {article_graph(article) for article in but}
    names = (name for name in store.graphs() if name.value.startswith(ARTICLE_GRAPHS))
    graphs = (name for name in names if name not in asked)
    return {node for triples in _some(store, graphs) for node in doubtful(triples)}


def _some(store: Store, graphs: Iterable[NamedNode]) -> Iterator[list[Triple]]:
    """What whole graphs hold, several together."""
    triples: list[Triple] = []
    for graph in graphs:
        triples += (quad.triple for quad in store.quads(graph=graph))
        if len(triples) >= _AT_ONCE:
            yield triples
            triples = []
    yield triples


def doubtful(triples: Collection[Triple]) -> set[NamedNode]:
    """The nodes that may break a shape, of what the whole graphs of some articles hold."""
    finding = finding_targets()
    looked_at: set[NamedNode] = set()
    found: set[NamedNode] = set()
    for triple in triples:
        if triple.predicate in finding and isinstance(triple.subject, NamedNode):
            looked_at.add(triple.subject)
            if triple.object not in _IN_PLACE:
                found.add(triple.subject)
    graph = graph_of([*triples, *background()])
    found.update(*suspects(graph, looked_at).values())
    for constraint in constraints(inferred=False):
        found.update(row[0] for row in rows(graph, constraint.select))
    return found
