"""Resolved facts as the triples of the ``resolved`` graph."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph.claims import local_node
from kg.graph.fields import FIELDS, value_term
from kg.model import Fact, Resolution
from kg.terms import COPY_OF, DENOTES, RESOLVED, SUPPORTED_BY, iri


def resolved_quads(resolution: Resolution) -> list[Quad]:
    """The whole content of the ``resolved`` graph, sorted; things by their ids.

    >>> from kg.model import Fact
    >>> facts = (Fact("org:zephyr", "competitor_of", "org:aurelia"),)
    >>> [quad.object.value for quad in resolved_quads(Resolution(facts, (), ()))]
    ['https://w3id.org/techpartners/id/org/aurelia']
    """
    triples = {
        *((iri(f.subject), FIELDS[f.field].predicate, _object(f)) for f in resolution.facts),
        *((local_node(*node), DENOTES, iri(thing)) for *node, thing in resolution.denotes),
        *((iri(f"article:{a}"), COPY_OF, iri(f"article:{b}")) for a, b in resolution.copies),
        *((iri(thing), SUPPORTED_BY, iri(f"claim:{claim}")) for thing, claim in resolution.support),
    }
    return sorted((Quad(*triple, RESOLVED) for triple in triples), key=str)


def _object(fact: Fact) -> NamedNode | Literal:
    """The term of a fact's value, which may be a thing where a claim has words."""
    field = FIELDS[fact.field]
    is_thing = field.form == "node" or field.resolved_as
    return iri(str(fact.value)) if is_thing else value_term(field, fact.value)
