"""Resolved facts as the triples of the ``resolved`` graph."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.claims import local_node
from kg.graph.fields import FIELDS, value_term
from kg.model import Fact, Resolution
from kg.terms import COPY_OF, DENOTES, RESOLVED, SUPPORTED_BY, iri


def resolved_quads(resolution: Resolution) -> Iterator[Quad]:
    """The whole content of the ``resolved`` graph, in the order of the resolution.

    Two facts may come to one quad.

    >>> from kg.model import Fact
    >>> facts = (Fact("org:zephyr", "competitor_of", "org:aurelia"),)
    >>> [quad.object.value for quad in resolved_quads(Resolution(facts, (), ()))]
    ['https://w3id.org/techpartners/id/org/aurelia']
    """
    for fact in resolution.facts:
        yield Quad(iri(fact.subject), FIELDS[fact.field].predicate, _object(fact), RESOLVED)
    for article, local, thing in resolution.denotes:
        yield Quad(local_node(article, local), DENOTES, iri(thing), RESOLVED)
    for copy, original in resolution.copies:
        yield Quad(iri(f"article:{copy}"), COPY_OF, iri(f"article:{original}"), RESOLVED)
    for thing, claim in resolution.support:
        yield Quad(iri(thing), SUPPORTED_BY, iri(f"claim:{claim}"), RESOLVED)


def _object(fact: Fact) -> NamedNode | Literal:
    """The term of a fact's value, which may be a thing where a claim has words."""
    field = FIELDS[fact.field]
    is_thing = field.form == "node" or field.resolved_as
    return iri(str(fact.value)) if is_thing else value_term(field, fact.value)
