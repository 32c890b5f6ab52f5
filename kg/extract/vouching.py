"""Who vouches for what a sentence says."""

from __future__ import annotations

import re

from kg.extract.document import Document
from kg.extract.tables.telling import DENIED_HERE, HEDGES, SPOKESPERSON
from kg.model import Span


def vouching(
    doc: Document, clause: Span, cue: Span, parties: tuple[str, ...]
) -> tuple[str, str | None]:
    """Who vouches for what a clause says at a cue: the modality, and the source as worded."""
    modality = _modality(doc, clause, cue)
    for outlet in doc.mentions_in(clause, "media", "body"):
        if speaker := SPOKESPERSON.search(doc.text[clause.start : outlet.span.start]):
            who = re.sub(r"^(?:an?|the) ", "", speaker["who"].strip(), flags=re.IGNORECASE)
            official = modality == "reported" or any(party in who for party in parties)
            return ("official" if official else modality), f"{who} to {outlet.text}"
        if outlet.type == "media" and _is_source(doc, outlet.span):
            return ("reported" if modality == "official" else modality), outlet.text
    return modality, None


def _modality(doc: Document, clause: Span, cue: Span) -> str:
    """What the words of a clause make of a cue: denied, rumoured, reported, or else official."""
    around = doc.text[max(clause.start, cue.start - 45) : cue.end]
    if DENIED_HERE.search(around):
        return "denied"
    for name, pattern in HEDGES:
        for hedge in pattern.finditer(doc.small, clause.start, clause.end):
            # "jointly developed ... will reportedly be launched": a hedge speaks of what follows
            # it.
            words = doc.text[hedge.start() : hedge.end()]
            if name != "reported" or hedge.start() < cue.start or words != "reportedly":
                return name
    return "official"


def _is_source(doc: Document, outlet: Span) -> bool:
    """Whether the clause is credited to an outlet: "according to X", "X reported"."""
    credited = re.search(r"\b(?:according to|by|citing|told)\s(?:the\s)?$", doc.before(outlet, 20))
    return bool(
        credited
        or re.match(
            r",? (?:first )?(?:reported|reports|wrote|said|claimed)\b", doc.after(outlet, 24)
        )
    )
