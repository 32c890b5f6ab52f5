"""An extractor at work on marked texts: what it finds in each, and how that compares."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.articles import read
from kg.errors import CorpusError
from kg.evaluate.calibration import Calibration, calibration
from kg.evaluate.errors import Mistake, mistakes
from kg.evaluate.reading import Reading, read_gold, reading_of, reading_of_rows
from kg.evaluate.scores import Evaluation, evaluate
from kg.extract import Extractor
from kg.extract.rows import Row, rows
from kg.model import Article


@dataclass(frozen=True, slots=True)
class Run:
    """What an extractor found in marked texts, and what it comes to."""

    texts: dict[str, str]
    found: list[Reading]
    wanted: list[Reading]
    evaluation: Evaluation
    calibration: Calibration

    def mistakes(self, *facets: str) -> list[Mistake]:
        """What was missed or wrong in these facets."""
        return list(mistakes(self.found, self.wanted, self.texts, facets))


def evaluate_texts(
    gold: str | Path, texts: str | Path, extractor: Extractor, *, min_confidence: float = 0.0
) -> Run:
    """Let an extractor read the texts that ``gold`` marks, ``ID.txt`` or ``ID.md`` in a folder.

    Raises CorpusError for a line that cannot be read and a text that is not there.
    """
    marked = read_gold(gold)
    if not marked:
        raise CorpusError(
            f"{gold} marks no text; a line for each is an object with id, companies, …"
        )
    articles = {id: _article(id, one, Path(texts)) for id, one in sorted(marked.items())}
    told = {
        id: rows(extractor.extract(article), min_confidence=min_confidence)
        for id, article in articles.items()
    }
    wanted = [reading_of(marked[id]) for id in told]
    found = [reading_of_rows(of_text, marked[id]) for id, of_text in told.items()]
    deals = [(row, id) for id, each in told.items() for row in each if _is_deal(row)]
    grounded = sum(_is_grounded(row, articles[id].text) for row, id in deals)
    return Run(
        {id: article.text for id, article in articles.items()},
        found,
        wanted,
        evaluate(found, wanted, (grounded, len(deals))),
        calibration(
            (sure, pair in right.facets["pair"])
            for (id, of_text), right in zip(told.items(), wanted, strict=True)
            for pair, sure in _pairs(of_text, marked[id]).items()
        ),
    )


def _pairs(told: list[Row], marked: dict[str, Any]) -> dict[object, float]:
    """The partner pairs of a text, each as sure as the surest record of it."""
    found: dict[object, float] = {}
    for row in filter(_is_deal, told):
        for pair in reading_of_rows([row, *_names(told)], marked).facets["pair"]:
            found[pair] = max(found.get(pair, 0.0), row["confidence"])
    return found


def _article(id: str, marked: dict[str, Any], folder: Path) -> Article:
    """The text of an id: a plain ``ID.txt``, or an article ``ID.md`` with its front matter."""
    path = folder / f"{id}.txt"
    published = marked.get("published")
    day = dt.date.fromisoformat(published) if published else None
    if path.is_file():
        return Article(id, path.read_text(encoding="utf-8"), sha256="", published=day)
    if path.with_suffix(".md").is_file():
        return read(path.with_suffix(".md"), published=day)[0]
    raise CorpusError(f"{path} is not there, nor as .md, though the text {id!r} is marked")


def _is_deal(row: Row) -> bool:
    return bool(row["type"] == "partnership")


def _names(told: list[Row]) -> list[Row]:
    return [row for row in told if row["type"] == "organization"]


def _is_grounded(row: Row, text: str) -> bool:
    quotes = row["evidence"]
    return bool(quotes) and all(text[q["start"] : q["end"]] == q["quote"] for q in quotes)
