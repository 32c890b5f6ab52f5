"""What a text says a company is: when it was founded, where it sits, what it makes, whose rival it
is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.dates import PartialDate
from kg.extract.document import Document
from kg.extract.groups import Group, groups
from kg.extract.industries import industry_of
from kg.extract.scenery import Scenery
from kg.extract.tables.companies import (
    APPOSITION,
    BASED_IN,
    BASED_IN_IT,
    BESIDE_PLACE,
    COUNTRY_BEFORE,
    COUNTRY_WORD,
    FOUNDED_BEFORE,
    HEAD_ENDS,
    OF_OTHER,
    OF_PLACE,
    PARENT_FIRST,
    TITLE_NOUN,
    TITLED,
)
from kg.extract.ties import OWNER, RIVAL, ties
from kg.extract.traits import country_of, country_of_place
from kg.model import Mention, Record, Span, Statement, Value
from kg.text.gazetteer import Gazetteer
from kg.text.names import local_id

Said = Iterator[tuple[str, Value, Span]]
"""A predicate, its value, and the words that say so."""
Found = Iterator[tuple[str, str, Value, tuple[Span, ...], float]]
"""A company, a predicate, its value, the words that say so, and how sure that is."""
_PLAIN = 0.85
"""How sure a plain construction makes."""
_ONE = frozenset({"founded", "headquarters_country", "industry"})
"""What a company has one of: the first found is kept."""


def find_attributes(scenery: Scenery) -> Iterator[Record]:
    """Founding date, country, industry, parents and rivals, each stated once."""
    seen: set[tuple[str, str]] = set()
    for company, predicate, value, words, sure in [*_by_rule(scenery), *_learnt(scenery)]:
        one = predicate in _ONE
        if (key := (company, predicate if one else f"{predicate} {value}")) not in seen:
            seen.add(key)
            evidence = scenery.doc.evidence(*words)
            said = Statement(predicate, value, evidence, confidence=sure)
            subject = local_id("organization", company)
            yield Record(scenery.doc.article.id, "attribute", subject, (said,))


def _by_rule(scenery: Scenery) -> Found:
    """What appositions and a few other constructions say plainly."""
    doc = scenery.doc
    for sentence in (each.span for each in doc.sentences):
        lists = groups(doc, sentence)
        for company in doc.mentions_in(sentence, "organization"):
            for predicate, value, words in [
                *_founded(doc, company, sentence),
                *_country(doc, company, sentence, scenery.gazetteer),
                *_industry(doc, company, sentence, scenery.gazetteer),
                *_other_company(doc, company, lists),
            ]:
                if value != company.entity:
                    yield company.entity, predicate, value, (words,), _PLAIN
    for reference in doc.references:  # "the chip designer", where it means one company
        words = reference.span
        meant = () if reference.named else reference.entities
        if len(meant) == 1 and (industry := industry_of(words.of(doc.text), scenery.gazetteer)):
            yield meant[0], "industry", industry, (words,), _PLAIN


def _learnt(scenery: Scenery) -> Found:
    """What the models of ties find."""
    for name, predicate in (("founding", "founded"), ("seat", "headquarters_country")):
        for tie in ties(scenery, name):
            sure = round(tie.probability, 2)
            yield tie.company, predicate, tie.bond.other, tie.bond.words, sure
    for tie in ties(scenery, "kin"):
        company, other = tie.company, str(tie.bond.other)
        if tie.label == OWNER:
            company, other = other, company
        predicate = "competitor_of" if tie.label == RIVAL else "subsidiary_of"
        yield company, predicate, other, tie.bond.words, round(tie.probability, 2)


def _founded(doc: Document, company: Mention, sentence: Span) -> Said:
    """ "Founded in 2010, Acme": rare in what the model of foundings learnt from."""
    before = doc.text[sentence.start : company.span.start]
    if match := FOUNDED_BEFORE.search(before):
        words = Span(sentence.start + match.start(), company.span.end)
        yield "founded", PartialDate(int(match["year"])), words


def _apposition(doc: Document, company: Mention, sentence: Span) -> Span | None:
    """The words that explain a company: "Acme, a German producer of lenses"."""
    match = APPOSITION.match(doc.text[company.span.end : sentence.end])
    if not match:
        return None
    part = "what" if match["what"] else "is"
    return Span(company.span.end + match.start(part), company.span.end + match.end(part))


def _country(doc: Document, company: Mention, sentence: Span, gazetteer: Gazetteer) -> Said:
    """ "a German producer", "based in China", "the Swedish firm Acme", "Acme of Japan"; the first
    found.
    """
    start, end = company.span.start, company.span.end
    if about := _apposition(doc, company, sentence):
        if named := _described(about.of(doc.text), gazetteer):
            yield "headquarters_country", named, Span(start, about.end)
            return
        based = BASED_IN_IT.search(doc.text, about.start, sentence.end)
        if based and based.start() <= about.end:
            if country := country_of_place(based["place"], gazetteer):
                yield "headquarters_country", country, Span(start, based.end())
            return
    for pattern in (BASED_IN, OF_PLACE, BESIDE_PLACE):
        if (match := pattern.match(doc.text[end : sentence.end])) and (
            country := country_of_place(match["place"], gazetteer)
        ):
            yield "headquarters_country", country, Span(start, end + match.end("place"))
            return
    if match := COUNTRY_BEFORE.search(doc.text[sentence.start : start]):
        demonym = gazetteer.country_of_demonym(match["word"])
        place = country_of_place(match["word"], gazetteer) if match["link"] else None
        if country := demonym or place:
            yield "headquarters_country", country, Span(sentence.start + match.start(), end)


def _described(about: str, gazetteer: Gazetteer) -> str | None:
    """The country that the head of a description names: "Finnish lens maker", "London firm"."""
    ends = HEAD_ENDS.search(about)
    head = about[: ends.start()] if ends else about
    named = (
        country_of(re.sub(r"['’]s$", "", word[0]), gazetteer)
        for word in COUNTRY_WORD.finditer(head)
    )
    return next(filter(None, named), None)


def _industry(doc: Document, company: Mention, sentence: Span, gazetteer: Gazetteer) -> Said:
    """What a company makes or does: "Acme, a producer of lenses", "the chip designer Acme"."""
    about = _apposition(doc, company, sentence)
    if about and (industry := industry_of(about.of(doc.text), gazetteer)):
        yield "industry", industry, Span(company.span.start, about.end)
        return
    words = doc.text[sentence.start : company.span.start]
    noun = words.rpartition(" ")[0].rpartition(" ")[2]
    before = TITLED.search(words) if TITLE_NOUN.fullmatch(noun) else None
    # "Globex and chip designer Acme": what stands before "and" is another's.
    title = before.group().rpartition(" and ")[2] if before else ""
    if before and (industry := industry_of(title, gazetteer)):
        yield "industry", industry, Span(sentence.start + before.start(), company.span.end)


def _other_company(doc: Document, company: Mention, lists: list[Group]) -> Said:
    """ "Acme, a subsidiary of Globex", "Acme's rivals Globex and Umbra", "Globex's unit Acme"."""
    for other in lists:
        if other.span.start > company.span.end:
            between = doc.text[company.span.end : other.span.start]
            words = Span(company.span.start, other.span.end)
            for predicate, pattern in OF_OTHER.items():
                if pattern.match(between):
                    for name in other.entities:
                        yield predicate, name, words
        elif other.span.end < company.span.start and len(other.entities) == 1:
            between = doc.text[other.span.end : company.span.start]
            if PARENT_FIRST.match(between):
                yield "subsidiary_of", other.entities[0], Span(other.span.start, company.span.end)
