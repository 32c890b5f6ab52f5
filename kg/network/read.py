"""Companies, partnerships and their times, read from the values of their properties.

Only the resolved and inferred graphs say what a partnership is; claims and their words come from
the articles' own graphs, and what is in quarantine counts for nothing. It works before inference
too: whoever has a role in a partnership takes part in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg import terms
from kg.network.claims import Claims
from kg.network.facts import Facts, Node, names, text
from kg.network.partnerships import Backing, Company, Partnership
from kg.store.base import Store

_TIMES = {
    "start": terms.START_DATE,
    "end": terms.END_DATE,
    "start_earliest": terms.START_EARLIEST,
    "start_latest": terms.START_LATEST,
    "end_earliest": terms.END_EARLIEST,
    "end_latest": terms.END_LATEST,
}
_ROLES = {node: name.replace("_", " ") for name, node in terms.ROLES.items()}


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
        self.facts = facts = Facts(store, whole=whole)
        self._claims = Claims(facts)
        self._times = {name: facts.of(key) for name, key in _TIMES.items()}
        self._kind, self._stage = facts.of(terms.KIND), facts.of(terms.STAGE)
        self._scope = facts.of(terms.SCOPE)
        self._seat, self._industry = facts.of(terms.HEADQUARTERED_IN), facts.of(terms.INDUSTRY)
        # Of the many roles a graph uses few, and not to look for the others is quicker by half.
        self._roles = [
            (_ROLES.get(key), facts.of(key, graph))
            for graph in (terms.RESOLVED, terms.INFERRED)
            for key in facts.used((terms.HAS_PARTICIPANT, *_ROLES), graph)
        ]
        self._companies: dict[str, Company] = {}

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
                country=self.facts.labels(self._seat(node)),
                industry=self.facts.labels(self._industry(node)),
            )
        return self._companies[slug]

    def times(self, node: Node) -> dict[str, str]:
        """Start and end as stated, and their bounds; what is missing is empty."""
        return {name: text(lookup(node)) for name, lookup in self._times.items()}

    def backing(self, thing: NamedNode) -> Backing:
        """What articles say of a thing."""
        return self._claims.backing(thing)

    def _parties(self, node: NamedNode) -> dict[str, tuple[str, ...]]:
        """Who takes part in a partnership, by slug, and in which roles."""
        parties: dict[str, set[str]] = defaultdict(set)
        for role, lookup in self._roles:
            for party in names(lookup(node)):
                parties[party].update([role] if role else [])
        return {party: tuple(sorted(roles)) for party, roles in sorted(parties.items())}

    def _partnership(self, node: NamedNode, parties: dict[str, tuple[str, ...]]) -> Partnership:
        return Partnership(
            id=terms.local_name(node),
            iri=node.value,
            label=self.facts.label(node),
            parties=tuple(parties),
            roles=parties,
            kinds=names(self._kind(node)),
            stage=next(iter(names(self._stage(node))), "unknown"),
            scope=self.facts.labels(self._scope(node)),
            times=self.times(node),
            backing=self.backing(node),
        )
