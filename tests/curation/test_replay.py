"""What each sort of judgement does, that it outlives a new reading, and that order is nothing."""

from __future__ import annotations

import dataclasses
import datetime as dt
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.curation import replay
from kg.model import Claim
from kg.resolve import resolve
from tests.curation.deciding import complaints, decide, judged
from tests.resolve.conftest import KNOWN, Article

AB = ("Nordlens Optics", "Vega Phones")
DEAL = "partnership:nordlens-optics--vega-phones.general.1"


def told(id: str = "a", *parties: str, **fields: str) -> list[Claim]:
    return Article(id).deal(*(parties or AB), **fields)


# ---- claims --------------------------------------------------------------------------------------


def test_what_is_rejected_is_not_believed_and_the_other_source_is() -> None:
    claims = [*told("a", start="2016"), *told("b", start="2017", modality="reported")]
    assert judged(claims)[DEAL]["start"] == {"2016"}
    no = decide("reject", *AB, article="a", field="start", value="2016")
    assert judged(claims, no)[DEAL]["start"] == {"2017"}


def test_a_rejected_account_is_gone_and_its_companies_stay() -> None:
    facts = judged(told(kind="joint-venture"), decide("reject", *AB))
    assert set(facts) == {"org:nordlens-optics", "org:vega-phones"}


def test_a_rejected_company_takes_its_partnership_along() -> None:
    assert set(judged(told(), decide("reject", "Vega Phones"))) == {"org:nordlens-optics"}


def test_a_partnership_with_one_known_end_is_not_taken_for_the_company() -> None:
    alone = [claim for claim in told(start="2016") if claim.value != "org.nordlens-optics"]
    (why,) = complaints(alone, decide("reject", "Vega Phones", field="start"))
    assert "no claim says" in why


def test_what_is_accepted_goes_before_official_word() -> None:
    claims = [*told("a", start="2016"), *told("b", start="2017", modality="rumoured")]
    yes = decide("accept", *AB, field="start", value="2017")
    assert judged(claims, yes)[DEAL]["start"] == {"2017"}


def test_a_denial_that_is_accepted_is_a_denial() -> None:
    claims = [*told("a", start="2016"), *told("b", start="2017", modality="denied")]
    assert judged(claims, decide("accept", *AB, article="b"))[DEAL]["start"] == {"2016"}


def test_an_accepted_stage_does_not_stop_the_clock() -> None:
    early = Article("a", dt.date(2016, 5, 1)).deal(*AB, stage="announced")
    late = Article("b", dt.date(2022, 5, 1)).deal(*AB, stage="ended")
    assert judged([*early, *late], decide("accept", *AB, article="a"))[DEAL]["stage"] == {"ended"}


@pytest.mark.parametrize(
    ("field", "value", "to"),
    [
        ("start", "2016", "2015-03"),
        ("end", "2020", "2021"),
        ("stage", "ended", "cancelled"),
        ("kind", "joint-venture", "co-branding"),
    ],
)
@pytest.mark.parametrize("narrowed", [True, False])
def test_an_edit_puts_a_value_in_the_place_of_another(
    field: str, value: str, to: str, narrowed: bool
) -> None:
    claims = told(start="2016", end="2020", stage="ended", kind="joint-venture")
    only = {"value": value} if narrowed else {}
    change = decide("edit", *AB, field=field, to=to, **only)
    before, after = judged(claims)[DEAL], judged(claims, change)[DEAL]
    assert after[field] == {to} and before[field] == {value}
    bounds = {f"{field}_earliest", f"{field}_latest", field}
    assert {f: v for f, v in after.items() if f not in bounds} == {
        f: v for f, v in before.items() if f not in bounds
    }


def test_an_edit_says_what_no_article_does() -> None:
    ended = decide("edit", *AB, field="stage", to="ended")
    when = decide("edit", *AB, field="end", to="2021")
    facts = judged(told(start="2016"), ended, when)[DEAL]
    assert (facts["stage"], facts["end"]) == ({"ended"}, {"2021"})


