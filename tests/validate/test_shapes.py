"""Each shape lets the example pass, and objects when one thing in it is wrong."""

from __future__ import annotations

import time
from functools import cache

import pyoxigraph as ox
import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import RDF, SH, URIRef

from kg.reason import infer
from kg.resources import read
from kg.store.oxigraph import OxigraphStore
from kg.terms import (
    CURRENT_PARTNER_OF,
    DENOTES,
    FOCUS_NODE,
    INFERRED,
    QUARANTINE,
    RESOLVED,
    RESULT_MESSAGE,
    iri,
    local_name,
)
from kg.validate import Violation, quarantine, validate
from tests.conftest import loaded

# Oxigraph's SPARQL takes only one dot in a prefixed name, hence IRIs in full.
RUNNING = str(iri("partnership:leica-camera--xiaomi.mobile-imaging.1"))
ENDED = str(iri("partnership:huawei--leica-camera.smartphone-cameras.1"))
SAID = str(iri("article:example#partnership.leica-camera--xiaomi"))
TENURE = str(iri("tenure:lei-jun--xiaomi--ceo"))
ARTICLE_GRAPH = "<https://w3id.org/techpartners/graph/article/example>"
QUOTE = "<https://w3id.org/techpartners/id/article/example#char=11,23>"
SELECTOR = "<https://w3id.org/techpartners/id/article/example#selector=11,23>"


def example() -> OxigraphStore:
    return loaded("example.trig")


def patched(remove: str, add: str, graph: str = "graph:resolved") -> OxigraphStore:
    """The example without the triples of a pattern, and with those of a piece of Turtle."""
    store = example()
    where = f"GRAPH {graph} {{ {remove} }}"
    assert not remove or list(store.select(f"SELECT * {{ {where} }}")), "nothing to remove"
    if remove:
        store.update(f"DELETE WHERE {{ {where} }}")
    store.update(f"INSERT DATA {{ GRAPH {graph} {{ {add} }} }}")
    return store


def test_the_example_is_valid_but_for_a_product_without_a_maker() -> None:
    (only,) = validate(example())
    assert only == Violation(
        focus=iri("product:imaging-flagship-smartphone"),
        shape="maker-or-line",
        severity="warning",
        message="The product has neither a maker nor a product line.",
    )


