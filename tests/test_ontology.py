"""The ontology is OWL 2 RL, within what ``kg.reason`` compiles, and sound SKOS."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, BNode, URIRef
from rdflib.collection import Collection

from kg.resources import folder, read
from kg.terms import ONTOLOGY, PREFIXES, local_name

TP = rdflib.Namespace(ONTOLOGY)
SCHEMES = ("kind", "stage", "modality", "role")
KINDS = {
    "strategic-alliance", "joint-venture", "minority-investment", "cross-shareholding",
    "joint-development", "joint-research", "contract-research", "technology-transfer",
    "technology-licensing", "cross-licensing", "platform-integration", "standards-consortium",
    "co-branding", "brand-licensing", "co-marketing", "component-supply", "contract-manufacturing",
    "second-sourcing", "distribution", "service-provision", "acquisition", "merger",
}  # fmt: skip
GROUPS = {
    "cooperation", "equity-alliance", "technology-cooperation", "brand-cooperation",
    "supply-chain", "ownership-change",
}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=read("ontology", "techpartners.ttl"), format="turtle")


def concepts(graph: rdflib.Graph, scheme: str) -> list[URIRef]:
    members = graph.subjects(SKOS.inScheme, URIRef(PREFIXES[scheme]))
    return sorted(node for node in members if isinstance(node, URIRef))


def name(node: object) -> str:
    return local_name(ox.NamedNode(str(node)))


@pytest.mark.parametrize("file", ["techpartners.ttl", "shapes.ttl"])
def test_two_parsers_read_the_same(file: str) -> None:
    text = read("ontology", file)
    by_rdflib = rdflib.Graph().parse(data=text, format="turtle")
    assert len(by_rdflib) == len(set(ox.parse(text, format=ox.RdfFormat.TURTLE)))


def test_what_the_ontology_says_of_itself(graph: rdflib.Graph) -> None:
    (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
    assert str(ontology) + "#" == ONTOLOGY
    version = graph.value(ontology, OWL.versionInfo)
    assert graph.value(ontology, OWL.versionIRI) == URIRef(f"{ontology}/{version}")
    for told in (rdflib.DCTERMS.title, rdflib.DCTERMS.description, rdflib.DCTERMS.license):
        assert graph.value(ontology, told)
    # Creators are told by what they are; persons have no place here. A text is for dc:creator:
    # what dcterms:creator points at is an agent.
    assert isinstance(graph.value(ontology, rdflib.DC.creator), rdflib.Literal)
    changes = [str(note).split(":")[0] for note in graph.objects(ontology, SKOS.changeNote)]
    assert str(version) in changes
    assert not list(graph.objects(ontology, OWL.imports))


# ---- OWL 2 RL


def test_only_constructs_that_the_rules_compile_or_that_infer_nothing(graph: rdflib.Graph) -> None:
    """All else of OWL, such as unionOf or someValuesFrom, would be passed over in silence."""
    used = {
        str(term).removeprefix(str(OWL))
        for triple in graph
        for term in triple
        if isinstance(term, URIRef) and term.startswith(str(OWL))
    }
    compiled = "SymmetricProperty TransitiveProperty inverseOf propertyChainAxiom equivalentClass"
    restriction = "Restriction onProperty hasValue"
    checks = "disjointWith AllDisjointClasses members AsymmetricProperty IrreflexiveProperty"
    declares = (
        "Ontology versionIRI versionInfo Class ObjectProperty DatatypeProperty AnnotationProperty"
    )
    assert used == set(f"{compiled} {restriction} {checks} {declares}".split())


def test_chains_have_two_links(graph: rdflib.Graph) -> None:
    chains = [Collection(graph, chain) for chain in graph.objects(None, OWL.propertyChainAxiom)]
    assert chains
    assert {len(chain) for chain in chains} == {2}


def test_restrictions_stand_where_rl_lets_them(graph: rdflib.Graph) -> None:
    """RL lets hasValue stand on either side of equivalentClass; above a class we use none."""
    for restriction in graph.subjects(RDF.type, OWL.Restriction):
        assert {predicate for _, predicate in graph.subject_predicates(restriction)} == {
            OWL.equivalentClass
        }
        assert graph.value(restriction, OWL.hasValue) and graph.value(restriction, OWL.onProperty)
    for parent in graph.objects(None, RDFS.subClassOf):
        assert not isinstance(parent, BNode)


def test_every_class_and_property_used_is_declared(graph: rdflib.Graph) -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    declared = {node for kind in kinds for node in graph.subjects(RDF.type, kind)}
    for axiom in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, OWL.inverseOf):
        for pair in graph.subject_objects(axiom):
            assert set(pair) <= declared, axiom


def test_no_property_is_both_an_object_and_a_data_property(graph: rdflib.Graph) -> None:
    data = set(graph.subjects(RDF.type, OWL.DatatypeProperty))
    assert not data & set(graph.subjects(RDF.type, OWL.ObjectProperty))
    for child, parent in graph.subject_objects(RDFS.subPropertyOf):
        assert (child in data) == (parent in data), child


def test_ranges_keep_to_the_datatype_map_of_owl(graph: rdflib.Graph) -> None:
    for prop in graph.subjects(RDF.type, OWL.DatatypeProperty):
        for range_ in graph.objects(prop, RDFS.range):
            assert name(range_) in {"string", "integer", "decimal", "boolean"}, prop


def test_all_that_is_used_is_declared_as_what_it_is_used_as(graph: rdflib.Graph) -> None:
    """OWL 2 DL, of which RL is a part, must know of each property what kind it is."""
    built_in = {
        RDF.type, RDF.first, RDF.rest, RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.domain,
        RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, OWL.versionInfo, OWL.versionIRI,
        OWL.disjointWith, OWL.members, OWL.equivalentClass, OWL.onProperty, OWL.hasValue,
        OWL.inverseOf, OWL.propertyChainAxiom,
    }  # fmt: skip
    declaring = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = Counter(node for kind in declaring for node in graph.subjects(RDF.type, kind))
    assert set(declared.values()) == {1}, "a property of two kinds"
    assert set(graph.predicates()) - built_in <= set(declared)
    for node, individual in graph.subject_objects(RDF.type):
        if not isinstance(individual, BNode) and not individual.startswith(str(OWL)):
            assert (individual, RDF.type, OWL.Class) in graph, node


def test_data_values_keep_to_the_datatypes_of_rl(graph: rdflib.Graph) -> None:
    literals = {term for triple in graph for term in triple if isinstance(term, rdflib.Literal)}
    assert {literal.datatype for literal in literals} == {None}


def test_chains_stand_in_an_order_and_end_where_they_must(graph: rdflib.Graph) -> None:
    """The global restrictions of OWL 2: a chain may call on itself only at one end of it, and
    nothing that is made of chains may be counted, functional, irreflexive or asymmetric."""
    made_of: dict[URIRef, set[URIRef]] = defaultdict(set)
    for whole, chain in graph.subject_objects(OWL.propertyChainAxiom):
        steps = list(Collection(graph, chain))
        assert steps.count(whole) <= 1 and whole not in steps[1:-1]
        made_of[whole] |= set(steps) - {whole}
    for start, links in dict(made_of).items():
        reached, waiting = set(), list(links)
        while waiting:
            link = waiting.pop()
            below = {*made_of.get(link, ()), *graph.subjects(RDFS.subPropertyOf, link)}
            waiting += below - reached
            reached |= {link} | below
        assert start not in reached, start
    composite = set(made_of) | set(graph.subjects(RDF.type, OWL.TransitiveProperty))
    composite |= {
        up for one in composite for up in graph.transitive_objects(one, RDFS.subPropertyOf)
    }
    composite |= {other for one in composite for other in inverses(graph, one)}
    for kind in ("Functional", "InverseFunctional", "Irreflexive", "Asymmetric"):
        assert not composite & set(graph.subjects(RDF.type, OWL[f"{kind}Property"]))


def inverses(graph: rdflib.Graph, prop: URIRef) -> set[URIRef]:
    return {*graph.objects(prop, OWL.inverseOf), *graph.subjects(OWL.inverseOf, prop)}


def test_no_class_is_above_or_below_thing(graph: rdflib.Graph) -> None:
    """RL has no owl:Thing among superclasses of axioms; a class of itself needs none."""
    assert OWL.Thing not in set(graph.all_nodes())


def contradictions(graph: rdflib.Graph) -> list[str]:
    """What owlrl finds contradictory, in its words; it tells them as triples and raises nothing."""
    import owlrl

    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False).expand(graph)
    errors = rdflib.Namespace("http://www.daml.org/2002/03/agents/agent-ont#")
    told = graph.subjects(RDF.type, errors.ErrorMessage)
    return [str(words) for message in told for words in graph.objects(message, errors.error)]


def test_every_class_can_have_a_member(graph: rdflib.Graph) -> None:
    filled = rdflib.Graph() + graph
    for number, class_ in enumerate(sorted(graph.subjects(RDF.type, OWL.Class))):
        filled.add((URIRef(f"urn:member:{number}"), RDF.type, class_))
    for class_ in (TP.Company, TP.Product):
        filled.add((URIRef("urn:member:both"), RDF.type, class_))
    told = contradictions(filled)
    assert told and all("urn:member:both" in words for words in told), told


def test_rules_say_why_and_parse() -> None:
    rules = sorted((folder("ontology") / "rules").glob("*.rq"))
    assert len(rules) >= 4
    for rule in rules:
        text = rule.read_text(encoding="utf-8")
        assert text.startswith("# "), rule
        ox.Store().update(text)


# ---- Complete

ANNOTATIONS_ONCE = (RDFS.label, RDFS.comment)
INVENTED = """
Aurelia Cloud Motors OS University Kappa Maps Mobile Nordlens Optics Zephyr Cells Holding Pro Z9
Open Charging Forum Ada Quist Ben Ode Cem Rask Dana Vey Eli Torv Finn Aas
"""
PLACES_AND_MONTHS = "Germany Norway Oslo May July March"
NO_COUNTERPART = {
    # How far, how firm, how sure, and where to look: questions that the other vocabularies leave
    # to their users. Bounds and what is not out yet they do not know.
    "confidence", "denotes", "foundBy", "modality", "pending", "plannedProduct", "readBy",
    "readerVersion", "resolverVersion", "roleProperty", "saidBy", "stage", "textFingerprint",
    # What a run counted, and what it was asked for.
    "articlesDropped", "articlesRead", "articlesUnchanged", "option", "recordsFound",
    "recordsRefused",
    # What a person decided, in words.
    "decidedBy", "newValue", "reason", "verdict",
    "startEarliest", "startLatest", "endEarliest", "endLatest",
    # Since when a name is the name of today.
    "renamedOn",
}  # fmt: skip


def our_terms(graph: rdflib.Graph) -> list[URIRef]:
    declaring = (
        OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty,
    )  # fmt: skip
    found = {node for kind in declaring for node in graph.subjects(RDF.type, kind)}
    return sorted(node for node in found if node.startswith(ONTOLOGY))


def test_every_term_has_a_label_a_definition_and_an_example(graph: rdflib.Graph) -> None:
    for term in our_terms(graph):
        for once in ANNOTATIONS_ONCE:
            (text,) = graph.objects(term, once)
            assert text.language == "en", term
        examples = list(graph.objects(term, SKOS.example))
        assert examples and all(text.language == "en" for text in examples), term


def test_every_term_is_tied_to_another_vocabulary_or_known_to_have_none(
    graph: rdflib.Graph,
) -> None:
    alone = set()
    for term in our_terms(graph):
        # A property is as good as aligned where its inverse is.
        inverse = {*graph.objects(term, OWL.inverseOf), *graph.subjects(OWL.inverseOf, term)}
        above = {
            parent
            for start in {term, *inverse}
            for up in (RDFS.subClassOf, RDFS.subPropertyOf)
            for parent in graph.transitive_objects(start, up)
        }
        if all(parent.startswith(ONTOLOGY) for parent in above):
            alone.add(name(term))
    assert alone == NO_COUNTERPART


def test_examples_name_invented_companies_or_what_a_seed_tells(graph: rdflib.Graph) -> None:
    """A real name beside a fact that no source here supports would be hearsay."""
    seeds = Path(__file__).parents[1] / "seeds"
    told = " ".join(seed.read_text(encoding="utf-8") for seed in sorted(seeds.glob("*.md")))
    known = set(re.findall(r"\w+", told)) | set(INVENTED.split()) | set(PLACES_AND_MONTHS.split())
    for example in map(str, graph.objects(None, SKOS.example)):
        names = set(re.findall(r"(?<!^)(?<![.;] )\b[A-Z]\w*", example))
        assert names - known == set(), example


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_concept_says_where_it_ends_and_shows_an_example(
    graph: rdflib.Graph, scheme: str
) -> None:
    for concept in concepts(graph, scheme):
        for once in (SKOS.scopeNote, SKOS.example):
            (text,) = graph.objects(concept, once)
            assert text.language == "en", concept


def test_every_kind_tells_its_counterparts_in_the_typologies(graph: rdflib.Graph) -> None:
    sources = ("SDC: ", "CATI: ", "Revere: ", "CORE: ", "of its own: ")
    for kind in concepts(graph, "kind"):
        notes = [str(note) for note in graph.objects(kind, SKOS.note)]
        assert notes and all(note.startswith(sources) for note in notes), kind


# ---- SKOS


def test_the_kinds(graph: rdflib.Graph) -> None:
    assert {name(kind) for kind in concepts(graph, "kind")} == KINDS | GROUPS


def test_every_kind_leads_up_to_a_group(graph: rdflib.Graph) -> None:
    for kind in concepts(graph, "kind"):
        tops = set(graph.transitive_objects(kind, SKOS.broader)) & set(
            graph.objects(URIRef(PREFIXES["kind"]), SKOS.hasTopConcept)
        )
        assert len(tops) == 1, kind
        if name(kind) in KINDS:
            assert graph.value(kind, SKOS.broader), kind


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_concept_is_named_and_defined(graph: rdflib.Graph, scheme: str) -> None:
    assert (URIRef(PREFIXES[scheme]), RDF.type, SKOS.ConceptScheme) in graph
    for concept in concepts(graph, scheme):
        assert concept.startswith(PREFIXES[scheme])
        assert (concept, RDF.type, SKOS.Concept) in graph
        for once in (SKOS.prefLabel, SKOS.definition):
            (text,) = graph.objects(concept, once)
            assert text.language == "en"
    assert len({graph.value(c, SKOS.prefLabel) for c in concepts(graph, scheme)}) == len(
        concepts(graph, scheme)
    )


def test_every_concept_is_in_a_scheme(graph: rdflib.Graph) -> None:
    told = {concept for scheme in SCHEMES for concept in concepts(graph, scheme)}
    assert set(graph.subjects(RDF.type, SKOS.Concept)) == told


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_phrase_says_one_thing(graph: rdflib.Graph, scheme: str) -> None:
    """Within a scheme no label stands under two concepts, nor twice under one (SKOS S13)."""
    said: dict[str, list[str]] = defaultdict(list)
    for concept in concepts(graph, scheme):
        for kind in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
            for label in graph.objects(concept, kind):
                said[str(label).casefold()].append(name(concept))
    assert not {label: where for label, where in said.items() if len(where) > 1}


def test_kinds_and_roles_have_phrases_to_be_found_by(graph: rdflib.Graph) -> None:
    phrases = Counter(name(kind) for kind in graph.subjects(SKOS.hiddenLabel))
    assert all(phrases[kind] >= 4 for kind in KINDS)
    for role in concepts(graph, "role"):
        assert graph.value(role, SKOS.altLabel) or graph.value(role, SKOS.hiddenLabel), role


def test_phrases_are_plain_lower_case_english(graph: rdflib.Graph) -> None:
    for phrase in graph.objects(None, SKOS.hiddenLabel):
        assert phrase.language == "en"
        assert str(phrase) == " ".join(str(phrase).casefold().split())
        assert not set("()[]*+?|\\^$") & set(str(phrase))


def test_directed_kinds_name_both_sides(graph: rdflib.Graph) -> None:
    sides = Counter(name(kind) for kind in graph.subjects(TP.roleProperty))
    assert set(sides.values()) == {2}
    assert sides.keys() >= {
        "component-supply",
        "distribution",
        "acquisition",
        "technology-licensing",
    }
