"""What the graph holds of each brief, with what people decided, in the form of the gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kg.evaluate.reading import Reading, reading_of_rows
from kg.model import Claim, Value
from kg.resolve.partnerships import PARTY_FIELDS
from kg.resolve.values import latest_stage, settle, strongest

Said = Mapping[str, list[Claim]]


def reading_of_claims(claims: Iterable[Claim], marked: Mapping[str, Any]) -> Reading:
    """The claims of one article that are believed, as sets, in the names that the gold gives."""
    nodes: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        nodes[claim.subject][claim.field].append(claim)
    types = {subject: {str(c.value) for c in said["type"]} for subject, said in nodes.items()}
    names = {subject: sorted(str(c.value) for c in said["name"]) for subject, said in nodes.items()}
    rows: list[dict[str, Any]] = [
        {
            "type": "organization",
            "name": names[subject][0],
            "aliases": [*names[subject][1:], *(str(claim.value) for claim in said["alias"])],
        }
        for subject, said in nodes.items()
        if "organization" in types[subject] and names[subject]
    ]
    rows += [
        _partnership(said, names)
        for subject, said in nodes.items()
        if "partnership" in types[subject]
    ]
    rows += [_tenure(said, names) for subject, said in nodes.items() if "tenure" in types[subject]]
    return reading_of_rows(rows, marked)


def _partnership(said: Said, names: Mapping[str, list[str]]) -> dict[str, Any]:
    parties = [claim for field in PARTY_FIELDS for claim in said.get(field, ())]
    dates = {end: _date(said.get(end, [])) for end in ("start", "end")}
    return {
        "type": "partnership",
        "parties": sorted({names[str(c.value)][0] for c in parties if names.get(str(c.value))}),
        "kinds": sorted({str(claim.value) for claim in said.get("kind", ())}),
        "stage": latest_stage(said.get("stage", [])),
        "modality": strongest([*parties, *said.get("kind", ())]),
        **{end: None if value is None else str(value) for end, value in dates.items()},
    }


def _tenure(said: Said, names: Mapping[str, list[str]]) -> dict[str, Any]:
    told = {
        field: next(
            (names[str(c.value)][0] for c in said.get(field, ()) if names.get(str(c.value))), ""
        )
        for field in ("person", "organization")
    }
    return {"type": "tenure", **told, "role": None}


def _date(claims: list[Claim]) -> Value | None:
    """The date to believe or, where all is denied, the one that is denied."""
    return settle(claims) or settle([replace(claim, modality="reported") for claim in claims])