def test_an_edit_of_a_role() -> None:
    claims = told(supplier="Vega Phones", customer="Nordlens Optics")
    swap = [
        decide("edit", *AB, field="role", value="Vega Phones", to="customer"),
        decide("edit", *AB, field="role", value="nordlens optics", to="supplier"),
    ]
    facts = judged(claims, *swap)[DEAL]
    assert facts["supplier"] == {"org:nordlens-optics"}
    assert facts["customer"] == {"org:vega-phones"}


def test_a_persons_role_in_a_company() -> None:
    article = Article("a")
    claims = [*article.company("Vega Phones"), *article.thing("person", "Ada Quist")]
    for field, value in (
        ("type", "tenure"), ("person", "person.ada-quist"), ("organization", "org.vega-phones"),
        ("role", "ceo"),
    ):  # fmt: skip
        claims.append(article.says("tenure.1", field, value))
    chair = decide("edit", "Vega Phones", "Ada Quist", field="role", to="chair")
    assert judged(claims, chair)["tenure:ada-quist--vega-phones--chair"]["role"] == {"chair"}


def test_what_a_person_states_is_not_denied() -> None:
    claims = told(start="2016", modality="denied")
    change = decide("edit", *AB, field="start", to="2017")
    assert judged(claims, change)[DEAL]["start"] == {"2017"}


def test_a_curated_start_stands_though_it_comes_after_an_end() -> None:
    claims = told(start="2016", end="2020", stage="ended")
    late = decide("edit", *AB, field="start", to="2021")
    assert judged(claims, late)[DEAL]["start"] == {"2021"}


def test_a_narrow_decision_stands_beside_a_wide_one() -> None:
    change = decide("edit", *AB, field="start", to="2017")
    for said in ([change, decide("accept", *AB)], [decide("accept", *AB), change]):
        assert judged(told(start="2016"), *said)[DEAL]["start"] == {"2017"}
    assert DEAL not in judged(told(start="2016"), change, decide("reject", *AB))


def test_what_is_said_of_one_article_is_narrower_than_what_is_said_of_all() -> None:
    claims = [*told("a", start="2016"), *told("b", start="2019", modality="reported")]
    no = decide("reject", *AB, article="a", field="start")
    for said in ([no, decide("accept", *AB)], [decide("accept", *AB), no]):
        assert judged(claims, *said)[DEAL]["start"] == {"2019"}


def test_an_edit_of_what_one_article_says_ranks_as_its_word() -> None:
    claims = [*told("a", start="2016", modality="reported"), *told("b", start="2019")]
    one = decide("edit", *AB, article="a", field="start", to="2017")
    assert judged(claims, one)[DEAL]["start"] == {"2019"}  # which is official
    alone = told("a", start="2016", modality="reported")
    assert judged(alone, one)[DEAL]["start"] == {"2017"}
    assert judged(claims, decide("edit", *AB, field="start", to="2017"))[DEAL]["start"] == {"2017"}


def test_of_several_about_one_claim_the_last_stands() -> None:
    claims = told(start="2016")
    no, yes = decide("reject", *AB, field="start"), decide("accept", *AB, field="start")
    assert "start" not in judged(claims, yes, no)[DEAL]
    assert judged(claims, no, yes)[DEAL]["start"] == {"2016"}


def test_the_scope_tells_two_partnerships_of_one_article_apart() -> None:
    article = Article("a")
    claims = [
        *article.deal(*AB, scope="lenses", start="2016"),
        *article.deal(*AB, number=2, scope="sensors", start="2018"),
    ]
    facts = judged(claims, decide("reject", *AB, scope="Sensors", field="start"))
    starts = {
        thing.split(".")[1]: said.get("start") for thing, said in facts.items() if "." in thing
    }
    assert starts == {"lenses": {"2016"}, "sensors": None}


def test_the_kind_tells_two_partnerships_of_one_article_apart() -> None:
    article = Article("a")
    claims = [
        *article.deal(*AB, kind="component-supply"),
        *article.deal(*AB, number=2, kind="acquisition"),
    ]
    of_one = {"article": "a", "kind": "component-supply", "field": "role"}
    facts = judged(claims, decide("edit", *AB, value="Vega Phones", to="supplier", **of_one))
    by_kind = {
        next(iter(said["kind"])): said.get("supplier")
        for thing, said in facts.items()
        if thing.startswith("partnership")
    }
    assert by_kind == {"component-supply": {"org:vega-phones"}, "acquisition": None}


