"""The ``index`` graph: by which keys things are found, so that a change need not look at all.

It says nothing of the world; it is made with the resolved graph, and follows from the same claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Resolution, Source
from kg.resolve.episodes import slug_of_scope
from kg.terms import FOUND_BY, INDEX, iri
from kg.text.fingerprint import bands

WORDING, BAND = "wording:", "band:"


def index_quads(
    resolution: Resolution, sources: Iterable[Source], uses: Mapping[str, int]
) -> Iterator[Quad]:
    """What is found how: things of a resolution, articles as copies, scopes by their wordings.

    >>> [quad.object.value for quad in index_quads(Resolution((), (), ()), [], {"5G network": 2})]
    ['wording:5G network']
    """
    for thing, key in resolution.index:
        yield Quad(iri(thing), FOUND_BY, Literal(key), INDEX)
    for source in sources:
        for band in bands(source.fingerprint):
            yield Quad(iri(f"article:{source.article}"), FOUND_BY, Literal(BAND + band), INDEX)
    for text in uses:
        yield Quad(field_of(text), FOUND_BY, Literal(WORDING + text), INDEX)


def field_of(text: str) -> NamedNode:
    """The field of work that a scope, however worded, is."""
    return iri(f"field:{slug_of_scope(text)}")
