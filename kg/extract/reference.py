"""What pronouns and phrases such as "both companies" or "the chipmaker" stand for.

One pass over the text keeps what a reader keeps in mind: who was spoken of last, who was the subject,
and which two companies were last spoken of together.
"""

from __future__ import annotations

import re

from kg.extract.document import Document, Reference
from kg.extract.tables.referring import ONE, SEVERAL
from kg.model import Span, distinct

_THREE = re.compile(r"(?i)\b(?:three|trio)\b")


def find_references(doc: Document) -> None:
    """Add to ``doc`` every stretch that speaks of organisations, by name or otherwise."""
    memory = _Memory()
    for sentence in doc.sentences:
        here: list[Reference] = []
        names = {m.span: m.entity for m in doc.mentions_in(sentence.span, "organization")}
        for span, several in _phrases(doc, sentence.span, list(names)):
            if span in names:
                here.append(Reference(span, (names[span],), named=True))
            elif several:
                size = 3 if _THREE.search(span.of(doc.text)) else 2
                if group := memory.group([r for r in here if r.span.end <= span.start], size):
                    here.append(Reference(span, group))
            elif one := memory.subject_before(here, doc, sentence.span):
                here.append(Reference(span, (one,)))
        memory.take_in(here)
        doc.references += here


def _phrases(doc: Document, within: Span, names: list[Span]) -> list[tuple[Span, bool]]:
    """Names and referring phrases of a sentence in order, each with whether it stands for several."""
    found = [(span, False) for span in names]
    for pattern, several in ((SEVERAL, True), (ONE, False)):
        for match in pattern.finditer(doc.text, within.start, within.end):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other, _ in found):
                found.append((span, several))
    return sorted(found)


class _Memory:
    """The companies a reader has in mind at a point of the text."""

    def __init__(self) -> None:
        self.recent: list[str] = []
        """all, the latest last"""
        self.subject: str | None = None
        self.together: list[tuple[str, ...]] = []
        """the groups spoken of in one sentence, the latest last"""

    def group(self, before: list[Reference], size: int) -> tuple[str, ...]:
        """Whom "the two companies" means, given what its own sentence said before it."""
        here = distinct(entity for reference in reversed(before) for entity in reference.entities)
        if len(here) >= size:
            return tuple(sorted(here[:size]))
        for group in reversed(self.together):
            if len(group) >= size and set(here) <= set(group):
                return group[-size:] if len(group) > size else group
        known = distinct([*here, *reversed(self.recent)])
        return tuple(sorted(known[:size])) if len(known) >= size else ()

    def subject_before(self, here: list[Reference], doc: Document, sentence: Span) -> str | None:
        """Whom "it" or "the company" means: the subject of this sentence, or of the last one."""
        for reference in here:
            if len(reference.entities) == 1 and reference.span.start - sentence.start < 80:
                return reference.entities[0]
        return self.subject or (self.recent[-1] if self.recent else None)

    def take_in(self, here: list[Reference]) -> None:
        """Remember a sentence that has been read."""
        spoken_of = distinct(entity for reference in here for entity in reference.entities)
        if not spoken_of:
            return
        first = here[0].entities
        self.subject = first[0] if len(first) == 1 else None
        if len(spoken_of) > 1:
            self.together.append(tuple(sorted(spoken_of[-2:])) if len(spoken_of) > 2 else tuple(sorted(spoken_of)))
        self.recent = [entity for entity in self.recent if entity not in spoken_of] + spoken_of