def test_a_maker_is_a_company_that_the_article_names() -> None:
    article = Article("a")
    named = [*article.company("Vega Phones"), *article.thing("product", "Vega One")]
    one = decide("edit", "Vega One", field="maker", to="Vega Phones")
    assert judged(named, one)["product:vega-one"]["maker"] == {"org:vega-phones"}
    other = decide("edit", "Vega One", field="maker", to="Nordlens Optics")
    assert complaints([*named, *Article("b").company("Nordlens Optics")], other) == [
        "what tells of Vega One does not name 'Nordlens Optics' now"
    ]


@pytest.mark.parametrize("field", ["subsidiary_of", "competitor_of"])
def test_a_parent_and_a_rival_can_be_stated_where_an_article_names_both(field: str) -> None:
    a, b = Article("a"), Article("b")
    claims = [*a.company("Vega Phones"), *a.company("Nordlens Optics"), *b.company("Vega Phones")]
    said = decide("edit", "Vega Phones", field=field, to="Nordlens Optics")
    assert judged(claims, said)["org:vega-phones"][field] == {"org:nordlens-optics"}
    assert replay(claims, [said], KNOWN).nodes_judged[said.id] == {("a", "org.vega-phones")}


def test_another_parent_takes_the_place_of_one_that_was_read() -> None:
    a = Article("a")
    companies = ("Vega Phones", "Nordlens Optics", "Kappa Mobile")
    claims = [claim for name in companies for claim in a.company(name)]
    claims.append(a.says("org.vega-phones", "subsidiary_of", "org.kappa-mobile"))
    said = decide("edit", "Vega Phones", field="subsidiary_of", to="Nordlens Optics")
    assert judged(claims, said)["org:vega-phones"]["subsidiary_of"] == {"org:nordlens-optics"}


def test_a_role_in_what_is_denied_leaves_it_denied() -> None:
    claims = told(modality="denied", kind="acquisition")
    facts = judged(claims, decide("edit", *AB, field="role", value="Vega Phones", to="target"))
    assert facts[DEAL]["target"] == {"org:vega-phones"}
    assert facts[DEAL]["modality"] == {"denied"}


# ---- names ---------------------------------------------------------------------------------------


def test_merged_companies_are_one_and_so_are_their_partnerships() -> None:
    claims = [*told("a", start="2016"), *told("b", "Lumen", "Vega Phones", end="2020")]
    one = decide("merge", "Lumen", to="Nordlens Optics")
    facts = judged(claims, one)
    assert facts["org:nordlens-optics"]["alias"] == {"Lumen"}
    assert "org:lumen" not in facts
    assert [thing for thing in facts if thing.startswith("partnership")] == [DEAL]


def test_no_chains_of_merges() -> None:
    claims = [c for name in "ABC" for c in Article("a").company(f"{name}xx Works")]
    a_b = decide("merge", "Axx Works", to="Bxx Works")
    b_c = decide("merge", "Bxx Works", to="Cxx Works")
    assert set(judged(claims, a_b, b_c)) == {"org:axx-works", "org:cxx-works"}
    (why,) = complaints(claims, a_b, b_c)
    assert "org:bxx-works is itself merged into org:cxx-works" in why
    round_about = decide("merge", "Bxx Works", to="Axx Works")
    assert len(complaints(claims, a_b, round_about)) == 2


def test_what_resolution_found_by_itself_is_no_complaint() -> None:
    claims = [*Article("a").company("Nordlens AG"), *Article("b").company("Nordlens")]
    assert complaints(claims, decide("merge", "Nordlens AG", to="Nordlens")) == []


