"""Where the text writes something like a name: capitalised runs, cut into single names.

High recall is the aim (0.95 of named things lie in such a run); what each stands for, if anything,
is decided in ``naming.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.document import Document
from kg.extract.tables.words import NOT_NAMES, PRODUCT_NOUNS, SOFT
from kg.model import Span
from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key

# A word as names write it: "U.S.", a capital first or inside ("eBay"), a number with letters
# ("3M").
_WORD = (
    r"(?:(?:[A-Z]\.){2,}|(?:[^\W\d_a-z]\w*|[a-z]{1,2}[A-Z]\w+|\d+[A-Z]\w*)(?:[.&+/’'-](?=\w)\w+)*)"
)
_JOINT = (
    r"(?:\s|\s[&+]\s|,?\s(?=(?:Inc|Corp|Ltd|Co|LLC|AG|plc)\b)|\s(?:du|de|des|da|di|del|von|van|"
    r"der)\s|"
    r"(?:(?<=University)|(?<=Bank)|(?<=Institute)|(?<=Ministry)|(?<=Department)|(?<=Association)|"
    r"(?<=College)|(?<=Academy)|(?<=Bureau)|(?<=Council)|(?<=Court))\s(?:of|for)\s)"
)
_NUMBER = r"\d{1,4}(?![\d,.]*\s?(?:million|billion|percent|per cent|%))"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?:{_JOINT}(?:{_WORD}|{_NUMBER}))*")
_SUFFIX = re.compile(
    r"-(?:branded|based|led|owned|backed|made|built|powered|developed|designed|style|listed|born|"
    r"headquartered|funded|controlled|compatible|only|like|run)\b"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_CONTRACTION = re.compile(r"n[’']t$|[’'](?:ll|re|ve|d|m)$")
_LINE_NOUN = re.compile(r" (?:series|family|line-?up|range)\b")
LINE = re.compile(rf"{_LINE_NOUN.pattern}$")
"""How the name of a line of products ends: "Z9 series"."""
# "(NASDAQ: ACME)", "(HKEX: 700.HK)": where a share is traded is no part of the story.
_TICKER = re.compile(r"\((?:[A-Z][\w ]{1,20}: ?[A-Z\d.]{1,9}(?:[;,] ?)?)+\)")
_OPENS = " \"'“‘(•-"


def find_candidates(doc: Document, gazetteer: Gazetteer) -> list[Span]:
    """The spans of everything outside headlines that is written like a name, in order."""
    spans = [
        span
        for sentence in doc.sentences
        if not sentence.headline
        for run in _RUN.finditer(doc.text, sentence.span.start, sentence.span.end)
        for span in _pieces(run, gazetteer, _is_opening(doc, run.start(), sentence.span))
        if _is_name(doc, span, sentence.span)
    ]
    spans = _split_makers(doc, _without(spans, _no_names(doc)), gazetteer)
    return [_with_line_noun(doc, span) for span in spans]


def _no_names(doc: Document) -> list[Span]:
    """Stretches that are written like names and are none: stock tickers and dates."""
    dates = [
        when.span
        for sentence in doc.sentences
        for when in doc.worded_dates_in(sentence.span)
        if when.span.end - when.span.start > len("2048")  # a bare year may be part of a name
    ]
    return sorted(ticker_spans(doc.text) + dates)


def ticker_spans(text: str) -> list[Span]:
    """Where a text says in brackets at which exchanges a share is traded."""
    return [Span(*match.span()) for match in _TICKER.finditer(text)]


def _without(spans: list[Span], others: list[Span]) -> list[Span]:
    """The spans that none of ``others`` touches; both sorted, neither overlapping itself."""
    kept, rest = [], iter(others)
    other = next(rest, None)
    for span in spans:
        while other and other.end <= span.start:
            other = next(rest, None)
        if other is None or not span.overlaps(other):
            kept.append(span)
    return kept


def _is_opening(doc: Document, start: int, sentence: Span) -> bool:
    """Whether a word opens its sentence, where capitals say nothing."""
    return not doc.text[sentence.start : start].strip(_OPENS)


def _pieces(run: re.Match[str], gazetteer: Gazetteer, opening: bool) -> Iterator[Span]:
    """Cut a capitalised run at possessives, suffixes, nationalities and words that are no names."""
    whole = _POSSESSIVE.sub("", run.group())
    if gazetteer.organization(whole) or gazetteer.place(whole):
        yield Span(run.start(), run.start() + len(whole))
        return
    start: int | None = None
    end = 0
    for word in re.finditer(r"\S+", run.group()):
        cut = _SUFFIX.search(word.group()) or _POSSESSIVE.search(word.group())
        bare = word.group()[: cut.start() if cut else None].rstrip(",")
        soft = bare.lower() in SOFT and _may_be_soft(word, run, opening)
        stray = start is None and bare.isdigit()
        plain = bare.casefold() in NOT_NAMES or _CONTRACTION.search(bare)
        if stray or (plain and not soft) or gazetteer.country_of_demonym(bare):
            if start is not None:
                yield Span(run.start() + start, run.start() + end)
            start = None
            continue
        start = word.start() if start is None else start
        end = word.start() + len(bare)
        if cut and end > start:
            yield Span(run.start() + start, run.start() + end)
            start = None
    if start is not None:
        yield Span(run.start() + start, run.start() + end)


def _may_be_soft(word: re.Match[str], run: re.Match[str], opening: bool) -> bool:
    """Whether a word such as "New" or "Second" is part of the name around it: "Northern New
    Energy".
    """
    inner = word.start() > 0 or not opening
    return inner and len(run.group().split()) > 1 and word.group() != word.group().lower()


def _is_name(doc: Document, span: Span, sentence: Span) -> bool:
    """Whether a capitalised stretch is a name and not just the first word of its sentence."""
    name = span.of(doc.text)
    if len(name) < 2 or not re.search(r"[^\W\d_]", name) or name.casefold() in NOT_NAMES:
        return False
    if not _is_opening(doc, span.start, sentence) or " " in name or re.search(r"[A-Z\d]", name[1:]):
        return True
    return name.lower() not in doc.plain_words


def _split_makers(doc: Document, spans: list[Span], gazetteer: Gazetteer) -> list[Span]:
    """Split "Acme Z50" into maker and product where Acme stands alone elsewhere."""
    alone = {name_key(span.of(doc.text)) for span in spans}
    return [part for span in spans for part in _maker_and_product(doc, span, alone, gazetteer)]


def _maker_and_product(
    doc: Document, span: Span, alone: set[str], gazetteer: Gazetteer
) -> list[Span]:
    words = list(re.finditer(r"\S+", span.of(doc.text)))
    for cut in range(len(words) - 1, 0, -1):
        maker = Span(span.start, span.start + words[cut - 1].end())
        product = Span(span.start + words[cut].start(), span.end)
        known = name_key(maker.of(doc.text)) in alone or gazetteer.organization(maker.of(doc.text))
        numbered = re.search(r"\d", product.of(doc.text))
        if known and (numbered or re.match(rf" {PRODUCT_NOUNS}\b", doc.after(span, 30))):
            return [maker, product]
    return [span]


def _with_line_noun(doc: Document, span: Span) -> Span:
    """The name of a line takes its noun in: "Z9" before "series" is the Z9 series."""
    noun = _LINE_NOUN.match(doc.after(span, 12))
    return Span(span.start, span.end + noun.end()) if noun else span
