"""A marked passage as the extractor would have read it, and what it says of each pair."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from kg.corpus import Passage
from kg.extract.document import Document, Reference
from kg.model import Mention
from kg.text.names import core_name

NAMED = frozenset({"organization", "media", "body", "product", "person", "place"})
"""What extraction calls a mention; dates, titles and cues it finds by other means."""

Read = Callable[[Passage], Document]
"""Gives a passage its mentions and references as extraction finds them."""


def fold_of(passage_id: str, folds: int = 5) -> int:
    """The fold of a passage in cross-validation: the same on every machine.

    >>> fold_of("a001") == fold_of("a001") < 5
    True
    """
    return zlib.crc32(passage_id.encode()) % folds


def marked_document(passage: Passage) -> Document:
    """The passage with the mentions and references that its reader marked."""
    doc = Document.of(passage.article)
    names = entity_names(passage)
    for mark in sorted(passage.marks, key=lambda mark: mark.span):
        if mark.type in NAMED and mark.ids[0] in names:
            text, name = mark.span.of(doc.text), names[mark.ids[0]]
            doc.name(Mention(mark.span, text, mark.type, name))
        organizations = [names[id] for id in mark.ids if id in passage.names("organization")]
        if organizations and mark.type in {"organization", "reference"}:
            doc.references.append(
                Reference(mark.span, tuple(organizations), mark.type == "organization")
            )
    return doc


def entity_names(passage: Passage) -> dict[str, str]:
    """For each id the name its thing has in the marked document: the longest, legal form aside."""
    names: dict[str, str] = {}
    for type_ in sorted(NAMED):
        for id, name in passage.names(type_).items():
            name = core_name(name)
            names[id] = name if name not in names.values() else f"{name} ({id})"
    return names


def ids_of(passage: Passage, doc: Document) -> dict[str, str]:
    """For each organisation found in a document the id of the marked one that it is.

    It is the one that most of its mentions overlap.
    """
    marks = [mark for mark in passage.marks if len(mark.ids) == 1 and mark.type == "organization"]
    votes: dict[str, dict[str, int]] = {}
    for mention in doc.mentions:
        if mention.type == "organization":
            for mark in marks:
                if mark.span.overlaps(mention.span):
                    tally = votes.setdefault(mention.entity, {})
                    tally[mark.ids[0]] = tally.get(mark.ids[0], 0) + 1
    return {name: max(sorted(tally), key=lambda id: tally[id]) for name, tally in votes.items()}