@pytest.mark.parametrize("into", ["sensors", None])
def test_merged_partnerships_are_one(into: str | None) -> None:
    claims = [
        *told("a", scope="lenses", start="2016", kind="joint-venture"),
        *told("b", scope="sensors", kind="co-branding"),
    ]
    assert len([thing for thing in judged(claims) if thing.startswith("partnership")]) == 2
    scope = {"scope": "lenses"} if into else {}
    facts = judged(claims, decide("merge", *AB, to=into, **scope))
    (deal,) = (said for thing, said in facts.items() if thing.startswith("partnership"))
    assert deal["kind"] == {"joint-venture", "co-branding"}


def test_a_split_keeps_one_articles_name_apart() -> None:
    claims = [*Article("a").company("Zephyr"), *Article("b").company("Zephyr")]
    apart = decide("split", "Zephyr", article="b", to="Zephyr Cars")
    facts = judged(claims, apart)
    assert set(facts) == {"org:zephyr", "org:zephyr-cars"}


def test_a_split_holds_where_the_short_form_fits() -> None:
    claims = [*Article("a").company("Nordlens Optics"), *Article("b").company("Nordlens")]
    assert set(judged(claims)) == {"org:nordlens-optics"}
    apart = decide("split", "Nordlens", article="b", to="Nordlens")
    assert set(judged(claims, apart)) == {"org:nordlens-optics", "org:nordlens"}


def test_a_judgement_may_speak_of_a_name_that_was_split_off() -> None:
    claims = [*Article("a").company("Zephyr"), *Article("b").company("Zephyr", founded="1990")]
    facts = judged(
        claims,
        decide("edit", "Zephyr Cars", field="founded", to="1991"),
        decide("split", "Zephyr", article="b", to="Zephyr Cars"),
    )
    assert facts["org:zephyr-cars"]["founded"] == {"1991"}


def test_a_renamed_thing_keeps_its_id_and_its_other_names() -> None:
    facts = judged(told(), decide("rename", "Vega Phones", to="Vega"))
    assert facts["org:vega-phones"]["name"] == {"Vega"}
    assert facts["org:vega-phones"]["alias"] == {"Vega Phones"}
    assert facts[DEAL]["name"] == {"Nordlens Optics – Vega"}


def test_telling_two_names_apart_changes_no_fact_and_is_about_all_that_names_them() -> None:
    claims = [*told(), *Article("b").company("Vega Phones")]
    apart = decide("distinct", *AB)
    assert judged(claims, apart) == judged(claims)
    done = replay(claims, [apart], KNOWN)
    about = {("a", "org.nordlens-optics"), ("a", "org.vega-phones"), ("b", "org.vega-phones")}
    assert done.nodes_judged[apart.id] == about and not done.unapplied
    merged = replay(claims, [apart, decide("merge", "Vega Phones", to="Nordlens Optics")], KNOWN)
    assert list(merged.unapplied) == [apart]


# ---- what no longer applies ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("judgement", "why"),
    [
        (decide("reject", "Nobody"), "no article names 'Nobody' now"),
        (decide("reject", "Nobody", "Vega Phones"), "no article names 'Nobody' now"),
        (decide("accept", *AB, article="z"), "nothing in article z tells of Nordlens Optics"),
        (decide("accept", *AB, scope="cars"), "tells of Nordlens Optics – Vega Phones: cars now"),
        (decide("accept", *AB, field="start", value="1999"), "no claim says"),
        (decide("reject", "Aura"), "can be any of org:aura, product:aura"),
        # Only companies have parents: what is meant is told by the field.
        (decide("reject", "Aura", field="subsidiary_of"), "no claim says Aura, subsidiary_of"),
        (decide("edit", "Aura", field="maker", to="Nobody"), "does not name 'Nobody'"),
        (decide("merge", "org:aura", to="product:aura"), "different sorts of things"),
        (
            decide("distinct", "Nordlens Optics", "nordlens OPTICS AG"),
            "both names stand for org:nord",
        ),
        (decide("distinct", "org:aura", "product:aura"), "different sorts of things"),
        (decide("distinct", "Vega Phones", "Nobody"), "no article names 'Nobody' now"),
        (decide("rename", "Nobody", to="Somebody"), "no article names"),
        (decide("undo", to="0123"), "nothing before it has the id 0123"),
    ],
)
def test_what_does_not_apply_changes_nothing_and_says_why(judgement, why: str) -> None:
    article = Article("a")
    claims = [*told(start="2016"), *article.company("Aura"), *article.thing("product", "Aura")]
    (told_why,) = complaints(claims, judgement)
    assert why in told_why
    assert judged(claims, judgement) == judged(claims)
    (sentence,) = replay(claims, [judgement], KNOWN).complaints()
    assert judgement.id in sentence and why in sentence


