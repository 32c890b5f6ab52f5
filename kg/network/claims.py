"""What articles say of things: the claims that support them, with their words and sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.network.facts import Facts
from kg.network.partnerships import Backing, Said
from kg.network.spells import told_between
from kg.store.base import Store

_SELECT = """
SELECT DISTINCT ?thing ?modality ?confidence ?article ?quote WHERE {
  VALUES ?thing { %s }
  %s
  GRAPH ?graph { %s ?claim tp:modality ?modality ; tp:confidence ?confidence . %s }
  FILTER(?graph != graph:quarantine)
}"""
_SUPPORTING = "GRAPH graph:resolved { ?thing tp:supportedBy ?claim }", ""
_DENOTING = "GRAPH graph:resolved { ?own tp:denotes ?thing }", "?claim rdf:subject ?own ."
_QUOTED = """?claim tp:evidence ?place .
    ?place oa:hasSource ?article ; oa:hasSelector ?selector . ?selector oa:exact ?quote"""
_UNQUOTED = "?claim prov:wasDerivedFrom ?article"
# No parts are optional: a join with one takes a time that grows with the square of the claims.
_WAYS = tuple((*way, words) for words in (_QUOTED, _UNQUOTED) for way in (_SUPPORTING, _DENOTING))
"""How to come from things to claims, and to their words; each for what the ones before missed."""
_Source = tuple[str, str, str]
_Row = tuple[str, str, str, str]
"""Modality, confidence, words and article of a claim."""


class Claims:
    """What articles say of things; many things are asked about at once.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA {
    ...   GRAPH graph:resolved { partnership:aurelia--zephyr.1 tp:supportedBy claim:1 }
    ...   GRAPH <urn:wire> { claim:1 tp:modality modality:rumoured ; tp:confidence 0.6 ;
    ...     prov:wasDerivedFrom article:wire } }''')
    >>> treaty = terms.iri("partnership:aurelia--zephyr.1")
    >>> Claims(store, Facts(store)).backings([treaty])[treaty.value].modality
    'rumoured'
    """

    def __init__(self, store: Store, facts: Facts) -> None:
        self._store, self._facts = store, facts
        copies = sorted(facts.pairs(terms.COPY_OF), key=str, reverse=True)
        self._originals = {copy.value: original for copy, original in copies}

    def backings(self, things: Iterable[NamedNode]) -> dict[str, Backing]:
        """What claims say of each thing, by its IRI; what several say in the same words, once."""
        asked = list(things)
        said: dict[str, set[_Row]] = defaultdict(set)
        for way in _WAYS:
            missed = [thing for thing in asked if thing.value not in said]
            for thing, row in self._rows(missed, way):
                said[thing].add(row)
        articles = {iri for rows in said.values() for *_, iri in rows}
        sources = {iri: self._source(iri) for iri in articles}
        return {thing.value: self._backing(said[thing.value], sources) for thing in asked}

    def _rows(
        self, things: list[NamedNode], way: tuple[str, str, str]
    ) -> Iterator[tuple[str, _Row]]:
        """Things with what claims say about them."""
        if not things:
            return
        values = " ".join(map(str, things))
        for row in self._store.select(_SELECT % (values, *way)):
            match row:
                case (
                    NamedNode() as thing,
                    NamedNode() as modality,
                    Literal() as confidence,
                    NamedNode() as article,
                    quote,
                ):
                    words = quote.value if quote else ""
                    how = terms.local_name(modality)
                    yield thing.value, (how, confidence.value, words, article.value)

    def _source(self, iri: str) -> _Source:
        """An article's day, the id of its original, and its IRI."""
        article = NamedNode(iri)
        day = self._facts.text(article, terms.DATE_PUBLISHED)
        return day, terms.local_name(self._originals.get(iri, article)), iri

    def _backing(self, rows: Iterable[_Row], sources: Mapping[str, _Source]) -> Backing:
        said = [
            Said(modality, float(confidence), words, *sources[article])
            for modality, confidence, words, article in rows
        ]
        said.sort(key=lambda one: one.rank)
        if not said:
            return Backing()
        told = told_between([one.published for one in said])
        # Of the many articles that tell of a thing, one is shown.
        return Backing(tuple(said), told, *self._head(NamedNode(said[0].article)))

    def _head(self, article: NamedNode) -> tuple[str, str]:
        """An article's headline, or else its publisher or id, and its URL."""
        text = self._facts.text
        name = text(article, terms.HEADLINE) or text(article, terms.PUBLISHER)
        return name or terms.local_name(article), text(article, terms.URL)
