"""Partnerships: the findings of all sentences, gathered into one record for each arrangement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from kg.concepts import GENERAL_KINDS, kind_groups
from kg.extract.document import Document
from kg.extract.encounters import Story
from kg.extract.findings import Finding, findings
from kg.extract.judging import DENIED, THRESHOLD, Judge
from kg.extract.tables.sides import OPPOSITES
from kg.extract.tables.telling import OVER
from kg.model import Record, Statement, Value
from kg.terms import ROLES
from kg.text.names import slug


@dataclass
class _Arrangement:
    """The findings that speak of one arrangement: same parties, kinds of one group."""

    parties: frozenset[str]
    group: str | None
    found: list[Finding] = field(default_factory=list)


def find_partnerships(
    doc: Document, judge: Judge, min_confidence: float = THRESHOLD
) -> tuple[list[Record], list[Finding]]:
    """The partnership records of a document, and the findings they were made from.

    ``min_confidence`` is the least probability that two companies are partners.
    """
    verdicts = judge.verdicts(Story.of(doc), min_confidence)
    found: list[Finding] = []
    for _, of_scene in groupby(verdicts, key=lambda verdict: verdict.encounter.scene.number):
        found += findings(list(of_scene), judge)
    times: Counter[str] = Counter()
    records = []
    for arrangement in _gather(found):
        subject = "partnership." + "--".join(sorted(slug(name) for name in arrangement.parties))
        times[subject] += 1
        if times[subject] > 1:  # another arrangement of the same parties
            subject += f".{times[subject]}"
        records.append(Record(doc.article.id, "partnership", subject, _settle(arrangement.found)))
    return records, found


def _gather(found: list[Finding]) -> list[_Arrangement]:
    """Findings with the same parties and a group of kinds; a general kind fits any group."""
    arrangements: list[_Arrangement] = []
    of_parties: defaultdict[frozenset[str], list[_Arrangement]] = defaultdict(list)
    for finding in found:
        group = None if finding.kind in GENERAL_KINDS else kind_groups().get(finding.kind)
        parties = frozenset(finding.parties)
        fits = of_parties[parties]
        home = next((a for a in fits if None in (a.group, group) or a.group == group), None)
        if home is None:
            arrangements.append(home := _Arrangement(parties, group))
            fits.append(home)
        home.group = home.group or group
        home.found.append(finding)
    return arrangements


def _settle(found: list[Finding]) -> tuple[Statement, ...]:
    """What an arrangement comes to: each thing said once, as surely as it was, then the rules."""
    surest: dict[tuple[str, str], Statement] = {}
    for statement in [*_one_way_round(found), _stage(found)]:
        key = (statement.field, str(statement.value))
        if key not in surest or statement.confidence > surest[key].confidence:
            surest[key] = statement
    kept = list(surest.values())
    for rule in _RULES:
        kept = rule(kept)
    return tuple(kept)


def _one_way_round(found: list[Finding]) -> Iterator[Statement]:
    """What the findings say, less the roles that together they make the less probable of two.

    Who is told to buy from a company is not told to sell to it as well: one of the two was misread.
    """
    weights: defaultdict[tuple[str, Value], float] = defaultdict(float)
    for one in found:
        for said in one.statements:
            weights[said.field, said.value] += one.voice.confidence * one.sided
    # Of two that weigh the same, the one told first.
    ranks = {key: (weights[key], -place) for place, key in enumerate(weights)}
    for said in (said for one in found for said in one.statements):
        rank = ranks[said.field, said.value]
        others = ((other, said.value) for role, other in OPPOSITES if role == said.field)
        if all(ranks.get(other, rank) <= rank for other in others):
            yield said


def _stage(found: list[Finding]) -> Statement:
    """The stage that all findings together make most probable, in the words that say so best."""

    def weight(one: Finding, stage: str) -> float:
        return one.voice.confidence * one.stages.get(stage, 0.0)

    stages = sorted({stage for one in found for stage in one.stages})
    stage = max(stages, key=lambda stage: sum(weight(one, stage) for one in found))
    teller = max(found, key=lambda one: weight(one, stage))
    if stage == DENIED:
        voice = replace(teller.voice, modality=DENIED)
        return voice.say("stage", "unknown")
    return teller.voice.say("stage", stage, teller.stages.get(stage, 0.0))


def _narrowest_kinds(said: list[Statement]) -> list[Statement]:
    """A general kind says nothing beside a narrower one; "strategic" was said on purpose."""
    if len({s.value for s in said if s.field == "kind"}) == 1:
        return said
    return [s for s in said if (s.field, s.value) != ("kind", GENERAL_KINDS[0])]


def _first_scope(said: list[Statement]) -> list[Statement]:
    """What the arrangement is first said to be about; later sentences tell of its parts."""
    first = next((s for s in said if s.field == "scope"), None)
    return [s for s in said if s.field != "scope" or s is first]


def _roles_before_parties(said: list[Statement]) -> list[Statement]:
    """A party whose role is told needs no mention as a plain party."""
    with_role = {s.value for s in said if s.field in ROLES}
    return [s for s in said if s.field != "party" or s.value not in with_role]


def _last_products(said: list[Statement]) -> list[Statement]:
    """The last product is a product: said once."""
    last = {s.value for s in said if s.field == "last_product"}
    return [s for s in said if s.field != "product" or s.value not in last]


def _dates_of_stage(said: list[Statement]) -> list[Statement]:
    """The day of the news is that of the start, or of the end of what is over, if none is told."""
    announced = next((s for s in said if s.field == "announced"), None)
    if announced is None:
        return said
    over = any(s.field == "stage" and s.value in OVER for s in said)
    field = "end" if over else "start"
    kept = [s for s in said if not over or s.field != "announced"]
    if any(s.field == field for s in said):
        return kept
    less_sure = round(announced.confidence * 0.9, 2)
    return [*kept, replace(announced, field=field, confidence=less_sure)]


_RULES = (
    _narrowest_kinds,
    _first_scope,
    _roles_before_parties,
    _last_products,
    _dates_of_stage,
)
"""What is kept of all that is said of one arrangement, rule by rule."""
