"""From when to when: the certain lies within the possible, whatever is known."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import PartialDate
from kg.network.spells import Spell, certain_spell, iso_day, possible_spell, told_between

years = st.integers(2010, 2020).map(PartialDate)
dates = st.one_of(years, st.dates(dt.date(2010, 1, 1), dt.date(2020, 12, 31)).map(PartialDate.of))
stages = st.sampled_from(["active", "announced", "ended", "cancelled", "unknown"])
TOLD = Spell(dt.date(2021, 1, 1), dt.date(2021, 6, 30))


@given(st.none() | dates, st.none() | dates, stages)
def test_certain_lies_within_possible(
    start: PartialDate | None, end: PartialDate | None, stage: str
) -> None:
    times = {"start": str(start or ""), "end": str(end or "")}
    certain, possible = certain_spell(times, stage), possible_spell(times, stage, TOLD)
    if certain is not None:
        assert possible is not None
        assert certain.shared(possible) == certain


@pytest.mark.parametrize(
    ("times", "stage", "possible", "certain"),
    [
        ({}, "active", ("0001-01-01", "9999-12-31"), None),
        ({}, "cancelled", None, None),
        ({}, "ended", ("0001-01-01", "2021-06-30"), None),
        ({"start": "2016"}, "active", ("2016-01-01", "9999-12-31"), ("2016-12-31", "9999-12-31")),
        ({"start": "2016"}, "ended", ("2016-01-01", "2021-06-30"), None),
        ({"start": "2016", "end": "--03-31"}, "ended", ("2016-01-01", "2021-06-30"), None),
        ({"start": "2016", "end": "2016"}, "ended", ("2016-01-01", "2016-12-31"), None),
        ({"start": "2016-05", "end": "2016-04-30"}, "ended", None, None),
        ({"start_earliest": "soon"}, "active", ("0001-01-01", "9999-12-31"), None),
    ],
)
def test_rules(
    times: dict[str, str],
    stage: str,
    possible: tuple[str, str] | None,
    certain: tuple[str, str] | None,
) -> None:
    found = possible_spell(times, stage, TOLD), certain_spell(times, stage)
    assert found == tuple(
        spell and Spell(*map(dt.date.fromisoformat, spell)) for spell in (possible, certain)
    )


def test_open_sides_close_where_it_was_told_of() -> None:
    assert Spell().closed(None) is None
    assert Spell().closed(TOLD) == TOLD
    assert Spell(first=dt.date(2022, 1, 1)).closed(TOLD) is None
    assert told_between(["", "2021-06-30", "2021-01-01"]) == TOLD
    assert told_between([""]) is None and iso_day("2021") is None
