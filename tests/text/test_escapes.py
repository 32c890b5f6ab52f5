"""Escapes are read as characters, and every place finds its way back."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.escapes import unescaped

pieces = st.sampled_from(
    ["Acme", " ", "’", "&amp;", "&rsquo;", "&#8217;", "&#x2019;", "&", ";", "é"]
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("AT&amp;T", "AT&T"),
        ("Acme&rsquo;s", "Acme’s"),
        ("Acme&#8217;s &#x2019;", "Acme’s ’"),
        ("R&D; P&G", "R&D; P&G"),
        ("&nonsense; &;", "&nonsense; &;"),
        ("&amp;amp;", "&amp;"),
        ("&NotEqualTilde;", "&NotEqualTilde;"),  # two characters
    ],
)
def test_escapes_are_read(written: str, read: str) -> None:
    assert unescaped(written).text == read


@given(st.lists(pieces).map("".join))
def test_every_place_finds_its_way_back(written: str) -> None:
    plain = unescaped(written)
    places = [plain.original(offset) for offset in range(len(plain.text) + 1)]
    assert places == sorted(set(places))
    assert places[0] == 0 and places[-1] == len(written)
    for character, start, end in zip(plain.text, places, places[1:], strict=False):
        assert character in (written[start:end], html.unescape(written[start:end]))
