"""Who holds which role where: "Jo Doe, founder and CEO of Acme", "Acme's president, Jo Doe"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.bonds import Bond
from kg.extract.document import Document
from kg.extract.lexicon import Lexicon
from kg.extract.scenery import Scenery
from kg.extract.tables.people import FORMER, OFFICE_VERBS, VERB_AFTER
from kg.extract.things import people
from kg.extract.ties import TIED, Tie, ties
from kg.extract.titles import title_of
from kg.model import Mention, Record, Span, Statement, distinct
from kg.text.names import slug

_BOTH = 0.85
"""How probable a second employer of the same person must be."""
_PLAIN = 0.8
"""How sure a plain construction makes."""
_LIKELY = 0.5
"""How probable a tie must be of a person whom the text gives a former employer."""
_NOTHING_BETWEEN = ("", "the")
_CLOSE = 50
"""Characters between a person and a company within which "former" is said of the two."""


def find_tenures(scenery: Scenery) -> Iterator[Record]:
    """One record for each person and company that a text joins, with the title if it is told."""
    employed: set[str] = set()
    told: set[tuple[str, str]] = set()
    found = [*_plain(scenery), *ties(scenery, "employer")]
    left = [tie for tie in found if _is_former(scenery.doc, *tie.bond.words)]
    leavers = {str(tie.bond.other) for tie in left}
    for tie in found:
        person = str(tie.bond.other)
        doubtful = person in leavers and tie.probability < _LIKELY
        if (person, tie.company) in told or tie in left or doubtful:
            continue
        told.add((person, tie.company))
        if person not in employed or tie.probability >= _BOTH:
            employed.add(person)
            yield _record(scenery.doc, tie, person)


def _plain(scenery: Scenery) -> Iterator[Tie]:
    """What needs no weighing: "Jo Doe, who chairs Acme"."""
    text = scenery.doc.text
    for number, references in enumerate(scenery.references):
        for person in people(scenery, number):
            if (verb := VERB_AFTER.match(text, person.span.end)) is None:
                continue
            for company in references:
                start = company.span.start
                if verb.end() <= start and text[verb.end() : start].strip() in _NOTHING_BETWEEN:
                    words = (company.span, person.span)
                    name = company.entities[0]
                    yield Tie(name, Bond((name,), person.value, words, ()), TIED, _PLAIN)


def _is_former(doc: Document, *words: Span) -> bool:
    """Whether "former", "once" or the like stands between a person and a company close by."""
    first, last = min(words).end, max(words).start
    return 0 < last - first < _CLOSE and bool(FORMER.search(doc.text, first, last))


def _record(doc: Document, tie: Tie, person: str) -> Record:
    mentions = [m for m in doc.named.get(person, ()) if m.type == "person"]
    title = next(filter(None, (title_of(doc, mention) for mention in mentions)), None)
    facts = [("person", person), ("organization", tie.company)]
    facts += [("title", title.of(doc.text))] if title else []
    facts += [("role", role) for role in _roles(doc, title, mentions)]
    evidence = doc.evidence(*_joined(doc, [*tie.bond.words, *([title] if title else [])]))
    sure = round(tie.probability, 2)
    said = tuple(Statement(field, value, evidence, confidence=sure) for field, value in facts)
    subject = f"tenure.{slug(person)}--{slug(tie.company)}"
    return Record(doc.article.id, "tenure", subject, said)


def _joined(doc: Document, words: list[Span]) -> list[Span]:
    """For each sentence the stretch from the first to the last of the words that stand in it."""
    stretches: dict[Span, list[Span]] = {}
    for span in words:
        stretches.setdefault(doc.sentence_of(span).span, []).append(span)
    return [Span(min(s.start for s in at), max(s.end for s in at)) for at in stretches.values()]


def _roles(doc: Document, title: Span | None, mentions: list[Mention]) -> list[str]:
    """The roles that a title names, or else that the verb behind a name tells of."""
    if title is None:
        verbs = (VERB_AFTER.match(doc.text, mention.span.end) for mention in mentions)
        return distinct(OFFICE_VERBS[verb["verb"]] for verb in verbs if verb)
    # "head" alone is a label only as "head of".
    found = Lexicon.of_scheme("role").find(title.of(doc.text) + " of")
    return distinct(cue.concept for cue in found)
