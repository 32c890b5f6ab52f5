"""What is taken from other vocabularies exists there, and is used as they mean it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import rdflib
from rdflib import DC, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, XSD, URIRef

from kg import terms
from kg.resources import folder, read
from kg.terms import BASE, PREFIXES

OA = rdflib.Namespace(PREFIXES["oa"])
VOCABULARIES = (DC, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, XSD)
# rdflib knows no Web Annotation; these stand in https://www.w3.org/TR/annotation-vocab/.
ANNOTATION = {
    OA[name]
    for name in (
        "SpecificResource", "TextPositionSelector", "TextQuoteSelector",
        "hasSource", "hasSelector", "start", "end", "exact",
    )
}  # fmt: skip
# The licence, and what owlrl tells a contradiction with.
NO_TERMS = {
    URIRef("https://www.apache.org/licenses/LICENSE-2.0"),
    URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"),
}
# Domain and range that ORG and PROV declare; None where they are open, or of a vocabulary that
# we do not use. Those of schema.org are suggestions, from which nothing follows.
SIGNATURES = {
    ORG.linkedTo: (ORG.Organization, ORG.Organization),
    ORG.subOrganizationOf: (ORG.Organization, ORG.Organization),
    ORG.member: (ORG.Membership, None),
    ORG.hasMembership: (None, ORG.Membership),
    ORG.organization: (ORG.Membership, ORG.Organization),
    ORG.role: (ORG.Membership, SKOS.Concept),
    PROV.wasDerivedFrom: (PROV.Entity, PROV.Entity),
    PROV.alternateOf: (PROV.Entity, PROV.Entity),
    PROV.wasAttributedTo: (PROV.Entity, PROV.Agent),
}


def exists(term: URIRef) -> bool:
    vocabulary = next((each for each in VOCABULARIES if term.startswith(str(each))), None)
    return term in ANNOTATION | NO_TERMS if vocabulary is None else term in vocabulary


def in_turtle(file: str) -> Iterator[URIRef]:
    """The IRIs of a graph, and those of the SPARQL in its strings."""
    graph = rdflib.Graph().parse(data=read("ontology", file), format="turtle")
    for term in {term for triple in graph for term in triple}:
        if isinstance(term, URIRef):
            yield term
        elif isinstance(term, rdflib.Literal):
            yield from in_sparql(str(term) if "SELECT" in term else "")
            yield from filter(None, [term.datatype])


def in_sparql(text: str) -> Iterator[URIRef]:
    """The prefixed names of a query."""
    code = re.sub(r'"[^"\n]*"|(?m:^\s*#.*$)', "", text)
    for prefix, local in re.findall(r"(?<![\w?$<-])([a-z]+):(\w+)", code):
        yield URIRef(PREFIXES[prefix] + local)


def used(where: str) -> set[URIRef]:
    if where == "terms":
        values = vars(terms).values()
        return {URIRef(node.value) for node in values if isinstance(node, terms.NamedNode)}
    if where.endswith(".ttl"):
        return set(in_turtle(where))
    files = (folder("ontology") / "rules", folder("queries"))
    texts = (file.read_text(encoding="utf-8") for each in files for file in each.glob("*.rq"))
    return {term for text in texts for term in in_sparql(text)}


@pytest.mark.parametrize("where", ["techpartners.ttl", "shapes.ttl", "SPARQL", "terms"])
def test_every_term_of_another_vocabulary_exists_there(where: str) -> None:
    others = {term for term in used(where) if not term.startswith(BASE)}
    assert others
    assert sorted(term for term in others if not exists(term)) == []


def test_a_term_that_does_not_exist_is_noticed() -> None:
    invented = (f"{ORG}partner", f"{SDO}partnerOf", OA.beginning, "http://example.com/a")
    assert [term for term in map(URIRef, invented) if exists(term)] == []


def test_our_properties_fit_what_stands_above_them() -> None:
    graph = rdflib.Graph().parse(data=read("ontology", "techpartners.ttl"), format="turtle")
    above = map(str, graph.objects(None, RDFS.subPropertyOf))
    declaring = (str(ORG), str(PROV))
    assert {each for each in above if each.startswith(declaring)} == set(map(str, SIGNATURES))
    for parent, signature in SIGNATURES.items():
        for ours in graph.subjects(RDFS.subPropertyOf, parent):
            for side, wanted in zip((RDFS.domain, RDFS.range), signature, strict=True):
                declared = graph.value(ours, side)
                if declared and wanted:
                    classes = set(graph.transitive_objects(declared, RDFS.subClassOf))
                    assert wanted in classes, (ours, side)


def test_what_prov_holds_apart_is_apart() -> None:
    """PROV has no activity that is an entity or an agent: nothing of ours is one."""
    assert PROV.Activity not in used("techpartners.ttl")
