"""Companies, partnerships and what is said of them, read from the values of their properties.

Only the resolved and inferred graphs say what a partnership is; claims and their words come from
the articles' own graphs, and what is in quarantine counts for nothing. It works before inference
too: whoever has a role in a partnership takes part in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.network.facts import Facts, Node, Scanned
from kg.network.partnerships import Backing, Company, Partnership, Said
from kg.store.base import Store

TIMES = {
    "start": terms.START_DATE,
    "end": terms.END_DATE,
    "start_earliest": terms.START_EARLIEST,
    "start_latest": terms.START_LATEST,
    "end_earliest": terms.END_EARLIEST,
    "end_latest": terms.END_LATEST,
}
ROLE_NAMES = {node: name.replace("_", " ") for name, node in terms.ROLES.items()}
_Article = tuple[str, str, str, str]


class Reader:
    """The things of a store that networks are made of, each read when it is asked for.

    With ``whole=False`` nothing is kept but companies and articles: for rows that are passed on.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--nordlens-optics.1 a tp:Partnership ;
    ...     tp:brandUser org:aurelia ; tp:brandOwner org:nordlens-optics } }''')
    >>> (partnership,) = Reader(store).partnerships()
    >>> partnership.parties, partnership.roles["nordlens-optics"]
    (('aurelia', 'nordlens-optics'), ('brand owner',))
    """

    def __init__(self, store: Store, *, whole: bool = True) -> None:
        self.facts = Scanned(store) if whole else Facts(store)
        self._companies: dict[str, Company] = {}
        self._articles: dict[NamedNode, _Article] = {}

    def partnerships(self) -> Iterator[Partnership]:
        """The partnerships of two or more companies, sorted by IRI."""
        for node in self.facts.of_class(terms.PARTNERSHIP):
            parties = self._parties(node)
            if len(parties) > 1:
                yield self._partnership(node, parties)

    def company(self, slug: str) -> Company:
        """A company, by the last part of its IRI."""
        if slug not in self._companies:
            node = terms.iri(f"org:{slug}")
            self._companies[slug] = Company(
                slug=slug,
                iri=node.value,
                label=self.facts.label(node),
                country=self.facts.labels(node, terms.HEADQUARTERED_IN),
                industry=self.facts.labels(node, terms.INDUSTRY),
            )
        return self._companies[slug]

    def times(self, node: Node) -> dict[str, str]:
        """Start and end as stated, and their bounds; what is missing is empty."""
        return {name: self.facts.text(node, key) for name, key in TIMES.items()}

    def backing(self, node: NamedNode) -> Backing:
        """What claims say of a thing; a claim with two quotes comes twice."""
        facts = self.facts
        claims = set(facts.nodes(node, terms.SUPPORTED_BY))
        for own in facts.subjects(terms.DENOTES, node):
            if isinstance(own, NamedNode):
                made = facts.subjects(terms.SUBJECT, own)
                claims.update(claim for claim in made if isinstance(claim, NamedNode))
        said = (one for claim in claims for one in self._said(claim))
        return Backing(tuple(sorted(said, key=lambda one: one.rank)))

    def _said(self, claim: NamedNode) -> Iterator[Said]:
        facts = self.facts
        modalities = facts.nodes(claim, terms.MODALITY, None)
        if not modalities:
            return
        modality = min(map(terms.local_name, modalities))
        sureness = facts.text(claim, terms.CONFIDENCE, None)
        confidence = float(sureness) if sureness else 1.0
        words = list(self._words(claim)) or [
            ("", article) for article in facts.nodes(claim, terms.DERIVED_FROM, None)[:1]
        ]
        for quote, article in words:
            yield Said(modality, confidence, quote, *self._article(article))
        if not words:
            yield Said(modality, confidence)

    def _words(self, claim: NamedNode) -> Iterator[tuple[str, NamedNode]]:
        """The quotes of a claim, each with the article it is from."""
        facts = self.facts
        for place in facts.values(claim, terms.EVIDENCED_BY, None):
            if isinstance(place, Literal):
                continue
            selectors = facts.values(place, terms.HAS_SELECTOR, None)
            found = [s for s in selectors if not isinstance(s, Literal)]
            for article in facts.nodes(place, terms.HAS_SOURCE, None):
                for selector in found:
                    for quote in facts.values(selector, terms.OA_EXACT, None):
                        yield quote.value, article

    def _article(self, node: NamedNode) -> _Article:
        """Its headline or else its publisher or id, its URL and day, and the id of its original."""
        if node not in self._articles:
            about = (terms.HEADLINE, terms.PUBLISHER, terms.URL, terms.DATE_PUBLISHED)
            headline, publisher, url, day = (self.facts.text(node, key, None) for key in about)
            original = min(self.facts.names(node, terms.COPY_OF), default=terms.local_name(node))
            named = headline or publisher or terms.local_name(node)
            self._articles[node] = named, url, day, original
        return self._articles[node]

    def _parties(self, node: NamedNode) -> dict[str, tuple[str, ...]]:
        """Who takes part in a partnership, by slug, and in which roles."""
        parties: dict[str, set[str]] = defaultdict(set)
        for graph in (terms.RESOLVED, terms.INFERRED):
            for party in self.facts.names(node, terms.HAS_PARTICIPANT, graph):
                parties[party].update()
            for role, name in ROLE_NAMES.items():
                for party in self.facts.names(node, role, graph):
                    parties[party].add(name)
        return {party: tuple(sorted(roles)) for party, roles in sorted(parties.items())}

    def _partnership(self, node: NamedNode, parties: dict[str, tuple[str, ...]]) -> Partnership:
        return Partnership(
            id=terms.local_name(node),
            iri=node.value,
            label=self.facts.label(node),
            parties=tuple(parties),
            roles=parties,
            kinds=self.facts.names(node, terms.KIND),
            stage=next(iter(self.facts.names(node, terms.STAGE)), "unknown"),
            scope=self.facts.labels(node, terms.SCOPE),
            times=self.times(node),
            backing=self.backing(node),
        )
