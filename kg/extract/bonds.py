"""Companies beside other things: a person, a product, a country, a date, another company.

Each bond is one place of a text where the two may be tied, described by features: the words around
and between them, and how present the company is to a reader at that place. A linear model tells
from these whether the person works there, the product is made there, the company sits there, was
founded then, competes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.dates import PartialDate
from kg.extract.document import Reference
from kg.extract.encounters import WINDOW
from kg.extract.groups import groups
from kg.extract.scenery import Scenery, Words
from kg.extract.things import Thing
from kg.model import Span

NONE = "none"
"""The label of a bond that the text does not make."""

_FARTHEST = 45
"""How many of the tokens between two things of a sentence are looked at."""
_QUOTE = re.compile('[“”"]')
_PHRASE = 7
"""Tokens between two things that are one feature, taken together."""


@dataclass(frozen=True, slots=True)
class Bond:
    """A company at one place, a thing at another, and what a model looks at to tie them.

    Of several companies where they are all as present to a reader at the place of the thing.
    """

    companies: tuple[str, ...]
    other: str | PartialDate
    words: tuple[Span, ...]
    features: tuple[str, ...]


def bonds(scenery: Scenery, things: Callable[[Scenery, int], Iterator[Thing]]) -> Iterator[Bond]:
    """Each company and each thing of a kind, wherever a text may tie the two.

    The companies are those of the thing's sentence and those spoken of before it.
    """
    for number in range(len(scenery.doc.sentences)):
        for thing in things(scenery, number):
            around = [*_around(scenery, number, thing.span), *thing.cues]
            namesakes = scenery.namesakes(str(thing.value))
            here = dict.fromkeys(r.entities[0] for r in scenery.references[number])
            for reference in scenery.references[number]:
                bond = _near(scenery, number, reference, thing, around)
                yield _namesake(bond) if reference.entities[0] in namesakes else bond
            for present, companies in scenery.present(number, namesakes.union(here)):
                if companies[0] not in here:
                    features = _conjoined("far", [*present, *["none here"] * (not here)], around)
                    bond = Bond(tuple(companies), thing.value, (thing.span,), tuple(features))
                    yield _namesake(bond) if companies[0] in namesakes else bond


def company_bonds(scenery: Scenery) -> Iterator[Bond]:
    """Every two companies of a sentence, in the order of the text.

    What is told of one in a list is told of all: each is looked at from the edges of its list.
    """
    for number, references in enumerate(scenery.references):
        lists = groups(scenery.doc, scenery.doc.sentences[number].span)
        for one, other in _pairs(references):
            if one.entities == other.entities or one.span.overlaps(other.span):
                continue
            first, second = (
                next(each.span for each in lists if each.span.covers(reference.span))
                for reference in (one, other)
            )
            thing = Thing(other.span, other.entities[0])
            if first == second:
                bond = _near(scenery, number, one, thing, [])
                beside = _framed(scenery.words(number), first, first)
                listed = ("list", *(f"list {feature}" for feature in beside))
                yield replace(bond, features=bond.features + listed)
            else:
                edges = Span(one.span.start, first.end), Span(second.start, other.span.end)
                yield _near(scenery, number, one, thing, [], edges)


def _pairs(references: list[Reference]) -> Iterator[tuple[Reference, Reference]]:
    """Every two of a sentence, of a list of very many those that stand near each other."""
    for number, one in enumerate(references):
        for other in references[number + 1 : number + WINDOW]:
            yield one, other


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
        return Bond((company,), thing.value, words, ("inside", f"inside {form.split()[-1]}"))
    found = [f"form:{form}", *_framed(scenery.words(number), *sorted(edges or words))]
    others = [r for r in scenery.references[number] if r.entities != reference.entities]
    gap = _gap(*words)
    standing = ["nearest"] * all(_gap(r.span, thing.span) >= gap for r in others)
    standing += ["only"] * (not others)
    standing += ["first"] * (reference is scenery.references[number][0])
    present = [*standing, *scenery.salience(number, company)]
    way = ">" if words[0] < words[1] else "<"
    found = [f"{way}{feature}" for feature in [*found, *standing]]
    found += _conjoined(f"near{way}", present, around)
    return Bond((company,), thing.value, words, tuple(found))


def _namesake(bond: Bond) -> Bond:
    """The bond, with word of it that company and thing share a name: "Jo Doe" of "Doe Optics"."""
    return replace(bond, features=(*bond.features, "namesake"))


def _framed(words: Words, first: Span, second: Span) -> list[str]:
    """The words between two places of a sentence, and those beside them."""
    texts = words.texts
    (left, after), (right, end) = words.place(first), words.place(second)
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


def _around(scenery: Scenery, number: int, span: Span) -> list[str]:
    """The words beside a thing."""
    words = scenery.words(number)
    texts = words.texts
    at, end = words.place(span)
    sentence = scenery.doc.sentences[number].span
    quoted = _QUOTE.search(scenery.doc.text, sentence.start, sentence.end)
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
