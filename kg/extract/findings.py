"""What one sentence says of one partnership: the cue, its parties, and all that goes with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.concepts import GENERAL_KINDS
from kg.extract.dating import dates_of
from kg.extract.details import NewProduct, find_scope, products_of
from kg.extract.encounters import Encounter, Story
from kg.extract.features.cues import telling_part
from kg.extract.judging import DENIED, Judge, Verdict
from kg.extract.vouching import vouching
from kg.model import Evidence, Span, Statement, Value


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sentence says of a partnership; the stage is settled over all findings of it."""

    parties: tuple[str, ...]
    kind: str
    voice: Voice
    statements: tuple[Statement, ...]
    stages: dict[str, float]
    sided: float = 0.0
    """how probable it is that the parties have the sides that the statements give them"""
    new_products: tuple[NewProduct, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Makes statements that share their evidence, their modality and their source."""

    evidence: tuple[Evidence, ...]
    modality: str
    said_by: str | None
    confidence: float

    def say(self, field: str, value: Value, certainty: float = 1.0) -> Statement:
        """A statement, as sure as the voice is times ``certainty``."""
        sure = round(self.confidence * certainty, 2)
        return Statement(field, value, self.evidence, self.modality, sure, self.said_by)


def findings(verdicts: list[Verdict], judge: Judge) -> Iterator[Finding]:
    """What the verdicts on one scene come to; companies that are all partners share one finding."""
    done: set[frozenset[str]] = set()
    partners = _partners(verdicts)
    for verdict in verdicts:
        parties = _in_common(verdict, partners[verdict.kind])
        if frozenset(parties) not in done:
            done.add(frozenset(parties))
            yield _finding(verdict, parties, judge)


def _partners(verdicts: list[Verdict]) -> Mapping[str, Mapping[str, set[str]]]:
    """For each kind and company those that the verdicts make its partners."""
    found: defaultdict[str, defaultdict[str, set[str]]]
    found = defaultdict(lambda: defaultdict(set))
    for verdict in verdicts:
        one, other = verdict.encounter.pair
        found[verdict.kind][one].add(other)
        found[verdict.kind][other].add(one)
    return found


def _in_common(verdict: Verdict, partners: Mapping[str, set[str]]) -> tuple[str, ...]:
    """The two, and all that are partners of both and of each other in the same sentence.

    Around a hub the others are no partners of each other: there each pair stays for itself.
    """
    one, other = verdict.encounter.pair
    parties, common = [one, other], partners[one] & partners[other]
    for name in verdict.encounter.scene.entities if common else ():
        if name in common:
            parties.append(name)
            common &= partners[name]
    return tuple(parties)


def _finding(verdict: Verdict, parties: tuple[str, ...], judge: Judge) -> Finding:
    """All that a clause says of the partnership that an encounter tells of."""
    encounter = verdict.encounter
    doc = encounter.scene.doc
    reading, cue, clause = telling_part(encounter, verdict.kind)
    modality = judge.modality_of(encounter)
    _, said_by = vouching(doc, clause, cue, parties)
    evidence = _evidence(encounter.story, clause, parties)
    voice = Voice(evidence, modality, said_by, round(verdict.probability, 2))
    kind = _wording(encounter, verdict.kind)
    branded = reading if reading and reading.branded else None
    sides, sided = (branded.sides, 1.0) if branded else judge.sides(encounter, kind)
    if len(parties) > 2:
        sides = {}
    said = [voice.say(sides.get(name, "party"), name) for name in parties]
    said.append(voice.say("kind", kind))
    if scope := find_scope(doc, cue, clause):
        said.append(voice.say("scope", scope, 0.9))
    stages = {DENIED: 1.0} if modality == DENIED else verdict.stages
    stage = max(sorted(stages), key=lambda stage: stages[stage])
    # "Nordlens-branded Zephyr phones" tells of products: a date beside it is theirs.
    dates = () if branded else dates_of(encounter, kind, stage)
    said += [voice.say(one.field, one.date, one.probability) for one in dates]
    products, new = products_of(doc, clause, cue, parties)
    said += [voice.say(field, product, 0.9) for field, product in products]
    return Finding(parties, kind, voice, tuple(said), stages, sided, new)


def _evidence(story: Story, clause: Span, parties: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The clause; for a party that it does not speak of also the place where that was named."""
    spoken_of = {name for each in story.doc.references_in(clause) for name in each.entities}
    elsewhere = [story.named(name, clause.start) for name in parties if name not in spoken_of]
    return story.doc.evidence(clause, *filter(None, elsewhere))


def _wording(encounter: Encounter, kind: str) -> str:
    """The kind, but no alliance is called strategic where the text says less."""
    if kind not in GENERAL_KINDS:
        return kind
    said = {cue.concept for cue in encounter.scene.cues}
    return GENERAL_KINDS[GENERAL_KINDS[1] in said]
