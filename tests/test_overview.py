"""The picture of the ontology shows what the ontology says."""

from __future__ import annotations

from lxml import etree
from rdflib import OWL, RDF, RDFS

from kg.resources import read
from kg.terms import XML_NAMESPACES
from tests import overview
from tests.overview import ARROWS, BOXES, TP, ontology


def test_the_picture_is_drawn_from_the_ontology_as_it_is() -> None:
    drawn = overview.draw().decode("utf-8")
    assert drawn == read("ontology", "overview.svg"), "draw it anew: make docs"


def test_it_is_svg_and_names_every_class_of_ours_but_agent() -> None:
    svg = etree.fromstring(overview.draw())
    assert svg.tag == f"{{{XML_NAMESPACES['svg']}}}svg"
    texts = {name for line in svg.itertext() for name in " ".join(line.split()).split(" · ")}
    classes = set(ontology().subjects(RDF.type, OWL.Class))
    for class_ in (node for node in classes if node in TP and node != TP.Agent):
        label = str(ontology().value(class_, RDFS.label))
        assert label in texts, class_


def above(class_: str) -> set[object]:
    return set(ontology().transitive_objects(TP[class_], RDFS.subClassOf))


def test_arrows_go_from_domain_to_range() -> None:
    for source, target, names in ARROWS:
        for name in names.split():
            assert ontology().value(TP[name], RDFS.domain) in above(source), name
            assert ontology().value(TP[name], RDFS.range) in above(target), name


def test_a_box_lists_properties_of_its_class() -> None:
    for class_, box in BOXES.items():
        for name in box.names:
            domain = ontology().value(TP[name], RDFS.domain)
            assert domain is None or domain in above(class_), name
