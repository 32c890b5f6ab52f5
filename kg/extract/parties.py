"""Who is party to what a cue announces: light syntax around the cue, no parser.

Companies of a sentence are first gathered into *lists* ("A, B and C"); then the position of the cue,
its preposition and the lists on either side decide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.document import Document, Reference
from kg.extract.tables.telling import REVERSED
from kg.extract.tables.words import COMPANY_NOUNS
from kg.model import Span, distinct

_LINK = re.compile(r"^['’]?s?\s*(?:,?\s*(?:and|&|or|as well as|along with|together with)\s*(?:also\s)?(?:\w+['’]s\s)?|[,/]\s*)(?:the\s)?$")
_ASIDE = re.compile(rf"^, (?:an?|the|another|one of|which|who|whose|formerly|part of|owned by|based in|maker of|\w+['’]s)\b[^;]*?(?=,\s|\sand\s[A-Z])|^\s?\([^)]*\)|^ of [A-Z]\w+(?= and)|^, the [\w ]*{COMPANY_NOUNS}")
_WITH = re.compile(r"^(?:\s|,)*(?:[\w-]+\s){0,7}?(?:with|and|to|from|for|in|into|by|of|joining|alongside)\s(?:(?:[\w'’-]+|\d+%?)\s){0,7}?$")
_PAIRING = re.compile(r"(?:between|among|of|by|linking|unites|from)\s(?:(?!\band\b)[\w'’-]+\s){0,4}$")
_SPEECH = re.compile(r"\b(?:said|says|told|according to|confirmed to|added)\s?$")


@dataclass(frozen=True, slots=True)
class Group:
    """A list of companies in one place: "A", "A and B", "both firms"."""

    span: Span
    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties found for a cue; ``subject`` and ``object`` are its two sides, if it has sides."""

    subject: tuple[str, ...]
    object: tuple[str, ...]
    words: Span
    """from the first word to the last that was needed to find them"""
    reversed: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        """Every party once, in the order of the text."""
        return tuple(distinct([*self.subject, *self.object]))


def groups(doc: Document, within: Span) -> list[Group]:
    """The companies of a stretch of text, those in one list together."""
    found: list[Group] = []
    references = doc.references_in(within)
    for reference in references:
        if found and _linked(doc, found[-1], reference):
            last = found[-1]
            found[-1] = Group(
                Span(last.span.start, reference.span.end),
                tuple(distinct([*last.entities, *reference.entities])),
            )
        else:
            found.append(Group(reference.span, reference.entities))
    return found


def _linked(doc: Document, group: Group, reference: Reference) -> bool:
    """Whether a company continues the list before it, explanations between commas aside."""
    between = doc.text[group.span.end : reference.span.start]
    if len(between) > 160:
        return False
    if _LINK.match(between):
        return True
    aside = _ASIDE.match(between)
    return bool(aside and _LINK.match(between[aside.end() :]))


def find_parties(doc: Document, cue: Span, within: Span) -> Parties | None:
    """The parties that ``within`` gives to what ``cue`` says; None if there are not two."""
    lists = groups(doc, within)
    left = [g for g in lists if g.span.end <= cue.start and not _speaks(doc, g)]
    right = [g for g in lists if g.span.start >= cue.end]
    if right and (pair := _after_between(doc, cue, right[0])):
        return pair
    subject = _nearest_subject(left)
    target = right[0] if right else None
    if subject and target and _reaches(doc, cue, target):
        others = tuple(e for e in target.entities if e not in subject.entities)
        if others:
            back = bool(REVERSED.search(doc.text[cue.start : target.span.start].rstrip()))
            words = Span(subject.span.start, target.span.end)
            return Parties(subject.entities, others, words, back)
    if subject and len(subject.entities) > 1:
        return Parties(subject.entities, (), Span(subject.span.start, cue.end))
    if target and len(target.entities) > 1 and _reaches(doc, cue, target):
        return Parties(target.entities, (), Span(cue.start, target.span.end))
    return None


def _after_between(doc: Document, cue: Span, group: Group) -> Parties | None:
    """"the cooperation between A and B": both parties stand behind the cue."""
    between = doc.text[cue.end : group.span.start]
    if len(group.entities) > 1 and len(between) < 60 and _PAIRING.search(between):
        return Parties(group.entities, (), Span(cue.start, group.span.end))
    return None


def _nearest_subject(left: list[Group]) -> Group | None:
    """The list closest before the cue."""
    return left[-1] if left else None


def _reaches(doc: Document, cue: Span, target: Group) -> bool:
    """Whether the words between a cue and a company let the cue govern it."""
    between = doc.text[cue.end : target.span.start]
    return not between.strip() or (len(between) < 90 and bool(_WITH.match(between)))


def _speaks(doc: Document, group: Group) -> bool:
    """Whether a company is only named as the one who says so."""
    return bool(_SPEECH.search(doc.text[max(0, group.span.start - 20) : group.span.start]))
