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
from kg.network.facts import About, Facts
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
_ROLES = {terms.HAS_PARTICIPANT.value: (terms.HAS_PARTICIPANT, "")} | {
    node.value: (node, name.replace("_", " ")) for name, node in terms.ROLES.items()
}
"""The properties that tell who takes part, and as what."""
_AT_ONCE = 1000
"""Of how many things the claims are asked for at once, and kept."""


class Reader:
    """The things of a store that networks are made of, each read when it is asked for.

    Of what it has read it keeps the companies.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--nordlens-optics.1 a tp:Partnership ;
    ...     tp:brandUser org:aurelia ; tp:brandOwner org:nordlens-optics } }''')
    >>> (partnership,) = Reader(store).partnerships()
    >>> partnership.parties, partnership.roles["nordlens-optics"]
    (('aurelia', 'nordlens-optics'), ('brand owner',))
    """

    def __init__(self, store: Store) -> None:
        self.facts = Facts(store)
        self._claims = Claims(store, self.facts)
        self._companies: dict[str, Company] = {}

    def partnerships(self) -> Iterator[Partnership]:
        """The partnerships of two or more companies, sorted by IRI."""
        for node, backing in self.backed(terms.PARTNERSHIP):
            resolved = self.facts.about(node)
            parties = _parties(resolved, self.facts.about(node, terms.INFERRED))
            if len(parties) > 1:
                yield self._partnership(node, resolved, parties, backing)

    def backed(self, class_: NamedNode) -> Iterator[tuple[NamedNode, Backing]]:
        """The things of a class, sorted by IRI, each with what articles say of it."""
        things = self.facts.of_class(class_)
        for start in range(0, len(things), _AT_ONCE):
            some = things[start : start + _AT_ONCE]
            backings = self._claims.backings(some)
            yield from ((thing, backings[thing.value]) for thing in some)

    def company(self, slug: str) -> Company:
        """A company, by the last part of its IRI."""
        if slug not in self._companies:
            node = terms.iri(f"org:{slug}")
            about = self.facts.about(node)
            self._companies[slug] = Company(
                slug=slug,
                iri=node.value,
                label=about.text(terms.LABEL) or about.text(terms.PREF_LABEL) or slug,
                country=self.facts.labels(about.values(terms.HEADQUARTERED_IN)),
                industry=self.facts.labels(about.values(terms.INDUSTRY)),
            )
        return self._companies[slug]

    def _partnership(
        self,
        node: NamedNode,
        about: About,
        parties: dict[str, tuple[str, ...]],
        backing: Backing,
    ) -> Partnership:
        return Partnership(
            id=terms.local_name(node),
            iri=node.value,
            label=about.text(terms.LABEL) or about.text(terms.PREF_LABEL) or terms.local_name(node),
            parties=tuple(parties),
            roles=parties,
            kinds=about.names(terms.KIND),
            stage=next(iter(about.names(terms.STAGE)), "unknown"),
            scope=self.facts.labels(about.values(terms.SCOPE)),
            times=times(about),
            backing=backing,
        )


def times(about: About) -> dict[str, str]:
    """Start and end as stated, and their bounds; what is missing is empty."""
    return {name: about.text(key) for name, key in _TIMES.items()}


def _parties(*told: About) -> dict[str, tuple[str, ...]]:
    """Who takes part in a partnership, by slug, and in which roles."""
    parties: dict[str, set[str]] = defaultdict(set)
    for about in told:
        for key in about.keys() & _ROLES.keys():
            node, role = _ROLES[key]
            for party in about.names(node):
                parties[party].add(role)
    return {party: tuple(sorted(roles - {""})) for party, roles in sorted(parties.items())}
