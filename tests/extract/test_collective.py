"""What all encounters of a text together tell of each two companies."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.collective import LEAST, SIGNS, Judged, chances, views
from kg.extract.document import Document
from kg.extract.encounters import Story
from kg.extract.judging import TOGETHER
from kg.learn.trees import LEAF, Trees, shipped
from tests.extract.reading import document

TEXT = """\
Ostrel Display and Kappa Mobile announced a supply agreement on Monday.
Ostrel Display makes panels in Munich. Orders also come from Velmora Systems.
Kappa Mobile has bought panels since 2014. Hengdao Energy is a rival of Velmora Systems.
"""
NAMES = [sign.name for sign in SIGNS]
DOCUMENT = document(TEXT)
STORY = Story.of(DOCUMENT)
ENCOUNTERS = STORY.encounters
KEYS = {encounter.key for encounter in ENCOUNTERS}
CHANCES = st.lists(st.floats(0, 1), min_size=len(ENCOUNTERS), max_size=len(ENCOUNTERS))


def _judged(told: list[float]) -> Judged:
    return list(zip(ENCOUNTERS, told, strict=True))


def _signs(told: list[float]) -> dict[frozenset[str], dict[str, float]]:
    found = views(STORY, _judged(told))
    return {key: dict(zip(NAMES, numbers, strict=True)) for key, numbers in found}


def test_signs_have_names_of_their_own_which_the_shipped_trees_know() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert shipped(TOGETHER).names == tuple(NAMES)


def test_all_that_meet_have_a_chance() -> None:
    trees = Trees(tuple(NAMES), 0.0, ())
    found = chances(STORY, _judged([0.01] + [0.5] * (len(ENCOUNTERS) - 1)), trees)
    assert found.keys() == KEYS and set(found.values()) == {0.5}


def test_who_hardly_meets_anywhere_is_not_looked_at() -> None:
    hardly = [LEAST / 2] * len(ENCOUNTERS)
    assert not _signs(hardly)
    assert set(chances(STORY, _judged(hardly), Trees((), 0.0, ())).values()) == {LEAST / 2}


@given(CHANCES)
def test_what_speaks_for_two_companies(told: list[float]) -> None:
    for key, found in _signs(told).items():
        own = sorted((c for e, c in _judged(told) if e.key == key), reverse=True)
        assert found["best"] == own[0] and found["encounters"] == len(own)
        assert found["second"] == (own[1] if own[1:] else 0)
        assert own[0] - 1e-9 <= found["any"] <= found["sum"] + 1e-9
        reaches = [found[reach] for reach in ("same", "before", "focus", "main")]
        assert max(reaches) == own[0]


@given(CHANCES)
def test_what_is_told_of_others(told: list[float]) -> None:
    for key, found in _signs(told).items():
        others = {
            name: max([c for e, c in _judged(told) if name in e.key and e.key != key], default=0.0)
            for name in key
        }
        assert [found["elsewhere, lower"], found["elsewhere, higher"]] == sorted(others.values())
        assert found["pairs"] == len(KEYS)
        assert found["companies"] == 4 and found["sentences"] == len(STORY.scenes)


@given(CHANCES, st.randoms(use_true_random=False))
def test_the_order_of_the_encounters_says_nothing(told: list[float], mixing: random.Random) -> None:
    told = [chance + place * 1e-6 for place, chance in enumerate(told)]  # no two the same
    mixed = _judged(told)
    mixing.shuffle(mixed)
    again = {key: dict(zip(NAMES, numbers, strict=True)) for key, numbers in views(STORY, mixed)}
    assert again == {key: pytest.approx(found) for key, found in _signs(told).items()}


def test_trees_decide_by_the_signs() -> None:
    """A tree that asks whether the two stand together in a title."""
    at = NAMES.index("companies here")
    stump = ((at, 1.5, 1, 2), (LEAF, -30.0, 0, 0), (LEAF, 30.0, 0, 0))
    found = chances(STORY, _judged([0.5] * len(ENCOUNTERS)), Trees(tuple(NAMES), 0.0, (stump,)))
    together = {e.key for e in ENCOUNTERS if e.reach == "same"}
    assert {key for key, chance in found.items() if chance > 0.5} >= together


def test_a_company_that_may_be_none_is_less_sure() -> None:
    doc = document(TEXT)
    name = next(iter(ENCOUNTERS[0].key))
    doc.sure[name] = 0.25
    found = dict(_views_of(doc))
    assert all(
        numbers[NAMES.index("sure, lower")] == 0.25 for key, numbers in found.items() if name in key
    )
    assert any(name in key for key in found)


def _views_of(doc: Document) -> list[tuple[frozenset[str], list[float]]]:
    story = Story.of(doc)
    return list(views(story, [(encounter, 0.5) for encounter in story.encounters]))
