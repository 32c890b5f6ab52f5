"""Companies and products: who makes what, and what came of which partnership of whom."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from kg import terms
from kg.network.attributes import OTHER_COMPANY, PRODUCT_EDGE, PRODUCT_NODE, types
from kg.network.building import Edge, Projection, Row
from kg.network.choose import chosen
from kg.network.describe import Attributes, in_order, of_company
from kg.network.read import Reader
from kg.network.selection import Selection

_COMPANY, _PRODUCT = types(OTHER_COMPANY), types(PRODUCT_NODE)
_PREFIX = "product:"
_RELATIONS = {
    terms.FIRST_PRODUCT: "first product",
    terms.PRODUCED: "produced",
    terms.LAST_PRODUCT: "last product",
    terms.PLANNED_PRODUCT: "planned product",
}
"""What a partnership can have to do with a product."""
_MAKER = "manufacturer"


def _read(reader: Reader, selection: Selection) -> Iterator[Row]:
    """What came of the partnerships selected, then who makes it.

    Who makes what came of no partnership is told where nothing was selected.
    """
    of_partnerships: set[str] = set()
    for partnership in chosen(reader, selection):
        about = reader.facts.about(NamedNode(partnership.iri))
        for key, relation in _RELATIONS.items():
            for slug in about.names(key):
                of_partnerships.add(slug)
                key_of_edge = f"{partnership.id} {relation}"
                for party in partnership.parties:
                    told = _related(relation, partnership.id)
                    yield Edge(party, _PREFIX + slug, key_of_edge, told)
    for slug, maker in sorted(_makers(reader)):
        if selection.is_whole or slug in of_partnerships:
            yield Edge(maker, _PREFIX + slug, _MAKER, _related(_MAKER))


def _related(relation: str, partnership: str = "") -> Attributes:
    return {"relation": relation, "partnership": partnership, "weight": 1.0}


def _makers(reader: Reader) -> Iterator[tuple[str, str]]:
    """Products with the companies that make them."""
    for product, maker in reader.facts.pairs(terms.MANUFACTURER):
        yield terms.local_name(product), terms.local_name(maker)


def _describe(reader: Reader, node: str, _: int) -> Attributes:
    slug = node.removeprefix(_PREFIX)
    if slug == node:
        told = {"entity": "company", "bipartite": 0, **of_company(reader.company(slug))}
        return in_order(told, _COMPANY)
    product = terms.iri(f"product:{slug}")
    about: Attributes = {
        "entity": "product",
        "bipartite": 1,
        "label": reader.facts.label(product),
        "launch": reader.facts.about(product).text(terms.LAUNCH_DATE),
        "iri": product.value,
    }
    return in_order(about, _PRODUCT)


PRODUCTS = Projection(
    name="product",
    description="companies and products: by whom made, from which partnership",
    nodes={"company": OTHER_COMPANY, "product": PRODUCT_NODE},
    edges=PRODUCT_EDGE,
    read=_read,
    describe=_describe,
)