# What is taken away, what is put in its place; what is wrong then, by which shape, in what words.
RESOLVED_CASES = [
    (f"{RUNNING} tp:hasParticipant org:xiaomi", "", RUNNING, "parties", "at least two different"),
    (
        f"{ENDED} tp:brandUser org:huawei",
        f"{ENDED} tp:brandUser org:leica-camera",
        ENDED,
        "parties",
        "at least two different",
    ),
    (
        "",
        f"{RUNNING} tp:supplier person:lei-jun",
        RUNNING,
        "parties",
        "nothing else can be a party",
    ),
    ("", f"{RUNNING} tp:kind kind:friendship", RUNNING, "kind", "that the ontology lists"),
    ("", f"{RUNNING} tp:kind stage:active", RUNNING, "kind", "that the ontology lists"),
    (f"{ENDED} tp:kind ?k", "", ENDED, "kind-stated", "has no kind"),
    (f"{RUNNING} tp:stage ?s", "", RUNNING, "stage", "exactly one stage"),
    ("", f"{RUNNING} tp:stage stage:active", RUNNING, "stage", "exactly one stage"),
    (
        f"{RUNNING} tp:stage ?s",
        f"{RUNNING} tp:stage kind:merger",
        RUNNING,
        "stage",
        "exactly one stage",
    ),
    (f"{RUNNING} tp:supportedBy ?c", "", RUNNING, "claims", "must rest on a claim"),
    ("", f"{RUNNING} tp:supportedBy org:xiaomi", RUNNING, "claims", "must rest on a claim"),
    ("", f"{RUNNING} tp:produced org:xiaomi", RUNNING, "products", "must be a product"),
    (
        "",
        f"{RUNNING} tp:acquirer org:xiaomi ; tp:target org:xiaomi",
        RUNNING,
        "buyer-not-bought",
        "as buyer and as bought",
    ),
    (
        "",
        f"{RUNNING} tp:supplier org:xiaomi ; tp:customer org:xiaomi",
        RUNNING,
        "supplier-not-customer",
        "as supplier and as customer",
    ),
    (
        "",
        f"{RUNNING} tp:contractManufacturer org:xiaomi ; tp:customer org:xiaomi",
        RUNNING,
        "maker-not-customer",
        "as contract manufacturer and as customer",
    ),
    (
        "",
        f"{RUNNING} tp:provider org:xiaomi ; tp:customer org:xiaomi",
        RUNNING,
        "provider-not-customer",
        "as provider and as customer",
    ),
    (
        "",
        f"{RUNNING} tp:supplier org:xiaomi ; tp:distributor org:xiaomi",
        RUNNING,
        "supplier-not-distributor",
        "as supplier and as distributor",
    ),
    (
        f"{RUNNING} tp:startDate ?d",
        f'{RUNNING} tp:startDate "May"',
        RUNNING,
        "start-date",
        "one date",
    ),
    ("", f'{RUNNING} tp:startDate "2022"^^xsd:gYear', RUNNING, "start-date", "one date"),
    (f"{ENDED} tp:endDate ?d", f'{ENDED} tp:endDate "2022-13"', ENDED, "end-date", "one date"),
    ("", f"{RUNNING} tp:announcedDate 2022", RUNNING, "announced-date", "one date"),
    ("", f'{RUNNING} tp:endLatest "2031"^^xsd:gYear', RUNNING, "bounds", "must be full dates"),
    (
        f"{RUNNING} tp:startLatest ?d",
        f'{RUNNING} tp:startLatest "2022-05-01"^^xsd:date',
        RUNNING,
        "start-bounds",
        "start lies after its latest",
    ),
    (
        f"{ENDED} tp:endEarliest ?d",
        f'{ENDED} tp:endEarliest "2022-04-01"^^xsd:date',
        ENDED,
        "end-bounds",
        "end lies after its latest",
    ),
    (
        f"{ENDED} tp:startEarliest ?d",
        f'{ENDED} tp:startEarliest "2023-01-01"^^xsd:date',
        ENDED,
        "start-before-end",
        "ends before it starts",
    ),
    (
        f"{ENDED} tp:stage ?s",
        f"{ENDED} tp:stage stage:active",
        ENDED,
        "end-means-ended",
        "its stage is not ended",
    ),
    (f"{TENURE} tp:holder ?p", "", TENURE, "holder", "exactly one person"),
    ("", f"{TENURE} tp:holder org:xiaomi", TENURE, "holder", "exactly one person"),
    ("", f"{TENURE} tp:inOrganization org:huawei", TENURE, "employer", "exactly one organisation"),
    (f"{TENURE} tp:role ?r", "", TENURE, "role", "that the ontology lists"),
    ("", f"{TENURE} tp:role role:wizard", TENURE, "role", "that the ontology lists"),
    (
        "",
        f'{TENURE} tp:startEarliest "2022-01-01"^^xsd:date ; tp:endLatest "2021-01-01"^^xsd:date',
        TENURE,
        "tenure-start-before-end",
        "role ends before it starts",
    ),
    ("org:xiaomi rdfs:label ?l", "", "org:xiaomi", "organization-label", "must have a name"),
    ("", "org:xiaomi a tp:Person", "org:xiaomi", "organization-no-person", "both an organisation"),
    ("", "org:xiaomi tp:competitorOf org:xiaomi", "org:xiaomi", "no-tie-to-self", "of itself"),
    ("", "org:xiaomi tp:subsidiaryOf org:xiaomi", "org:xiaomi", "no-tie-to-self", "of itself"),
    ("", "org:xiaomi tp:partnerOf org:xiaomi", "org:xiaomi", "no-tie-to-self", "of itself"),
    ("", "org:xiaomi rdfs:label 'Xiaomi Corp'", "org:xiaomi", "one-label", "one name"),
    (
        "",
        "org:xiaomi tp:subsidiaryOf org:huawei . org:huawei tp:subsidiaryOf org:xiaomi",
        "org:huawei",
        "no-circle",
        "of its own subsidiary",
    ),
    (
        "",
        "tenure:other a tp:RoleTenure ; tp:holder person:other ; tp:role role:ceo ; "
        "tp:inOrganization org:xiaomi",
        "org:xiaomi",
        "one-chief",
        "two sitting chief executives",
    ),
    (f"{ENDED} tp:brandUser ?x", "", ENDED, "both-sides", "two sides"),
    (
        f"{ENDED} tp:brandUser ?x",
        f"{ENDED} tp:brandUser org:leica-camera ; tp:hasParticipant org:huawei",
        ENDED,
        "both-sides",
        "as different companies",
    ),
    (
        f"{RUNNING} tp:stage ?s",
        f"{RUNNING} tp:stage stage:ended",
        RUNNING,
        "ended-is-said",
        "no article",
    ),
    (
        "",
        "partnership:again a tp:Partnership ; tp:scope field:mobile-imaging ; "
        "tp:stage stage:active ; tp:supplier org:xiaomi ; tp:customer org:leica-camera",
        RUNNING,
        "told-once",
        "may be one",
    ),
    ("", "org:xiaomi schema:sameAs 'Q1636958'", "org:xiaomi", "outside-id", "not a web address"),
    (
        "",
        "org:xiaomi schema:sameAs <http://www.wikidata.org/entity/1636958>",
        "org:xiaomi",
        "outside-id",
        "its register gives",
    ),
    (
        "",
        "org:xiaomi schema:sameAs <http://www.wikidata.org/entity/Q1> . "
        "org:huawei schema:sameAs <http://www.wikidata.org/entity/Q1>",
        "org:huawei",
        "outside-id-of-one",
        "to one only",
    ),
    (
        "product:p9-series tp:manufacturer ?m",
        "",
        "product:p9-series",
        "maker-or-line",
        "neither a maker",
    ),
    ("", "product:p9-series tp:launchDate 2016", "product:p9-series", "launch-date", "one date"),
]
ARTICLE_CASES = [
    ("claim:1 rdf:subject ?x", "", "claim:1", "claim-subject", "about exactly one thing"),
    ("", "claim:1 rdf:predicate tp:kind", "claim:1", "claim-predicate", "exactly one property"),
    ("claim:1 rdf:object ?x", "", "claim:1", "claim-object", "exactly one value"),
    ("claim:1 tp:modality ?m", "", "claim:1", "claim-modality", "official, reported"),
    (
        "claim:1 tp:modality ?m",
        "claim:1 tp:modality stage:active",
        "claim:1",
        "claim-modality",
        "official, reported",
    ),
    ("claim:1 tp:confidence ?c", "", "claim:1", "claim-confidence", "from 0 to 1"),
    (
        "claim:1 tp:confidence ?c",
        "claim:1 tp:confidence 1.5",
        "claim:1",
        "claim-confidence",
        "from 0 to 1",
    ),
    ("claim:1 prov:wasDerivedFrom ?a", "", "claim:1", "claim-article", "exactly one article"),
    ("claim:1 tp:evidence ?e", "", "claim:1", "claim-evidence", "must quote"),
    (f"{QUOTE} oa:hasSource ?a", "", QUOTE, "evidence-article", "exactly one article"),
    (f"{SELECTOR} oa:start ?a", "", QUOTE, "evidence-start", "where it starts"),
    (f"{SELECTOR} oa:end ?a", "", QUOTE, "evidence-end", "where it ends"),
    (f"{SELECTOR} oa:exact ?a", "", QUOTE, "evidence-quote", "the words it quotes"),
    (
        f"{SELECTOR} oa:end ?b",
        f"{SELECTOR} oa:end 24",
        QUOTE,
        "quote-fits-offsets",
        "not as long as its place",
    ),
    (
        f"{SELECTOR} oa:exact ?q",
        f'{SELECTOR} oa:exact "Leica camera"',
        QUOTE,
        "quote-stands-in-text",
        "does not stand at its place",
    ),
    (
        f"{SELECTOR} oa:start ?a ; oa:end ?b",
        f"{SELECTOR} oa:start 12 ; oa:end 24",
        QUOTE,
        "quote-stands-in-text",
        "does not stand at its place",
    ),
    (
        "article:example schema:headline ?h",
        "",
        "article:example",
        "headline",
        "must have a headline",
    ),
    ("article:example tp:textSha256 ?h", "", "article:example", "hash", "hash of its text"),
    (
        "",
        "article:example tp:textFingerprint 'abc'",
        "article:example",
        "fingerprint",
        "480 hexadecimal digits",
    ),
    (
        "",
        "article:example tp:copyOf article:example, org:xiaomi",
        "article:example",
        "copyOf",
        "a copy of one article",
    ),
    (
        "",
        "article:example tp:readBy 'rules', 'neural'",
        "article:example",
        "readBy",
        "read by one extractor",
    ),
    ("article:example schema:datePublished ?d", "", "article:example", "published", "has no date"),
    (
        "article:example schema:datePublished ?d",
        "",
        "article:example",
        "published-or-unknown",
        "or a note",
    ),
    (
        "",
        'article:example schema:datePublished "2022"^^xsd:gYear',
        "article:example",
        "published-day",
        "must be one day",
    ),
]
INFERRED_CASES = [
    ("", "org:xiaomi a owl:Nothing", "org:xiaomi", "no-contradiction", "contradicts itself"),
    (
        "",
        "org:xiaomi <http://www.daml.org/2002/03/agents/agent-ont#error> 'disjoint'",
        "org:xiaomi",
        "no-contradiction",
        "contradicts itself",
    ),
    (
        "",
        "org:xiaomi tp:partnerOf org:xiaomi",
        "org:xiaomi",
        "no-partner-of-self",
        "its own partner",
    ),
]
DECIDED = {
    "a": "tp:Judgement",
    "tp:verdict": "'accept'",
    "tp:decidedBy": "'mira'",
    "tp:decidedOn": "'2026-01-31'^^xsd:date",
    "tp:judges": SAID,
}


