"""The titles that stand beside the names of people."""

from __future__ import annotations

from kg.extract.document import Document
from kg.extract.tables.people import FORMER, TITLE_AFTER, TITLE_BEFORE
from kg.model import Mention, Span


def title_of(doc: Document, person: Mention) -> Span | None:
    """The title that stands right behind or before a person's name, unless it is a former one."""
    sentence = doc.sentence_of(person.span).span
    after = TITLE_AFTER.match(doc.text, person.span.end, sentence.end)
    before = TITLE_BEFORE.search(doc.text[sentence.start : person.span.start])
    if after and not FORMER.search(after.group()):
        return Span(*after.span("title"))
    if before and not FORMER.search(before.group()):
        return Span(*(sentence.start + edge for edge in before.span("title")))
    return None
