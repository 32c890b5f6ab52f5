"""What the words beside a name say of it."""

from __future__ import annotations

import pytest

from kg.extract.document import Document
from kg.extract.naming import tallies
from kg.extract.tables.naming import TYPE_CUES, TypeCue
from kg.model import Article, Span
from kg.text.gazetteer import Gazetteer

LEFT = [cue for cue in TYPE_CUES if cue.side == "left"]
SMALL = [cue for cue in TYPE_CUES if cue.small]


@pytest.mark.parametrize("cue", LEFT, ids=lambda cue: cue.pattern.pattern[-30:])
def test_a_cue_on_the_left_ends_with_white_space(cue: TypeCue) -> None:
    """Else it would not be looked for where a name follows a bracket or a quotation mark."""
    assert cue.pattern.pattern.rstrip("()?$").endswith((" ", r"\s"))


@pytest.mark.parametrize("cue", SMALL, ids=lambda cue: cue.pattern.pattern[-30:])
def test_what_is_sought_in_small_letters_has_no_capital(cue: TypeCue) -> None:
    assert cue.pattern.pattern == cue.pattern.pattern.lower()


def test_capitals_do_not_hide_a_title() -> None:
    text = "Chief Executive Jo Doe left."
    found = tallies(Document.of(Article("x", text, "")), [Span(16, 22)], Gazetteer())
    assert found["jo doe"]["person"] > found["jo doe"]["organization"]
