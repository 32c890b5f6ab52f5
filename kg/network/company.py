"""The company network: who works with whom, one edge for each partnership of a pair.

A partnership is a thing with a beginning, an end and evidence; the edge is what an analyst needs of
it, in values that every graph format can hold: strings, whole numbers and decimal fractions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import combinations
from typing import TYPE_CHECKING, Literal, overload

from kg.concepts import labels
from kg.dates import Day, whole_day
from kg.errors import UnknownName
from kg.network.partnerships import Company, Partnership, Said
from kg.network.read import read
from kg.store.base import Store

if TYPE_CHECKING:
    from networkx import Graph, MultiGraph

NODE_ATTRIBUTES: dict[str, type] = {
    "label": str, "country": str, "industry": str, "partnerships": int, "iri": str,
}  # fmt: skip
"""What every node carries, in the order in which formats with columns write it."""

EDGE_ATTRIBUTES: dict[str, type] = {
    "label": str, "kind": str, "kinds": str, "stage": str, "scope": str, "roles": str,
    "start": str, "end": str, "date_precision": str,
    "start_earliest": str, "start_latest": str, "end_earliest": str, "end_latest": str,
    "modality": str, "confidence": float, "weight": float,
    "quote": str, "headline": str, "url": str, "published": str, "iri": str,
}  # fmt: skip
"""What every edge of the multigraph carries; a missing string is empty.

No attribute is called source, target or id: the formats that networks are written in use these
names themselves, and NetworkX lets its own overwrite ours.
"""


@overload
def company_graph(
    store: Store,
    *,
    as_of: Day | None = ...,
    kinds: Collection[str] = ...,
    weighted: Literal[False] = ...,
) -> MultiGraph[str]: ...
@overload
def company_graph(
    store: Store,
    *,
    as_of: Day | None = ...,
    kinds: Collection[str] = ...,
    weighted: Literal[True],
) -> Graph[str]: ...
def company_graph(
    store: Store,
    *,
    as_of: Day | None = None,
    kinds: Collection[str] = (),
    weighted: bool = False,
) -> MultiGraph[str] | Graph[str]:
    """The companies that partner, as nodes named by slug, and an edge per pair per partnership.

    The key of an edge is the partnership's id. A partnership of n companies gives each pair the
    weight 1/(n-1), so that a consortium of twenty does not swamp a treaty of two (Newman 2001).
    What every claim denies is left out.

    ``as_of`` keeps what was certainly or possibly active on that day: begun on or before it, or no
    one says when; not ended before it (see :meth:`Partnership.possibly_active`). ``kinds`` keeps
    partnerships of any of these kinds, by name or label (``co-branding``, "strategic alliance").
    ``weighted`` collapses parallel edges into one that carries ``weight``, the sum, and ``count``,
    the number of partnerships. Raises BadParameter for text that names no day, UnknownName for a
    kind that no partnership in the store has.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--nordlens-optics.1 a tp:Partnership ; tp:kind kind:co-branding ;
    ...     tp:hasParticipant org:aurelia , org:nordlens-optics } }''')
    >>> for key, edge in company_graph(store)["aurelia"]["nordlens-optics"].items():
    ...     print(key, edge["kinds"])
    aurelia--nordlens-optics.1 co-branding
    """
    day = whole_day(as_of, "as_of")
    companies, known = read(store)
    used = {kind for partnership in known for kind in partnership.kinds}
    # A string is a collection of its letters, which no one means.
    asked = [kinds] if isinstance(kinds, str) else kinds
    chosen = {kind if kind in used else labels("kind").get(kind.casefold(), kind) for kind in asked}
    for kind in sorted(chosen - used):
        raise UnknownName("kind of partnership in this store", kind, used)
    kept = [
        partnership
        for partnership in known
        if partnership.modality != "denied"
        and (not chosen or chosen & set(partnership.kinds))
        and (day is None or partnership.possibly_active(day))
    ]
    graph = _multigraph(companies, kept)
    graph.graph["as_of"] = day.isoformat() if day else ""
    return _collapsed(graph) if weighted else graph


def _multigraph(companies: dict[str, Company], partnerships: list[Partnership]) -> MultiGraph[str]:
    import networkx as nx

    graph: MultiGraph[str] = nx.MultiGraph()
    counts = Counter(slug for partnership in partnerships for slug in partnership.parties)
    for slug, count in sorted(counts.items()):
        graph.add_node(slug, **_node(companies[slug], count))
    for partnership in partnerships:
        for one, other in combinations(partnership.parties, 2):
            attributes = _edge(partnership, [companies[one], companies[other]])
            graph.add_edge(one, other, key=partnership.id, **attributes)
    return graph


def _node(company: Company, partnerships: int) -> dict[str, str | int]:
    return {
        "label": company.label,
        "country": company.country,
        "industry": company.industry,
        "partnerships": partnerships,
        "iri": company.iri,
    }


def _edge(partnership: Partnership, pair: list[Company]) -> dict[str, str | float]:
    roles = sorted(
        f"{role}: {company.label}" for company in pair for role in partnership.roles[company.slug]
    )
    best = next(iter(partnership.said), Said("", 0.0))
    return {
        "label": partnership.label,
        "kind": next(iter(partnership.kinds), ""),
        "kinds": "; ".join(partnership.kinds),
        "stage": partnership.stage,
        "scope": partnership.scope,
        "roles": "; ".join(roles),
        **partnership.times,
        "date_precision": partnership.date_precision,
        "modality": partnership.modality,
        "confidence": partnership.confidence,
        "weight": 1 / (len(partnership.parties) - 1),
        "quote": best.quote,
        "headline": best.headline,
        "url": best.url,
        "published": best.published,
        "iri": partnership.iri,
    }


def _collapsed(graph: MultiGraph[str]) -> Graph[str]:
    import networkx as nx

    simple: Graph[str] = nx.Graph(**graph.graph)
    simple.add_nodes_from(graph.nodes(data=True))
    for one, other, edge in graph.edges(data=True):
        before = simple.get_edge_data(one, other, {"weight": 0.0, "count": 0})
        weight, count = before["weight"] + edge["weight"], before["count"] + 1
        simple.add_edge(one, other, weight=weight, count=count)
    return simple
