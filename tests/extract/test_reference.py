"""Whom pronouns and descriptions stand for."""

from __future__ import annotations

import pytest

from tests.extract.reading import document

NORDLENS = "Nordlens, a Swedish lens maker, met Kappa Mobile, a Finnish phone maker. "


def _meaning(text: str, phrase: str) -> tuple[str, ...] | None:
    """What the last stretch worded so stands for."""
    doc = document(text)
    found = [r.entities for r in doc.references if r.span.of(doc.text) == phrase]
    return found[-1] if found else None


@pytest.mark.parametrize(
    ("text", "phrase", "meaning"),
    [
        (NORDLENS + "The Finnish company smiled.", "The Finnish company", ("Kappa Mobile",)),
        (NORDLENS + "The lens maker smiled.", "The lens maker", ("Nordlens",)),
        (NORDLENS + "The Swedes smiled.", "The Swedes", ("Nordlens",)),
        (NORDLENS + "It will pay.", "It", ("Nordlens",)),
        (NORDLENS + "The two companies agreed.", "The two companies", ("Kappa Mobile", "Nordlens")),
        (NORDLENS + "Both firms agreed.", "Both firms", ("Kappa Mobile", "Nordlens")),
        (NORDLENS + "The pair agreed.", "The pair", ("Kappa Mobile", "Nordlens")),
        ("Nordlens, a lens maker, met nobody. They met.", "They", None),
    ],
)
def test_references(text: str, phrase: str, meaning: tuple[str, ...] | None) -> None:
    assert _meaning(text, phrase) == meaning


@pytest.mark.parametrize(("sentences", "meaning"), [(50, ("Kappa Mobile",)), (400, None)])
def test_who_was_not_spoken_of_for_long_is_out_of_mind(
    sentences: int, meaning: tuple[str, ...] | None
) -> None:
    text = NORDLENS + "It rained. " * sentences + "The Finnish company smiled."
    assert _meaning(text, "The Finnish company") == meaning


def test_what_was_spoken_of_together_last_counts() -> None:
    text = (
        "Nordlens said it works with Kappa Mobile. Nordlens had worked with Ostrel Display before. "
        "The two companies parted in 2019."
    )
    assert _meaning(text, "The two companies") == ("Nordlens", "Ostrel Display")
