"""Labels are found the same way, be a text compared with them or matched by their patterns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.concepts import labels
from kg.extract.lexicon import Lexicon

KINDS = Lexicon.of_scheme("kind")
PLAIN = sorted(label for label in labels("kind") if "…" not in label)
WORDS = st.sampled_from([*PLAIN, "with", "Nordlens", "deal,", "-", "and", "long-term"])


def _found(text: str) -> list[tuple[str, str]]:
    return [(cue.span.of(text).lower(), cue.concept) for cue in KINDS.find(text)]


@given(st.lists(WORDS, max_size=6))
def test_what_is_compared_is_what_the_patterns_find(words: list[str]) -> None:
    plain = " ".join(words)
    # Two spaces in a row make no text plain: then each label is matched by its pattern.
    assert _found(plain) == _found(f"{plain}  .")


@pytest.mark.parametrize(
    "text", ["a Joint\nVenture", "a joint  venture", "a JOINT VENTURE", "ß joint venture"]
)
def test_white_space_and_capitals_do_not_count(text: str) -> None:
    assert [concept for _, concept in _found(text)] == ["joint-venture"]


def test_a_hyphen_of_another_sort_is_one() -> None:
    assert _found("a co–branding deal")[0][1] == _found("a co-branding deal")[0][1]


def test_an_offset_does_not_hide_what_stands_before_it() -> None:
    text = "non-joint venture"
    assert 4 not in [cue.span.start for cue in KINDS.find(text, len("non-"))]
