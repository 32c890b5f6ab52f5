"""What one sentence says of one partnership: the cue, its parties, and all that goes with them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.document import Document
from kg.extract.lexicon import Cue, Lexicon
from kg.extract.parties import Parties, find_parties
from kg.extract.tables.telling import BRANDED, CARRIED_ON, DATE_VERBS, HEDGES, KIND_ROLES, LAST, NEW_PRODUCT, PHASES, REVERSIBLE, SCOPE, SCOPE_STOP, SPOKESPERSON
from kg.model import Mention, Span, Statement

CERTAIN, REFERRED, CARRIED = 0.9, 0.8, 0.65
"""Confidence when the parties are named beside the cue, referred to, or carried on from before."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One cue with its parties, and the statements that its sentence makes of that partnership."""

    parties: tuple[str, ...]
    kind: str
    statements: tuple[Statement, ...]
    new_products: tuple[tuple[str, Span], ...] = ()


def findings(doc: Document, sentence: Span, before: Finding | None) -> list[Finding]:
    """What a sentence says of partnerships; ``before`` is the last finding of the text so far.

    "The partnership", without parties of its own, carries on from there.
    """
    found: list[Finding] = []
    covered: set[tuple[frozenset[str], str]] = set()
    for clause in doc.clauses(sentence):
        for cue in Lexicon.of_scheme("kind").find(doc.text, clause.start, clause.end):
            parties = find_parties(doc, cue.span, clause)
            confidence = REFERRED if parties and not _named(doc, parties) else CERTAIN
            if parties is None:
                last = found[-1] if found else before
                if last is None or not CARRIED_ON.search(doc.before(cue.span, 30)):
                    continue
                parties, confidence = Parties(last.parties, (), cue.span), CARRIED
            key = (frozenset(parties.all), cue.concept)
            if key not in covered:
                covered.add(key)
                found.append(_finding(doc, clause, cue, parties, confidence))
        found += _branded(doc, clause)
    return found


def _named(doc: Document, parties: Parties) -> bool:
    """Whether every party is named, rather than referred to, within the words that show them."""
    names = {mention.entity for mention in doc.mentions_in(parties.words, "organization")}
    return names >= set(parties.all)


def _finding(
    doc: Document, clause: Span, cue: Cue, parties: Parties, confidence: float
) -> Finding:
    evidence = doc.evidence(clause)
    modality, said_by = vouching(doc, clause, cue.span, parties.all)

    def say(field: str, value: str, certainty: float = 1.0) -> Statement:
        return Statement(field, value, evidence, modality, round(confidence * certainty, 2), said_by)

    statements = [say(field, party) for field, party in _sides(cue.concept, parties)]
    statements.append(say("kind", cue.concept))
    stage = "unknown" if modality == "denied" else stage_of(clause.of(doc.text))
    if stage:
        statements.append(say("stage", stage))
    if scope := _scope(doc, cue.span, clause):
        statements.append(say("scope", scope, 0.9))
    for field, when in _dates(doc, clause, stage):
        statements.append(replace(say(field, "", 0.95), value=when))
    new = _new_products(doc, clause, cue.span)
    product_field = "planned_product" if _ahead(doc, clause, new) else "product"
    last = LAST.search(clause.of(doc.text))
    for product in doc.mentions_in(clause, "product"):
        if _belongs(product, parties):
            statements.append(say("last_product" if last else product_field, product.entity, 0.9))
    statements += [say(product_field, name, 0.9) for name, _ in new]
    return Finding(parties.all, cue.concept, tuple(statements), new)


def _sides(kind: str, parties: Parties) -> list[tuple[str, str]]:
    """The field under which each party stands: a role where the kind has sides, else "party"."""
    roles = KIND_ROLES.get(kind)
    if roles is None or not parties.object:
        return [("party", name) for name in parties.all]
    subject, object_ = parties.subject, parties.object
    if parties.reversed and kind in REVERSIBLE:
        subject, object_ = object_, subject
    return [(roles[0], name) for name in subject] + [(roles[1], name) for name in object_]


def _belongs(product: Mention, parties: Parties) -> bool:
    return product.entity not in parties.all


def stage_of(sentence: str) -> str | None:
    """The stage that the words of a sentence speak of; None where they speak of none.

    >>> stage_of("The cooperation with Huawei ended on 31 March.")
    'ended'
    """
    return next((stage for stage, pattern in PHASES if pattern.search(sentence)), None)


