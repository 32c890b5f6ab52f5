"""What one sentence says of one partnership: the cue, its parties, and all that goes with them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kg.extract.details import NewProduct, find_dates_of, find_scope, products_of
from kg.extract.document import Document
from kg.extract.lexicon import Cue, Lexicon
from kg.extract.parties import Parties, find_parties
from kg.extract.tables.sides import KIND_ROLES, REVERSIBLE
from kg.extract.tables.telling import BRANDED, CARRIED_ON, LAST, UNREAL
from kg.extract.vouching import stage_of, vouching
from kg.model import Evidence, Span, Statement, Value

CERTAIN, REFERRED, CARRIED, BRAND = 0.9, 0.8, 0.65, 0.85
"""Confidence when the parties are named beside the cue, referred to, carried on, in a brand."""


NEARBY = 45
"""Characters around a cue and its parties in which the stage of the arrangement is told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One cue with its parties, and the statements that its sentence makes of that partnership."""

    parties: tuple[str, ...]
    kind: str
    statements: tuple[Statement, ...]
    new_products: tuple[NewProduct, ...] = ()


@dataclass(frozen=True, slots=True)
class _Voice:
    """Makes statements that share their evidence, their modality and their source."""

    evidence: tuple[Evidence, ...]
    modality: str
    said_by: str | None
    confidence: float

    def say(self, field: str, value: Value, certainty: float = 1.0) -> Statement:
        sure = round(self.confidence * certainty, 2)
        return Statement(field, value, self.evidence, self.modality, sure, self.said_by)


def findings(doc: Document, sentence: Span, before: Finding | None) -> list[Finding]:
    """What a sentence says of partnerships; ``before`` is the last finding of the text so far.

    "The partnership", without parties of its own, carries on from there.
    """
    found: list[Finding] = []
    covered: set[tuple[frozenset[str], str]] = set()
    for clause in doc.clauses(sentence):
        for cue in Lexicon.of_scheme("kind").find(doc.text, clause.start, clause.end):
            for parties, confidence in _parties(doc, cue, clause, found[-1] if found else before):
                key = (frozenset(parties.all), cue.concept)
                if key not in covered:
                    covered.add(key)
                    found.append(_finding(doc, clause, cue, parties, confidence))
        found += _branded(doc, clause)
    return found


def _parties(
    doc: Document, cue: Cue, clause: Span, last: Finding | None
) -> list[tuple[Parties, float]]:
    """Who a cue is about, and how sure that is; "the partnership" carries on from ``last``."""
    if UNREAL.search(doc.text[clause.start : cue.span.start]):
        return []
    if found := find_parties(doc, cue, clause):
        return [(parties, CERTAIN if _named(doc, parties) else REFERRED) for parties in found]
    if last is None or not CARRIED_ON.search(doc.before(cue.span, 30)):
        return []
    return [(Parties(last.parties, (), cue.span), CARRIED)]


def _named(doc: Document, parties: Parties) -> bool:
    """Whether every party is named, rather than referred to, within the words that show them."""
    names = {mention.entity for mention in doc.mentions_in(parties.words, "organization")}
    return names >= set(parties.all)


def _finding(doc: Document, clause: Span, cue: Cue, parties: Parties, confidence: float) -> Finding:
    """All that a clause says of the partnership that a cue and its parties make."""
    modality, said_by = vouching(doc, clause, cue.span, parties.all)
    voice = _Voice(doc.evidence(clause), modality, said_by, confidence)
    said = [voice.say(field, party) for field, party in _sides(cue.concept, parties)]
    said.append(voice.say("kind", cue.concept))
    stage = (
        "unknown" if modality == "denied" else stage_of(_near(clause, cue, parties).of(doc.text))
    )
    if stage:
        said.append(voice.say("stage", stage))
    if scope := find_scope(doc, cue.span, clause):
        said.append(voice.say("scope", scope, 0.9))
    for field, date in find_dates_of(doc, clause, stage).items():
        said.append(voice.say(field, date, 0.95))
    products, new = products_of(doc, clause, cue.span, parties.all)
    said += [voice.say(field, product, 0.9) for field, product in products]
    return Finding(parties.all, cue.concept, tuple(said), new)


def _near(clause: Span, cue: Cue, parties: Parties) -> Span:
    """The part of a clause that speaks of one cue and its parties, with a few words around."""
    start = min(parties.words.start, cue.span.start) - NEARBY
    end = max(parties.words.end, cue.span.end) + NEARBY
    return Span(max(clause.start, start), min(clause.end, end))


def _sides(kind: str, parties: Parties) -> list[tuple[str, str]]:
    """The field under which each party stands: a role where the kind has sides, else "party"."""
    roles = KIND_ROLES.get(kind)
    if roles is None or not parties.object:
        return [("party", name) for name in parties.all]
    subject, object_ = parties.subject, parties.object
    if parties.reversed and kind in REVERSIBLE:
        subject, object_ = object_, subject
    return [(roles[0], name) for name in subject] + [(roles[1], name) for name in object_]


def _branded(doc: Document, clause: Span) -> list[Finding]:
    """ "A-branded B phones": B sells under A's brand."""
    found = []
    names = doc.mentions_in(clause, "organization")
    products = doc.mentions_in(clause, "product")
    field = "last_product" if LAST.search(clause.of(doc.text)) else "product"
    for owner, user in pairwise(names):
        between = doc.text[owner.span.end : user.span.start]
        if owner.entity == user.entity or not BRANDED.match(between):
            continue
        parties = (owner.entity, user.entity)
        voice = _Voice(doc.evidence(clause), *vouching(doc, clause, owner.span, parties), BRAND)
        said = [voice.say("brand_owner", owner.entity), voice.say("brand_user", user.entity)]
        said.append(voice.say("kind", "co-branding"))
        said += [voice.say(field, product.entity) for product in products]
        found.append(Finding(parties, "co-branding", tuple(said)))
    return found