def decided(**said: str) -> str:
    """A judgement in Turtle, with other values, or none where nothing is given."""
    told = DECIDED | {f"tp:{name}": value for name, value in said.items()}
    return "judgement:j " + " ; ".join(f"{name} {value}" for name, value in told.items() if value)


CURATED_CASES = [
    ("", decided(decidedBy=""), "judgement:j", "decided-by", "who decided"),
    ("", decided(decidedOn="'2026'^^xsd:gYear"), "judgement:j", "decided-on", "of one day"),
    ("", decided(verdict="'perhaps'"), "judgement:j", "verdict", "must be one of add, accept"),
    ("", decided(judges=""), "judgement:j", "judges", "no longer applies"),
]
CASES = [
    *(("graph:curated", *case) for case in CURATED_CASES),
    *(("graph:resolved", *case) for case in RESOLVED_CASES),
    *((ARTICLE_GRAPH, *case) for case in ARTICLE_CASES),
    *(("graph:inferred", *case) for case in INFERRED_CASES),
]
WARNINGS = {
    "both-sides", "one-chief", "told-once", "judges",
    "kind-stated", "published", "maker-or-line", "supplier-not-customer", "maker-not-customer",
    "provider-not-customer", "supplier-not-distributor",
}  # fmt: skip


@cache
def of_the_example() -> list[Violation]:
    return validate(example())


