"""Partnerships: the findings of all sentences, gathered into one record for each arrangement."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.concepts import GENERAL_KINDS, kind_groups
from kg.extract.document import Document
from kg.extract.findings import Finding, findings
from kg.extract.tables.telling import STAGE_RANK
from kg.model import Record, Statement
from kg.terms import ROLES
from kg.text.names import slug


@dataclass
class _Arrangement:
    """The findings that speak of one arrangement: same parties, kinds of one group."""

    parties: frozenset[str]
    group: str | None
    found: list[Finding] = field(default_factory=list)


def find_partnerships(doc: Document) -> tuple[list[Record], list[Finding]]:
    """The partnership records of a document, and the findings they were made from."""
    found: list[Finding] = []
    for sentence in doc.sentences:
        if not sentence.headline:
            found += findings(doc, sentence.span, found[-1] if found else None)
    arrangements = _gather(found)
    seen: dict[str, int] = {}
    records = []
    for arrangement in arrangements:
        subject = "partnership." + "--".join(sorted(slug(name) for name in arrangement.parties))
        seen[subject] = seen.get(subject, 0) + 1
        if seen[subject] > 1:
            subject += f".{seen[subject]}"
        statements = _settle([s for finding in arrangement.found for s in finding.statements])
        records.append(Record(doc.article.id, "partnership", subject, statements))
    return records, found


def _gather(found: list[Finding]) -> list[_Arrangement]:
    """Findings with the same parties and a group of kinds; a general kind fits any group."""
    arrangements: list[_Arrangement] = []
    for finding in found:
        group = None if finding.kind in GENERAL_KINDS else kind_groups().get(finding.kind)
        parties = frozenset(finding.parties)
        fits = [a for a in arrangements if a.parties == parties and _same(a.group, group)]
        if not fits:
            arrangements.append(fit := _Arrangement(parties, group))
        else:
            fit = fits[0]
            fit.group = fit.group or group
        fit.found.append(finding)
    return arrangements


def _same(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _settle(statements: list[Statement]) -> tuple[Statement, ...]:
    """One statement for each thing said: the surest; one stage: the last word; kinds: the
    narrowest.
    """
    best: dict[tuple[str, str], Statement] = {}
    for statement in statements:
        key = (statement.field, str(statement.value))
        if key not in best or statement.confidence > best[key].confidence:
            best[key] = statement
    kept = list(best.values())
    kept = _without_general(kept)
    scopes = [s for s in kept if s.field == "scope"]
    kept = [s for s in kept if s.field != "scope" or s is scopes[0]]
    kept = _one_stage(kept)
    roles = {s.value for s in kept if s.field in ROLES}
    kept = [s for s in kept if s.field != "party" or s.value not in roles]
    products = {s.value for s in kept if s.field == "last_product"}
    kept = [s for s in kept if s.field != "product" or s.value not in products]
    kept = _one_date(kept)
    return tuple(kept)


def _without_general(statements: list[Statement]) -> list[Statement]:
    """A general kind says nothing beside a narrower one; "strategic" was said on purpose."""
    kinds = {s.value for s in statements if s.field == "kind"}
    if kinds - {GENERAL_KINDS[0]}:
        return [s for s in statements if (s.field, s.value) != ("kind", GENERAL_KINDS[0])]
    return statements


def _one_stage(statements: list[Statement]) -> list[Statement]:
    stages = [s for s in statements if s.field == "stage"]
    rest = [s for s in statements if s.field != "stage"]
    if not stages:
        about = next(s for s in rest if s.field == "kind")
        stages = [Statement("stage", "active", about.evidence, about.modality, 0.5, about.said_by)]
    return [*rest, min(stages, key=lambda s: STAGE_RANK.index(str(s.value)))]


def _one_date(statements: list[Statement]) -> list[Statement]:
    """The day of the announcement is the start where no other is stated; what runs has no end."""
    stage = next(str(s.value) for s in statements if s.field == "stage")
    if stage not in {"ended", "cancelled"}:
        statements = [s for s in statements if s.field != "end"]
    announced = next((s for s in statements if s.field == "announced"), None)
    if announced and not any(s.field == "start" for s in statements):
        start = Statement(
            "start", announced.value, announced.evidence, announced.modality,
            round(announced.confidence * 0.9, 2), announced.said_by,
        )  # fmt: skip
        statements = [*statements, start]
    return statements
