"""Who holds which role where: "Jo Doe, founder and CEO of Acme", "Acme's president, Jo Doe"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.document import Document, Reference
from kg.extract.lexicon import Lexicon
from kg.extract.tables.words import TITLES
from kg.model import Mention, Record, Span, Statement
from kg.text.names import slug

_ONE = (
    rf"(?:(?:senior|group|global|deputy|acting|interim|executive|managing|founding) )?(?:{TITLES})"
)
_TITLE = (
    rf"(?P<title>{_ONE}(?:(?:, | and |, and | & )(?:{_ONE}))*)(?P<area> of [a-z][\w -]{{2,40}}?)??"
)
_AFTER = re.compile(  # ", Acme's founder and CEO", " is chief executive", " as its president"
    rf"(?i)^(?:,| is| was| as|, who is| becomes| has been (?:named|appointed)|) ?(?:the |its |"
    rf"an? |as |now )*"
    rf"(?P<owner>[\w&.’' -]{{2,40}}?['’]s? )?{_TITLE}\b(?P<of> (?:of|at|for) (?:the )?)?(?![’'-])"
)
_BEFORE = re.compile(rf"(?i)(?P<former>former |ex-)?\b{_TITLE}(?P<link>,? )$")
_NAMED_AS = re.compile(r"(?i)(?:named|appointed|hired|promoted|elected) $")
_FORMER = re.compile(r"(?i)\bformer(?:ly)?\b|\bex-")
_OWNER = re.compile(r"(?:['’]s?)?,? ?(?:(?:newly appointed|long-time|new|then|group) )?")


@dataclass(frozen=True, slots=True)
class _Held:
    """A title, the company it is held at and the words that say so."""

    title: str
    organization: str
    words: Span
    confidence: float = 0.9


def find_tenures(doc: Document) -> Iterator[Record]:
    """One record for each person, company and title that a text joins."""
    seen: set[tuple[str, str, str]] = set()
    for person in (m for m in doc.mentions if m.type == "person"):
        sentence = doc.sentence_of(person.span).span
        held = _title_after(doc, person, sentence) or _title_before(doc, person, sentence)
        if held is None:
            continue
        # "head" alone is a label only as "head of".
        roles = [cue.concept for cue in Lexicon.of_scheme("role").find(held.title + " of")]
        key = (person.entity, held.organization, held.title.lower())
        if key in seen or not roles:
            continue
        seen.add(key)
        yield _record(doc, person, held, list(dict.fromkeys(roles)))


def _record(doc: Document, person: Mention, held: _Held, roles: list[str]) -> Record:
    evidence = doc.evidence(held.words)
    facts = [("person", person.entity), ("organization", held.organization), ("title", held.title)]
    facts += [("role", role) for role in roles]
    subject = f"tenure.{slug(person.entity)}--{slug(held.organization)}"
    said = tuple(
        Statement(field, value, evidence, confidence=held.confidence) for field, value in facts
    )
    return Record(doc.article.id, "tenure", subject, said)


def _title_after(doc: Document, person: Mention, sentence: Span) -> _Held | None:
    """ "Jo Doe, the founder and CEO of Acme", "Jo Doe, Acme's president", "Jo Doe is chief
    executive".
    """
    match = _AFTER.match(doc.text[person.span.end : sentence.end])
    if not match or _FORMER.search(match.group()):
        return None
    title = Span(person.span.end + match.start("title"), person.span.end + match.end("title"))
    end = person.span.end + match.end()
    for reference in doc.references_in(sentence):
        follows = match["of"] and 0 <= reference.span.start - end <= 1
        owns = match["owner"] and 0 <= title.start - reference.span.end <= 3
        if (follows or owns) and len(reference.entities) == 1:
            last = max(title.end, reference.span.end)
            return _Held(title.of(doc.text), reference.entities[0], Span(person.span.start, last))
    if match["of"] or match["owner"]:
        return _at_unit_of(doc, person, title, sentence)
    return _at_own_company(doc, title, sentence, Span(person.span.start, title.end))


def _at_unit_of(doc: Document, person: Mention, title: Span, sentence: Span) -> _Held | None:
    """ "head of imaging at Acme": the company stands a few words behind the title."""
    for reference in (
        doc.references_in(Span(title.end, sentence.end)) if title.end < sentence.end else ()
    ):
        between = doc.text[title.end : reference.span.start]
        if re.fullmatch(r" (?:of|for) [a-z][\w ,&-]{2,50} (?:at|for|of) (?:the )?", between):
            words = Span(person.span.start, reference.span.end)
            return _Held(title.of(doc.text), reference.entities[0], words)
    return None


def _title_before(doc: Document, person: Mention, sentence: Span) -> _Held | None:
    """ "Acme President Jo Doe", "Acme's chief executive, Jo Doe", "its chairman Jo Doe"."""
    before = doc.text[sentence.start : person.span.start]
    match = _BEFORE.search(before)
    if not match or match["former"]:
        return None
    title = Span(sentence.start + match.start("title"), sentence.start + match.end("title"))
    for reference in doc.references_in(sentence):
        gap = (
            doc.text[reference.span.end : title.start]
            if reference.span.end <= title.start
            else None
        )
        if gap is not None and _OWNER.fullmatch(gap):
            words = Span(reference.span.start, person.span.end)
            return _Held(title.of(doc.text), reference.entities[0], words)
    return _at_own_company(doc, title, sentence, Span(title.start, person.span.end))


def _at_own_company(doc: Document, title: Span, sentence: Span, words: Span) -> _Held | None:
    """A title without a company belongs to the only company of its sentence, or to its subject."""
    named = [r for r in doc.references_in(sentence) if len(r.entities) == 1]
    companies = {reference.entities for reference in named}
    if len(companies) == 1:
        first = named[0].span
        whole = Span(min(words.start, first.start), max(words.end, first.end))
        return _Held(title.of(doc.text), named[0].entities[0], whole, 0.8)
    subject = (
        named[0] if named and named[0].span.start < title.start else _subject_before(doc, sentence)
    )
    if subject is None:
        return None
    whole = Span(subject.span.start, words.end)
    return _Held(title.of(doc.text), subject.entities[0], whole, 0.6)


def _subject_before(doc: Document, sentence: Span) -> Reference | None:
    """The subject of the last sentence of the same paragraph that speaks of a company."""
    paragraph = doc.text.rfind("\n", 0, sentence.start) + 1
    before = [r for r in doc.references if paragraph <= r.span.start < sentence.start]
    if not before:
        return None
    last = doc.sentence_of(before[-1].span).span
    first = next(r for r in before if last.covers(r.span))
    return first if len(first.entities) == 1 else None
