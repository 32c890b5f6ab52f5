from __future__ import annotations

import datetime as dt
import re
import warnings

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rdflib import XSD, Literal

from kg.dates import PartialDate, whole_day
from kg.errors import BadParameter


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates())
    year, month, number = day.year, day.month, day.day
    forms = [(year, None, None), (year, month, None), (year, month, number), (None, month, None)]
    return PartialDate(*draw(st.sampled_from([*forms, (None, month, number)])))


@given(partial_dates())
def test_what_is_written_is_read_back(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@pytest.mark.parametrize(
    "text",
    ["", "22", "2022-3", "2022-13", "2022-00", "2022-02-30", "2023-02-29", "--02-30", "--00",
     "0000", "2022-03-31Z", "31.3.2022", "２０２２", "2022-03-31T00:00:00", "-2022", "2022-03-00"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "parts",
    [(None, None, None), (None, None, 3), (2022, None, 3), (2022, 0, None), (2022, 3, 0),
     (0, None, None), (10000, None, None), (None, 13, None), (None, 0, None)],
)  # fmt: skip
def test_parts_that_name_no_day_are_refused(parts: tuple[int | None, ...]) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate(*parts)


def test_the_day_after_the_28th_of_february_exists_if_no_year_forbids_it() -> None:
    assert str(PartialDate.parse("--02-29")) == "--02-29"
    assert PartialDate.parse("2024-02-29").bounds == (dt.date(2024, 2, 29),) * 2


@given(partial_dates(), st.dates())
def test_bounds_hold_exactly_the_days_it_can_mean(date: PartialDate, day: dt.date) -> None:
    assume(date.year is not None)
    assert date.bounds is not None
    first, last = date.bounds
    for each in {day, first, last, _step(first, -1), _step(last, 1)}:
        assert (first <= each <= last) == PartialDate.of(each).within(date)


def _step(day: dt.date, days: int) -> dt.date:
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return day


@given(partial_dates())
def test_without_a_year_there_is_nothing_to_compare(date: PartialDate) -> None:
    assert (date.bounds is None) == (date.year is None)


@given(partial_dates(), partial_dates(), partial_dates())
def test_within_is_a_partial_order(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    assert a.within(a)
    assert not (a.within(b) and b.within(a)) or a == b
    assert not (a.within(b) and b.within(c)) or a.within(c)


@given(st.dates())
def test_a_day_is_within_its_month_its_year_and_its_yearless_forms(day: dt.date) -> None:
    year, month, number = day.year, day.month, day.day
    chain = [(year, month, number), (year, month, None), (year, None, None)]
    exact, *wider = [PartialDate(*parts) for parts in chain]
    for date in [*wider, PartialDate(None, month, number), PartialDate(None, month)]:
        assert exact.within(date)
        assert not date.within(exact)


# What XSD 1.1 part 2 says of each datatype's lexical form, where rdflib has no reader of its own.
LEXICAL = {
    "gMonth": r"--(0[1-9]|1[0-2])",
    "gMonthDay": r"--(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
    "gYear": r"\d{4}",
    "gYearMonth": r"\d{4}-(0[1-9]|1[0-2])",
    "date": r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])",
}


@given(partial_dates())
def test_the_datatype_fits_what_is_written(date: PartialDate) -> None:
    assert re.fullmatch(LEXICAL[date.datatype], str(date))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        literal = Literal(str(date), datatype=XSD[date.datatype])
    assert not literal.ill_typed
    if literal.value is not None:
        assert date.bounds and literal.toPython() == date.bounds[0]


@given(partial_dates())
def test_precision_names_the_finest_part(date: PartialDate) -> None:
    unit = "day" if date.day else "month" if date.month else "year"
    assert date.precision == ("" if date.year else "yearless-") + unit


@given(st.dates())
def test_a_day_is_the_same_as_date_as_moment_and_as_text(day: dt.date) -> None:
    moment = dt.datetime.combine(day, dt.time(23, 59))
    assert {whole_day(given, "on") for given in (day, moment, day.isoformat())} == {day}


@pytest.mark.parametrize(
    "given", ["", "today", "2024", "2024-05", "--05-31", "20240531", "2024-05-32", 2024]
)
def test_what_names_no_day_is_refused_by_name(given: str) -> None:
    with pytest.raises(BadParameter) as refused:
        whole_day(given, "as_of")
    assert str(refused.value) == f"as_of takes a whole day as 2022-05-23, not {given!r}"
