"""Companies beside other things: a person, a product, a country, a date, another company.

Each bond is one place of a text where the two may be tied, described by features: the words around
and between them, and how present the company is to a reader at that place. A linear model tells
from these whether the person works there, the product is made there, the company sits there, was
founded then, competes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from kg.dates import PartialDate
from kg.extract.document import Document, Reference
from kg.extract.groups import groups
from kg.extract.masking import Token, masked
from kg.extract.tables.companies import BEGINNING
from kg.extract.tables.people import SMALL_TITLE
from kg.extract.titles import title_of
from kg.extract.traits import country_of
from kg.model import Span
from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key
from kg.text.sentences import Sentence

NONE = "none"
"""The label of a bond that the text does not make."""

_FARTHEST = 45
"""How many of the tokens between two things of a sentence are looked at."""
_PHRASE = 7
"""Tokens between two things that are one feature, taken together."""
_PLACE = re.compile(
    r"\b(?:U\.[SK]\.|(?:(?:South|North|New|Hong|Saudi|Great|United|San|Los|Tel) )?"
    r"[A-Z]\w+)(?:-based)?"
)


@dataclass(frozen=True, slots=True)
class Thing:
    """What a company may be tied to, and where it stands."""

    span: Span
    value: str | PartialDate
    cues: tuple[str, ...] = ()
    """what else a model looks at: the title of a person"""


@dataclass(frozen=True, slots=True)
class Bond:
    """A company at one place, a thing at another, and what a model looks at to tie them."""

    company: str
    other: str | PartialDate
    words: tuple[Span, ...]
    features: tuple[str, ...]


class Scenery:
    """The sentences of a document with their tokens and companies, made once for all bonds."""

    def __init__(self, doc: Document, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.gazetteer = gazetteer
        self.references = [
            [r for r in doc.references_in(s.span) if len(r.entities) == 1] for s in doc.sentences
        ]
        self.introductions = _introductions(doc)
        self._tokens: dict[int, list[Token]] = {}
        self._salience = [*self._in_mind()]

    def tokens(self, number: int) -> list[Token]:
        """The words of a sentence; a name, a title and a date is one token each."""
        if number not in self._tokens:
            self._tokens[number] = _tokens(self.doc, self.doc.sentences[number])
        return self._tokens[number]

    def salience(self, number: int, company: str) -> list[str]:
        """How present a company is to a reader who comes to a sentence."""
        return self._salience[number].get(company, [])

    def present(self, number: int) -> list[str]:
        """The companies spoken of before a sentence, the first one first."""
        return list(self._salience[number])

    def _in_mind(self) -> Iterator[dict[str, list[str]]]:
        """For each sentence the companies spoken of before it, and what is known of each."""
        seen: Counter[str] = Counter(r.entities[0] for rs in self.references for r in rs)
        total = len(seen)
        most = max(seen, key=lambda name: seen[name], default=None)
        said: dict[str, int] = {}
        subject: str | None = None
        for number, references in enumerate(self.references):
            order = list(said)
            yield {
                name: [
                    f"ago:{min(4, number - said[name])}",
                    f"rank:{min(3, order.index(name))}",
                    *(["most"] if name == most else []),
                    *(["subject"] if name == subject else []),
                    *(["alone"] if total == 1 else []),
                ]
                for name in order
            }
            for reference in references:
                said[reference.entities[0]] = number
            subject = references[0].entities[0] if references else subject


def _introductions(doc: Document) -> frozenset[Span]:
    """Where each person is first named."""
    first: dict[str, Span] = {}
    for mention in doc.mentions:
        if mention.type == "person":
            first.setdefault(mention.entity, mention.span)
    return frozenset(first.values())


def _tokens(doc: Document, sentence: Sentence) -> list[Token]:
    """The tokens of a sentence, what belongs to one title or one date as one."""
    masks = [
        (Span(*m.span()), "TITLE")
        for m in SMALL_TITLE.finditer(doc.small, sentence.span.start, sentence.span.end)
    ]
    masks += [(when.span, "DATE") for when in doc.dates_in(sentence.span)]
    found: list[Token] = []
    for token in masked(doc, sentence.span, []):
        mask = next(((s, m) for s, m in masks if s.covers(token.span)), None)
        if mask is None or token.text.isupper():
            found.append(token)
        elif not found or found[-1].span != mask[0]:
            found.append(Token(*mask))
    return found


# ---- what a company may be tied to


def people(scenery: Scenery, number: int) -> Iterator[Thing]:
    """The persons of a sentence, with their titles; who is named anew was introduced before."""
    doc = scenery.doc
    for mention in doc.mentions_in(doc.sentences[number].span, "person"):
        title = title_of(doc, mention)
        cues = [f"title:{word}" for word in title.of(doc.text).lower().split()] if title else []
        cues += [] if mention.span in scenery.introductions else ["known"]
        yield Thing(mention.span, mention.entity, tuple(cues))


def products(scenery: Scenery, number: int) -> Iterator[Thing]:
    """The products of a sentence."""
    doc = scenery.doc
    for mention in doc.mentions_in(doc.sentences[number].span, "product"):
        yield Thing(mention.span, mention.entity)


def countries(scenery: Scenery, number: int) -> Iterator[Thing]:
    """The countries a sentence points to: by name, by a city, by the word for their people."""
    doc, sentence = scenery.doc, scenery.doc.sentences[number].span
    taken = [m.span for m in doc.mentions_in(sentence) if m.type != "place"]
    for match in _PLACE.finditer(doc.text, sentence.start, sentence.end):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in taken) and (
            country := country_of(match.group(), scenery.gazetteer)
        ):
            yield Thing(span, country)


def dates(scenery: Scenery, number: int) -> Iterator[Thing]:
    """The dates of a sentence that speaks of a beginning."""
    sentence = scenery.doc.sentences[number].span
    if BEGINNING.search(scenery.doc.text, sentence.start, sentence.end):
        for when in scenery.doc.dates_in(sentence):
            assert when.date is not None
            yield Thing(when.span, when.date)


# ---- the bonds


def bonds(scenery: Scenery, things: Callable[[Scenery, int], Iterator[Thing]]) -> Iterator[Bond]:
    """Each company and each thing of a kind, wherever a text may tie the two.

    The companies are those of the thing's sentence and those spoken of before it.
    """
    for number in range(len(scenery.doc.sentences)):
        for thing in things(scenery, number):
            around = [*_around(scenery, number, thing.span), *thing.cues]
            here = set()
            for reference in scenery.references[number]:
                here.add(reference.entities[0])
                yield _namesake(_near(scenery, number, reference, thing, around))
            for company in scenery.present(number):
                if company not in here:
                    present = scenery.salience(number, company) + ["none here"] * (not here)
                    found = _conjoined("far", present, around)
                    yield _namesake(Bond(company, thing.value, (thing.span,), tuple(found)))


def company_bonds(scenery: Scenery) -> Iterator[Bond]:
    """Every two companies of a sentence, in the order of the text.

    What is told of one in a list is told of all: each is looked at from the edges of its list.
    """
    for number, references in enumerate(scenery.references):
        lists = groups(scenery.doc, scenery.doc.sentences[number].span)
        for one, other in combinations(references, 2):
            if one.entities == other.entities or one.span.overlaps(other.span):
                continue
            first, second = (
                next(each.span for each in lists if each.span.covers(reference.span))
                for reference in (one, other)
            )
            thing = Thing(other.span, other.entities[0])
            if first == second:
                bond = _near(scenery, number, one, thing, [])
                beside = _framed(scenery.tokens(number), first, first)
                listed = ("list", *(f"list {feature}" for feature in beside))
                yield replace(bond, features=bond.features + listed)
            else:
                edges = Span(one.span.start, first.end), Span(second.start, other.span.end)
                yield _near(scenery, number, one, thing, [], edges)


def _near(
    scenery: Scenery,
    number: int,
    reference: Reference,
    thing: Thing,
    around: list[str],
    edges: tuple[Span, Span] | None = None,
) -> Bond:
    """The bond of a company and a thing of one sentence, the words between them from ``edges``."""
    company, words = reference.entities[0], (reference.span, thing.span)
    form = "name" if reference.named else reference.span.of(scenery.doc.text).lower()
    if reference.span.overlaps(thing.span):  # "the Swedish firm"
        return Bond(company, thing.value, words, ("inside", f"inside {form.split()[-1]}"))
    found = [f"form:{form}", *_framed(scenery.tokens(number), *sorted(edges or words))]
    others = [r for r in scenery.references[number] if r.entities != reference.entities]
    gap = _gap(*words)
    standing = ["nearest"] * all(_gap(r.span, thing.span) >= gap for r in others)
    standing += ["only"] * (not others)
    standing += ["first"] * (reference is scenery.references[number][0])
    present = [*standing, *scenery.salience(number, company)]
    way = ">" if words[0] < words[1] else "<"
    found = [f"{way}{feature}" for feature in [*found, *standing]]
    return Bond(company, thing.value, words, (*found, *_conjoined(f"near{way}", present, around)))


def _namesake(bond: Bond) -> Bond:
    """The bond, with word of it where company and thing share a name: "Jo Doe" of "Doe Optics"."""
    company, other = (set(name_key(str(name)).split()) for name in (bond.company, bond.other))
    return replace(bond, features=(*bond.features, "namesake")) if company & other else bond


def _framed(tokens: list[Token], first: Span, second: Span) -> list[str]:
    """The words between two places of a sentence, and those beside them."""
    texts = [token.text for token in tokens]
    (left, after), (right, end) = _place(tokens, first), _place(tokens, second)
    between = texts[after:right]
    beside = (_at(texts, left - 2), _at(texts, left - 1), _at(texts, end), _at(texts, end + 1))
    found = [
        f"companies:{min(3, between.count('ORG'))}",
        f"length:{len(between) if len(between) < 6 else 10 * min(4, 1 + len(between) // 10)}",
        f"left:{beside[1]}",
        f"left:{beside[0]} {beside[1]}",
        f"right:{beside[2]}",
        f"right:{beside[2]} {beside[3]}",
        *(f"between:{word}" for word in set(between[:_FARTHEST])),
        *(f"between:{a} {b}" for a, b in set(pairwise(between[:_FARTHEST]))),
        *(f"before:{word}" for word in set(texts[max(0, left - 6) : left])),
        *(f"behind:{word}" for word in set(texts[end : end + 6])),
    ]
    if len(between) <= _PHRASE:
        phrase = " ".join(between)
        found += [f"phrase:{phrase}", f"phrase:{beside[1]} | {phrase} | {beside[2]}"]
    return found


def _place(tokens: list[Token], span: Span) -> tuple[int, int]:
    """The numbers of the first token of a span and of the first one after it."""
    first = bisect_right(tokens, span.start, key=lambda token: token.span.end)
    return first, bisect_left(tokens, span.end, lo=first, key=lambda token: token.span.start)


def _around(scenery: Scenery, number: int, span: Span) -> list[str]:
    """The words beside a thing."""
    tokens = scenery.tokens(number)
    texts = [token.text for token in tokens]
    at, end = _place(tokens, span)
    quoted = re.search('[“”"]', scenery.doc.sentences[number].span.of(scenery.doc.text))
    return [
        f"p-1:{_at(texts, at - 1)}",
        f"p-2:{_at(texts, at - 2)} {_at(texts, at - 1)}",
        f"p+1:{_at(texts, end)}",
        f"p+2:{_at(texts, end)} {_at(texts, end + 1)}",
        f"companies:{min(2, len(scenery.references[number]))}",
        *(f"p-:{word}" for word in set(texts[max(0, at - 3) : at])),
        *(["quoted"] if quoted else []),
    ]


def _conjoined(where: str, present: list[str], around: list[str]) -> list[str]:
    """How present a company is, by itself and together with each word beside the thing."""
    alone = [where, *(f"{where} {feature}" for feature in [*present, *around])]
    return alone + [f"{where} {one} & {other}" for one in present for other in around]


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _at(texts: list[str], place: int) -> str:
    return texts[place] if 0 <= place < len(texts) else "-"