def node(name: str) -> NamedNode:
    return NamedNode(name.strip("<>")) if name.startswith("<") else iri(name)


@pytest.mark.parametrize(
    ("graph", "remove", "add", "focus", "shape", "message"),
    CASES,
    ids=[f"{n}-{case[4]}" for n, case in enumerate(CASES)],
)
def test_each_shape_objects(
    graph: str, remove: str, add: str, focus: str, shape: str, message: str
) -> None:
    # The example as it is passes the shape.
    assert node(focus) not in {v.focus for v in of_the_example() if v.shape == shape}
    store, only = patched(remove, add, graph), node(focus)
    everything = validate(store)
    found = [v for v in everything if v.shape == shape]
    assert node(focus) in {violation.focus for violation in found}
    for violation in found:
        assert message in violation.message
        assert violation.severity == ("warning" if shape in WARNINGS else "violation")
    if graph != "graph:inferred":  # and objects when nothing but the thing itself is looked at
        alone = [v for v in validate(store, focus={only}) if v.focus == only]
        assert alone == [v for v in everything if v.focus == only]


def shapes_graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=read("ontology", "shapes.ttl"), format="turtle")


def test_every_shape_with_a_target_has_a_case_and_an_english_message() -> None:
    graph = shapes_graph()
    targeted = {*graph.subjects(SH.targetClass), *graph.subjects(SH.targetSubjectsOf)}
    names = {local_name(NamedNode(str(shape))) for shape in targeted}
    assert names == {case[4] for case in CASES}
    for shape in targeted:
        (message,) = [
            *graph.objects(shape, SH.message),
            *(m for c in graph.objects(shape, SH.sparql) for m in graph.objects(c, SH.message)),
        ]
        assert message.language == "en"
        assert str(message).endswith(".")


