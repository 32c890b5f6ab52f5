"""Figures on a graph: what it covers, from which sources, and how sure of it they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from pyoxigraph import Literal

from kg.store.base import Store
from kg.terms import CLAIM, CONFIDENCE, COPY_OF, CURATED, JUDGES, QUARANTINE, TYPE

BINS = 10
"""In how many steps confidence is counted."""
_COUNTS = {
    "articles_by_year": """
SELECT ?year (COUNT(DISTINCT ?article) AS ?n) WHERE {
  ?article a tp:Article ; schema:datePublished ?day BIND(SUBSTR(STR(?day), 1, 4) AS ?year)
} GROUP BY ?year""",
    "begun_by_year": """
SELECT ?year (COUNT(DISTINCT ?partnership) AS ?n) WHERE {
  GRAPH graph:resolved { ?partnership a tp:Partnership ; tp:startEarliest ?day }
  BIND(SUBSTR(STR(?day), 1, 4) AS ?year)
} GROUP BY ?year""",
    "publishers": """
SELECT ?publisher (COUNT(DISTINCT ?article) AS ?n) WHERE {
  ?article a tp:Article OPTIONAL { ?article schema:publisher ?named }
  BIND(COALESCE(STR(?named), "unknown") AS ?publisher)
} GROUP BY ?publisher""",
    "kinds": """
SELECT ?kind (COUNT(DISTINCT ?partnership) AS ?n) WHERE {
  GRAPH graph:resolved { ?partnership a tp:Partnership ; tp:kind ?of }
  BIND(REPLACE(STR(?of), "^.*/", "") AS ?kind)
} GROUP BY ?kind""",
    "stages": """
SELECT ?stage (COUNT(DISTINCT ?partnership) AS ?n) WHERE {
  GRAPH graph:resolved { ?partnership a tp:Partnership ; tp:stage ?of }
  BIND(REPLACE(STR(?of), "^.*/", "") AS ?stage)
} GROUP BY ?stage""",
    "modality": """
SELECT ?modality (COUNT(DISTINCT ?claim) AS ?n) WHERE {
  ?claim a tp:Claim ; tp:modality ?of BIND(REPLACE(STR(?of), "^.*/", "") AS ?modality)
} GROUP BY ?modality""",
}


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts by name, the largest first; those by year in the order of years."""

    articles_by_year: dict[str, int]
    """how many articles were published in a year"""
    begun_by_year: dict[str, int]
    """how many partnerships began, or may have begun, in a year"""
    publishers: dict[str, int]
    """articles"""
    kinds: dict[str, int]
    """partnerships"""
    stages: dict[str, int]
    """partnerships"""
    modality: dict[str, int]
    """claims"""
    confidence: list[int]
    """claims in ten steps of confidence, from 0 up to 0.1, to from 0.9 up to 1"""
    curated: float
    """the share of the claims that a judgement is about, 0 to 1"""
    copies: int
    """articles that print nearly the text of an earlier one"""

    def to_dict(self) -> dict[str, Any]:
        """The figures as plain lists and dictionaries."""
        return asdict(self)


def statistics(store: Store) -> Statistics:
    """The figures on a store; what is in quarantine counts for nothing.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH <urn:zephyr-news> {
    ...   article:a a tp:Article ; schema:publisher "Invented Wire" } }''')
    >>> statistics(store).publishers
    {'Invented Wire': 1}
    """
    counts = {name: _count(store, select) for name, select in _COUNTS.items()}
    years = {name: _by_year(counts.pop(name)) for name in ("articles_by_year", "begun_by_year")}
    return Statistics(
        **years,
        **{name: _ranked(count) for name, count in counts.items()},
        confidence=_confidence(store),
        curated=_curated(store),
        copies=_copies(store),
    )


def _count(store: Store, select: str) -> dict[str, int]:
    return {
        name.value: int(number.value) for name, number in store.select(select) if name and number
    }


def _by_year(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _ranked(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _confidence(store: Store) -> list[int]:
    """How many claims are how sure."""
    steps = Counter(
        min(int(float(quad.object.value) * BINS), BINS - 1)
        for quad in store.quads(None, CONFIDENCE)
        if isinstance(quad.object, Literal) and quad.graph_name != QUARANTINE
    )
    return [steps[step] for step in range(BINS)]


def _curated(store: Store) -> float:
    claims = {quad.subject for quad in store.quads(None, TYPE, CLAIM)}
    judged = {quad.object for quad in store.quads(None, JUDGES, graph=CURATED)}
    return len(claims & judged) / len(claims) if claims else 0.0


def _copies(store: Store) -> int:
    return len({quad.subject for quad in store.quads(None, COPY_OF)})
