"""The page of the ontology shows all of it."""

from __future__ import annotations

from collections import Counter

import pytest
from lxml import html
from lxml.html import HtmlElement
from rdflib import OWL, RDF, SKOS, Graph

from kg.terms import ONTOLOGY
from tests import page
from tests.page import SCHEMES, anchors, concepts, section


@pytest.fixture(scope="module")
def whole() -> Graph:
    return page.ontology()


def iris(part: HtmlElement) -> list[str]:
    return part.xpath(".//th[.='IRI']/following-sibling::td/code/text()")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_section_shows_each_concept_with_all_that_is_said_of_it(
    whole: Graph, scheme: str
) -> None:
    part = section(whole, scheme, anchors(whole))
    assert iris(part) == [str(concept) for concept in concepts(whole, scheme)]
    for concept in concepts(whole, scheme):
        text = part.get_element_by_id(anchors(whole)[str(concept)][1:]).text_content()
        told = {
            *whole.objects(concept, SKOS.definition),
            *whole.objects(concept, SKOS.scopeNote),
            *whole.objects(concept, SKOS.example),
            *whole.objects(concept, SKOS.altLabel),
            *whole.objects(concept, SKOS.hiddenLabel),
        }
        assert [value for value in map(str, told) if value not in text] == []


def test_a_broader_concept_is_linked(whole: Graph) -> None:
    part = section(whole, "role", anchors(whole))
    (link,) = part.get_element_by_id("role-ceo").iter("a")
    assert (link.text, link.get("href")) == ("chief officer", "#role-chief-officer")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # those of pyLODE are not ours to mend
def test_the_page_shows_every_class_property_and_concept(whole: Graph) -> None:
    pytest.importorskip("pylode", reason="pyLODE comes with the extra docs: make docs")
    made = page.page()
    assert made == page.page()
    root = html.document_fromstring(made)
    declaring = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {str(term) for kind in declaring for term in whole.subjects(RDF.type, kind)}
    ours = {term for term in terms if term.startswith(ONTOLOGY)}
    ontology = ONTOLOGY.removesuffix("#")
    found = Counter(iris(root))
    assert ours | set(anchors(whole)) == set(found) - {ontology}
    assert set(found.values()) == {1}
    anchored = Counter(root.xpath("//@id"))
    assert set(anchored.values()) == {1}, "an anchor stands twice"
    inner = {link[1:] for link in root.xpath("//a/@href") if link.startswith("#")}
    assert inner - set(anchored) == set()
