"""How fast the default extractor reads: the seeds, warm, on one core; singly and as one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.articles import read_all
from kg.extract import RuleExtractor
from kg.model import Article
from tests.bench.measure import Line, cpu

_SEEDS = Path(__file__).parents[2] / "seeds"
_ARTICLE = 2400
"""Characters of an article, as news has them; the seeds are shorter."""
_LONG = 200_000
"""Characters of a text that is as long as a book."""


def extracting() -> Iterator[Line]:
    """CPU seconds for 2,400 characters, which differ from machine to machine, and beside them how
    many times the words of the same text could be counted meanwhile, which differs less.
    """
    extractor, articles = RuleExtractor(), list(read_all([_SEEDS]))
    count = sum(len(article.text) for article in articles) / _ARTICLE
    ours = cpu(lambda: [extractor.extract(article) for article in articles]) / count
    words = cpu(lambda: [len(re.findall(r"\w+", article.text)) for article in articles], 30) / count
    what = f"read an article of 2.4 kB: {1 / ours:.0f} a second, {ours / words:.0f} word counts"
    yield Line(what, "", ours, wanted="≤ 0.02")
    long = cpu(lambda: extractor.extract(_as_one(articles)), 1) / (_LONG / _ARTICLE)
    yield Line(f"as much of one text of {_LONG:,} characters", "", long, wanted="the same")


def _as_one(articles: list[Article]) -> Article:
    """All texts behind each other, as often as it takes."""
    text = "\n\n".join(article.text for article in articles)
    return replace(articles[0], text=(text * (_LONG // len(text) + 1))[:_LONG])
