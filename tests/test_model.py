from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Evidence, Record, Span, Statement, distinct

TEXT = "Leica Camera 徕卡 and Xiaomi 😀 announced it."


@st.composite
def spans(draw: st.DrawFn, length: int = len(TEXT)) -> Span:
    start = draw(st.integers(0, length - 1))
    return Span(start, draw(st.integers(start + 1, length)))


@given(st.text(min_size=1), st.data())
def test_the_quote_is_what_stands_at_its_offsets(text: str, data: st.DataObject) -> None:
    span = data.draw(spans(len(text)))
    evidence = Evidence.at(span, text)
    assert text[evidence.start : evidence.end] == evidence.quote == span.of(text)
    assert evidence.grounded_in(text) == bool(evidence.quote.strip())


@given(spans(), st.integers(-60, 60), st.text(max_size=5))
def test_a_quote_is_grounded_only_where_it_stands(span: Span, shift: int, more: str) -> None:
    moved = Evidence(span.start + shift, span.end + shift, span.of(TEXT) + more)
    stands = moved.start >= 0 and TEXT[moved.start :].startswith(moved.quote)
    assert moved.grounded_in(TEXT) == (stands and not more and bool(moved.quote.strip()))


@pytest.mark.parametrize(
    ("start", "end", "quote"),
    [(-3, -1, "it"), (0, 99, TEXT), (0, 0, ""), (5, 6, " "), (5, 0, "Leica"), (0, 5, "leica")],
)
def test_what_python_slices_forgive_is_no_evidence(start: int, end: int, quote: str) -> None:
    assert not Evidence(start, end, quote).grounded_in(TEXT)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_a_span_holds_at_least_one_code_point(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(start, end)


@given(spans(), spans())
def test_spans_cover_and_overlap_as_sets_of_offsets_do(a: Span, b: Span) -> None:
    mine, theirs = set(range(a.start, a.end)), set(range(b.start, b.end))
    assert a.covers(b) == (mine >= theirs)
    assert a.overlaps(b) == b.overlaps(a) == bool(mine & theirs)


def test_a_record_hands_out_what_is_stated_in_order() -> None:
    early, late = Evidence(0, 5, "Leica"), Evidence(20, 26, "Xiaomi")
    said = (
        Statement("alias", "Leica", (late, early), confidence=0.7),
        Statement("name", "Leica Camera", (early,)),
        Statement("alias", "Leica AG", (early,)),
    )
    record = Record("a", "organization", "org.leica-camera", said)
    assert record.values("alias") == ["Leica", "Leica AG"]
    assert record.first("maker", "name", "alias") is said[1]
    assert record.first("maker") is None
    assert record.evidence == (early, late)
    assert record.confidence == 0.7


@given(st.lists(st.integers(0, 5)))
def test_distinct_keeps_the_first_of_equals(items: list[int]) -> None:
    once = distinct(items)
    assert set(once) == set(items)
    assert [items.index(item) for item in once] == sorted({items.index(item) for item in items})
