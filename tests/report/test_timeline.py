"""The picture shows when partnerships were, as surely as that is known."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kg.report import dossier
from kg.report.dossier import Deal, Dossier, Life, Said, Source
from kg.report.lifeline import Lifeline, lifeline
from kg.report.timeline import MARGIN, WIDTH, Axis, timeline
from kg.terms import XML_NAMESPACES
from tests.conftest import loaded

SVG = {"svg": XML_NAMESPACES["svg"]}
STAGES = ("planned", "announced", "active", "suspended", "ended", "cancelled", "unknown")
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))


def deal(stage: str, life: Life, *published: str, modality: str = "official") -> Deal:
    said = tuple(
        Said("kind", "joint venture", modality, 1.0, "", "", 0, Source("News", "", day, ""))
        for day in published
    )
    return Deal("p", "p", ("Zephyr",), (), (), stage, (), modality, life, (), said, ())


def picture(*deals: Deal, on: dt.date | None = None) -> etree._Element:
    svg = timeline(Dossier("Nordlens", (), (), (), (), (), (), (), on, deals))
    assert svg is not None
    return etree.fromstring(svg)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """Bounds as the graph has them: each pair in order, any of them missing."""
    days: list[dt.date | None] = []
    for _ in range(2):
        pair = sorted((draw(DAYS), draw(DAYS)))
        days += [day if draw(st.booleans()) else None for day in pair]
    announced = draw(st.sampled_from(["", "2020", "--05-18", "0001", "9999"]))
    return Life("", "", announced, *days)


@given(lives(), st.sampled_from(STAGES), st.none() | DAYS)
def test_the_days_of_a_life_are_in_order(life: Life, stage: str, on: dt.date | None) -> None:
    line = lifeline(deal(stage, life), on)
    if line is not None:
        days = [line.start_earliest, line.start_latest, line.end_earliest, line.end_latest]
        assert days == sorted(days)


@given(st.lists(st.tuples(st.sampled_from(STAGES), lives()), max_size=4), st.none() | DAYS)
def test_nothing_is_drawn_beside_the_picture(
    parts: list[tuple[str, Life]], on: dt.date | None
) -> None:
    deals = tuple(deal(stage, life) for stage, life in parts)
    svg = timeline(Dossier("Nordlens", (), (), (), (), (), (), (), on, deals))
    if svg is None:
        assert all(lifeline(one, on) is None for one in deals)
        return
    for bar in etree.fromstring(svg).iterfind(".//svg:rect[@x]", SVG):
        left, width = float(bar.get("x", "")), float(bar.get("width", ""))
        assert left >= MARGIN - 1 and left + width <= WIDTH


def test_known_bounds_are_kept() -> None:
    bounds = [dt.date(2016, 1, 1), dt.date(2016, 12, 31), dt.date(2020, 3, 1), dt.date(2020, 3, 31)]
    life = Life("2016", "2020-03", "", *bounds)
    assert lifeline(deal("ended", life), dt.date(2024, 1, 1)) == Lifeline(*bounds)


def test_what_goes_on_is_certain_until_the_day_and_fades_after_it() -> None:
    start, on = dt.date(2020, 5, 18), dt.date(2024, 6, 1)
    line = lifeline(deal("active", Life("2020-05-18", "", "", start, start)), on)
    assert line is not None and line.start_latest == start
    assert line.end_earliest == on < line.end_latest


def test_an_end_that_nobody_dates_lies_before_the_article_that_tells_of_it() -> None:
    start = dt.date(2020, 5, 18)
    ended = deal("ended", Life("2020-05-18", "", "", start, start), "2022-05-23")
    line = lifeline(ended, dt.date(2024, 6, 1))
    assert line is not None
    assert (line.end_earliest, line.end_latest) == (start, dt.date(2022, 5, 23))


def test_without_any_date_there_is_nothing_to_draw() -> None:
    assert lifeline(deal("active", Life()), dt.date(2024, 6, 1)) is None


def test_the_day_is_marked_and_years_are_written() -> None:
    day = dt.date(2020, 5, 18)
    root = picture(deal("active", Life("2020", "", "", day, day)), on=dt.date(2022, 5, 23))
    words = [text.text for text in root.iterfind(".//svg:text", SVG)]
    assert {"2020", "2021", "2022", "23 May 2022", "Zephyr", "active, since 2020"} <= set(words)
    assert len(root.findall(".//svg:line[@class='day']", SVG)) == 1


@pytest.mark.parametrize(
    ("stage", "modality", "dashed"),
    [
        ("active", "official", False),
        ("active", "rumoured", True),
        ("active", "denied", True),
        ("planned", "official", True),
        ("cancelled", "official", True),
    ],
)
def test_what_is_not_firm_is_dashed(stage: str, modality: str, dashed: bool) -> None:
    root = picture(deal(stage, Life(), "2020-05-18", modality=modality))
    assert bool(root.findall(".//svg:rect[@stroke-dasharray]", SVG)) == dashed


@given(DAYS, DAYS)
def test_years_on_the_axis_can_be_told_apart(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    axis = Axis(dt.date(first.year, 1, 1), dt.date(last.year, 12, 31))
    places = [axis.x(dt.date(max(year, 1), 1, 1)) for year in axis.years()]
    assert all(b - a > 38 for a, b in pairwise(places))


def test_each_partnership_with_a_date_has_a_row_and_its_articles() -> None:
    svg = timeline(dossier(loaded("questions.trig"), "Halvern"))
    assert svg is not None
    root = etree.fromstring(svg)
    names = [text.text for text in root.iterfind(".//svg:text[@class='name']", SVG)]
    assert names == [
        "Quillon, cameras",
        "Tamsin, cameras",
        "Quillon, Sorrel, Tamsin, charging",
        "Quillon, cameras",
        "Wexley",
    ]
    dots = root.findall(".//svg:g/svg:circle[@class='dot']", SVG)
    assert len(dots) == 3 + 1 + 1 + 2
