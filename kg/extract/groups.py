"""Companies named together in one place: "A, B and C", "both firms", "A, a maker of lenses, and B".

A parser would call them coordinated noun phrases. Light patterns over the words between two
companies are enough to tell a list from two companies that merely share a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.document import Document, Reference
from kg.extract.tables.words import COMPANY_NOUNS
from kg.model import Span, distinct

_LINK = re.compile(  # "and", ", and", "as well as", "and Munich-based", ", chip maker"
    r"^\s*(?:,?\s*(?:and|&|or|as well as|along with|together with|alongside)\s+(?:also\s|both\s)?"
    r"(?:\w+['’]s\s|[Rr]ival\s)?|,\s*|/\s*)"
    rf"(?:the\s)?(?:[\w-]+-based\s)?(?:[A-Z]\w+\s)?(?:(?:[a-z][\w-]+\s){{0,3}}{COMPANY_NOUNS}\s)?$"
)
_ASIDE = re.compile(  # ", a maker of lenses", ", which makes lenses,", "(LEI)", " of Japan"
    r"^, (?:an?|the|another|one of|which|who|whose|formerly|part of|owned by|based in|maker of|"
    r"\w+['’]s)\b[^;.]*?(?=,\s)|^\s?\([^)]*\)|^ of [A-Z]\w+(?= and|,)|"
    rf"^, the [\w ]*{COMPANY_NOUNS}"
)
_LONGEST_GAP = 160


@dataclass(frozen=True, slots=True)
class Group:
    """A list of companies in one place, and whether a name stands in it or only a pronoun."""

    span: Span
    entities: tuple[str, ...]
    named: bool = True


def groups(doc: Document, within: Span) -> list[Group]:
    """The companies of a stretch of text, those in one list together."""
    found: list[Group] = []
    for reference in doc.references_in(within):
        if found and _continues(doc, found[-1], reference):
            last = found[-1]
            found[-1] = Group(
                Span(last.span.start, reference.span.end),
                tuple(distinct([*last.entities, *reference.entities])),
                last.named or reference.named,
            )
        else:
            found.append(Group(reference.span, reference.entities, reference.named))
    return found


def _continues(doc: Document, group: Group, reference: Reference) -> bool:
    """Whether a company continues the list before it, explanations between commas aside."""
    between = doc.text[group.span.end : reference.span.start]
    if len(between) > _LONGEST_GAP or not reference.named:
        return False
    if _LINK.match(between):
        return True
    aside = _ASIDE.match(between)
    return bool(aside and _LINK.match(between[aside.end() :]))
