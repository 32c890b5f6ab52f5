"""Writes the page of the ontology's classes and properties, by pyLODE: ``make docs``.

pyLODE takes every concept scheme for an ontology of its own and would mix up their titles,
and lists the terms of others as ours: so it is given our own only. It comes with the extra
``docs``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rdflib import OWL, RDF, BNode, Graph

from kg.resources import read
from kg.terms import ONTOLOGY


def own_terms() -> Graph:
    """The ontology without its concepts and without the terms of others."""
    graph = Graph().parse(data=read("ontology", "techpartners.ttl"), format="turtle")
    about = {node for node in graph.subjects() if isinstance(node, BNode)}
    about |= {node for node in graph.subjects() if str(node).startswith(ONTOLOGY)}
    about |= set(graph.subjects(RDF.type, OWL.Ontology))
    own = Graph()
    for triple in graph:
        if triple[0] in about:
            own.add(triple)
    return own


def write(path: Path) -> None:
    """Write the page as one HTML file that needs nothing from elsewhere."""
    from pylode import OntPub

    path.parent.mkdir(parents=True, exist_ok=True)
    OntPub(own_terms(), sort_subjects=True).make_html(destination=path)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
