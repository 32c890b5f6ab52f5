from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.relations import Pair
from kg.extract.relations.features import features
from kg.extract.relations.tables import CUES
from kg.extract.relations.words import folded, masked, stem


def seen(text: str) -> set[str]:
    """The features of a text whose mentions are in brackets."""
    words = text.split()
    one, other = (place for place, word in enumerate(words) if word.startswith("["))
    plain = [word.strip("[]") for word in words]
    return set(features(Pair.of(plain, ((one, one), (other, other)))))


ROWS = [
    ("In 2019 [Zephyr] was acquired by [Aurelia]", "cue between:acquire"),
    ("In 2019 [Zephyr] was acquired by [Aurelia]", "voice passive:acquire"),
    ("In 2019 [Aurelia] acquired [Zephyr]", "voice active:acquire"),
    ("In 2019 [Aurelia] acquired [Zephyr]", "path3:E1 acquir E2"),
    ("[Zephyr] is a subsidiary of [Aurelia]", "pattern4:a subsidiary of E2"),
    ("Rivals of [Zephyr] are Kappa , Lumo and [Aurelia]", "list:True"),
    ("Rivals of [Zephyr] are Kappa , Lumo and [Aurelia]", "preposition:none"),
    ("Rivals are [Zephyr] , Kappa , Lumo and [Aurelia]", "siblings:True"),
    ("[Zephyr] sells to [Aurelia]", "siblings:False"),
    ("[Zephyr] trades on the [Exchange]", "kind 2:exchange"),
    ("[It] bought [Zephyr]", "kind 1:reference"),
    ("[Zephyr] left . [Aurelia] came", "sentences:True"),
]


@pytest.mark.parametrize(("text", "feature"), ROWS)
def test_what_is_seen(text: str, feature: str) -> None:
    assert feature in seen(text)


def test_direction_is_seen() -> None:
    assert seen("[Zephyr] bought [Aurelia]") != seen("[Aurelia] was bought by [Zephyr]")


def test_other_names_are_masked_between_the_two() -> None:
    one = seen("[Zephyr] and Lumo Optics sued [Aurelia]")
    other = seen("[Zephyr] and Kappa Mobile sued [Aurelia]")
    assert {name for name in one ^ other if not name.startswith("text:")} == set()


TOKENS = st.lists(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=7),
    min_size=2,
    max_size=25,
)


@given(TOKENS, st.data())
def test_any_two_places_of_any_text_have_features(words: list[str], data: st.DataObject) -> None:
    places = st.integers(0, len(words) - 1)
    spans = [tuple(sorted((data.draw(places), data.draw(places)))) for _ in range(2)]
    pair = Pair.of(words, ((spans[0][0], spans[0][1]), (spans[1][0], spans[1][1])))
    found = features(pair)
    assert found == sorted(set(found)) == features(pair)
    assert not [name for name in found if "\n" in name]


@given(st.lists(st.sampled_from(["sold", "Lumo", "Kappa", ",", "and", "2019", "May"])))
def test_folding_leaves_no_list_and_changes_nothing_twice(words: list[str]) -> None:
    joints = frozenset([",", "and"])
    once = folded(masked(words), joints)
    assert folded(once, joints) == once
    assert [word for word in once if word == "sold"] == [word for word in words if word == "sold"]


def test_forms_of_a_cue_share_its_class() -> None:
    for word in ("acquire", "acquires", "acquired", "acquiring", "acquisition"):
        assert CUES.get(stem(word)) == "acquire", word
