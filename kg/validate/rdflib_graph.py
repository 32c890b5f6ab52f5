"""Triples as an rdflib graph, which is what pyshacl takes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from kg.terms import PREFIXES

if TYPE_CHECKING:
    from rdflib import Graph


def rdflib_graph(triples: Iterable[Triple]) -> Graph:
    """The triples as an rdflib graph, in its own memory: pyshacl over any other store crawls."""
    import rdflib

    @cache  # the same few terms come again and again
    def term(node: object) -> rdflib.term.Node:
        if isinstance(node, NamedNode):
            return rdflib.URIRef(node.value)
        if isinstance(node, BlankNode):
            return rdflib.BNode(node.value)
        assert isinstance(node, Literal)
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        datatype = node.datatype.value
        # rdflib holds "x" and "x"^^xsd:string for two things.
        plain = datatype == PREFIXES["xsd"] + "string"
        return rdflib.Literal(
            node.value, datatype=None if plain else rdflib.URIRef(datatype), normalize=False
        )

    graph = rdflib.Graph()
    for triple in triples:
        graph.add((term(triple.subject), term(triple.predicate), term(triple.object)))
    return graph
