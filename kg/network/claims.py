"""What articles say of things: the claims that support them, with their words and sources."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.network.facts import Facts, named, names, text
from kg.network.partnerships import Backing, Said

_ABOUT = (terms.HEADLINE, terms.PUBLISHER, terms.URL, terms.DATE_PUBLISHED)
_Article = tuple[str, str, str, str]


class Claims:
    """Reads what backs a thing; of articles, which many claims share, it remembers the heads."""

    def __init__(self, facts: Facts) -> None:
        self._supported_by = facts.of(terms.SUPPORTED_BY)
        self._denoting, self._made_of = facts.inverse(terms.DENOTES), facts.inverse(terms.SUBJECT)
        self._modality = facts.of(terms.MODALITY, None)
        self._confidence = facts.of(terms.CONFIDENCE, None)
        self._derived_from = facts.of(terms.DERIVED_FROM, None)
        self._evidence = facts.of(terms.EVIDENCED_BY, None)
        self._source = facts.of(terms.HAS_SOURCE, None)
        self._selector = facts.of(terms.HAS_SELECTOR, None)
        self._exact = facts.of(terms.OA_EXACT, None)
        self._about = [facts.of(key, None) for key in _ABOUT]
        self._copy_of = facts.of(terms.COPY_OF)
        self._articles: dict[str, _Article] = {}

    def backing(self, thing: NamedNode) -> Backing:
        """What claims say of a thing; a claim with two quotes comes twice."""
        claims = named(self._supported_by(thing))
        if not claims:  # no one has resolved them, but articles speak of it
            own = named(self._denoting(thing))
            claims = [claim for node in own for claim in named(self._made_of(node))]
        said = [one for claim in claims for one in self._said(claim)]
        return Backing(tuple(sorted(said, key=lambda one: one.rank)))

    def _said(self, claim: NamedNode) -> Iterator[Said]:
        modalities = names(self._modality(claim))
        if not modalities:
            return
        sureness = text(self._confidence(claim))
        confidence = float(sureness) if sureness else 1.0
        words = self._words(claim)
        for quote, article in words:
            yield Said(modalities[0], confidence, quote, *self._article(article))
        if not words:
            yield Said(modalities[0], confidence)

    def _words(self, claim: NamedNode) -> list[tuple[str, NamedNode]]:
        """The quotes of a claim, each with its article; without a quote the article alone."""
        found = []
        for place in self._evidence(claim):
            if isinstance(place, Literal):
                continue
            for article in named(self._source(place)):
                for selector in self._selector(place):
                    if not isinstance(selector, Literal):
                        found += [(quote.value, article) for quote in self._exact(selector)]
        return found or [("", article) for article in named(self._derived_from(claim))[:1]]

    def _article(self, node: NamedNode) -> _Article:
        """Its headline or else its publisher or id, its URL and day, and the id of its original."""
        if node.value not in self._articles:
            own = terms.local_name(node)
            headline, publisher, url, day = (text(lookup(node)) for lookup in self._about)
            original = min(names(self._copy_of(node)), default=own)
            self._articles[node.value] = headline or publisher or own, url, day, original
        return self._articles[node.value]
