"""The company network from a store, against the same through rdflib's graph API.

The other side asks rdflib term by term, as its documentation shows: ``graph.value`` and
``graph.objects`` for each partnership, claim and quote. It is measured over rdflib's own memory,
the quickest that rdflib has, and over the very store that ours reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import networkx as nx
import rdflib
from oxrdflib import OxigraphStore as RdflibView

from kg import terms
from kg.network import project, rows
from kg.network.building import Edge, edges_of
from kg.network.partnerships import MODALITIES, TELLING
from kg.store.oxigraph import OxigraphStore
from tests.bench.measure import Line, cpu, timed
from tests.bench.stores import dumped, loaded, reasoned

MILLION = 1_000_000
_TIMES = (
    terms.START_DATE, terms.END_DATE, terms.START_EARLIEST, terms.START_LATEST,
    terms.END_EARLIEST, terms.END_LATEST,
)  # fmt: skip
_SAID = (terms.MODALITY, terms.CONFIDENCE)
_HEAD = (terms.HEADLINE, terms.URL, terms.DATE_PUBLISHED)


def projecting() -> Iterator[Line]:
    """The multigraph at 100k triples, by both."""
    yield from _compared(reasoned(100_000), "100k", own_memory=True)


def projecting_million() -> Iterator[Line]:
    """The same at a million; rdflib's own memory would take minutes to fill."""
    yield from _compared(loaded(MILLION), "1M", own_memory=False)


def _compared(store: OxigraphStore, triples: str, *, own_memory: bool) -> Iterator[Line]:
    ours, graph = timed(lambda: project(store), 3)
    for what, dataset in _datasets(store, own_memory=own_memory):
        theirs, other = timed(lambda dataset=dataset: rdflib_network(dataset), 1)
        _same(graph, other)
        yield Line(f"company network, against rdflib {what}", triples, ours, theirs, "≥ 10×")
    taken = cpu(lambda: sum(1 for _ in rows(store)), 1)
    yield Line("the same as rows that are passed on", triples, taken)


def _datasets(store: OxigraphStore, *, own_memory: bool) -> Iterator[tuple[str, rdflib.Dataset]]:
    yield "over our store", rdflib.Dataset(store=RdflibView(store=store.inner), default_union=True)
    if own_memory:
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=dumped(store), format="nquads")
        yield "in its own memory", dataset


def _same(ours: nx.Graph, other: nx.MultiGraph) -> None:
    """Both have the same edges, and the other nothing on them that ours has not."""
    found = {_pair(edge): edge.attributes for edge in edges_of(ours)}
    theirs = {_pair(edge): edge.attributes for edge in edges_of(other)}
    assert found.keys() == theirs.keys()
    for key, attributes in theirs.items():
        assert {name: found[key][name] for name in attributes} == attributes


def _pair(edge: Edge) -> tuple[str, ...]:
    return *sorted(edge[:2]), edge.key


def rdflib_network(dataset: rdflib.Dataset) -> nx.MultiGraph:
    """What ``project(store, "company")`` makes, less a few attributes, by rdflib alone."""
    resolved = dataset.graph(_ref(terms.RESOLVED))
    graph = nx.MultiGraph()
    roles = {_ref(node): name for name, node in terms.ROLES.items()}
    found = sorted(resolved.subjects(_ref(terms.TYPE), _ref(terms.PARTNERSHIP)))
    for node in found:
        parties = sorted(_parties(dataset, node, roles))
        said = sorted(_said(dataset, resolved, node))
        modality = min((MODALITIES.index(one[-1]) for one in said), default=0)
        if len(parties) < 2 or MODALITIES[modality] == "denied":
            continue
        attributes = _attributes(resolved, node, said)
        attributes["modality"] = MODALITIES[modality]
        for party in parties:
            if _last(party) not in graph:
                graph.add_node(_last(party), **_company(resolved, party))
        for one, other in combinations(sorted(map(_last, parties)), 2):
            graph.add_edge(one, other, key=_last(node), **attributes)
    return graph


def _ref(node: Any) -> rdflib.URIRef:
    return rdflib.URIRef(node.value)


def _last(node: rdflib.URIRef) -> str:
    return str(node).replace("#", "/").rsplit("/", 1)[-1]


def _parties(
    dataset: rdflib.Dataset, node: rdflib.URIRef, roles: dict[rdflib.URIRef, str]
) -> set[rdflib.URIRef]:
    properties = (_ref(terms.HAS_PARTICIPANT), *roles)
    return {party for key in properties for party in dataset.objects(node, key)}


def _attributes(
    resolved: rdflib.Graph, node: rdflib.URIRef, said: list[tuple[Any, ...]]
) -> dict[str, Any]:
    kinds = sorted(_last(kind) for kind in resolved.objects(node, _ref(terms.KIND)))
    quote, published, headline, url = said[0][4:8]
    times = [str(resolved.value(node, _ref(key)) or "") for key in _TIMES]
    return {
        "label": str(resolved.value(node, _ref(terms.LABEL))),
        "kinds": "; ".join(kinds),
        "stage": _last(resolved.value(node, _ref(terms.STAGE))),
        "scope": _called(resolved, resolved.value(node, _ref(terms.SCOPE))),
        "start": times[0], "end": times[1], "start_earliest": times[2],
        "start_latest": times[3], "end_earliest": times[4], "end_latest": times[5],
        "quote": quote, "headline": headline, "url": url, "published": published,
        "confidence": -min(one[2] for one in said if not one[0]),
    }  # fmt: skip


def _called(resolved: rdflib.Graph, node: rdflib.URIRef) -> str:
    label = resolved.value(node, _ref(terms.LABEL)) or resolved.value(node, _ref(terms.PREF_LABEL))
    return str(label or _last(node))


def _company(resolved: rdflib.Graph, party: rdflib.URIRef) -> dict[str, str]:
    return {
        "label": _called(resolved, party),
        "country": _called(resolved, resolved.value(party, _ref(terms.HEADQUARTERED_IN))),
        "industry": str(resolved.value(party, _ref(terms.INDUSTRY))),
    }


def _said(
    dataset: rdflib.Dataset, resolved: rdflib.Graph, node: rdflib.URIRef
) -> Iterator[tuple[Any, ...]]:
    """The claims in the order in which their quotes are shown."""
    for claim in resolved.objects(node, _ref(terms.SUPPORTED_BY)):
        modality = _last(dataset.value(claim, _ref(terms.MODALITY)))
        doubt = -float(dataset.value(claim, _ref(terms.CONFIDENCE)))
        for place in dataset.objects(claim, _ref(terms.EVIDENCED_BY)):
            article = dataset.value(place, _ref(terms.HAS_SOURCE))
            selector = dataset.value(place, _ref(terms.HAS_SELECTOR))
            quote = str(dataset.value(selector, _ref(terms.OA_EXACT)))
            headline, url, day = (str(dataset.value(article, _ref(key))) for key in _HEAD)
            short, denied = len(quote) < TELLING, modality == "denied"
            yield denied, short, doubt, len(quote), quote, day, headline, url, modality
