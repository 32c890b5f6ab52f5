"""Resolved facts as the triples of the ``resolved`` graph."""

from __future__ import annotations

from pyoxigraph import Quad

from kg.dates import PartialDate
from kg.graph.claims import local_node
from kg.graph.fields import FIELDS, value_term
from kg.model import Resolution
from kg.terms import DENOTES, RESOLVED, SUPPORTED_BY, iri, typed


def resolved_quads(resolution: Resolution) -> list[Quad]:
    """The whole content of the ``resolved`` graph, sorted.

    Things are written by their prefixed ids (``org:leica-camera``); bounds as whole days.
    """
    quads = set()
    for fact in resolution.facts:
        field = FIELDS[fact.field]
        if field.form == "node" or field.resolved_as:
            term = iri(str(fact.value))
        elif fact.field.endswith(("_earliest", "_latest")) and isinstance(fact.value, PartialDate):
            term = typed(fact.value, "date")
        else:
            term = value_term(field, fact.value)
        quads.add(Quad(iri(fact.subject), field.predicate, term, RESOLVED))
    for article, local, thing in resolution.denotes:
        quads.add(Quad(local_node(article, local), DENOTES, iri(thing), RESOLVED))
    for thing, claim in resolution.support:
        quads.add(Quad(iri(thing), SUPPORTED_BY, iri(f"claim:{claim}"), RESOLVED))
    return sorted(quads, key=str)
