"""A builder of claims, so that a test reads as what articles say."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from kg.dates import PartialDate
from kg.model import Claim, Value
from kg.resolve import resolve
from kg.terms import ROLES
from kg.text.gazetteer import Entry, Gazetteer
from kg.text.names import local_id

KNOWN = Gazetteer(
    organizations={
        "leica camera": (leica := Entry("Leica Camera", ("Leica",))),
        "leica": leica,
        "samsung electronics": (samsung := Entry("Samsung Electronics", ("Samsung",))),
        "samsung": samsung,
        "meta": Entry("Meta", ("Facebook",)),
        "facebook": Entry("Meta", ("Facebook",)),
    }
)
_DATES = {"start", "end", "announced", "founded", "launch"}
_PRODUCTS = {"product", "planned_product", "last_product"}

Facts = dict[str, dict[str, set[str]]]


@dataclass(frozen=True)
class Article:
    """What one article says, claim by claim."""

    id: str
    published: dt.date | None = None

    def says(self, subject: str, field: str, value: Value, modality: str = "official") -> Claim:
        if field in _DATES and isinstance(value, str):
            value = PartialDate.parse(value)
        name = f"{self.id}/{subject}/{field}/{value}/{modality}"
        return Claim(name, self.id, subject, field, value, modality, 0.9, self.published)

    def thing(self, type_: str, name: str, *aliases: str, **fields: str) -> list[Claim]:
        subject = local_id(type_, name)
        said = [("type", type_), ("name", name), *(("alias", alias) for alias in aliases)]
        return [self.says(subject, field, value) for field, value in (*said, *fields.items())]

    def company(self, name: str, *aliases: str, **fields: str) -> list[Claim]:
        return self.thing("organization", name, *aliases, **fields)

    def deal(
        self, *parties: str, number: int = 1, modality: str = "official", **fields: str | list[str]
    ) -> list[Claim]:
        """A partnership, and the companies that are its parties."""
        subject = f"partnership.{number}"
        claims = [self.says(subject, "type", "partnership", modality)]
        roles = {role: each for role, each in fields.items() if role in ROLES}
        for name in (*parties, *(str(name) for name in roles.values())):
            claims += self.company(name)
        said = [("party", party) for party in parties]
        for field, values in fields.items():
            said += [(field, v) for v in (values if isinstance(values, list) else [values])]
        for field, value in said:
            if field in {"party", *ROLES}:
                value = local_id("organization", value)
            elif field in _PRODUCTS:
                claims += self.thing("product", value)
                value = local_id("product", value)
            claims.append(self.says(subject, field, value, modality))
        return claims


class World:
    """The words of the tests: articles, and what they come to."""

    known = KNOWN

    @staticmethod
    def article(id: str = "a", published: str | None = None) -> Article:
        return Article(id, dt.date.fromisoformat(published) if published else None)

    @staticmethod
    def facts(claims: Iterable[Claim], known: Gazetteer = KNOWN) -> Facts:
        found: Facts = defaultdict(lambda: defaultdict(set))
        for fact in resolve(claims, known).facts:
            found[fact.subject][fact.field].add(str(fact.value))
        return {subject: dict(fields) for subject, fields in found.items()}

    def deals(self, claims: Iterable[Claim]) -> Facts:
        """The partnerships alone, by what follows the parties in their ids."""
        return {
            subject.split(".", 1)[1]: fields
            for subject, fields in self.facts(claims).items()
            if subject.startswith("partnership:")
        }

    @staticmethod
    def who(claims: Iterable[Claim], known: Gazetteer = KNOWN) -> dict[tuple[str, str], str]:
        """For each article's node the thing it stands for."""
        return {(a, local): thing for a, local, thing in resolve(claims, known).denotes}


@pytest.fixture(scope="session")
def world() -> World:
    return World()
