"""Copies of one article are one source, whatever the order they come in."""

from __future__ import annotations

import datetime as dt
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Source
from kg.resolve import resolve
from kg.resolve.copies import originals
from kg.text.fingerprint import ALIKE, fingerprint, likeness

DAYS = st.none() | st.dates(dt.date(2022, 5, 20), dt.date(2022, 5, 26))
STORIES = [
    [f"{place} {sentence}" for sentence in (f"w{n} x{n} y{n} z{n} of v{n}" for n in range(12))]
    for place in ("Oslo", "Bergen", "Narvik")
]


def printed(story: int, cut: int, headline: str) -> str:
    """A story as an outlet prints it: with its own headline, the last sentences cut."""
    return ". ".join([headline, *STORIES[story][: 12 - cut]])


PRINTS = [
    fingerprint(printed(story, cut, headline))
    for story in range(3)
    for cut in range(9)
    for headline in ("a", "b")
]


@st.composite
def sources(draw: st.DrawFn) -> list[Source]:
    """Articles on three stories, more or less cut."""
    prints = draw(st.lists(st.tuples(DAYS, st.sampled_from(PRINTS)), max_size=12))
    return [Source(f"a{n:02}", day, print_) for n, (day, print_) in enumerate(prints)]


@settings(deadline=None)
@given(sources(), st.randoms())
def test_order_and_repetition_make_no_difference(found: list[Source], random: Random) -> None:
    shuffled = found + found[:3]
    random.shuffle(shuffled)
    assert originals(shuffled) == originals(found) == originals(iter(reversed(found)))


@settings(deadline=None)
@given(sources())
def test_a_copy_is_like_its_original_which_is_earlier_and_no_copy(found: list[Source]) -> None:
    copies = originals(found)
    by_id = {source.article: source for source in found}

    def age(id: str) -> tuple[dt.date, str]:
        return by_id[id].published or dt.date.max, id

    for copy, original in copies.items():
        assert age(original) < age(copy)
        assert original not in copies
        assert likeness(by_id[copy].fingerprint, by_id[original].fingerprint) >= ALIKE
    # What stands alone is hardly like anything that does.
    alone = sorted(by_id.keys() - copies.keys())
    pairs = [(a, b) for a in alone for b in alone if a < b]
    assert all(
        likeness(by_id[a].fingerprint, by_id[b].fingerprint) < ALIKE + 0.15 for a, b in pairs
    )


def test_without_the_original_the_next_is_the_original() -> None:
    days = [dt.date(2022, 5, day) for day in (23, 24, 25)]
    told = [
        Source(name, day, fingerprint(printed(0, cut, name)))
        for cut, (name, day) in enumerate(zip(("wire", "herald", "mirror"), days, strict=True))
    ]
    assert originals(told) == {"herald": "wire", "mirror": "wire"}
    assert originals(told[1:]) == {"mirror": "herald"}
    assert originals(told[2:]) == {}


def test_one_article_is_no_copy_of_itself() -> None:
    assert originals([Source("a", None, PRINTS[0]), Source("a", None, PRINTS[2])]) == {}


def test_copies_count_once(world) -> None:
    """Three prints of one report against two reports that agree."""
    said = {"a": "2016", "b": "2016", "c": "2016", "d": "2017", "e": "2017"}
    claims = [
        claim
        for article, year in said.items()
        for claim in world.article(article).company("Nordlens Optics", founded=year)
    ]
    prints = dict(zip(said, [PRINTS[0], PRINTS[1], PRINTS[0], PRINTS[18], PRINTS[36]], strict=True))
    told = [Source(article, None, print_) for article, print_ in prints.items()]

    def founded(sources: list[Source]) -> set[str]:
        facts = resolve(claims, world.known, sources=sources).facts
        return {str(fact.value) for fact in facts if fact.field == "founded"}

    assert founded([]) == {"2016"}
    assert founded(told) == {"2017"}
    assert resolve(claims, world.known, sources=told).copies == (("b", "a"), ("c", "a"))


def test_a_name_is_that_of_most_sources(world) -> None:
    """Three prints of one report against two reports that write it otherwise."""
    said = {"a": "NORDLENS Optics", "b": "NORDLENS Optics", "c": "NORDLENS Optics"}
    said |= {"d": "Nordlens Optics", "e": "Nordlens Optics"}
    claims = [c for article, name in said.items() for c in world.article(article).company(name)]
    prints = dict(zip(said, [PRINTS[0], PRINTS[1], PRINTS[0], PRINTS[18], PRINTS[36]], strict=True))
    told = [Source(article, None, print_) for article, print_ in prints.items()]

    def name(sources: list[Source]) -> set[str]:
        facts = resolve(claims, world.known, sources=sources).facts
        return {str(fact.value) for fact in facts if fact.field == "name"}

    assert name([]) == {"NORDLENS Optics"}
    assert name(told) == {"Nordlens Optics"}
