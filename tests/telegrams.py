"""Articles in a telegraphic style, and an extractor that reads it: many articles in little time.

One record stands on a line, its fields after bars: ``deal: Nordlens ; Zephyr | kind=co-branding``.
Where a test or a measurement is about what many articles come to, what they say is given so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import accumulate
from random import Random

from kg import KnowledgeGraph
from kg.articles import from_text
from kg.dates import PartialDate
from kg.model import Article, Evidence, Extraction, Record, Span, Statement
from kg.terms import ROLES
from kg.text.names import local_id

_COMPANIES = {"party", *ROLES, "maker", "organization", "subsidiary_of", "competitor_of"}
_THINGS = dict.fromkeys(_COMPANIES, "organization") | {
    "product": "product",
    "planned_product": "product",
    "person": "person",
}
_DATES = {"start", "end", "announced", "founded", "launch"}
_PROFILE = {"founded", "headquarters_country", "industry", "competitor_of", "subsidiary_of"}


class Telegraphist:
    """Reads what is told line by line; believes every word."""

    name = "telegraphist"
    version = "1"

    def extract(self, article: Article) -> Extraction:
        records: list[Record] = []
        start = 0
        for number, line in enumerate(article.text.split("\n")):
            if line:
                said = Evidence.at(Span(start, start + len(line)), article.text)
                records += _records(article.id, number, line, (said,))
            start += len(line) + 1
        return Extraction(article, records=tuple(records))


def _records(document: str, number: int, line: str, said: tuple[Evidence, ...]) -> Iterator[Record]:
    type_, _, rest = line.partition(": ")
    named, *parts = rest.split(" | ")
    fields = [tuple(part.split("=", 1)) for part in parts]
    modality = dict(fields).get("modality", "official")

    def state(field: str, value: str) -> Statement:
        found = PartialDate.parse(value) if field in _DATES else value
        return Statement(field, found, said, modality)

    def thing(type_: str, name: str, *aliases: str) -> Record:
        names = [state("name", name), *(state("alias", alias) for alias in aliases)]
        return Record(document, type_, local_id(type_, name), tuple(names))

    stated = [(field, value) for field, value in fields if field != "modality"]
    yield from (thing(_THINGS[field], value) for field, value in stated if field in _THINGS)
    if type_ in {"deal", "tenure"}:
        first, *others = named.split(" ; ")
        if type_ == "deal":
            kind, ends = "partnership", [("party", name) for name in (first, *others)]
        else:
            kind, ends = "tenure", [("person", first), ("organization", others[0])]
        yield from (thing(_THINGS[field], name) for field, name in ends)
        statements = tuple(state(field, value) for field, value in (*ends, *stated))
        yield Record(document, kind, f"{kind}.{number}", statements)
        return
    aliases = [value for field, value in stated if field == "alias"]
    yield thing(type_, named, *aliases)
    subject = local_id(type_, named)
    for field, value in stated:
        if field != "alias":
            kind = "attribute" if field in _PROFILE else type_
            yield Record(document, kind, subject, (state(field, value),))


def press(count: int, *, seed: int = 1) -> Iterator[Article]:
    """So many articles: some companies are in many, most in few, as in the news.

    Each article tells of one to three partnerships, and has one company's chief and country.
    """
    random = Random(seed)
    names = [f"{_word(random)} {_word(random)}" for _ in range(max(8, count // 2))]
    weights = list(accumulate(1 / (rank + 3) ** 0.8 for rank in range(len(names))))
    day = dt.date(2005, 1, 1)
    for number in range(count):
        published = day + dt.timedelta(days=number * 7000 // count)
        yield from_text(
            "\n".join(_lines(random, names, weights)), id=f"t{number:06}", published=published
        )


def _lines(random: Random, names: list[str], weights: list[float]) -> Iterator[str]:
    def company() -> str:
        return random.choices(names, cum_weights=weights)[0]

    for _ in range(random.randint(1, 3)):
        one, other = company(), company()
        if one != other:
            kind = random.choice(["co-branding", "component-supply", "technology-cooperation"])
            stage, year = (
                random.choice(["active", "announced", "ended"]),
                random.randint(2005, 2024),
            )
            scope = f"{random.choice(_FIELDS)} {random.randint(1, 300)}"
            yield (
                f"deal: {one} ; {other} | kind={kind} | stage={stage} | start={year} | "
                f"scope={scope} | product={one.split()[0]} {random.randint(1, 99)}"
            )
    who = company()
    yield f"organization: {who} | alias={who.split()[0]} | founded={random.randint(1950, 2020)}"
    yield f"organization: {who} | headquarters_country={random.choice(_COUNTRIES)}"
    yield f"tenure: {_word(random)} {_word(random)} ; {who} | role=ceo"


_FIELDS = ["lens coatings", "phone cameras", "modems", "cloud hosting", "battery cells"]
_COUNTRIES = ["Germany", "Japan", "United States", "China", "Finland"]


def _word(random: Random) -> str:
    syllables = (random.choice("bdfgklmnprstvz") + random.choice("aeiou") for _ in range(3))
    return "".join(syllables).capitalize()


def graph_of(articles: Iterable[Article]) -> KnowledgeGraph:
    """The graph in memory that articles in this style make."""
    graph = KnowledgeGraph.memory(extractor=Telegraphist())
    graph.add(*articles)
    return graph
