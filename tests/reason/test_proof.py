from __future__ import annotations

import pytest
from pyoxigraph import Triple

from kg.reason import infer, prove
from kg.reason.filed import filed_rules
from kg.reason.proof import Proof
from kg.store.oxigraph import OxigraphStore
from kg.terms import INFERRED, iri
from tests.reason.graphs import CITIES, example


def triple(text: str) -> Triple:
    return Triple(*map(iri, text.split()))


@pytest.fixture
def store() -> OxigraphStore:
    store = example()
    store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {CITIES} }} }}")
    infer(store)
    return store


def rules_of(proof: Proof) -> set[str]:
    return {proof.rule or ""}.union(*map(rules_of, proof.premises))


def test_it_goes_down_to_the_quotes(store: OxigraphStore) -> None:
    proof = prove(store, triple("org:huawei tp:formerPartnerOf org:leica-camera"))
    assert proof is not None and proof.rule == "former-partner"
    stage = next(premise for premise in proof.premises if "tp:stage" in premise.fact)
    assert stage.fact.endswith("tp:stage stage:ended") and stage.rule is None
    assert any("ended on 31 March" in ground.quote for ground in stage.grounds)
    assert str(proof).splitlines()[1] == "  by former-partner"


def test_a_resolved_triple_rests_on_the_claims_that_say_it(store: OxigraphStore) -> None:
    fact = "partnership:leica-camera--xiaomi.mobile-imaging.1 tp:kind kind:joint-development"
    proof = prove(store, triple(fact))
    assert proof is not None and not proof.premises and proof.grounds


def test_what_does_not_follow_has_none(store: OxigraphStore) -> None:
    assert prove(store, triple("org:huawei tp:partnerOf org:xiaomi")) is None


def test_all_that_is_inferred_has_one(store: OxigraphStore) -> None:
    for quad in sorted(store.quads(graph=INFERRED), key=str):
        proof = prove(store, quad.triple)
        assert proof is not None and proof.rule and proof.premises, quad


def test_a_circle_is_no_proof() -> None:
    """Each inverse of the other, and neither stated any more."""
    store = OxigraphStore.memory()
    store.update(
        "INSERT DATA { GRAPH graph:inferred { "
        "org:a tp:competitorOf org:b . org:b tp:competitorOf org:a } }"
    )
    assert prove(store, triple("org:a tp:competitorOf org:b")) is None


def test_every_file_gives_conclusions_that_can_be_proved(store: OxigraphStore) -> None:
    store.update(
        """INSERT DATA { GRAPH graph:resolved {
        partnership:v tp:scope field:f ; tp:hasParticipant org:a ;
          tp:endLatest "2001-01-01"^^xsd:date .
        partnership:w tp:scope field:f ; tp:hasParticipant org:a ;
          tp:startEarliest "2002-01-01"^^xsd:date .
        tenure:f tp:holder person:f ; tp:inOrganization org:a ; tp:role role:founder } }"""
    )
    infer(store)
    proofs = (prove(store, quad.triple) for quad in store.quads(graph=INFERRED))
    used = set().union(*(rules_of(proof) for proof in proofs if proof))
    assert used >= {rule.name for rule in filed_rules()}
