"""Records as plain rows, the form in which ``kg extract`` prints them (one JSON object a line)."""

from __future__ import annotations

from typing import Any

from kg.model import Extraction, Record
from kg.terms import ROLES

Row = dict[str, Any]


def rows(extraction: Extraction, *, min_confidence: float = 0.0) -> list[Row]:
    """One row for each record: organisations, partnerships, products, tenures, attributes, media.

    Dates are ISO partial dates (``2016``, ``2022-03``, ``2022-03-31``, ``--03-31``); evidence offsets
    count code points of the article's text. Records less sure than ``min_confidence`` are left out.
    """
    names = {
        record.subject: str(said.value)
        for record in extraction.records
        if (said := record.first("name"))
    }
    countries = {
        record.subject: str(said.value)
        for record in extraction.of_type("attribute")
        if (said := record.first("headquarters_country"))
    }
    return [
        {
            "document": record.document,
            "type": record.type,
            **_VIEWS[record.type](record, names, countries),
            "evidence": [
                {"start": e.start, "end": e.end, "quote": e.quote} for e in record.evidence
            ],
        }
        for record in extraction.records
        if record.type in _VIEWS and record.confidence >= min_confidence
    ]


def _named(record: Record, names: dict[str, str], countries: dict[str, str]) -> Row:
    row: Row = {"name": names[record.subject], "aliases": record.values("alias")}
    if record.type == "organization":
        row["country"] = countries.get(record.subject)
    return row


def _product(record: Record, names: dict[str, str], countries: dict[str, str]) -> Row:
    maker, launch = record.first("maker"), record.first("launch")
    row: Row = {"name": names[record.subject], "maker": maker.value if maker else None}
    if launch:
        row |= {"launch": str(launch.value), "launch_modality": launch.modality}
    return row


def _tenure(record: Record, names: dict[str, str], countries: dict[str, str]) -> Row:
    fields = {"person": "person", "organization": "organization", "role": "title"}
    return {key: record.values(field)[0] for key, field in fields.items()}


def _attribute(record: Record, names: dict[str, str], countries: dict[str, str]) -> Row:
    said = record.statements[0]
    return {
        "subject": names.get(record.subject, record.subject),
        "predicate": said.field,
        "object": str(said.value),
    }


def _partnership(record: Record, names: dict[str, str], countries: dict[str, str]) -> Row:
    roles = {role: record.values(role) for role in ROLES if record.values(role)}
    parties = [s.value for s in record.statements if s.field == "party" or s.field in ROLES]
    start, end, scope = (record.first(field) for field in ("start", "end", "scope"))
    stage = record.first("stage")
    vouched = stage or record.statements[0]
    products = [s.value for s in record.statements if s.field.endswith("product")]
    return {
        "parties": list(dict.fromkeys(parties)),
        "roles": roles,
        "kinds": record.values("kind"),
        "stage": stage.value if stage else "unknown",
        "modality": vouched.modality,
        "start": str(start.value) if start else None,
        "end": str(end.value) if end else None,
        "scope": scope.value if scope else None,
        "products": list(dict.fromkeys(products)),
        "said_by": next((s.said_by for s in record.statements if s.said_by), None),
        "confidence": record.confidence,
    }


_VIEWS = {
    "organization": _named,
    "media": _named,
    "person": _named,
    "product": _product,
    "tenure": _tenure,
    "attribute": _attribute,
    "partnership": _partnership,
}
