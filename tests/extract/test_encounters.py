"""Where two companies meet in a text, and what is made of it."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import from_text
from kg.extract import RuleExtractor
from kg.extract.document import Document, Reference
from kg.extract.encounters import WINDOW, Story
from kg.extract.features import KIND, PAIR, SIDE, STAGE, Family, features
from kg.model import Span
from kg.terms import ROLES
from tests.extract.reading import PLACES, document, partnerships

HUB = "Velmora Systems has signed agreements with Ostrel Display, Kappa Mobile and Hengdao Energy."


def _met(text: str) -> set[tuple[str, ...]]:
    return {(*sorted(e.pair), e.reach) for e in Story.of(document(text)).encounters}


def test_companies_of_a_sentence_meet_once_each_two() -> None:
    text = "Ostrel Display met Kappa Mobile. Ostrel Display left."
    met = sorted(e.reach for e in Story.of(document(text)).encounters)
    assert met == ["before", "same"]
    assert len(Story.of(document(HUB)).encounters) == 6


def test_of_a_very_long_list_each_meets_those_near_it() -> None:
    names = [f"C{number:03}" for number in range(3 * WINDOW)]
    doc = Document.of(from_text(f"They are {', '.join(names)} and others.", id="test"))
    places = [doc.text.index(name) for name in names]
    doc.references += [
        Reference(Span(at, at + len(name)), (name,)) for at, name in zip(places, names, strict=True)
    ]
    met = {e.pair for e in Story.of(doc).encounters}
    assert met == {
        (one, other)
        for number, one in enumerate(names)
        for other in names[number + 1 : number + WINDOW]
    }


@pytest.mark.parametrize(
    ("text", "one", "reach"),
    [
        ("Ostrel Display makes panels. Orders come from Kappa Mobile.", "Ostrel Display", "before"),
        (
            "Ostrel Display makes panels. Velmora Systems moved. Orders come from Kappa Mobile.",
            "Ostrel Display",
            "focus",
        ),
        (
            "Velmora Systems moved. Ostrel Display makes panels. Ostrel Display grew. "
            "Hengdao Energy moved. Orders come from Kappa Mobile.",
            "Ostrel Display",
            "main",
        ),
    ],
)
def test_a_sentence_may_lack_a_company(text: str, one: str, reach: str) -> None:
    assert ("Kappa Mobile", one, reach) in _met(text)


def test_a_list_lacks_none() -> None:
    assert {reach for *_, reach in _met(f"Tallow Optics makes panels. {HUB}")} == {"same"}


@pytest.mark.parametrize("families", [PAIR, KIND, STAGE, SIDE])
@given(st.sampled_from([HUB, "Ostrel Display and Kappa Mobile ended a deal. It was theirs."]))
def test_features_are_the_same_each_time(families: tuple[Family, ...], text: str) -> None:
    one, two = (
        [features(e, families) for e in Story.of(document(text)).encounters] for _ in range(2)
    )
    assert one == two and all(found and len(found) == len(set(found)) for found in one)


@pytest.mark.parametrize("text", [HUB, "Ostrel Display and Kappa Mobile may talk about a deal."])
def test_who_asks_for_more_certainty_gets_fewer(text: str) -> None:
    def pairs(least: float) -> dict[tuple[object, ...], float]:
        """With less certainty siblings may be party to one record: what counts are the pairs."""
        read = RuleExtractor(PLACES, min_confidence=least).extract(from_text(text, id="test"))
        found: dict[tuple[object, ...], float] = {}
        for record in read.of_type("partnership"):
            said = (s for s in record.statements if s.field == "party" or s.field in ROLES)
            for pair in combinations(sorted({str(s.value) for s in said}), 2):
                found[pair] = record.confidence
        return found

    found = [pairs(least) for least in (0.05, 0.4, 0.7, 0.99)]
    for more, fewer, least in zip(found, found[1:], (0.4, 0.7, 0.99), strict=False):
        assert set(fewer) <= set(more)
        assert all(confidence >= least - 0.005 for confidence in fewer.values())


def test_the_words_rest_on_the_place_of_a_company_named_before() -> None:
    text = "Ostrel Display makes panels in Munich. It signed a supply agreement with Kappa Mobile."
    [row] = partnerships(text)
    assert sorted(row["parties"]) == ["Kappa Mobile", "Ostrel Display"]
    assert all(text[e["start"] : e["end"]] == e["quote"] for e in row["evidence"])


def test_a_title_is_quoted_only_where_nothing_else_tells() -> None:
    title = "Ostrel Display and Kappa Mobile Form Joint Venture"
    body = "Ostrel Display and Kappa Mobile have formed a joint venture."
    [both] = partnerships(f"{title}\n\n{body}")
    assert [e["quote"] for e in both["evidence"]] == [body]
