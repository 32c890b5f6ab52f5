"""Tokens: none overlap, none is lost, and names can be told from what is written onto them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kappa-branded phones", ["Kappa", "-", "branded", "phones"]),
        ("the co-founder", ["the", "co-founder"]),
        ("Nordlens’s and Reuss' lenses", ["Nordlens", "’s", "and", "Reuss", "'", "lenses"]),
        ("U.S. sales of $1,200.50", ["U.S.", "sales", "of", "$", "1,200.50"]),
        ("AT&T and Booking.com.", ["AT&T", "and", "Booking.com", "."]),
        ("Aarhus/San Mateo", ["Aarhus", "/", "San", "Mateo"]),
        ("Kite X200 (5G)", ["Kite", "X200", "(", "5G", ")"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.of(text) for token in tokens(text)] == expected


@given(st.text())
def test_tokens_are_in_order_and_leave_only_white_space(text: str) -> None:
    found = tokens(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    rest = set(range(len(text))) - {i for token in found for i in range(token.start, token.end)}
    assert all(text[index].isspace() for index in rest)


@given(st.text(), st.integers(0, 40), st.integers(0, 40))
def test_tokens_lie_within_the_offsets(text: str, start: int, end: int) -> None:
    assert all(start <= token.start and token.end <= end for token in tokens(text, start, end))
