"""Graphs of any size, shaped like those that articles come to; the same for the same size."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator

from kg.terms import PREFIXES

KINDS = ("co-branding", "joint-development", "component-supply", "distribution", "merger")
STAGES = ("active", "announced", "ended", "planned")
PER_PARTNERSHIP = 19
"""How many triples come with each partnership, its share of companies and claims among them."""


def turtle(size: int) -> str:
    """About ``size`` triples of partnerships, companies, products and claims, as Turtle."""
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(PREFIXES.items())]
    return "\n".join([*lines, *_things(size // PER_PARTNERSHIP)])


def _things(count: int) -> Iterator[str]:
    chance = random.Random(count)
    companies = max(4, count // 3)
    yield "place:utopia a tp:Country ; rdfs:label 'Utopia' ."
    for n in range(companies):
        yield f"org:c{n} a tp:Company ; rdfs:label 'Company {n}' ;"
        yield "  tp:headquarteredIn place:utopia ."
    for n in range(count):
        yield from _partnership(n, *chance.sample(range(companies), 2), chance)


def _partnership(n: int, one: int, other: int, chance: random.Random) -> Iterator[str]:
    start = dt.date(2010, 1, 1) + dt.timedelta(days=chance.randrange(5000))
    stage = chance.choice(STAGES)
    yield f"""partnership:p{n} a tp:Partnership ; rdfs:label 'Partnership {n}' ;
  tp:kind kind:{chance.choice(KINDS)} ; tp:stage stage:{stage} ; tp:modality modality:official ;
  tp:supplier org:c{one} ; tp:customer org:c{other} ; tp:supportedBy claim:c{n} ;
  tp:startDate '{start}'^^xsd:date ; tp:startEarliest '{start}'^^xsd:date ;
  tp:startLatest '{start}'^^xsd:date ; tp:produced product:x{n} .
product:x{n} a tp:Product ; rdfs:label 'Product {n}' ; tp:manufacturer org:c{other} .
claim:c{n} a tp:Claim ; tp:confidence 0.9 ; tp:modality modality:official ."""
    if stage == "ended":
        end = start + dt.timedelta(days=700)
        yield f"""partnership:p{n} tp:endDate '{end}'^^xsd:date ;
  tp:endEarliest '{end}'^^xsd:date ; tp:endLatest '{end}'^^xsd:date ."""
