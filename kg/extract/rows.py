"""Records as plain rows, the form in which ``kg extract`` prints them (one JSON object a line)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from kg.model import Extraction, Record
from kg.terms import ROLES

Row = dict[str, Any]


def rows(extraction: Extraction, *, min_confidence: float = 0.0) -> list[Row]:
    """One row for each record: organisations, partnerships, products, tenures, attributes, media.

    Dates are ISO partial dates (``2016``, ``2022-03``, ``2022-03-31``, ``--03-31``); evidence
    offsets count code points of the article's text. Records less sure than ``min_confidence`` are
    left out.
    """
    about = _Names.of(extraction)
    return [
        {
            "document": record.document,
            "type": record.type,
            **_VIEWS[record.type](record, about),
            "evidence": [
                {"start": e.start, "end": e.end, "quote": e.quote} for e in record.evidence
            ],
        }
        for record in extraction.records
        if record.type in _VIEWS and record.confidence >= min_confidence
    ]


@dataclass(frozen=True, slots=True)
class _Names:
    """What rows say of a subject that stands in other records: its name, its country."""

    names: dict[str, str]
    countries: dict[str, str]

    @classmethod
    def of(cls, extraction: Extraction) -> _Names:
        names = _values(extraction.records, "name")
        return cls(names, _values(extraction.of_type("attribute"), "headquarters_country"))


def _values(records: Iterable[Record], field: str) -> dict[str, str]:
    """The value that each subject's record first states for a field."""
    return {r.subject: str(said.value) for r in records if (said := r.first(field))}


def _named(record: Record, about: _Names) -> Row:
    row: Row = {"name": about.names[record.subject], "aliases": record.values("alias")}
    if record.type == "organization":
        row["country"] = about.countries.get(record.subject)
    return row


def _product(record: Record, about: _Names) -> Row:
    maker, launch = record.first("maker"), record.first("launch")
    row: Row = {"name": about.names[record.subject], "maker": maker.value if maker else None}
    if launch:
        row |= {"launch": str(launch.value), "launch_modality": launch.modality}
    return row


def _tenure(record: Record, _: _Names) -> Row:
    fields = {"person": "person", "organization": "organization", "role": "title"}
    said = {key: record.first(field) for key, field in fields.items()}
    return {key: statement.value if statement else None for key, statement in said.items()}


def _attribute(record: Record, about: _Names) -> Row:
    said = record.statements[0]
    return {
        "subject": about.names.get(record.subject, record.subject),
        "predicate": said.field,
        "object": str(said.value),
    }


def _partnership(record: Record, _: _Names) -> Row:
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


_VIEWS: dict[str, Callable[[Record, _Names], Row]] = {
    "organization": _named,
    "media": _named,
    "person": _named,
    "product": _product,
    "tenure": _tenure,
    "attribute": _attribute,
    "partnership": _partnership,
}
