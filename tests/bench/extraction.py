"""How fast the default extractor reads: the briefs of ``tests/gold``, warm, on one core."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.articles import read_all
from kg.extract import RuleExtractor
from tests.bench.measure import Line, cpu

_BRIEFS = Path(__file__).parents[1] / "gold" / "briefs"
_ARTICLE = 2400
"""Characters of an article, as news has them; the briefs are shorter."""


def extracting() -> Iterator[Line]:
    """CPU seconds for 2,400 characters, which differ from machine to machine, and beside them how
    many times the words of the same text could be counted meanwhile, which differs less.
    """
    extractor, articles = RuleExtractor(), list(read_all([_BRIEFS]))
    count = sum(len(article.text) for article in articles) / _ARTICLE
    ours = cpu(lambda: [extractor.extract(article) for article in articles]) / count
    words = cpu(lambda: [len(re.findall(r"\w+", article.text)) for article in articles], 30) / count
    what = f"read an article of 2.4 kB: {1 / ours:.0f} a second, {ours / words:.0f} word counts"
    yield Line(what, "", ours, wanted="≤ 0.02")
