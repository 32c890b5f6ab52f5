"""Companies and partnerships as nodes of two kinds: who takes part in what, and as what.

A consortium is one node with many edges, not an edge for each pair, and nothing is told twice.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.network.attributes import (
    BIPARTITE_COMPANY,
    BIPARTITE_EDGE,
    BIPARTITE_PARTNERSHIP,
    types,
)
from kg.network.building import Edge, Projection, Row, Vertex
from kg.network.choose import chosen
from kg.network.describe import Attributes, in_order, of_company, of_partnership
from kg.network.read import Reader
from kg.network.selection import Selection

_COMPANY, _PARTNERSHIP = types(BIPARTITE_COMPANY), types(BIPARTITE_PARTNERSHIP)


def _read(reader: Reader, selection: Selection) -> Iterator[Row]:
    for partnership in chosen(reader, selection):
        node = f"partnership:{partnership.id}"
        told = of_partnership(partnership, selection)
        told |= {"entity": "partnership", "bipartite": 1}
        yield Vertex(node, in_order(told, _PARTNERSHIP))
        for party in partnership.parties:
            roles = "; ".join(partnership.roles[party])
            yield Edge(party, node, partnership.id, {"roles": roles, "weight": 1.0})


def _company(reader: Reader, slug: str, partnerships: int) -> Attributes:
    told = of_company(reader.company(slug))
    told |= {"entity": "company", "bipartite": 0, "partnerships": partnerships}
    return in_order(told, _COMPANY)


BIPARTITE = Projection(
    name="bipartite",
    description="companies and partnerships, an edge for each company that takes part",
    nodes={"company": BIPARTITE_COMPANY, "partnership": BIPARTITE_PARTNERSHIP},
    edges=BIPARTITE_EDGE,
    read=_read,
    describe=_company,
    parallel=False,
)
