"""The company network as rows with ids: what all formats with columns are written from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.export.xml import clean
from kg.network.company import EDGE_ATTRIBUTES, NODE_ATTRIBUTES

if TYPE_CHECKING:
    from networkx import MultiGraph

Value = str | int | float

RENAMED = {"kind": "main_kind", "start": "since", "end": "until"}
"""Names that Gephi keeps for itself, and what the columns are called instead."""
_OWN = ("label", "weight")
"""What every format has a place for, apart from the columns."""


def _columns(attributes: dict[str, type]) -> dict[str, type]:
    return {RENAMED.get(name, name): kind for name, kind in attributes.items() if name not in _OWN}


NODE_COLUMNS = _columns(NODE_ATTRIBUTES)
EDGE_COLUMNS = _columns(EDGE_ATTRIBUTES)


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A company."""

    id: str
    label: str
    degree: int
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A partnership of two companies; ids are unique in the network."""

    id: str
    source: str
    target: str
    label: str
    weight: float
    kind: str
    """the main kind; numbered from the second parallel edge on, since Gephi merges equal ones"""
    values: dict[str, Value]


def node_rows(graph: MultiGraph[str]) -> Iterator[NodeRow]:
    """The nodes of :func:`kg.network.company.company_graph`, sorted by slug."""
    for slug in sorted(graph):
        data = graph.nodes[slug]
        label = _clean(data["label"]) or slug
        yield NodeRow(slug, str(label), graph.degree[slug], _values(data, NODE_COLUMNS))


def edge_rows(graph: MultiGraph[str]) -> Iterator[EdgeRow]:
    """The edges, sorted by companies and partnership.

    A partnership of two gives its id to its edge; in one of more, each pair is named after it.

    >>> import networkx as nx
    >>> graph = nx.MultiGraph()
    >>> for key in ("aurelia--nordlens.1", "aurelia--nordlens.2"):
    ...     attributes = {"label": "", "weight": 1.0, "kind": "co-branding"}
    ...     _ = graph.add_edge("aurelia", "nordlens", key=key, **attributes)
    >>> [(row.id, row.kind) for row in edge_rows(graph)]
    [('aurelia--nordlens.1', 'co-branding'), ('aurelia--nordlens.2', 'co-branding 2')]
    """
    edges = sorted(
        (min(one, other), max(one, other), key) for one, other, key in graph.edges(keys=True)
    )
    pairs_of = Counter(key for _, _, key in edges)
    parallel: Counter[tuple[str, str, str]] = Counter()
    for source, target, key in edges:
        data = graph.edges[source, target, key]
        kind = str(_clean(data["kind"])) or "partnership"
        parallel[source, target, kind] += 1
        number = parallel[source, target, kind]
        yield EdgeRow(
            id=key if pairs_of[key] == 1 else f"{key}:{source}--{target}",
            source=source,
            target=target,
            label=str(_clean(data["label"])) or kind,
            weight=data["weight"],
            kind=kind if number == 1 else f"{kind} {number}",
            values=_values(data, EDGE_COLUMNS),
        )


def _values(data: dict[str, Value], columns: dict[str, type]) -> dict[str, Value]:
    """The values of the columns that have one."""
    named = {RENAMED.get(name, name): _clean(value) for name, value in data.items()}
    return {name: named[name] for name in columns if named.get(name, "") != ""}


def _clean(value: Value) -> Value:
    return clean(value) if isinstance(value, str) else value
