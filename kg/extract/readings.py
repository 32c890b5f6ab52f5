"""What the rules read: each cue of a sentence with the parties that light syntax gives it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.document import Document
from kg.extract.lexicon import Cue
from kg.extract.parties import Parties, find_parties
from kg.extract.tables.sides import BRAND_ROLES, KIND_ROLES, REVERSIBLE
from kg.extract.tables.telling import BRANDED, CARRIED_ON, UNREAL
from kg.model import Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A cue, the clause it stands in, and the parties found for it.

    ``carried`` is set where "the partnership" has no parties of its own but those told before.
    """

    cue: Cue
    clause: Span
    parties: Parties
    carried: bool = False
    branded: bool = False

    @property
    def sides(self) -> dict[str, str]:
        """The role of each party; empty where the kind or the sentence gives them none."""
        roles = BRAND_ROLES if self.branded else KIND_ROLES.get(self.cue.concept)
        subject, object_ = self.parties.subject, self.parties.object
        if roles is None or not object_:
            return {}
        if self.parties.reversed and self.cue.concept in REVERSIBLE:
            subject, object_ = object_, subject
        return {**dict.fromkeys(subject, roles[0]), **dict.fromkeys(object_, roles[1])}


def readings(
    doc: Document, sentence: Span, cues: list[Cue], last: Reading | None
) -> Iterator[Reading]:
    """The ``cues`` of a sentence that have parties; ``last`` is the reading before them."""
    for clause in doc.clauses(sentence):
        for cue in (cue for cue in cues if clause.covers(cue.span)):
            if UNREAL.search(doc.text[clause.start : cue.span.start]):
                continue
            found = find_parties(doc, cue, clause)
            if found:
                for parties in found:
                    yield (last := Reading(cue, clause, parties))
            elif last and CARRIED_ON.search(doc.before(cue.span, 30)):
                parties = Parties(last.parties.all, (), cue.span)
                yield (last := Reading(cue, clause, parties, carried=True))
        for branded in _branded(doc, clause):
            yield (last := branded)


def _branded(doc: Document, clause: Span) -> Iterator[Reading]:
    """ "A-branded B phones": B sells under A's brand."""
    for owner, user in pairwise(doc.mentions_in(clause, "organization")):
        if owner.entity == user.entity or owner.span.end >= user.span.start:
            continue
        between = Span(owner.span.end, user.span.start)
        if BRANDED.match(between.of(doc.text)):
            words = Span(owner.span.start, user.span.end)
            parties = Parties((owner.entity,), (user.entity,), words)
            yield Reading(Cue(between, "co-branding"), clause, parties, branded=True)
