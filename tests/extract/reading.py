"""How the tests of extraction read a text: one call, plain values out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kg.articles import from_text
from kg.extract import RuleExtractor
from kg.extract.document import Document
from kg.extract.mentions import find_mentions
from kg.extract.reference import find_references
from kg.extract.rows import rows
from kg.text.gazetteer import Gazetteer

PLACES = Gazetteer.load().without_names()


def extract(
    text: str, published: dt.date | None = None, gazetteer: Gazetteer = PLACES
) -> list[dict[str, Any]]:
    """The rows of a text; company names are unknown beforehand unless a gazetteer is given."""
    article = from_text(text, id="test", published=published)
    return rows(RuleExtractor(gazetteer).extract(article))


def partnerships(text: str, published: dt.date | None = None) -> list[dict[str, Any]]:
    return [row for row in extract(text, published) if row["type"] == "partnership"]


def document(text: str) -> Document:
    """A text with its mentions and references."""
    doc = Document.of(from_text(text, id="test"))
    find_mentions(doc, PLACES)
    find_references(doc, PLACES)
    return doc
