"""The gate every record passes, whoever made it: no quote in the text, no way into the graph."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Article, Extraction, Record
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
    for record in extraction.records:
        problem = _problem(record, extraction.article)
        if problem is None:
            kept.append(record)
        else:
            refused.append(f"{record.subject}: {problem}")
    return replace(extraction, records=tuple(kept), refused=tuple(refused))


def _problem(record: Record, article: Article) -> str | None:
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
    return None
