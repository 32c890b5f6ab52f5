"""The company network: who works with whom, one edge for each partnership of a pair.

A partnership is a thing with a beginning, an end and evidence; the edge is what an analyst needs of
it, in values that every graph format can hold: strings, whole numbers and decimal fractions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Literal, overload

from kg.dates import Day
from kg.network.attributes import COMPANY_NODE, MULTIGRAPH_EDGE, types
from kg.network.building import Edge, Projection, build
from kg.network.choose import chosen
from kg.network.collapse import collapse
from kg.network.describe import Attributes, in_order, of_company, of_partnership
from kg.network.partnerships import Company, Partnership
from kg.network.read import Reader
from kg.network.selection import Selection
from kg.store.base import Store

if TYPE_CHECKING:
    from networkx import Graph, MultiGraph

NODE_ATTRIBUTES = types(COMPANY_NODE)
"""What every node carries, in the order in which formats with columns write it."""
EDGE_ATTRIBUTES = types(MULTIGRAPH_EDGE)
"""What every edge of the multigraph carries; a missing string is empty."""


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

    ``as_of`` keeps what certainly or possibly lasted on that day, and ``kinds`` partnerships of any
    of these kinds, by name or label (``co-branding``, "strategic alliance"); for more to choose by
    see :class:`kg.network.Selection`. ``weighted`` collapses parallel edges into one; see
    :func:`kg.network.collapse.collapse`. Raises BadParameter for text that names no day,
    UnknownName for a kind that no partnership in the store has.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--nordlens-optics.1 a tp:Partnership ; tp:kind kind:co-branding ;
    ...     tp:hasParticipant org:aurelia , org:nordlens-optics } }''')
    >>> for key, edge in company_graph(store)["aurelia"]["nordlens-optics"].items():
    ...     print(key, edge["kinds"])
    aurelia--nordlens-optics.1 co-branding
    """
    graph = build(COMPANIES, Reader(store), Selection(as_of=as_of, kinds=kinds))
    return collapse(graph) if weighted else graph


def _edges(reader: Reader, selection: Selection) -> Iterator[Edge]:
    for partnership in chosen(reader, selection):
        shared = of_partnership(partnership, selection)
        shared["weight"] = 1 / (len(partnership.parties) - 1)
        for one, other in combinations(partnership.parties, 2):
            pair = (reader.company(one), reader.company(other))
            attributes = {**shared, "roles": _roles(partnership, pair)}
            yield Edge(one, other, partnership.id, in_order(attributes, EDGE_ATTRIBUTES))


def _roles(partnership: Partnership, pair: tuple[Company, Company]) -> str:
    of_both = (f"{role}: {one.label}" for one in pair for role in partnership.roles[one.slug])
    return "; ".join(sorted(of_both))


def _node(reader: Reader, slug: str, partnerships: int) -> Attributes:
    attributes = {**of_company(reader.company(slug)), "partnerships": partnerships}
    return in_order(attributes, NODE_ATTRIBUTES)


COMPANIES = Projection(
    name="company",
    description="companies, an edge for each partnership of two",
    nodes={"company": COMPANY_NODE},
    edges=MULTIGRAPH_EDGE,
    read=_edges,
    describe=_node,
)
