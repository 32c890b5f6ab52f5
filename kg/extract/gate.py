"""The gate every record passes, whoever made it: no quote in the text, no way into the graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.model import Article, Extraction, Record, Span, Value
from kg.terms import ROLES


def gate(extraction: Extraction) -> Extraction:
    """The extraction without records that do not hold, each of those told in ``refused``.

    >>> from kg.model import Article, Evidence, Record, Statement
    >>> said = Statement("name", "Acme", (Evidence(0, 4, "Acme"),))
    >>> record = Record("d", "organization", "org.acme", (said,))
    >>> gate(Extraction(Article("d", "Globex", ""), records=(record,))).refused
    ("org.acme: the quote 'Acme' is not at 0-4 of the text",)
    """
    kept, refused = [], list(extraction.refused)
    spoken_of = _spoken_of(extraction)
    for record in extraction.records:
        problem = _problem(record, extraction.article, spoken_of)
        if problem is None:
            kept.append(record)
        else:
            refused.append(f"{record.subject}: {problem}")
    return replace(extraction, records=tuple(kept), refused=tuple(refused))


def _spoken_of(extraction: Extraction) -> dict[Value, list[Span]]:
    """Where each thing is spoken of, by name or, as recorded, without it."""
    found: dict[Value, list[Span]] = {}
    for mention in (*extraction.mentions, *extraction.references):
        found.setdefault(mention.entity, []).append(mention.span)
    return found


def _problem(record: Record, article: Article, spoken_of: Mapping[Value, list[Span]]) -> str | None:
    """Why a record may not pass; None if it may."""
    if not record.statements:
        return "nothing is stated"
    for statement in record.statements:
        if not statement.evidence:
            return f"no words are given for {statement.field} {statement.value}"
        if not 0.0 <= statement.confidence <= 1.0:
            return f"confidence {statement.confidence} is not within 0 and 1"
        for evidence in statement.evidence:
            if not evidence.grounded_in(article.text):
                place = f"{evidence.start}-{evidence.end}"
                return f"the quote {evidence.quote!r} is not at {place} of the text"
    if record.type == "partnership":
        parties = {s.value for s in record.statements if s.field == "party" or s.field in ROLES}
        if len(parties) < 2:
            return "a partnership needs two parties"
        quotes = [Span(e.start, e.end) for e in record.evidence]
        for party in sorted(map(str, parties)):
            # Whoever records no mentions has named the party in its quotes, or not at all.
            named = any(party in e.quote for e in record.evidence)
            spans = spoken_of.get(party, ())
            if not named and not any(q.covers(span) for q in quotes for span in spans):
                return f"its quotes neither name {party} nor refer to it"
    return None
