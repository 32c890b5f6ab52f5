"""The names in Python and the names in the ontology are the same names."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.resources import read
from kg.terms import ONTOLOGY, PREFIXES, ROLES, iri

CONSTANTS = {name: value for name, value in vars(terms).items() if isinstance(value, NamedNode)} | {
    f"ROLES[{name!r}]": value for name, value in ROLES.items()
}
OURS = {name: term for name, term in CONSTANTS.items() if term.value.startswith(ONTOLOGY)}
OWL = PREFIXES["owl"]
DECLARING = {
    NamedNode(OWL + kind)
    for kind in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
}


@pytest.fixture(scope="module")
def ontology() -> ox.Store:
    store = ox.Store()
    parsed = ox.parse(read("ontology", "techpartners.ttl"), format=ox.RdfFormat.TURTLE)
    store.extend(Quad(*quad.triple) for quad in parsed)
    return store


def objects(store: ox.Store, subject: NamedNode, curie: str) -> set[object]:
    return {quad.object for quad in store.quads_for_pattern(subject, iri(curie), None)}


def declared(store: ox.Store) -> list[NamedNode]:
    found = {
        quad.subject
        for kind in DECLARING
        for quad in store.quads_for_pattern(None, iri("rdf:type"), kind)
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ONTOLOGY)
    }
    return sorted(found, key=str)


@pytest.mark.parametrize("name", OURS)
def test_every_constant_is_declared(ontology: ox.Store, name: str) -> None:
    assert objects(ontology, OURS[name], "rdf:type") & DECLARING


def test_class_constants_are_classes_and_the_rest_properties(ontology: ox.Store) -> None:
    for name, term in OURS.items():
        is_class = NamedNode(OWL + "Class") in objects(ontology, term, "rdf:type")
        assert is_class == terms.local_name(term)[0].isupper(), name


def test_every_declared_term_is_labelled_and_explained(ontology: ox.Store) -> None:
    for term in declared(ontology):
        for curie in ("rdfs:label", "rdfs:comment"):
            texts = objects(ontology, term, curie)
            languages = [text.language for text in texts if isinstance(text, Literal)]
            assert languages == ["en"], (term, curie)


def test_the_roles_are_what_stands_below_has_participant(ontology: ox.Store) -> None:
    below = ontology.quads_for_pattern(None, iri("rdfs:subPropertyOf"), terms.HAS_PARTICIPANT)
    assert {quad.subject for quad in below} == set(ROLES.values())


def test_roles_of_kinds_are_roles(ontology: ox.Store) -> None:
    named = {q.object for q in ontology.quads_for_pattern(None, iri("tp:roleProperty"), None)}
    assert named == set(ROLES.values())


def test_the_ontology_uses_no_undeclared_term_of_its_own(ontology: ox.Store) -> None:
    used = {
        term
        for quad in ontology
        for term in (quad.subject, quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(ONTOLOGY)
    }
    assert used == set(declared(ontology))


def test_iris_are_named_once() -> None:
    names: dict[NamedNode, str] = {}
    for name, term in CONSTANTS.items():
        assert names.setdefault(term, name) == name
