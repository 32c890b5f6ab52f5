from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.when import find_dates

PUBLISHED = dt.date(2022, 5, 23)  # a Monday


def dates(text: str, published: dt.date | None = PUBLISHED) -> list[str]:
    return [str(when.date) for when in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # in full
        ("on 2022-03-31", ["2022-03-31"]),
        ("on 31 March 2022", ["2022-03-31"]),
        ("on the 31st of March, 2022", ["2022-03-31"]),
        ("on March 31, 2022", ["2022-03-31"]),
        ("on Sept. 5th 2019", ["2019-09-05"]),
        ("in March 2022", ["2022-03"]),
        ("in March of 2022", ["2022-03"]),
        ("in 2016 and in late 2019", ["2016", "2019"]),
        # without a year: within a year of publication, on the side of the tense
        ("ended on 31 March", ["2022-03-31"]),
        ("will end on 31 March", ["2023-03-31"]),
        ("will begin in July", ["2022-07"]),
        ("began in July", ["2021-07"]),
        ("began last July", ["2021-07"]),
        ("in March last year", ["2021-03"]),
        # by the day of publication
        ("announced on Monday", ["2022-05-23"]),
        ("announced on Friday", ["2022-05-20"]),
        ("will be shown on Friday", ["2022-05-27"]),
        ("next Monday", ["2022-05-30"]),
        ("last Monday", ["2022-05-16"]),
        ("announced today; it began yesterday", ["2022-05-23", "2022-05-22"]),
        ("this year, last year, next year", ["2022", "2021", "2023"]),
        ("next month, last month", ["2022-06", "2022-04"]),
        # the nearest verb tells the tense
        ("will sell lenses, it said on Friday", ["2022-05-20"]),
        ("said it will be launched on Friday", ["2022-05-27"]),
        ("said it will be launched in July", ["2022-07"]),
        # spans before publication: no more than the words say
        ("three years ago", ["2019"]),
        ("a year ago, two months ago", ["2021", "2022-03"]),
        ("10 days ago", ["2022-05-13"]),
        ("last week, this week", ["2022-05", "2022-05"]),
        ("next week", ["None"]),
        ("last spring, last autumn", ["2021", "2021"]),
        ("this summer, next spring", ["2022", "2023"]),
        # what is no date
        ("It may march on.", []),
        ("May Chen said so", []),
        ("lenses since 1799, 12016 of them", []),
        ("31 April 2022", ["None"]),
    ],
)
def test_what_dates_in_words_mean(text: str, found: list[str]) -> None:
    assert dates(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ended on 31 March", ["--03-31"]),
        ("began in July", ["--07"]),
        ("announced on Monday", ["None"]),
        ("announced today", ["None"]),
        ("last year", ["None"]),
        ("three years ago", ["None"]),
        ("last week, this spring", ["None", "None"]),
        ("in 2016", ["2016"]),
    ],
)
def test_without_the_day_of_publication_nothing_is_guessed(text: str, found: list[str]) -> None:
    assert dates(text, None) == found


def test_months_roll_over_the_turn_of_the_year() -> None:
    assert dates("last month", dt.date(2022, 1, 10)) == ["2021-12"]
    assert dates("next month", dt.date(2022, 12, 10)) == ["2023-01"]
    assert dates("ended on 30 December", dt.date(2022, 1, 10)) == ["2021-12-30"]
    assert dates("will begin on 2 January", dt.date(2022, 12, 10)) == ["2023-01-02"]


def test_only_the_given_part_of_the_text_is_read() -> None:
    text = "In 2016, 2018 and 2020."
    assert [str(w.date) for w in find_dates(text, None, 5, 14)] == ["2018"]


WORDS = st.sampled_from(
    [
        "in",
        "on",
        "2016",
        "31",
        "March",
        "May",
        "next",
        "last",
        "year",
        "month",
        "Monday",
        "today",
        ",",
        ".",
        "will",
        "ended",
        "2022-03-31",
        "Sept.",
        "5th",
        "this",
        "of",
        "late",
        "the",
    ]
)


@given(
    st.lists(WORDS).map(" ".join), st.none() | st.dates(dt.date(1000, 1, 1), dt.date(9000, 1, 1))
)
def test_dates_stand_apart_in_order_and_say_no_more_than_they_can(
    text: str, published: dt.date | None
) -> None:
    found = find_dates(text, published)
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start
    for when in found:
        assert when.span.of(text) == when.span.of(text).strip()
        has_year = any(part.isdigit() and len(part) == 4 for part in when.span.of(text).split())
        if published is None and when.date is not None and not has_year:
            assert when.date.year is None or "-" in when.span.of(text)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_in_full_is_that_day_in_every_form(day: dt.date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b. %d, %Y"):
        text = day.strftime(form).replace("May.", "May")
        assert dates(f"announced on {text}", None) == [day.isoformat()]


@given(st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_last_that_has_come(published: dt.date, back: int) -> None:
    day = published - dt.timedelta(days=back)
    assert dates(f"announced on {day:%A}", published) == [day.isoformat()]


_PIECES = (
    "on in since the a two of mid- last next this early 3rd 31 2016 2022-03-31 Mar. Sept March May "
    "Monday today Tomorrow years ago year month week spring fall , . ;"
)
_EVERY_HINT = " | 2016 May Monday today ago year"


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=8))
def test_a_form_is_tried_wherever_it_can_occur(pieces: list[str]) -> None:
    """Words that hint at every form make no difference to the dates of the words before them."""
    text = " ".join(pieces)
    hinted = find_dates(text + _EVERY_HINT, PUBLISHED)
    assert find_dates(text, PUBLISHED) == [w for w in hinted if w.span.end <= len(text)]
