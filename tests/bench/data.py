"""Graphs of any size, shaped like those that articles come to; the same for the same size.

Companies, partnerships and people stand in the resolved graph, and each article with its claims and
quotes in a graph of its own, in the proportions of the graph that the shipped seed comes to: about
three claims in four triples. Nothing in it breaks a shape.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from kg.terms import BASE, PREFIXES
from tests.bench.articles import Article

PER_PARTNERSHIP = 143
"""How many triples come with each partnership, its share of companies and articles among them."""

SIDES = (
    ("co-branding", "brandOwner", "brandUser"),
    ("component-supply", "supplier", "customer"),
    ("distribution", "supplier", "distributor"),
    ("technology-licensing", "licensor", "licensee"),
    ("joint-development", "hasParticipant", "hasParticipant"),
    ("component-supply", "supplier", "customer"),
)
"""Kinds of partnership with the two roles that each asks for; supply is the most frequent."""

FATES = (
    *("active",) * 9,
    *("ended",) * 6,
    *("announced",) * 2,
    "planned",
    "cancelled",
    "denied",
)
COUNTRIES = ("Utopia", "Erewhon", "Laputa", "Lilliput", "Cockaigne", "Ruritania")
FIELDS = ("imaging", "batteries", "displays", "modems", "sensors", "payments", "maps", "audio")
NEWEST = dt.date(2025, 6, 30)

_RUN = """graph:meta {
run:build-b a prov:Activity ; rdfs:label 'build'@en ; schema:position 1 ;
  prov:used run:extractor-e ; tp:articlesRead 9 ; tp:recordsFound 99 .
run:extractor-e a prov:Collection ; schema:name 'rules' ; schema:softwareVersion 'v' . }"""


@dataclass
class Deal:
    """One partnership before it is written down."""

    number: int
    one: int
    other: int
    kind: str
    roles: tuple[str, str]
    fate: str
    start: dt.date

    @property
    def node(self) -> str:
        """Its prefixed name."""
        return f"partnership:p{self.number}"

    @property
    def end(self) -> dt.date:
        """The day it ends, if that is its fate."""
        return self.start + dt.timedelta(days=200 + self.number * 7 % 900)

    @property
    def products(self) -> tuple[str, str]:
        """A product of its own, and the line of the company that makes it."""
        return f"product:x{self.number}", f"product:line{self.other}"

    @property
    def modality(self) -> str:
        """How the first article tells of it."""
        if self.fate in {"denied", "cancelled", "planned"}:
            return ("reported", "rumoured")[self.number % 2]
        return "official"


def trig(size: int) -> str:
    """About ``size`` triples as TriG, without the ontology and what follows from them."""
    count = max(8, size // PER_PARTNERSHIP)
    chance = random.Random(count)
    companies = _enough_for(count)
    lines = [f"@base <{BASE}> ."]
    lines += [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(PREFIXES.items())]
    lines += [_RUN, "graph:resolved {", *_companies(companies), "}"]
    for deal in _deals(count, companies, chance):
        lines += _told(deal)
    return "\n".join(lines)


def _enough_for(partnerships: int) -> int:
    """A company for three partnerships; of few companies more, as no pair of them meets twice."""
    numbers = itertools.count(max(6, partnerships // 3))
    return next(n for n in numbers if math.comb(n, 2) >= partnerships)


def _companies(count: int) -> Iterator[str]:
    for country in COUNTRIES:
        yield f"place:{country.lower()} a tp:Country ; rdfs:label '{country}' ."
        yield f"place:city-{country.lower()} a tp:Place ; tp:locatedIn place:{country.lower()} ."
    for name in sorted({_field(company) for company in range(count)}):
        yield f"field:{name} a skos:Concept ; skos:prefLabel '{name}' ."
    for n in range(count):
        country = COUNTRIES[n * n % len(COUNTRIES)].lower()
        yield f"""org:c{n} a tp:Company ; rdfs:label 'Company {n}' ; tp:industry 'electronics' ;
  tp:headquarteredIn place:{"city-" * (n % 2)}{country} ; tp:founded '{1950 + n % 70}'^^xsd:gYear .
person:h{n} a tp:Person ; rdfs:label 'Person {n}' .
tenure:t{n} a tp:RoleTenure ; tp:holder person:h{n} ; tp:inOrganization org:c{n} ;
  tp:role role:{("ceo", "founder", "president")[n % 3]} ; tp:roleTitle 'head of the house' ;
  tp:startDate '{2000 + n % 20}'^^xsd:gYear .
