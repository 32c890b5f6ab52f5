"""What a text says a company is: "Acme, a Finnish maker of lenses" is Finnish and makes lenses.

By these traits a reader knows whom "the Finnish firm" or "the lens maker" means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extract.document import Document
from kg.extract.tables.words import COMPANY_NOUNS
from kg.text.gazetteer import Gazetteer

_EXPLAINED = re.compile(
    r"^,? (?:(?:which|who) )?(?:is )?(?:an?|the|another|one of \w+) (?P<what>[^.;:()]{3,90})"
)
_TITLED = re.compile(rf"(?P<what>(?:[\w-]+ ){{1,4}}?{COMPANY_NOUNS},? )$")
_STEM = 5
"""Letters two words must share: "lens" and "lenses", "Korea" and "Korean"."""


@dataclass
class Traits:
    """The words for a company, as stems, and the country it is said or known to be from."""

    stems: set[str] = field(default_factory=set)
    joined: str = ""
    country: str | None = None

    def fit(self, modifiers: list[str], head: str, gazetteer: Gazetteer) -> int:
        """How well "the <modifiers> <head>" describes the company; below zero if it cannot."""
        score = 2 if len(head) > _STEM and head.rstrip("s") in self.joined else 0
        for word in modifiers:
            country = country_of(word, gazetteer)
            if country and self.country:
                score += 3 if country == self.country else -4
            elif stem(word) in self.stems:
                score += 2
        return score


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The letters by which two forms of a word are taken for one.

    >>> stem("Lenses") == stem("lens")
    True
    """
    return re.sub(r"(?<=\w{4})(?:ing|ers?|es|s)$", "", word.lower())[:_STEM]


def country_of(word: str, gazetteer: Gazetteer) -> str | None:
    """The country a modifier points to: "Finnish", "Helsinki-based", "Helsinki"."""
    name = word.removesuffix("-based")
    if country := gazetteer.country_of_demonym(name):
        return country
    place = gazetteer.place(name) if name[:1].isupper() else None
    return (place.country or place.name) if place else None


def country_of_place(name: str, gazetteer: Gazetteer) -> str | None:
    """The country of a place, or of the larger place behind its comma.

    >>> country_of_place("Bedford, Massachusetts", Gazetteer.load())
    'United States'
    """
    for part in (name, *name.split(", ")):
        if place := gazetteer.place(part):
            return place.country or (place.name if place.kind == "country" else None)
    return None


def find_traits(doc: Document, gazetteer: Gazetteer) -> dict[str, Traits]:
    """The traits of every organisation of a document."""
    found: dict[str, Traits] = {}
    for mention in (m for m in doc.mentions if m.type == "organization"):
        traits = found.setdefault(mention.entity, Traits())
        said = [mention.entity.lower()]
        if match := _EXPLAINED.match(doc.after(mention.span, 110)):
            said.append(match["what"])
        if match := _TITLED.search(doc.before(mention.span, 60)):
            said.append(match["what"])
        for words in said:
            traits.joined += re.sub(r"\W", "", words.lower()) + " "
            for word in re.findall(r"[\w-]+", words):
                traits.stems.add(stem(word))
                traits.country = traits.country or country_of(word, gazetteer)
        known = gazetteer.organization(mention.entity)
        traits.country = traits.country or (known.country if known else None)
    return found
