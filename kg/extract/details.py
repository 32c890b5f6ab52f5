"""What a sentence says of a partnership besides its parties: scope, products."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.document import Document
from kg.extract.tables.telling import (
    AHEAD,
    LAST,
    NEW_PRODUCT,
    SCOPE,
    SCOPE_STOP,
    WORKED_ON,
)
from kg.model import Mention, Span

_LEADING = frozenset({"the", "a", "an", "its", "their", "new", "next"})
_LONGEST_SCOPE = 5


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product without a name: "the first flagship imaging smartphone"."""

    name: str
    span: Span


def find_scope(doc: Document, cue: Span, clause: Span) -> str | None:
    """What the partnership is about, as worded: "in the field of ...", "cooperation for ..."."""
    tail = doc.text[cue.end : clause.end]
    found = [pattern.search(tail) for pattern in SCOPE]
    for match in (WORKED_ON.search(cue.of(doc.text)), *found):
        if match and (words := _trimmed(match["about"])):
            return words
    return None


def _trimmed(about: str) -> str | None:
    """The words of a scope up to where it stops being one; None if that leaves none or too many."""
    words: list[str] = []
    for word in re.findall(r"[\w&-]+|[^\w\s]", about):
        if word.lower() in SCOPE_STOP or not re.match(r"\w", word):
            break
        words.append(word)
    while words and words[0].lower() in _LEADING:
        words.pop(0)
    fits = 0 < len(words) <= _LONGEST_SCOPE and not words[0].isdigit()
    return " ".join(words) if fits else None


def new_products(doc: Document, clause: Span, cue: Span) -> tuple[NewProduct, ...]:
    """A product without a name, described before "jointly developed by ..."."""
    head = NEW_PRODUCT.search(doc.text[clause.start : cue.start])
    if not head:
        return ()
    span = Span(clause.start + head.start("what"), clause.start + head.end("what"))
    return () if doc.mentions_in(span) else (NewProduct(head["what"], span),)


def products_of(
    doc: Document, clause: Span, cue: Span, parties: tuple[str, ...]
) -> tuple[list[tuple[str, str]], tuple[NewProduct, ...]]:
    """The products a clause ties to a partnership, each with its field; and the new ones."""
    new = new_products(doc, clause, cue)
    field = "planned_product" if new and AHEAD.search(clause.of(doc.text)) else "product"
    named = "last_product" if LAST.search(clause.of(doc.text)) else field
    mentions: list[Mention] = doc.mentions_in(clause, "product")
    found = [(named, mention.entity) for mention in mentions if mention.entity not in parties]
    return [*found, *((field, product.name) for product in new)], new
