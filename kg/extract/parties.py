"""Who is party to what a cue announces: light syntax around the cue, no parser.

Companies of a sentence are first gathered into *groups* ("A, B and C"). A cue then has a group on
its left, its subject, and one on its right, its object, if the words between let the cue govern it.
Where one of the two is missing, other constructions are tried: "A signed with B to supply", "B,
which A bought", "A's supplier B", "between A and B". Companies that merely share a sentence are no
partners.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from kg.extract.document import Document
from kg.extract.groups import Group, groups
from kg.extract.lexicon import Cue
from kg.extract.relational import is_relational, related
from kg.extract.tables.sides import (
    BREAKS,
    COMMON_KINDS,
    KIND_ROLES,
    OBLIQUE,
    OUTSIDER,
    PAIRING,
    REACHES,
    RELATIVE,
    REVERSED,
    SHARED,
    SPOKEN,
    TOGETHER,
    WITH,
)
from kg.model import Span, distinct


@dataclass(frozen=True)
class Parties:
    """The parties found for a cue; ``subject`` and ``object`` are its sides, if it has sides."""

    subject: tuple[str, ...]
    object: tuple[str, ...]
    words: Span
    """from the first word to the last that was needed to find them"""
    reversed: bool = False

    @cached_property
    def all(self) -> tuple[str, ...]:
        """Every party once, in the order of the text."""
        return tuple(distinct([*self.subject, *self.object]))

    def spokes(self) -> list[Parties]:
        """One pair for each partner of each subject: a hub, rather than a common agreement."""
        return [
            Parties((one,), (other,), self.words, self.reversed)
            for one in self.subject
            for other in self.object
        ]


def find_parties(doc: Document, cue: Cue, within: Span) -> list[Parties]:
    """The parties that ``within`` gives to what ``cue`` says, a list of partners as one pair each.

    Empty if it names no two.
    """
    around = _Around.of(doc, cue, within)
    found = _between(around)
    if found is None and is_relational(cue, doc.text):
        found = _sides_of(related(doc, cue.span, around.left, around.right))
    if found is None:
        found = _subject_and_object(around) or _all_in_subject(around)
    if found is None or len(found.all) < 2:
        return []
    return found.spokes() if _is_hub(doc, cue, found) else [found]


@dataclass(frozen=True, slots=True)
class _Around:
    """A cue, and the groups of companies on either side of it."""

    doc: Document
    cue: Cue
    within: Span
    left: list[Group]
    right: list[Group]

    @classmethod
    def of(cls, doc: Document, cue: Cue, within: Span) -> _Around:
        lists = [group for group in groups(doc, within) if not _speaks(doc, group)]
        left = [group for group in lists if group.span.end <= cue.span.start]
        right = [group for group in lists if group.span.start >= cue.span.end]
        return cls(doc, cue, within, left, right)

    def gap(self, left: Group | None, right: Group | None) -> str:
        """The words between two groups; None stands for the cue."""
        start = left.span.end if left else self.cue.span.end
        end = right.span.start if right else self.cue.span.start
        return self.doc.text[start:end]


def _speaks(doc: Document, group: Group) -> bool:
    """Whether a company is only named as the one who says so: ", Acme said"."""
    before, after = doc.before(group.span, 24), doc.after(group.span, 24)
    return any(side.search(words) for side, words in zip(SPOKEN, (before, after), strict=True))


def _between(around: _Around) -> Parties | None:
    """ "the cooperation between A and B", "unites A, B and C": all parties stand behind the cue."""
    if not around.right:
        return None
    group = around.right[0]
    gap = around.gap(None, group)
    if len(group.entities) > 1 and len(gap) < 60 and PAIRING.search(gap):
        return Parties(group.entities, (), Span(around.cue.span.start, group.span.end))
    return None


def _sides_of(pair: tuple[Group, Group] | None) -> Parties | None:
    if pair is None:
        return None
    subject, object_ = pair
    others = tuple(name for name in object_.entities if name not in subject.entities)
    start, end = (
        min(subject.span.start, object_.span.start),
        max(subject.span.end, object_.span.end),
    )
    return Parties(subject.entities, others, Span(start, end)) if others else None


def _subject_and_object(around: _Around) -> Parties | None:
    """ "A teamed up with B", "A signed a deal with B to supply", "B, which A bought"."""
    subject = _subject(around)
    if subject is None:
        return None
    target = next((g for g in around.right if set(g.entities) - set(subject.entities)), None)
    if target and _reaches(around, target):
        backwards = bool(
            REVERSED.search(around.cue.span.of(around.doc.text) + around.gap(None, target))
        )
        return _pair(subject, target, backwards)
    for other in reversed([g for g in around.left if g is not subject]):
        if other.span.start > subject.span.end and _is_oblique(around, other, WITH):
            return _pair(subject, other, False)
        if other.span.end < subject.span.start and RELATIVE.match(around.gap(other, subject)):
            return _pair(subject, other, False)
    return None


def _pair(subject: Group, target: Group, backwards: bool) -> Parties | None:
    found = _sides_of((subject, target))
    return Parties(found.subject, found.object, found.words, backwards) if found else None


def _subject(around: _Around) -> Group | None:
    """The group left of the cue that governs it: not one behind a preposition, unless there is no
    other.
    """
    plain = [g for g in around.left if not _is_oblique(around, g, OBLIQUE)]
    candidates = plain or around.left
    return candidates[-1] if candidates else None


def _is_oblique(around: _Around, group: Group, preposition: re.Pattern[str]) -> bool:
    """Whether a group stands behind a preposition: "a deal with B", "shares of B"."""
    return bool(preposition.search(around.doc.text[around.within.start : group.span.start]))


def _reaches(around: _Around, target: Group) -> bool:
    """Whether the words between the cue and a company let the cue govern it."""
    gap = around.gap(None, target)
    if not gap.strip():
        return True
    return len(gap.split()) <= 14 and not BREAKS.search(gap) and bool(REACHES.search(gap))


def _all_in_subject(around: _Around) -> Parties | None:
    """ "A and B announced a partnership"; that both "supply parts" would not make them partners."""
    subject = _subject(around)
    if subject is None or len(subject.entities) < 2:
        return None
    cue = around.cue.span
    if subject.named and not SHARED.search(cue.of(around.doc.text)):
        return None
    if OUTSIDER.match(around.doc.after(cue, 20)):
        return None
    return Parties(subject.entities, (), Span(subject.span.start, cue.end))


def _is_hub(doc: Document, cue: Cue, parties: Parties) -> bool:
    """Whether several partners of one company have one deal each, rather than one in common."""
    if not parties.object or len(parties.all) < 3:
        return False
    if cue.concept in KIND_ROLES:
        return True
    if cue.concept in COMMON_KINDS or len(parties.subject) > 1:
        return False
    return not TOGETHER.search(parties.words.of(doc.text))