def test_an_id_of_a_thing_is_a_name_too() -> None:
    article = Article("a")
    claims = [*article.company("Aura"), *article.thing("product", "Aura")]
    assert set(judged(claims, decide("reject", "product:aura"))) == {"org:aura"}


# ---- survival, order -----------------------------------------------------------------------------

WORLD = [
    *Article("a").deal(*AB, scope="lenses", start="2016", kind="joint-venture"),
    *Article("b").deal(*AB, scope="lenses", start="2017", modality="rumoured"),
    *Article("c").deal("Lumen", "Vega Phones", kind="co-branding", stage="ended", end="2020"),
    *Article("c").deal("Lumen", "Zephyr", number=2, supplier="Zephyr", customer="Lumen"),
    *Article("d").company("Zephyr", founded="1990", industry="cars"),
]
INDEPENDENT = [
    decide("accept", *AB, article="b", field="start"),
    decide("reject", *AB, field="kind"),
    decide("merge", "Lumen", to="Nordlens Optics"),
    decide("edit", "Lumen", "Vega Phones", article="c", field="end", to="2021-03"),
    decide("edit", "Lumen", "Zephyr", field="role", value="Zephyr", to="provider"),
    decide("split", "Zephyr", article="d", to="Zephyr Cars"),
    decide("rename", "Vega Phones", to="Vega"),
    decide("distinct", "Vega Phones", "Zephyr"),
    decide("reject", "Zephyr Cars", field="industry"),
    decide("accept", "Nobody"),
]


def read_anew(claims: list[Claim]) -> list[Claim]:
    """As a better extractor finds them: other ids, confidences and numbers, more is said."""
    again = [
        dataclasses.replace(
            claim,
            id=f"new-{number}",
            confidence=0.3,
            subject=claim.subject.replace("partnership.", "partnership.9"),
        )
        for number, claim in enumerate(claims)
    ]
    return [*Article("a").company("Kappa Mobile", founded="2001"), *again]


def test_judgements_outlive_a_new_reading() -> None:
    assert len(complaints(WORLD, *INDEPENDENT)) == 1
    before, after = judged(WORLD, *INDEPENDENT), judged(read_anew(WORLD), *INDEPENDENT)
    assert before != judged(WORLD)
    del after["org:kappa-mobile"]
    assert after == before


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 20))
def test_order_and_repetition_change_nothing(random: Random, repeated: int) -> None:
    claims = WORLD + random.sample(WORLD, repeated)
    random.shuffle(claims)
    judgements = [*INDEPENDENT, *random.sample(INDEPENDENT, len(INDEPENDENT) // 2)]
    random.shuffle(judgements)
    done, expected = replay(claims, judgements, KNOWN), replay(WORLD, INDEPENDENT, KNOWN)
    assert (done.claims, done.decided) == (expected.claims, expected.decided)
    assert done.unapplied == expected.unapplied
    assert done.claims_judged == expected.claims_judged
    assert done.nodes_judged == expected.nodes_judged
    assert resolve(done.claims, KNOWN, done.decided) == resolve(
        expected.claims, KNOWN, expected.decided
    )


@given(st.lists(st.sampled_from(INDEPENDENT), max_size=6))
def test_what_is_undone_was_never_said(judgements: list) -> None:
    undone = [*judgements, *(decide("undo", to=each.id) for each in dict.fromkeys(judgements))]
    assert judged(WORLD, *undone) == judged(WORLD)


def test_without_judgements_the_claims_are_as_they_were() -> None:
    assert set(replay(WORLD, []).claims) == set(WORLD)
