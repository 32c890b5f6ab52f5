"""What is inferred follows, all that follows is inferred, and two engines agree on it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from pyoxigraph import Quad

from kg.errors import BadParameter
from kg.reason import infer
from kg.store.oxigraph import OxigraphStore
from kg.terms import INFERRED, META, RESOLVED, ROLES, local_name
from tests.reason.graphs import DATED, GRAPHS, Parties, example, follows, inferred, resolved, turtle


def test_the_hand_written_facts_of_the_example_follow() -> None:
    expected = inferred(example(with_inferred=True))
    store = example()
    assert infer(store) == len(list(store.quads(graph=INFERRED)))
    assert expected
    assert expected <= inferred(store)


@pytest.mark.parametrize(
    "fact",
    [
        ("huawei--leica-camera.smartphone-cameras.1", "hasParticipant", "huawei"),
        ("huawei--leica-camera.smartphone-cameras.1", "type", "CoBranding"),
        ("leica-camera--xiaomi.mobile-imaging.1", "type", "JointDevelopment"),
        ("xiaomi", "currentPartnerOf", "leica-camera"),
        ("huawei", "formerPartnerOf", "leica-camera"),
        ("leica-camera", "lendsBrandTo", "huawei"),
        ("leica-camera", "type", "Organization"),
        ("lei-jun", "affiliatedWith", "xiaomi"),
        ("xiaomi", "founder", "lei-jun"),
        ("p50-series", "associatedWithOrganization", "leica-camera"),
    ],
)
def test_the_example(fact: tuple[str, str, str]) -> None:
    store = example()
    infer(store)
    assert fact in inferred(store)


def test_what_does_not_follow_from_the_example() -> None:
    store = example()
    infer(store)
    facts = inferred(store)
    assert ("xiaomi", "partnerOf", "huawei") not in facts
    assert ("leica-camera", "currentPartnerOf", "huawei") not in facts
    assert ("leica-camera", "formerPartnerOf", "xiaomi") not in facts
    assert not [fact for fact in facts if fact[0] == fact[2]]


def test_nothing_resolved_is_repeated_and_nothing_else_is_touched() -> None:
    store = example()
    before = {quad for quad in store.quads() if quad.graph_name not in (INFERRED, META)}
    infer(store)
    assert before == {quad for quad in store.quads() if quad.graph_name not in (INFERRED, META)}
    known = {quad.triple for quad in store.quads(graph=RESOLVED)}
    assert not known & {quad.triple for quad in store.quads(graph=INFERRED)}


def test_what_no_longer_follows_goes() -> None:
    store = example()
    infer(store)
    store.replace_graph(RESOLVED, ())
    assert infer(store) == 0
    assert not list(store.quads(graph=INFERRED))


def test_only_our_own_terms_are_inferred() -> None:
    store = example()
    infer(store)
    for quad in store.quads(graph=INFERRED):
        said_with = quad.object if local_name(quad.predicate) == "type" else quad.predicate
        assert "/techpartners/ontology#" in said_with.value


@pytest.mark.parametrize("role", sorted(ROLES))
def test_every_role_is_participation(role: str) -> None:
    facts = follows(f"partnership:p {ROLES[role]} org:a")
    assert ("p", "hasParticipant", "a") in facts
    assert ("a", "participatesIn", "p") in facts


@pytest.mark.parametrize(
    ("turtle", "expected"),
    [
        (
            "product:p50-pro tp:inProductLine product:p50 . product:p tp:manufacturer org:huawei . "
            "product:p50 tp:inProductLine product:p",
            {("p50-pro", "inProductLine", "p"), ("p50-pro", "manufacturer", "huawei")},
        ),
        (
            "org:leica tp:headquarteredIn place:wetzlar . place:wetzlar tp:locatedIn place:hesse . "
            "place:hesse tp:locatedIn place:germany",
            {("wetzlar", "locatedIn", "germany"), ("leica", "headquarteredIn", "germany")},
        ),
        (
            "org:a tp:subsidiaryOf org:b . org:b tp:subsidiaryOf org:c",
            {("a", "subsidiaryOf", "c"), ("c", "type", "Organization")},
        ),
        ("org:a tp:competitorOf org:b", {("b", "competitorOf", "a")}),
        ("partnership:p a tp:JointVenture", {("p", "kind", "joint-venture")}),
        ("partnership:p tp:kind kind:acquisition", {("p", "type", "Acquisition")}),
        ("partnership:p tp:succeeds partnership:q", {("q", "succeededBy", "p")}),
    ],
)
def test_axioms(turtle: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= follows(turtle)


def test_a_literal_never_becomes_a_subject() -> None:
    facts = follows('org:a tp:competitorOf "B" . partnership:p tp:hasParticipant "C"')
    assert {subject for subject, _, _ in facts} == {"a", "p"}


# ---- who is a partner, when

PAIR = "tp:hasParticipant org:a , org:b"
PHASES = [
    ("tp:stage stage:active", "current"),
    ("tp:stage stage:announced", "current"),
    ("tp:stage stage:planned", None),
    ("tp:stage stage:suspended", None),
    ("tp:stage stage:unknown", None),
    ("tp:stage stage:ended", "former"),
    ("tp:stage stage:cancelled", None),
    ('tp:stage stage:cancelled ; tp:endLatest "2020-12-31"^^xsd:date', None),
    ('tp:stage stage:active ; tp:endLatest "2022-05-22"^^xsd:date', "former"),
    ('tp:stage stage:active ; tp:endLatest "2022-05-23"^^xsd:date', "current"),
    (
        'tp:stage stage:active ; tp:endEarliest "2022-01-01"^^xsd:date ; '
        'tp:endLatest "2022-12-31"^^xsd:date',
        "current",
    ),
    ('tp:stage stage:announced ; tp:startEarliest "2022-05-24"^^xsd:date', None),
    ('tp:stage stage:announced ; tp:startEarliest "2022-05-23"^^xsd:date', "current"),
    ('tp:stage stage:active ; tp:startDate "2030"^^xsd:gYear', "current"),  # only bounds compare
]


@pytest.mark.parametrize(("phase", "expected"), PHASES)
def test_current_and_former(phase: str, expected: str | None) -> None:
    facts = follows(f"partnership:p {PAIR} ; {phase}", DATED)
    found = {edge for _, edge, _ in facts if edge.endswith("PartnerOf")}
    assert found == ({f"{expected}PartnerOf"} if expected else set())
    assert {("a", "partnerOf", "b"), ("b", "partnerOf", "a")} <= facts


def test_without_a_dated_article_nothing_is_over_or_still_ahead() -> None:
    facts = follows(
        f'partnership:p {PAIR} ; tp:stage stage:active ; tp:endLatest "1999-01-01"^^xsd:date'
    )
    assert ("a", "currentPartnerOf", "b") in facts


def test_the_newest_article_counts() -> None:
    later = DATED + ' GRAPH graph:meta { article:b schema:datePublished "2025-01-01"^^xsd:date }'
    running = f'partnership:p {PAIR} ; tp:stage stage:active ; tp:endLatest "2024-01-01"^^xsd:date'
    assert ("a", "currentPartnerOf", "b") in follows(running, DATED)
    assert ("a", "formerPartnerOf", "b") in follows(running, later)


def test_partners_with_an_ended_and_a_running_partnership_are_current() -> None:
    facts = follows(
        f"partnership:old {PAIR} ; tp:stage stage:ended . "
        f"partnership:new {PAIR} ; tp:stage stage:active",
        DATED,
    )
    assert ("a", "currentPartnerOf", "b") in facts
    assert not [fact for fact in facts if fact[1] == "formerPartnerOf"]


def test_mutual_roles_tie_nobody_to_itself() -> None:
    facts = follows("partnership:p tp:licensor org:a , org:b ; tp:licensee org:a , org:b")
    edges = {fact for fact in facts if fact[1] in {"licensesTo", "partnerOf"}}
    assert edges == {(x, edge, y) for x, y in ("ab", "ba") for edge in ("licensesTo", "partnerOf")}


# ---- as a whole


@settings(max_examples=25, deadline=None)
@given(GRAPHS)
def test_inferring_twice_changes_nothing(
    partnerships: list[tuple[str, Parties]],
) -> None:
    store = resolved(turtle(partnerships), DATED)
    infer(store)
    once = set(store.quads(graph=INFERRED))
    infer(store)
    assert set(store.quads(graph=INFERRED)) == once


@settings(max_examples=25, deadline=None)
@given(GRAPHS)
def test_what_is_inferred_is_closed_and_ties_nobody_to_itself(
    partnerships: list[tuple[str, Parties]],
) -> None:
    store = resolved(turtle(partnerships), DATED)
    infer(store)
    assert all(quad.subject != quad.object for quad in store.quads(graph=INFERRED))
    everything = [*store.quads(graph=RESOLVED), *store.quads(graph=INFERRED)]
    store.replace_graph(RESOLVED, (Quad(*quad.triple, RESOLVED) for quad in everything))
    assert infer(store) == 0


def test_an_unknown_engine_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadParameter, match=r"'pellet'.*rules, owlrl"):
        infer(OxigraphStore.memory(), engine="pellet")


def test_what_all_deny_makes_nobody_a_partner() -> None:
    parties = (
        "partnership:p a tp:Partnership ; tp:stage stage:active ; tp:hasParticipant org:a , org:b"
    )
    assert ("a", "partnerOf", "b") in follows(f"{parties} ; tp:modality modality:reported")
    denied = follows(f"{parties} ; tp:modality modality:denied")
    assert not [fact for fact in denied if fact[1].endswith("artnerOf")]


def test_who_holds_the_role_of_founder_founded_it() -> None:
    held = "tenure:t tp:holder person:x ; tp:inOrganization org:a ; tp:role role:{}"
    assert ("x", "founderOf", "a") in follows(held.format("founder"))
    assert ("x", "founderOf", "a") not in follows(held.format("ceo"))


# ---- what took the place of what


def episode(name: str, start: str, end: str, more: str = "") -> str:
    return (
        f"partnership:{name} tp:scope field:f ; tp:hasParticipant org:{name} , org:x ; "
        f'tp:startEarliest "{start}"^^xsd:date ; tp:endLatest "{end}"^^xsd:date {more} . '
    )


def successions(turtle: str) -> set[tuple[str, str]]:
    return {(s, o) for s, p, o in follows(turtle) if p == "succeeds"}


def test_the_next_in_one_scope_succeeds_and_no_later_one() -> None:
    a, b = episode("a", "2010-01-01", "2012-12-31"), episode("b", "2013-01-01", "2015-01-01")
    c = episode("c", "2016-01-01", "2017-01-01")
    assert successions(a + b + c) == {("b", "a"), ("c", "b")}
    assert ("a", "succeededBy", "b") in follows(a + b)


@pytest.mark.parametrize(
    "later",
    [
        episode("b", "2012-12-31", "2015-01-01"),  # it may have begun before the end
        episode("b", "2013-01-01", "2015-01-01", "; tp:modality modality:denied"),
        episode("b", "2013-01-01", "2015-01-01", "; tp:stage stage:cancelled"),
        episode("b", "2013-01-01", "2015-01-01").replace("field:f", "field:g"),
        episode("b", "2013-01-01", "2015-01-01").replace("org:x", "org:y"),
    ],
)
def test_what_does_not_succeed(later: str) -> None:
    assert not successions(episode("a", "2010-01-01", "2012-12-31") + later)


def test_what_is_denied_or_was_cancelled_stands_between_none() -> None:
    a, c = episode("a", "2010-01-01", "2012-12-31"), episode("c", "2016-01-01", "2017-01-01")
    for more in ("; tp:modality modality:denied", "; tp:stage stage:cancelled"):
        between = episode("b", "2013-01-01", "2015-01-01", more)
        assert successions(a + between + c) == {("c", "a")}
