"""Companies and partnerships read from a store by a few SELECTs.

Only the resolved and inferred graphs say what a partnership is; claims and their words come from
the articles' own graphs, and what is in quarantine counts for nothing. It works before inference
too: whoever has a role in a partnership takes part in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from kg import terms
from kg.network.partnerships import Company, Partnership, Said
from kg.store.base import Store, Term

_FACTS = """
SELECT DISTINCT ?node ?property ?value WHERE {
  GRAPH ?graph { ?node ?property ?value }
  VALUES ?graph { graph:resolved %s } VALUES ?property { %s }
}"""
# Three plain SELECTs, joined in Python: one that joins them with OPTIONAL parts takes a time that
# grows with the square of the claims.
_ABOUT = """
SELECT DISTINCT ?partnership ?claim WHERE {
  { GRAPH graph:resolved { ?partnership a tp:Partnership ; tp:supportedBy ?claim } }
  UNION
  { GRAPH graph:resolved { ?partnership a tp:Partnership . ?own tp:denotes ?partnership }
    ?claim rdf:subject ?own }
}"""
_CLAIMS = """
SELECT DISTINCT ?claim ?modality ?confidence WHERE {
  GRAPH ?graph { ?claim tp:modality ?modality OPTIONAL { ?claim tp:confidence ?confidence } }
  FILTER(?graph != graph:quarantine)
}"""
_QUOTES = """
SELECT DISTINCT ?claim ?article ?quote WHERE {
  GRAPH ?graph {
    ?claim tp:evidence ?place . ?place oa:hasSource ?article ; oa:hasSelector/oa:exact ?quote
  }
  FILTER(?graph != graph:quarantine)
}"""
_ARTICLES = """
SELECT DISTINCT ?article ?property ?value WHERE {
  ?article a tp:Article ; ?property ?value VALUES ?property { %s }
}"""

Words = tuple[str, str, str, str]
_NO_WORDS: Words = ("", "", "", "")
_TIMES = {
    "start": terms.START_DATE,
    "end": terms.END_DATE,
    "start_earliest": terms.START_EARLIEST,
    "start_latest": terms.START_LATEST,
    "end_earliest": terms.END_EARLIEST,
    "end_latest": terms.END_LATEST,
}
_DESCRIBED_BY = (
    terms.TYPE, terms.LABEL, terms.PREF_LABEL, terms.HEADQUARTERED_IN, terms.INDUSTRY,
    terms.KIND, terms.STAGE, terms.SCOPE, *_TIMES.values(),
)  # fmt: skip
_ROLE_NAMES = {node: name.replace("_", " ") for name, node in terms.ROLES.items()}


class _Facts:
    """Subject, property and values of a three-column SELECT, values sorted."""

    def __init__(self, rows: Iterable[tuple[Term | None, ...]]) -> None:
        table: dict[NamedNode, dict[NamedNode, list[Term]]] = defaultdict(dict)
        for node, key, value in rows:
            if isinstance(node, NamedNode) and isinstance(key, NamedNode) and value is not None:
                table[node].setdefault(key, []).append(value)
        self.table = {node: table[node] for node in sorted(table, key=str)}

    def values(self, node: NamedNode, key: NamedNode) -> list[Term]:
        return sorted(self.table.get(node, {}).get(key, ()), key=str)

    def text(self, node: NamedNode, key: NamedNode) -> str:
        """The first value of a property, as it is written; empty where there is none."""
        return next((value.value for value in self.values(node, key)), "")

    def label(self, node: Term) -> str:
        """What a node is called; what its IRI ends on where nothing calls it anything."""
        if isinstance(node, Literal):
            return node.value
        label = self.text(node, terms.LABEL) or self.text(node, terms.PREF_LABEL)
        return label or terms.local_name(node)

    def labels(self, node: NamedNode, key: NamedNode) -> str:
        """What the values of a property are called, joined by "; "."""
        return "; ".join(sorted({self.label(value) for value in self.values(node, key)}))

    def names(self, node: NamedNode, key: NamedNode) -> tuple[str, ...]:
        """What the IRIs that are values of a property end on."""
        nodes = (value for value in self.values(node, key) if isinstance(value, NamedNode))
        return tuple(sorted({terms.local_name(value) for value in nodes}))


def read(store: Store) -> tuple[dict[str, Company], list[Partnership]]:
    """The companies by slug, and the partnerships of two or more of them, both sorted.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--nordlens-optics.1 a tp:Partnership ;
    ...     tp:brandUser org:aurelia ; tp:brandOwner org:nordlens-optics } }''')
    >>> companies, partnerships = read(store)
    >>> list(companies), partnerships[0].roles["nordlens-optics"]
    (['aurelia', 'nordlens-optics'], ('brand owner',))
    """
    facts = _Facts(store.select(_FACTS % ("", _spaced(_DESCRIBED_BY))))
    parties = _parties(store)
    said = _said(store)
    partnerships = [
        _partnership(node, facts, parties[node], said.get(node, []))
        for node in facts.table
        if terms.PARTNERSHIP in facts.values(node, terms.TYPE) and len(parties.get(node, ())) > 1
    ]
    taking_part = {org for p in partnerships for org in parties[NamedNode(p.iri)]}
    companies = [_company(org, facts) for org in taking_part]
    return {c.slug: c for c in sorted(companies, key=lambda c: c.slug)}, partnerships


def _spaced(nodes: Iterable[NamedNode]) -> str:
    return " ".join(map(str, nodes))


def _parties(store: Store) -> dict[NamedNode, dict[NamedNode, set[str]]]:
    """For each partnership who takes part, in which roles."""
    properties = _spaced((terms.HAS_PARTICIPANT, *_ROLE_NAMES))
    parties: dict[NamedNode, dict[NamedNode, set[str]]] = defaultdict(lambda: defaultdict(set))
    for node, role, party in store.select(_FACTS % (terms.INFERRED, properties)):
        if isinstance(node, NamedNode) and isinstance(party, NamedNode):
            names = parties[node][party]
            if isinstance(role, NamedNode) and role in _ROLE_NAMES:
                names.add(_ROLE_NAMES[role])
    return parties


def _said(store: Store) -> dict[NamedNode, list[Said]]:
    """For each partnership what claims say of it; a claim with two quotes comes twice."""
    quotes: dict[Term | None, list[Words]] = defaultdict(list)
    for quoted, words in _quotes(store):
        quotes[quoted].append(words)
    made = {
        claim: (terms.local_name(modality), float(confidence.value) if confidence else 1.0)
        for claim, modality, confidence in store.select(_CLAIMS)
        if isinstance(modality, NamedNode)
    }
    said: dict[NamedNode, list[Said]] = defaultdict(list)
    for partnership, claim in store.select(_ABOUT):
        if isinstance(partnership, NamedNode) and claim in made:
            for words in quotes.get(claim, [_NO_WORDS]):
                said[partnership].append(Said(*made[claim], *words))
    return said


def _quotes(store: Store) -> Iterator[tuple[Term, Words]]:
    """Each claim with a quote of it: its words, and the article's headline, URL and day."""
    about = (terms.HEADLINE, terms.PUBLISHER, terms.URL, terms.DATE_PUBLISHED)
    articles = _Facts(store.select(_ARTICLES % _spaced(about)))
    for claim, article, quote in store.select(_QUOTES):
        if claim and quote and isinstance(article, NamedNode):
            headline, publisher, url, published = (articles.text(article, key) for key in about)
            named = headline or publisher or terms.local_name(article)
            yield claim, (quote.value, named, url, published)


def _partnership(
    node: NamedNode, facts: _Facts, parties: dict[NamedNode, set[str]], said: list[Said]
) -> Partnership:
    return Partnership(
        id=terms.local_name(node),
        iri=node.value,
        label=facts.label(node),
        parties=tuple(sorted(terms.local_name(party) for party in parties)),
        roles={terms.local_name(party): tuple(sorted(names)) for party, names in parties.items()},
        kinds=facts.names(node, terms.KIND),
        stage=next(iter(facts.names(node, terms.STAGE)), "unknown"),
        scope=facts.labels(node, terms.SCOPE),
        times={name: facts.text(node, key) for name, key in _TIMES.items()},
        said=tuple(sorted(said, key=lambda claim: claim.rank)),
    )


def _company(node: NamedNode, facts: _Facts) -> Company:
    return Company(
        slug=terms.local_name(node),
        iri=node.value,
        label=facts.label(node),
        country=facts.labels(node, terms.HEADQUARTERED_IN),
        industry=facts.labels(node, terms.INDUSTRY),
    )
