"""What it costs to know of each claim where it stands: triples for its article, quote and place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.articles import read_all
from kg.extract import RuleExtractor
from kg.graph.claims import article_quads
from kg.terms import CLAIM, DERIVED_FROM, EVIDENCED_BY, TYPE
from tests.bench.measure import Line

_SEEDS = Path(__file__).parents[2] / "seeds"
_LEADS = (DERIVED_FROM, EVIDENCED_BY)
_QUOTES = ("#char=", "#selector=")


def provenance() -> Iterator[Line]:
    """Triples a claim, over all seeds: what leads from claims to quotes, and the quotes."""
    counts: Counter[str] = Counter()
    for article in read_all([_SEEDS]):
        for quad in article_quads(RuleExtractor().extract(article)):
            is_quote = any(mark in str(quad.subject) for mark in _QUOTES)
            counts["claims"] += (quad.predicate, quad.object) == (TYPE, CLAIM)
            counts["provenance"] += is_quote or quad.predicate in _LEADS
    ratio = counts["provenance"] / counts["claims"]
    what = f"triples of provenance for a claim of the seeds: {ratio:.2f}"
    yield Line(what, f"{counts['claims']:,} claims", ratio, wanted="< 6")
