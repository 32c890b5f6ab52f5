"""A document's text in small letters has every character in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.document import Document
from kg.model import Article


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("İIıẞΣſ")))
def test_small_letters_stand_where_the_capitals_stood(text: str) -> None:
    small = Document.of(Article("x", text, "")).small
    assert len(small) == len(text) and small == small.lower()
