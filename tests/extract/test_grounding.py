"""Whatever the text: extraction does not fail, repeats itself, and says nothing without a quote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract import RuleExtractor
from kg.extract.gate import gate
from kg.extract.lexicon import Lexicon
from kg.model import Article, Evidence, Extraction, Record, Statement

EXTRACTOR = RuleExtractor()
CASES = Path(__file__).with_name("cases.jsonl").read_text(encoding="utf-8").splitlines()
PIECES = sorted({word for line in CASES for word in json.loads(line)["text"].split()})
MIXED = st.lists(
    st.sampled_from([*PIECES, "the two companies", "it", "1 May", "—", "“", "”", "\n", ";", "…"]),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=300), MIXED))
def test_every_record_is_grounded(text: str) -> None:
    article = Article("any", text, "")
    found = EXTRACTOR.extract(article)
    assert found.refused == ()
    assert all(mention.span.of(text) == mention.text for mention in found.mentions)
    for record in found.records:
        assert record.statements
        assert all(said.evidence for said in record.statements)
        assert all(text[e.start : e.end] == e.quote for e in record.evidence)
    assert EXTRACTOR.extract(article) == found


WHOLE = "Nordlens and Kappa Mobile"


def _partnership(*parties: str, quote: str = WHOLE, confidence: float = 0.9) -> Extraction:
    words = (Evidence(0, len(quote), quote),)
    said = tuple(Statement("party", name, words, confidence=confidence) for name in parties)
    record = Record("d", "partnership", "partnership.x", said)
    return Extraction(Article("d", WHOLE, ""), records=(record,))


@pytest.mark.parametrize(
    ("extraction", "reason"),
    [
        (_partnership("Nordlens"), "a partnership needs two parties"),
        (_partnership("Nordlens", "Kappa Mobile", quote="Velmora"), "is not at 0-7 of the text"),
        (_partnership("Nordlens", "Kappa Mobile", confidence=1.5), "is not within 0 and 1"),
        (_partnership(), "nothing is stated"),
        (_partnership("Nordlens", "Zephyr"), "its quotes neither name Zephyr nor refer to it"),
        (_partnership("Nordlens", "Kappa Mobile", quote="Nordlens"), "neither name Kappa Mobile"),
    ],
)
def test_the_gate_says_why(extraction: Extraction, reason: str) -> None:
    passed = gate(extraction)
    assert passed.records == ()
    assert [reason in sentence for sentence in passed.refused] == [True]


def test_the_gate_lets_through_what_holds() -> None:
    assert gate(_partnership("Nordlens", "Kappa Mobile")).refused == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a supply agreement", ["component-supply"]),
        ("They Supply  Agreement", ["component-supply"]),
        ("buys all of its chips from them", ["component-supply"]),
        ("a co‑development deal", ["joint-development", "cooperation"]),
        ("no such thing", []),
    ],
)
def test_the_longest_label_wins(text: str, found: list[str]) -> None:
    assert [cue.concept for cue in Lexicon.of_scheme("kind").find(text)] == found


@pytest.mark.parametrize(
    "text", ["Nordlens &&e met Zephyr. &&\n\nAinfr", "&& and “Zephyr” agreed", "&"]
)
def test_signs_are_no_names(text: str) -> None:
    found = EXTRACTOR.extract(Article("x", text, ""))
    assert all(mention.entity for mention in found.mentions)
    assert found.refused == ()


def test_half_a_character_is_told_and_not_read() -> None:
    found = EXTRACTOR.extract(
        Article("x", "Nordlens and \ud800 Zephyr agreed on a joint venture.", "")
    )
    assert found.records == ()
    assert "half a character" in found.refused[0]