def test_parties_are_counted_over_every_role_of_the_ontology() -> None:
    from kg.terms import HAS_PARTICIPANT, ROLES

    graph = shapes_graph()
    path = graph.value(URIRef(iri("shape:parties").value), SH.path)
    listed = rdflib.collection.Collection(graph, graph.value(path, SH.alternativePath))
    assert {str(role) for role in listed} == {r.value for r in (HAS_PARTICIPANT, *ROLES.values())}


@pytest.mark.parametrize(
    "add",
    [
        f'{RUNNING} tp:endDate "2030"^^xsd:gYear . {RUNNING} tp:stage stage:ended . '
        f"{RUNNING} tp:supportedBy claim:2",  # which gives an end
        f'{ENDED} tp:announcedDate "--03-31"^^xsd:gMonthDay',
        f'{ENDED} tp:announcedDate "2022-03"^^xsd:gYearMonth',
        "org:q a tp:Consortium ; rdfs:label 'Q' . product:q a tp:ProductModel ; "
        "tp:inProductLine product:p9-series",
        "org:xiaomi rdfs:label 'Xiaomi'@en , '小米'@zh ; "
        "schema:sameAs <http://www.wikidata.org/entity/Q1636958> ; tp:subsidiaryOf org:q",
        "tenure:x a tp:RoleTenure ; tp:holder person:x ; tp:role role:ceo ; "
        "tp:inOrganization org:xiaomi ; tp:endDate '2019'^^xsd:gYear . person:x a tp:Person",
        "partnership:x a tp:Partnership ; tp:investor org:xiaomi , org:huawei ; "
        "tp:investee org:xiaomi , org:huawei ; tp:kind kind:cross-shareholding ; "
        "tp:stage stage:active ; tp:supportedBy claim:1",
    ],
)
def test_what_is_unusual_but_right_passes(add: str) -> None:
    remove = f"{RUNNING} tp:stage ?s" if "stage:ended" in add else ""
    assert [v for v in validate(patched(remove, add)) if v.severity == "violation"] == []


def test_quotes_are_counted_in_code_points() -> None:
    text, quote = "📱 Xiaomi and Leica", "Xiaomi"
    store = patched(
        f"article:example schema:articleBody ?b . {SELECTOR} oa:start ?s ; oa:end ?e ; oa:exact ?q",
        f'article:example schema:articleBody "{text}" . '
        f'{SELECTOR} oa:start 2 ; oa:end 8 ; oa:exact "{quote}"',
        ARTICLE_GRAPH,
    )
    wrong = {v.focus for v in validate(store) if v.shape == "quote-stands-in-text"}
    assert node(QUOTE) not in wrong
    assert wrong  # the other quotes are of the text that was there before


def test_a_literal_cannot_even_be_a_subject() -> None:
    with pytest.raises(TypeError):
        ox.Quad(ox.Literal("Xiaomi"), iri("rdf:type"), iri("tp:Company"))


def test_what_is_inferred_is_not_looked_at_as_if_it_were_said() -> None:
    store = example()
    store.update("INSERT DATA { GRAPH graph:inferred { org:nobody a tp:Company } }")
    store.update("INSERT DATA { GRAPH graph:curated { org:somebody a tp:Company } }")
    assert {v.focus for v in validate(store)} >= {iri("org:somebody")}
    assert iri("org:nobody") not in {v.focus for v in validate(store)}


def test_violations_come_in_order_and_before_warnings() -> None:
    store = patched(
        "org:xiaomi rdfs:label ?l . ?t tp:role ?r", "product:a a tp:Product . org:a a tp:Company"
    )
    found = validate(store)
    assert [v.severity for v in found] == sorted(v.severity for v in found)
    assert found == sorted(found, key=lambda v: v.sort_key) == validate(store)


def test_it_is_quick_enough_to_run_on_every_change() -> None:
    validate(example())  # the libraries are loaded now
    start = time.process_time()
    validate(example())
    assert time.process_time() - start < 1.5


# ---- pyshacl as referee


