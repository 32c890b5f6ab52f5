"""The referee: owlrl, a complete OWL 2 RL reasoner, cut down to what we look for."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox
from pyoxigraph import NamedNode, Triple

from kg.concepts import ontology
from kg.terms import ONTOLOGY, TYPE


def owlrl_closure(asserted: Collection[Triple]) -> set[Triple]:
    """What owlrl infers about the individuals at hand in our terms, beyond what is asserted.

    Its noise is left out: literals as subjects, what is the same as itself, owl:Thing, the axioms
    of the vocabulary.
    """
    import owlrl
    import rdflib

    vocabulary = ontology()
    text = ox.serialize([*asserted, *vocabulary], format=ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph().parse(data=text, format="nt")
    # Its own reading of dates would stay behind in rdflib, and takes no yearless day.
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False).expand(graph)
    individuals = {node for triple in asserted for node in (triple.subject, triple.object)}
    individuals -= {triple.subject for triple in vocabulary}
    found = set()
    for terms in graph:
        if all(isinstance(term, rdflib.URIRef) for term in terms):
            subject, predicate, object = (NamedNode(str(term)) for term in terms)
            said_with = object if predicate == TYPE else predicate
            if said_with.value.startswith(ONTOLOGY) and subject in individuals:
                found.add(Triple(subject, predicate, object))
    return found.difference(asserted)
