"""What a name stands for, given what each of its places says."""

from __future__ import annotations

import pytest

from kg.extract.settling import settle
from kg.extract.sightings import Sighting
from kg.model import Span
from kg.text.gazetteer import Entry, Gazetteer

Seen = tuple[str, dict[str, float]]


def _settled(
    *seen: Seen,
    headline: bool = False,
    cues: dict[str, dict[str, float]] | None = None,
    gazetteer: Gazetteer | None = None,
) -> dict[str, str]:
    """The types of names that stand one after the other with these chances."""
    text, sightings = "", []
    for name, chances in seen:
        span = Span(len(text), len(text) + len(name))
        sightings.append(Sighting(span, chances, headline))
        text += name + " "
    settled = settle(text, sightings, cues or {}, gazetteer or Gazetteer())
    assert all(0 < each.share <= 1 for each in settled.values())
    return {key: each.type for key, each in settled.items()}


@pytest.mark.parametrize(
    ("seen", "types"),
    [
        ([("Nordlens", {"organization": 0.9})], {"nordlens": "organization"}),
        # clear once is clear everywhere
        (
            [("Kite", {"organization": 0.3}), ("Kite", {"product": 0.9}), ("Kite", {})],
            {"kite": "product"},
        ),
        # hardly a name at its best place
        ([("Kite", {"product": 0.4}), ("Kite", {"product": 0.4})], {}),
        # surely a name, though it is open of what
        ([("Kite", {"product": 0.5, "organization": 0.45})], {"kite": "product"}),
        ([("Kite", {"product": 0.49, "organization": 0.48})], {"kite": "product"}),
        # short for a company, short for a person
        (
            [("Ostrel Display", {"organization": 0.9}), ("Ostrel", {"product": 0.6})],
            {"ostrel display": "organization", "ostrel": "organization"},
        ),
        (
            [("Dana Whitlock", {"person": 0.9}), ("Whitlock", {"organization": 0.6})],
            {"dana whitlock": "person", "whitlock": "person"},
        ),
    ],
)
def test_settled(seen: list[Seen], types: dict[str, str]) -> None:
    assert _settled(*seen) == types


def test_a_headline_alone_must_be_surer() -> None:
    seen = ("Signs Deal", {"organization": 0.7})
    assert _settled(seen) == {"signs deal": "organization"}
    assert _settled(seen, headline=True) == {}


def test_cues_tip_the_scales() -> None:
    seen = ("Panel Weekly", {"organization": 0.5, "media": 0.45})
    assert _settled(seen) == {"panel weekly": "organization"}
    told = {"panel weekly": {"media": 2.5}}
    assert _settled(seen, cues=told) == {"panel weekly": "media"}


def test_a_gazetteer_is_sure_where_the_words_are_not() -> None:
    known = Gazetteer(organizations={"zephyr": Entry("Zephyr")})
    seen = ("Zephyr", {"product": 0.3})
    assert _settled(seen) == {}
    assert _settled(seen, gazetteer=known) == {"zephyr": "organization"}


def test_a_type_has_a_share_of_all_that_is_said() -> None:
    places = [Span(0, 4), Span(5, 9)]
    chances = [{"organization": 0.9, "product": 0.1}, {"organization": 0.6, "product": 0.4}]
    found = settle("Kite Kite", map(Sighting, places, chances), {}, Gazetteer())
    assert found["kite"].share == pytest.approx(0.75)