def vouching(
    doc: Document, clause: Span, cue: Span, parties: tuple[str, ...]
) -> tuple[str, str | None]:
    """Who vouches for what a clause says at a cue: the modality, and the source as worded."""
    modality = "official"
    for name, pattern in HEDGES:
        # "jointly developed ... will reportedly be launched": a hedge speaks of what follows it.
        hedge = pattern.search(doc.text, clause.start, clause.end)
        if hedge and (name != "reported" or hedge.start() < cue.start or _frames(hedge)):
            modality = name
            break
    for outlet in doc.mentions_in(clause, "media"):
        if speaker := SPOKESPERSON.search(doc.text[clause.start : outlet.span.start]):
            who = re.sub(r"^(?:an?|the) ", "", speaker["who"].strip(), flags=re.IGNORECASE)
            official = modality == "reported" or any(party in who for party in parties)
            return ("official" if official else modality), f"{who} to {outlet.text}"
        if re.search(r"\b(?:according to|by|citing)\s(?:the\s)?$", doc.before(outlet.span, 20)):
            return ("reported" if modality == "official" else modality), outlet.text
    return modality, None


def _frames(hedge: re.Match[str]) -> bool:
    """Whether a hedge speaks of its whole sentence: "according to a report"."""
    return hedge.group().lower() != "reportedly"


def _scope(doc: Document, cue: Span, clause: Span) -> str | None:
    """What the partnership is about, as worded: "in the field of ...", "... cooperation for ..."."""
    tail = doc.text[cue.end : clause.end]
    for pattern in SCOPE:
        if match := pattern.search(tail):
            words = []
            for word in re.findall(r"[\w&-]+|[^\w\s]", match["about"]):
                if word.lower() in SCOPE_STOP or not re.match(r"\w", word):
                    break
                words.append(word)
            while words and words[0].lower() in {"the", "a", "an", "its", "their", "new", "next"}:
                words.pop(0)
            if words and len(words) <= 5 and not words[0].isdigit():
                return " ".join(words)
    return None


def _dates(doc: Document, clause: Span, stage: str | None) -> list[tuple[str, object]]:
    """Each date of a clause with the field it fills, told by the nearest verb before it."""
    filled: dict[str, object] = {}
    for when in doc.dates_in(clause):
        before = doc.text[clause.start : when.span.start]
        verbs = [
            (match.end(), field)
            for field, pattern in DATE_VERBS
            for match in pattern.finditer(before)
        ]
        field = max(verbs)[1] if verbs else "start"
        if field == "announced" and stage in {"ended", "cancelled", "suspended", "active"}:
            continue
        if field == "end" and stage not in {"ended", "cancelled"}:
            continue
        if field in {"start", "end", "announced"}:
            filled.setdefault(field, when.date)
    return list(filled.items())


def _new_products(doc: Document, clause: Span, cue: Span) -> tuple[tuple[str, Span], ...]:
    """A product without a name, described before "jointly developed by ..."."""
    head = NEW_PRODUCT.search(doc.text[clause.start : cue.start])
    if not head:
        return ()
    span = Span(clause.start + head.start("what"), clause.start + head.end("what"))
    if doc.mentions_in(span):
        return ()
    return ((head["what"], span),)


def _ahead(doc: Document, clause: Span, new: tuple[tuple[str, Span], ...]) -> bool:
    """Whether the products of a clause are still to come."""
    return bool(new) and bool(re.search(r"\b(?:will|to be|planned|plans)\b", clause.of(doc.text)))


def _branded(doc: Document, clause: Span) -> list[Finding]:
    """"A-branded B phones": B sells under A's brand."""
    found = []
    names = doc.mentions_in(clause, "organization")
    for owner, user in zip(names, names[1:], strict=False):
        if owner.entity != user.entity and BRANDED.match(doc.text[owner.span.end : user.span.start]):
            evidence = doc.evidence(clause)
            modality, said_by = vouching(doc, clause, owner.span, (owner.entity, user.entity))

            def say(field: str, value: str) -> Statement:
                return Statement(field, value, evidence, modality, 0.85, said_by)  # noqa: B023

            statements = [say("brand_owner", owner.entity), say("brand_user", user.entity)]
            statements.append(say("kind", "co-branding"))
            field = "last_product" if LAST.search(clause.of(doc.text)) else "product"
            statements += [say(field, p.entity) for p in doc.mentions_in(clause, "product")]
            found.append(Finding((owner.entity, user.entity), "co-branding", tuple(statements)))
    return found
