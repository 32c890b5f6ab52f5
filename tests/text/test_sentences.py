from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.sentences import is_headline, sentences


def cut(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Leica left. Xiaomi came.", ["Leica left.", "Xiaomi came."]),
        ("Who left? Leica! And then…  Xiaomi came.",
         ["Who left?", "Leica!", "And then…", "Xiaomi came."]),
        ('"It is over." Leica said so.', ['"It is over."', "Leica said so."]),
        # the full stop of an abbreviation, an initial, a number, a name
        ("Mr. J. Smith of the U.S. unit paid $1.5 billion, approx. 20% more.", None),
        ("Xiaomi Corp. said so.", None),
        ("It was bought by Acme Corp. The deal was closed.",
         ["It was bought by Acme Corp.", "The deal was closed."]),
        ("Amazon.com and Booking.com agreed.", None),
        ("It grew by 3.5 percent. 2022 was better.",
         ["It grew by 3.5 percent.", "2022 was better."]),
        # lines
        ("Leica and Xiaomi\nannounced it.", ["Leica and Xiaomi", "announced it."]),
        ("• first\n - second\n\n— third", ["first", "second", "third"]),
        ("徕卡和小米宣布合作。", None),
        ("   Leica left.   ", ["Leica left."]),
        ("", []), (" \n \n", []), ("•\n", []),
    ],
)  # fmt: skip
def test_where_sentences_end(text: str, parts: list[str] | None) -> None:
    assert cut(text) == ([text] if parts is None else parts)


PIECES = st.lists(
    st.sampled_from(
        ["Leica", "Xiaomi Corp.", "U.S.", ". ", "! ", "\n", " ", "• ", "“", "”", "3.5", "said"]
    )
).map("".join)


@given(st.text() | PIECES)
def test_spans_are_apart_in_order_and_leave_out_no_word(text: str) -> None:
    found = sentences(text)
    for one, next_ in pairwise(found):
        assert one.span.end <= next_.span.start
        assert one.paragraph <= next_.paragraph
    for sentence in found:
        words = sentence.span.of(text)
        assert words == words.strip()
        assert "\n" not in words
    covered = {place for s in found for place in range(s.span.start, s.span.end)}
    assert not [c for place, c in enumerate(text) if c.isalnum() and place not in covered]


def test_paragraphs_are_lines_and_headlines_are_marked() -> None:
    found = sentences("Leica and Xiaomi Announce Strategic Cooperation\nIt began. It goes on.\n")
    assert [(s.paragraph, s.headline) for s in found] == [(0, True), (1, False), (1, False)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Xiaomi and Leica Camera Announce Strategic Cooperation", True),
        ("Xiaomi and Leica announce strategic cooperation", False),
        ("Xiaomi And Leica Announce Strategic Cooperation.", False),
        ("Leica Camera", False),
        ("Leica, Huawei, Xiaomi Meet:", False),
        ("", False),
        ("徕卡和小米", False),
    ],
)
def test_headlines_are_in_title_case(line: str, expected: bool) -> None:
    assert is_headline(line) is expected