def test_pyshacl_alone_finds_the_same_by_sparql() -> None:
    import pyshacl

    store = patched(f"{SELECTOR} oa:end ?b", f"{SELECTOR} oa:end 24", ARTICLE_GRAPH)
    store.update("INSERT DATA { GRAPH graph:resolved { org:xiaomi tp:competitorOf org:xiaomi } }")
    store.update(f"DELETE WHERE {{ GRAPH {ARTICLE_GRAPH} {{ claim:1 tp:confidence ?c }} }}")
    data = rdflib.Graph()
    for graph in store.graphs():
        if graph != INFERRED:
            triples = [quad.triple for quad in store.quads(graph=graph)]
            data.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    ontology = rdflib.Graph().parse(data=read("ontology", "techpartners.ttl"), format="turtle")
    # One constraint is asked of all that has a type, and pyshacl would ask it two hundred times of
    # what the ontology declares. No shape asks for these types.
    ontology.remove((None, RDF.type, None))
    _, report, _ = pyshacl.validate(data + ontology, shacl_graph=shapes_graph())
    by_pyshacl = {
        (str(report.value(r, SH.focusNode)), str(report.value(r, SH.resultMessage)))
        for r in report.objects(predicate=SH.result)
    }
    ours = {(v.focus.value, v.message) for v in validate(store)}
    assert len(ours) == 4
    assert ours == by_pyshacl


def test_the_shapes_are_shapes() -> None:
    import pyshacl

    conforms, _, _ = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes_graph(), meta_shacl=True)
    assert conforms


# ---- quarantine

BROKEN = (f"{RUNNING} tp:stage ?s", f"{TENURE} tp:role role:wizard")


def test_quarantine_takes_out_what_is_wrong_and_nothing_else() -> None:
    store = patched(*BROKEN)
    store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {ENDED} tp:succeededBy {RUNNING} }} }}")
    before = {quad.triple for quad in store.quads(graph=RESOLVED)}
    taken = quarantine(store, validate(store))
    assert taken == {node(RUNNING), node(TENURE)}
    after = {quad.triple for quad in store.quads(graph=RESOLVED)}
    assert before - after == {t for t in before if t.subject in taken or t.object in taken}
    assert after <= before
    infer(store)
    assert not list(store.quads(predicate=CURRENT_PARTNER_OF, graph=INFERRED))


def test_quarantine_says_why_and_keeps_the_way_to_the_claims() -> None:
    store = patched(*BROKEN)
    quarantine(store, validate(store))
    asked = store.select(
        f"SELECT ?focus ?why {{ GRAPH {QUARANTINE} {{ ?r a sh:ValidationResult ; "
        "sh:resultSeverity sh:Violation ; sh:sourceShape ?shape ; "
        f"{FOCUS_NODE} ?focus ; {RESULT_MESSAGE} ?why }} }} ORDER BY ?focus"
    )
    told = {focus: why.value for focus, why in asked}
    assert told.keys() == {node(RUNNING), node(TENURE)}
    assert "exactly one stage" in told[node(RUNNING)]
    (denotes,) = store.quads(predicate=DENOTES, graph=QUARANTINE)
    assert denotes.object == node(RUNNING)
    claims = f"SELECT ?c {{ ?c rdf:subject ?said . ?said tp:denotes {RUNNING} }}"
    assert list(store.select(claims)) == [(iri("claim:1"),)]


def test_quarantine_is_made_anew_and_the_same_each_time() -> None:
    first, second = patched(*BROKEN), patched(*BROKEN)
    for store in (first, second):
        quarantine(store, validate(store))
    assert set(first.quads(graph=QUARANTINE)) == set(second.quads(graph=QUARANTINE))
    assert not [q for q in first.quads(graph=QUARANTINE) if isinstance(q.subject, ox.BlankNode)]
    assert quarantine(first, []) == set()
    assert not list(first.quads(graph=QUARANTINE))


def test_warnings_quarantine_nothing() -> None:
    store = patched(f"{ENDED} tp:kind ?k", "")
    before = set(store.quads())
    assert quarantine(store, validate(store)) == set()
    assert set(store.quads()) == before


def test_a_wrong_organisation_is_told_but_stays() -> None:
    store = patched("org:xiaomi rdfs:label ?l", "")
    before = set(store.quads(graph=RESOLVED))
    assert quarantine(store, validate(store)) == set()
    assert set(store.quads(graph=RESOLVED)) == before
    assert list(store.quads(predicate=FOCUS_NODE, object=iri("org:xiaomi"), graph=QUARANTINE))