product:line{n} a tp:ProductLine ; rdfs:label 'Line {n}' ; tp:manufacturer org:c{n} ."""


def _field(company: int) -> str:
    """What a company works in; three share a field, so that one can follow another there."""
    return f"{FIELDS[company % len(FIELDS)]}-{company // (3 * len(FIELDS))}"


def _deals(count: int, companies: int, chance: random.Random) -> Iterator[Deal]:
    """Partnerships of which some companies have many and most have few, as in the news."""
    first = dt.date(2012, 1, 1)
    pairs: set[frozenset[int]] = set()
    for number in range(count):
        one = other = 0
        # No pair meets twice: two partnerships of one pair in one field break a shape.
        while one == other or {one, other} in pairs:
            one, other = int(companies * chance.random() ** 2), chance.randrange(companies)
        pairs.add(frozenset((one, other)))
        kind, *roles = chance.choice(SIDES)
        fate = chance.choice(FATES)
        days = (NEWEST - first).days - (1100 if fate == "ended" else 60)
        start = first + dt.timedelta(days=chance.randrange(days))
        yield Deal(number, one, other, kind, (roles[0], roles[1]), fate, start)


def _told(deal: Deal) -> Iterator[str]:
    """A partnership as it is resolved, and the articles that tell of it."""
    articles = [_first_article(deal), *_later_articles(deal)]
    yield "graph:resolved {"
    yield from _resolved(deal, [claim for article in articles for claim in article.claim_nodes])
    if len(articles) > 1:
        yield f"article:{articles[-1].name} tp:copyOf article:{articles[0].name} ."
    for article in articles:
        yield from article.denotations()
    yield "}"
    for article in articles:
        yield from article.trig()


def _resolved(deal: Deal, claims: list[str]) -> Iterator[str]:
    product, line = deal.products
    made = "plannedProduct" if deal.fate in {"planned", "announced"} else "produced"
    stage = "announced" if deal.fate == "denied" else deal.fate
    modality = "denied" if deal.fate == "denied" and deal.number % 2 else "official"
    yield f"""{deal.node} a tp:Partnership ; rdfs:label 'Partnership {deal.number}' ;
  tp:{deal.roles[0]} org:c{deal.one} ; tp:{deal.roles[1]} org:c{deal.other} ;
  tp:kind kind:{deal.kind} ; tp:stage stage:{stage} ; tp:modality modality:{modality} ;
  tp:scope field:{_field(deal.one)} ; tp:supportedBy {" , ".join(claims)} ;
  tp:announcedDate '{deal.start - dt.timedelta(days=30)}'^^xsd:date ;
  tp:firstProduct {product} ; tp:{made} {product} , {line} .
{product} a tp:Product ; rdfs:label 'Product {deal.number}' ; tp:manufacturer org:c{deal.other} ;
  tp:launchDate '{deal.start:%Y-%m}'^^xsd:gYearMonth .
{_dates(deal.node, "start", deal.start)}"""
    if deal.fate == "ended":
        yield f"{deal.node} tp:lastProduct {line} . {_dates(deal.node, 'end', deal.end)}"


def _dates(node: str, which: str, day: dt.date) -> str:
    """A date as stated, every third time no more than its year, with its bounds."""
    first, last = dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    stated, datatype = (f"{day.year}", "gYear") if day.day % 3 == 0 else (str(day), "date")
    earliest, latest = (first, last) if datatype == "gYear" else (day, day)
    return f"""{node} tp:{which}Date '{stated}'^^xsd:{datatype} ;
  tp:{which}Earliest '{earliest}'^^xsd:date ; tp:{which}Latest '{latest}'^^xsd:date ."""


def _first_article(deal: Deal) -> Article:
    article = Article(f"a{deal.number}", deal.start - dt.timedelta(days=30), deal.node)
    said = deal.modality
    article.claim("rdf:type", "tp:Partnership", said)
    article.claim("tp:kind", f"kind:{deal.kind}", said)
    article.claim("tp:stage", "stage:announced", said)
    for role, company in zip(deal.roles, (deal.one, deal.other), strict=True):
        article.claim(f"tp:{role}", article.mention(f"org:c{company}"), said)
    article.claim("tp:startDate", f"'{deal.start}'^^xsd:date", said)
    article.claim("tp:firstProduct", article.mention(deal.products[0]), said)
    return article


def _later_articles(deal: Deal) -> Iterator[Article]:
    """What was said afterwards: of the end, of a denial, and what fits ill to the first article."""
    later = deal.start + dt.timedelta(days=30)
    if deal.fate == "ended":
        article = Article(f"b{deal.number}", deal.end + dt.timedelta(days=5), deal.node)
        article.claim("tp:endDate", f"'{deal.end}'^^xsd:date", "official", said_by="a spokesperson")
        article.claim("tp:stage", "stage:ended", "official")
        article.claim("tp:lastProduct", article.mention(deal.products[1]), "reported")
        yield article
    elif deal.fate in {"cancelled", "denied"}:
        article = Article(f"b{deal.number}", later, deal.node)
        turned = "stage:cancelled" if deal.fate == "cancelled" else "stage:announced"
        how = "official" if deal.fate == "cancelled" else "denied"
        article.claim("tp:stage", turned, how, said_by="a spokesperson")
        yield article
    if deal.number % 4 == 0:
        article = Article(f"d{deal.number}", later, deal.node)
        article.claim("tp:startDate", f"'{deal.start.year + 1}'^^xsd:gYear", "reported")
        article.claim("tp:kind", f"kind:{deal.kind}", "official")
        yield article
