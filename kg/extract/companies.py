"""What a text says a company is: when it was founded, where it sits, what it makes, whose rival it
is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.dates import PartialDate
from kg.extract.bonds import Scenery
from kg.extract.document import Document
from kg.extract.tables.words import COMPANY_NOUNS
from kg.extract.ties import OWNER, RIVAL, ties
from kg.extract.traits import country_of
from kg.model import Mention, Record, Span, Statement, Value
from kg.text.gazetteer import Gazetteer
from kg.text.names import local_id

Said = Iterator[tuple[str, Value, Span]]
"""A predicate, its value, and the words that say so."""
Found = Iterator[tuple[str, str, Value, tuple[Span, ...]]]
"""A company, a predicate, its value, and the words that say so."""
_ONE = frozenset({"founded", "headquarters_country"})
"""What a company has one of: the first found is kept."""

_FOUNDED_BEFORE = re.compile(
    r"\b(?:[Ff]ounded|[Ee]stablished|[Ss]tarted) (?:back )?in (?P<year>\d{4}),? (?:the )?$"
)
_APPOSITION = re.compile(
    r"^, (?:which is |is )?(?:an?|the|another|one of [\w'’]+) (?P<what>[^,.;]{3,110})"
    r"|^ is (?:an?|the) (?P<is>[^,.;]{3,110})"
)
_MAKER_OF = re.compile(
    r"\b(?:makers?|producer|manufacturer|developer|provider|supplier|designer|builder|seller|"
    r"operator) of "
    r"(?P<industry>[^,.;()]{3,60}?)"
    r"(?= (?:based|headquartered|in|from|that|which|with|founded|and is|on|for)\b|[,.;(]|$)"
)
_NOUN_MAKER = re.compile(
    rf"(?<!\w)(?P<industry>(?:[a-z][\w-]*\s(?:and\s)?){{1,5}}){COMPANY_NOUNS}\b"
)
_COUNTRY_WORD = re.compile(r"\b(?:South |North |New )?[A-Z]\w+(?:-based)?\b")
_BASED_IN = re.compile(
    r"^(?:,? (?:which )?(?:is )?|[^.;]{0,60}, )?(?:based|headquartered) (?:in|at|near) (?:the )?"
    r"(?P<place>[A-Z][\w.]+(?: [A-Z]\w+)*(?:, [A-Z]\w+)?)"
)
_BASED_IN_IT = re.compile(
    r"\b(?:based|headquartered) in (?:the )?(?P<place>[A-Z][\w.]+(?: [A-Z]\w+)*)"
)
_OF_PLACE = re.compile(r"^ of (?P<place>[A-Z]\w+(?: [A-Z]\w+)?)(?=[ ,.])")
_COUNTRY_BEFORE = re.compile(  # "the Swedish firm", "Swedish", "Stockholm-based", "Sweden's"
    rf"(?P<word>(?:South |North |New )?[A-Z]\w+?)(?P<link>-based|['’]s)? "
    rf"(?:(?:[a-z][\w-]+ ){{0,3}}{COMPANY_NOUNS},? )?$"
)
_OF_OTHER = {
    "subsidiary_of": re.compile(
        r"^,? (?:which |that )?(?:is )?(?:an?|the|its|now an?|a wholly[- ]owned)? ?(?:[\w-]+ ){0,3}"
        r"(?:subsidiary|unit|arm|division|brand) of (?:the )?$"
        r"|^,? (?:which is )?(?:wholly |majority |part[- ])?owned by (?:the )?(?:[\w-]+ ){0,2}$"
    ),
    "competitor_of": re.compile(
        r"^(?:['’]s?)? (?:\w+ )?(?:main |biggest |arch-?|closest |long-?time )?(?:rivals?|"
        r"competitors?),? "
        r"(?:such as |include |including |is |are )?$"
        r"|^,? (?:which |that )?(?:also )?(?:competes?|rivals?|vies)(?: directly|"
        r" mainly)? (?:with |against )?(?:the )?$"
        r"|^, (?:an?|its|the) (?:[\w-]+ )?(?:rival|competitor) (?:of|to) (?:the )?$"
    ),
}
_PARENT_FIRST = re.compile(
    r"^(?:['’]s) (?:[\w-]+ ){0,3}?(?:subsidiary|unit|arm|division)(?:,)? $|"
    r"^, (?:the )?(?:parent|owner) of (?:the )?$"
)
_EMPTY = frozenset(
    [
        "leading",
        "global",
        "largest",
        "biggest",
        "world",
        "world's",
        "major",
        "big",
        "small",
        "new",
        "privately",
        "held",
        "listed",
        "tech",
        "well-known",
        "technology",
        "famous",
        "former",
        "fellow",
        "second",
        "third",
        "top",
        "public",
        "first",
        "number",
        "one",
        "large",
        "fast-growing",
        "another",
        "long-time",
    ]
)
"""Words before what a company makes that say nothing of it."""


def find_attributes(scenery: Scenery) -> Iterator[Record]:
    """Founding date, country, industry, parents and rivals, each stated once."""
    seen: set[tuple[str, str]] = set()
    for company, predicate, value, words in [*_by_rule(scenery), *_learnt(scenery)]:
        one = predicate in _ONE
        if (key := (company, predicate if one else f"{predicate} {value}")) not in seen:
            seen.add(key)
            evidence = scenery.doc.evidence(*words)
            said = Statement(predicate, value, evidence, confidence=0.85)
            subject = local_id("organization", company)
            yield Record(scenery.doc.article.id, "attribute", subject, (said,))


def _by_rule(scenery: Scenery) -> Found:
    """What appositions and a few other constructions say plainly."""
    doc = scenery.doc
    for company in (m for m in doc.mentions if m.type == "organization"):
        sentence = doc.sentence_of(company.span).span
        for predicate, value, words in [
            *_founded(doc, company, sentence),
            *_country(doc, company, sentence, scenery.gazetteer),
            *_industry(doc, company, sentence, scenery.gazetteer),
            *_other_company(doc, company, sentence),
        ]:
            if value != company.entity:
                yield company.entity, predicate, value, (words,)


def _learnt(scenery: Scenery) -> Found:
    """What the models of ties find."""
    for name, predicate in (("founding", "founded"), ("seat", "headquarters_country")):
        for tie in ties(scenery, name):
            yield tie.bond.company, predicate, tie.bond.other, tie.bond.words
    for tie in ties(scenery, "kin"):
        company, other = tie.bond.company, str(tie.bond.other)
        if tie.label == OWNER:
            company, other = other, company
        predicate = "competitor_of" if tie.label == RIVAL else "subsidiary_of"
        yield company, predicate, other, tie.bond.words


def _founded(doc: Document, company: Mention, sentence: Span) -> Said:
    """ "Founded in 2010, Acme": rare in what the model of foundings learnt from."""
    before = doc.text[sentence.start : company.span.start]
    if match := _FOUNDED_BEFORE.search(before):
        words = Span(sentence.start + match.start(), company.span.end)
        yield "founded", PartialDate(int(match["year"])), words


def _apposition(doc: Document, company: Mention, sentence: Span) -> Span | None:
    """The words that explain a company: "Acme, a German producer of lenses"."""
    match = _APPOSITION.match(doc.text[company.span.end : sentence.end])
    if not match:
        return None
    part = "what" if match["what"] else "is"
    return Span(company.span.end + match.start(part), company.span.end + match.end(part))


def _country(doc: Document, company: Mention, sentence: Span, gazetteer: Gazetteer) -> Said:
    """ "a German producer", "based in China", "the Swedish firm Acme", "Acme of Japan"; the first
    found.
    """
    start, end = company.span.start, company.span.end
    after = doc.text[end : sentence.end]
    about = _apposition(doc, company, sentence)
    if about:
        for word in _COUNTRY_WORD.finditer(about.of(doc.text)):
            name = word.group()
            named = gazetteer.country_of_demonym(name) or (
                country_of(name, gazetteer) if name.endswith("-based") else None
            )
            if named:
                yield "headquarters_country", named, Span(start, about.end)
                return
        based = _BASED_IN_IT.search(doc.text, about.start, sentence.end)
        place = based["place"] if based and based.start() <= about.end else ""
        if based and (country := _country_of_place(place, gazetteer)):
            yield "headquarters_country", country, Span(start, based.end())
            return
    for pattern in (_BASED_IN, _OF_PLACE):
        if (match := pattern.match(after)) and (
            country := _country_of_place(match["place"], gazetteer)
        ):
            yield "headquarters_country", country, Span(start, end + match.end())
            return
    if match := _COUNTRY_BEFORE.search(doc.text[sentence.start : start]):
        demonym = gazetteer.country_of_demonym(match["word"])
        place = _country_of_place(match["word"], gazetteer) if match["link"] else None
        if country := demonym or place:
            yield "headquarters_country", country, Span(sentence.start + match.start(), end)


def _country_of_place(name: str, gazetteer: Gazetteer) -> str | None:
    """The country of a place, or of the larger place behind its comma: "Bedford, Massachusetts"."""
    for part in (name, *name.split(", ")):
        if place := gazetteer.place(part):
            return place.country or (place.name if place.kind == "country" else None)
    return None


def _industry(doc: Document, company: Mention, sentence: Span, gazetteer: Gazetteer) -> Said:
    """What a company makes or does: "a producer of lenses", "a consumer electronics firm"."""
    about = _apposition(doc, company, sentence)
    if about is None:
        return
    text = about.of(doc.text)
    if match := _MAKER_OF.search(text) or _NOUN_MAKER.search(text):
        words = match["industry"].split()
        while words and (words[0].lower() in _EMPTY or gazetteer.country_of_demonym(words[0])):
            words.pop(0)
        if words:
            yield "industry", " ".join(words), Span(company.span.start, about.end)


def _other_company(doc: Document, company: Mention, sentence: Span) -> Said:
    """ "Acme, a subsidiary of Globex", "Acme's rival Globex", "Globex's chip unit Acme"."""
    for other in doc.references_in(sentence):
        if other.span.start > company.span.end:
            between = doc.text[company.span.end : other.span.start]
            words = Span(company.span.start, other.span.end)
            for predicate, pattern in _OF_OTHER.items():
                if pattern.match(between):
                    for name in other.entities:
                        yield predicate, name, words
        elif other.span.end < company.span.start and len(other.entities) == 1:
            between = doc.text[other.span.end : company.span.start]
            if _PARENT_FIRST.match(between):
                yield "subsidiary_of", other.entities[0], Span(other.span.start, company.span.end)
