from __future__ import annotations

import datetime as dt
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import PartialDate
from kg.model import Claim, Value
from kg.resolve.values import MODALITIES, STAGES, believed, latest_stage, settle, strongest

Said = tuple[str, str, str]


def claim(value: Value, modality: str = "official", article: str = "a", day: str = "") -> Claim:
    published = dt.date.fromisoformat(day) if day else None
    name = f"{article}{value}{modality}"
    return Claim(name, article, "partnership.1", "start", value, modality, 0.9, published)


def starts(*said: tuple[str, str, str]) -> list[Claim]:
    """Claims as (article, modality, date)."""
    return [claim(PartialDate.parse(date), modality, article) for article, modality, date in said]


@pytest.mark.parametrize(
    ("said", "settled"),
    [
        # official, then reported, then rumoured, however many say so
        ([("a", "reported", "2015"), ("b", "reported", "2015"), ("c", "official", "2016")], "2016"),
        ([("a", "rumoured", "2015-03-01"), ("b", "reported", "2016")], "2016"),
        # then more articles; one article counts once
        ([("a", "official", "2015"), ("b", "official", "2016"), ("c", "official", "2016")], "2016"),
        ([("a", "official", "2015"), ("b", "official", "2016"), ("b", "reported", "2016")], "2015"),
        # then the more precise, which the less precise supports
        ([("a", "official", "2016"), ("b", "official", "2016-04")], "2016-04"),
        ([("a", "official", "2016"), ("b", "official", "2016"), ("c", "official", "2016-04-06")],
         "2016-04-06"),
        ([("a", "official", "--04-06"), ("b", "official", "2016-04-06")], "2016-04-06"),
        ([("a", "official", "--04-06"), ("b", "official", "2016")], "2016"),
        # then the earlier, so that there is one
        ([("a", "official", "2017"), ("b", "official", "2016")], "2016"),
        # what is denied is not believed
        ([("a", "denied", "2016"), ("b", "denied", "2016"), ("c", "rumoured", "2018")], "2018"),
        ([("a", "denied", "2016")], "None"),
        ([], "None"),
    ],
)  # fmt: skip
def test_disagreement_is_settled_by_precedence(said: list[Said], settled: str) -> None:
    for order in permutations(starts(*said)):
        assert str(settle(order)) == settled


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"),
            st.sampled_from(MODALITIES),
            st.sampled_from(["2016", "2016-04", "2016-04-06", "2017", "--04"]),
        )
    ),
    st.randoms(),
)
def test_the_settled_value_is_one_that_was_said(said: list[Said], random: Random) -> None:
    claims = starts(*said)
    value = settle(claims)
    assert (value is None) == (not believed(claims))
    if value is not None:
        backers = [c for c in believed(claims) if c.value == value]
        assert strongest(backers) == strongest(believed(claims))
    shuffled = claims + claims[:2]
    random.shuffle(shuffled)
    assert settle(shuffled) == value


def test_texts_are_settled_alike() -> None:
    said = [claim("cloud", article="a"), claim("5G", article="b"), claim("5G", article="c")]
    assert settle(said) == "5G"
    assert settle([claim("徕卡")]) == "徕卡"


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ([], "unknown"),
        ([("active", "denied", "2022-01-01")], "unknown"),
        ([("unheard-of", "official", "2022-01-01")], "unknown"),
        # the newest word
        ([("announced", "official", "2016-01-01"), ("active", "official", "2018-01-01")], "active"),
        ([("announced", "official", ""), ("planned", "official", "2018-01-01")], "planned"),
        # of one day the stronger, then the last
        ([("active", "reported", "2018-01-01"), ("planned", "official", "2018-01-01")], "planned"),
        ([("active", "official", "2018-01-01"), ("suspended", "official", "2018-01-01")],
         "suspended"),
        # what was official once does not gainsay what is reported later
        ([("announced", "official", "2016-01-01"), ("ended", "reported", "2022-01-01")], "ended"),
        # an end stands, for what begins again is another episode
        ([("ended", "official", "2022-01-01"), ("active", "official", "2023-01-01")], "ended"),
        # unless a stronger source says later that it goes on
        ([("ended", "reported", "2022-01-01"), ("active", "official", "2022-02-01")], "active"),
        ([("ended", "reported", "2022-01-01"), ("active", "official", "2021-02-01")], "ended"),
        # rumours end nothing that is vouched for
        ([("active", "reported", "2016-01-01"), ("ended", "rumoured", "2022-01-01")], "active"),
        ([("ended", "rumoured", "2022-01-01"), ("ended", "denied", "2022-01-02")], "ended"),
        ([("ended", "official", "2022-01-01"), ("cancelled", "official", "2022-03-01")],
         "cancelled"),
    ],
)  # fmt: skip
def test_the_stage_is_the_last_word(said: list[Said], stage: str) -> None:
    claims = [claim(value, modality, f"a{day}", day) for value, modality, day in said]
    for order in permutations(claims):
        assert latest_stage(order) == stage


@given(
    st.lists(
        st.tuples(
            st.sampled_from(STAGES),
            st.sampled_from(MODALITIES),
            st.sampled_from(["", "2016-01-01", "2022-01-01"]),
        )
    ),
    st.randoms(),
)
def test_the_stage_depends_on_the_set_of_claims(said: list[Said], random: Random) -> None:
    claims = [claim(value, modality, "a", day) for value, modality, day in said]
    stage = latest_stage(claims)
    assert stage in {c.value for c in believed(claims)} | {"unknown"}
    random.shuffle(claims)
    assert latest_stage(claims) == stage


def test_the_strongest_source_speaks_for_all() -> None:
    assert strongest([claim("x", modality) for modality in MODALITIES[1:]]) == "reported"
    assert strongest([claim("x", "denied")]) == "denied"
