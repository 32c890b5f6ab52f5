"""What a text says about the things it names: who leads a company, where it sits, who makes what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.dates import PartialDate
from kg.extract.document import Document
from kg.extract.findings import Finding, vouching
from kg.extract.lexicon import Lexicon
from kg.extract.tables.telling import LAUNCHES
from kg.extract.tables.words import COMPANY_NOUNS, TITLES
from kg.model import Mention, Record, Span, Statement
from kg.text.gazetteer import Gazetteer
from kg.text.names import local_id, slug

_TITLE = rf"(?:(?:{TITLES})(?:(?:, | and |, and | & )(?:{TITLES}))*)"
_TITLE_AFTER = re.compile(rf"(?i)^,? (?:who is |also )?(?:the |its |an? )?(?P<title>(?:[\w-]+ )??{_TITLE})\b(?: (?:of|at|for) (?:the )?(?P<of>$|(?=\w)))?")
_TITLE_BEFORE = re.compile(rf"(?i)(?P<title>(?:(?:global|deputy|acting|former|group|interim) )?{_TITLE}),? $")
_FOUNDED_BEFORE = re.compile(r"\b[Ff]ounded (?:back )?in (?P<year>\d{4}),? $")
_FOUNDED_AFTER = re.compile(r"^(?:,? [\w ,-]{0,60}?)?,? (?:which )?(?:was |were )?(?:founded|established) (?:back )?in (?P<year>\d{4})\b")
_APPOSITION = re.compile(rf"^, (?:which is |is )?(?:an?|the|another|one of [\w']+) (?P<what>[^,.;]{{3,110}})|^ is (?:an?|the) (?P<is>[^,.;]{{3,110}})")
_MAKER_OF = re.compile(r"\b(?:maker|makers|producer|manufacturer|developer|provider|supplier|designer|builder|seller|operator) of (?P<industry>[^,.;()]{3,60}?)(?= (?:based|headquartered|in|from|that|which|with|founded|and is|on)\b|[,.;(]|$)")
_NOUN_MAKER = re.compile(rf"(?<!\w)(?P<industry>(?:[a-z][\w-]*\s(?:and\s)?){{1,5}}){COMPANY_NOUNS}\b")
_BASED = re.compile(r"\b(?:based|headquartered) in (?:the )?$")
_OF_OTHER = {
    "subsidiary_of": re.compile(r"^,? (?:is |which is )?(?:an?|the|its|a wholly[- ]owned) (?:[\w-]+ ){0,2}(?:subsidiary|unit|arm|division) of (?:the )?$"),
    "competitor_of": re.compile(r"^(?:['’]s?)? (?:main |biggest |arch|closest |long-?time )*-?(?:rivals?|competitors?),? $|^,? (?:which |that )?(?:competes?|rivals?)(?: directly)? (?:with |against )?$"),
}  # fmt: skip
_EMPTY = frozenset(
    "leading global largest biggest world world's major big small new privately held listed tech technology "
    "well-known famous former fellow second third top public first number one large fast-growing another long-time".split()
)


def find_profiles(
    doc: Document, found: list[Finding], gazetteer: Gazetteer
) -> Iterator[Record]:
    """The records of everything named except partnerships: things, tenures, attributes, products."""
    for name, type_ in doc.types.items():
        if type_ in {"organization", "media", "person"}:
            yield _thing(doc, name, type_)
    yield from _tenures(doc)
    yield from _attributes(doc, gazetteer)
    yield from _products(doc, found)


def _thing(doc: Document, name: str, type_: str) -> Record:
    """A named thing: its name and its other forms, each where it first stands."""
    said = []
    for form in doc.aliases[name]:
        mention = next((m for m in doc.mentions if m.entity == name and form in m.text), None)
        if mention is not None:
            start = mention.span.start + mention.text.index(form)
            evidence = doc.evidence(Span(start, start + len(form)))
            said.append(Statement("name" if form == name else "alias", form, evidence, confidence=0.9))
    record_type = "organization" if type_ == "organization" else type_
    return Record(doc.article.id, record_type, local_id(type_, name), tuple(said))


# ---- people --------------------------------------------------------------------------------------


def _tenures(doc: Document) -> Iterator[Record]:
    """Who holds which role where: "Jo Doe, founder and CEO of Acme", "Acme President Jo Doe"."""
    seen = set()
    for person in (m for m in doc.mentions if m.type == "person"):
        sentence = doc.sentence_of(person.span).span
        found = _title_after(doc, person, sentence) or _title_before(doc, person, sentence)
        if found is None or found[0] == "":
            continue
        title, organization, words = found
        roles = [cue.concept for cue in Lexicon.of_scheme("role").find(title)]
        key = (person.entity, organization, title.lower())
        if key in seen or not roles or "former" in title.lower():
            continue
        seen.add(key)
        evidence = doc.evidence(words)
        facts = [("person", person.entity), ("organization", organization), ("title", title)]
        facts += [("role", role) for role in dict.fromkeys(roles)]
        subject = f"tenure.{slug(person.entity)}--{slug(organization)}"
        statements = tuple(Statement(f, v, evidence, confidence=0.9) for f, v in facts)
        yield Record(doc.article.id, "tenure", subject, statements)


def _title_after(doc: Document, person: Mention, sentence: Span) -> tuple[str, str, Span] | None:
    """"Jo Doe, the founder and CEO of Acme"."""
    tail = doc.text[person.span.end : sentence.end]
    match = _TITLE_AFTER.match(tail)
    if not match:
        return None
    at = person.span.end + match.end()
    for reference in doc.references_in(sentence):
        if len(reference.entities) == 1 and 0 <= reference.span.start - at <= 4:
            words = Span(person.span.start, reference.span.end)
            return match["title"], reference.entities[0], words
    return _with_own_company(doc, match["title"], sentence, Span(person.span.start, at))


def _title_before(doc: Document, person: Mention, sentence: Span) -> tuple[str, str, Span] | None:
    """"Acme President Jo Doe", "Acme's chief executive, Jo Doe", "its chairman Jo Doe"."""
    match = _TITLE_BEFORE.search(doc.text[sentence.start : person.span.start])
    if not match:
        return None
    at = sentence.start + match.start()
    for reference in doc.references_in(sentence):
        gap = doc.text[reference.span.end : at] if reference.span.end <= at else None
        if gap is not None and re.fullmatch(r"(?:['’]s?)?,? ?", gap):
            words = Span(reference.span.start, person.span.end)
            return match["title"], reference.entities[0], words
    return _with_own_company(doc, match["title"], sentence, Span(at, person.span.end))




def _with_own_company(
    doc: Document, title: str, sentence: Span, words: Span
) -> tuple[str, str, Span] | None:
    """A title without a company belongs to the only company its sentence names, if there is one."""
    names = {m.entity for m in doc.mentions_in(sentence, "organization")}
    if len(names) != 1:
        return None
    first = next(m for m in doc.mentions_in(sentence, "organization"))
    return title, first.entity, Span(min(words.start, first.span.start), max(words.end, first.span.end))


# ---- companies -----------------------------------------------------------------------------------


def _attributes(doc: Document, gazetteer: Gazetteer) -> Iterator[Record]:
    """Founding year, country, industry, parents and rivals, each stated once."""
    seen = set()
    for company in (m for m in doc.mentions if m.type == "organization"):
        sentence = doc.sentence_of(company.span).span
        for predicate, value, words in [
            *_founded(doc, company, sentence),
            *_country(doc, company, sentence, gazetteer),
            *_industry(doc, company, sentence, gazetteer),
            *_other_company(doc, company, sentence),
        ]:
            key = (company.entity, predicate, str(value))
            if key not in seen and str(value) != company.entity:
                seen.add(key)
                said = Statement(predicate, value, doc.evidence(words), confidence=0.85)
                subject = local_id("organization", company.entity)
                yield Record(doc.article.id, "attribute", subject, (said,))


Found = Iterator[tuple[str, str | PartialDate, Span]]


def _founded(doc: Document, company: Mention, sentence: Span) -> Found:
    before = doc.text[sentence.start : company.span.start]
    after = doc.text[company.span.end : sentence.end]
    if match := _FOUNDED_BEFORE.search(before):
        yield "founded", PartialDate(int(match["year"])), Span(sentence.start + match.start(), company.span.end)
    elif match := _FOUNDED_AFTER.match(after):
        yield "founded", PartialDate(int(match["year"])), Span(company.span.start, company.span.end + match.end())


def _apposition(doc: Document, company: Mention, sentence: Span) -> Span | None:
    """The words that explain a company: "Acme, a German producer of lenses"."""
    match = _APPOSITION.match(doc.text[company.span.end : sentence.end])
    if not match:
        return None
    part = "what" if match["what"] else "is"
    return Span(company.span.end + match.start(part), company.span.end + match.end(part))


def _country(doc: Document, company: Mention, sentence: Span, gazetteer: Gazetteer) -> Found:
    """"a German producer", "based in China", "the Swedish firm Acme", "Acme of Japan"."""
    if about := _apposition(doc, company, sentence):
        words = Span(company.span.start, about.end)
        for word in re.finditer(r"\b(?:South |North |New )?[A-Z]\w+(?P<based>-based)?", about.of(doc.text)):
            name = word.group().removesuffix("-based")
            place_found = gazetteer.place(name) if word["based"] else None
            if country := place_found.country if place_found else gazetteer.country_of_demonym(name):
                yield "headquarters_country", country, words
                return
        for place in re.finditer(r"\bbased in (?:the )?(?P<place>[A-Z][\w]+(?: [A-Z]\w+)*)", doc.text[about.start : about.end + 30]):
            if known := gazetteer.place(place["place"]):
                yield "headquarters_country", known.country, Span(words.start, about.start + place.end())
                return
    before = doc.text[sentence.start : company.span.start]
    if match := re.search(rf"(?P<word>(?:South )?[A-Z]\w+)(?:-based)? (?:(?:[a-z][\w-]+ ){{0,3}}{COMPANY_NOUNS} )?$", before):
        word = match["word"]
        place_found = gazetteer.place(word) if "-based" in match.group() else None
        country = gazetteer.country_of_demonym(word) or (place_found.country if place_found else None)
        if country:
            yield "headquarters_country", country, Span(sentence.start + match.start(), company.span.end)


def _industry(doc: Document, company: Mention, sentence: Span, gazetteer: Gazetteer) -> Found:
    """What a company makes or does, as worded: "a producer of lenses", "a consumer electronics firm"."""
    about = _apposition(doc, company, sentence)
    if about is None:
        return
    text = about.of(doc.text)
    match = _MAKER_OF.search(text) or _NOUN_MAKER.search(text)
    if match:
        words = match["industry"].split()
        while words and (words[0].lower() in _EMPTY or gazetteer.country_of_demonym(words[0])):
            words.pop(0)
        if words:
            yield "industry", " ".join(words), Span(company.span.start, about.end)


def _other_company(doc: Document, company: Mention, sentence: Span) -> Found:
    """"Acme, a subsidiary of Globex", "its rival Globex"."""
    for other in doc.references_in(sentence):
        if other.span.start <= company.span.end or len(other.entities) != 1:
            continue
        between = doc.text[company.span.end : other.span.start]
        for predicate, pattern in _OF_OTHER.items():
            if pattern.match(between):
                yield predicate, other.entities[0], Span(company.span.start, other.span.end)


# ---- products ------------------------------------------------------------------------------------


def _products(doc: Document, found: list[Finding]) -> Iterator[Record]:
    """Every product with its maker and launch, where the text tells."""
    makers = _makers(doc)
    for finding in found:
        for product, statement in _made_by_brand_user(found, finding):
            makers.setdefault(product, statement)
    for name in (name for name, type_ in doc.types.items() if type_ == "product"):
        mention = next(m for m in doc.mentions if m.entity == name)
        said = [Statement("name", name, doc.evidence(mention.span), confidence=0.85)]
        said += [makers[name]] if name in makers else []
        yield Record(doc.article.id, "product", local_id("product", name), tuple(said))
    for name, span in dict(new for finding in found for new in finding.new_products).items():
        said = [Statement("name", name, doc.evidence(span), confidence=0.8)]
        said += _launch(doc, span)
        yield Record(doc.article.id, "product", local_id("product", name), tuple(said))


def _makers(doc: Document) -> dict[str, Statement]:
    """Products named right after their maker: "Acme's Z9", "the Acme Z9 series"."""
    makers: dict[str, Statement] = {}
    for product in (m for m in doc.mentions if m.type == "product"):
        for company in (m for m in doc.mentions if m.type == "organization"):
            between = doc.text[company.span.end : product.span.start]
            close = company.span.end <= product.span.start and len(between) < 40
            if close and re.fullmatch(r"(?:['’]s?)? (?:(?:own|new|first|latest|flagship|upcoming|next|[a-z]+) ){0,2}", between):
                words = Span(company.span.start, product.span.end)
                makers.setdefault(
                    product.entity, Statement("maker", company.entity, doc.evidence(words), confidence=0.85)
                )
    return makers


def _made_by_brand_user(
    found: list[Finding], finding: Finding
) -> Iterator[tuple[str, Statement]]:
    """Under a brand cooperation the products are those of the side that uses the brand."""
    users = [
        s
        for other in found
        if frozenset(other.parties) == frozenset(finding.parties)
        for s in other.statements
        if s.field == "brand_user"
    ]
    if users:
        for said in finding.statements:
            if said.field in {"product", "last_product"}:
                evidence = tuple(sorted({*said.evidence, *users[0].evidence}))
                yield str(said.value), Statement("maker", users[0].value, evidence, confidence=0.7)


def _launch(doc: Document, product: Span) -> Iterator[Statement]:
    """When a product is said to come out, and whether that is only reported."""
    sentence = doc.sentence_of(product).span
    for when in doc.dates_in(sentence):
        verb = LAUNCHES.search(doc.text, product.end, when.span.start) if when.span.start > product.end else None
        if verb and when.date:
            modality, said_by = vouching(doc, sentence, Span(*verb.span()), ())
            yield Statement("launch", when.date, doc.evidence(sentence), modality, 0.8, said_by)
            return
