"""What a reader of a text has in mind, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.document import Document, Reference
from kg.extract.scenery import Scenery
from kg.model import Article, Span
from kg.text.gazetteer import Gazetteer

NAMES = [
    f"{first}{last}" for first in ("Nor", "Zeph", "Aur", "Kap") for last in ("lens", "yr", "a")
]


def scenery(told: list[list[str]]) -> Scenery:
    """Of a text that has a sentence for each list of companies."""
    text = "\n".join(f"{' met '.join(names) or 'It'} grew." for names in told)
    doc = Document.of(Article("example", text, sha256=""))
    doc.references += [
        Reference(Span(*match.span()), (match.group(),), named=True)
        for match in re.finditer("|".join(NAMES), text)
    ]
    return Scenery(doc, Gazetteer())


def plainly(told: list[list[str]], number: int) -> dict[str, tuple[str, ...]]:
    """The companies told of before a sentence, and what is known of each, company by company."""
    count = Counter(name for names in told for name in names)
    most = max(count, key=lambda name: count[name], default=None)
    before = [(place, name) for place in range(number) for name in told[place]]
    last = {name: place for place, name in before}
    subject = next((names[0] for names in reversed(told[:number]) if names), None)
    return {
        name: (
            f"ago:{min(4, number - last[name])}",
            f"rank:{min(3, rank)}",
            *(["most"] if name == most else []),
            *(["subject"] if name == subject else []),
            *(["alone"] if len(count) == 1 else []),
        )
        for rank, name in enumerate(last)
    }


@given(
    st.lists(st.lists(st.sampled_from(NAMES), max_size=3), min_size=1, max_size=12),
    st.sets(st.sampled_from(NAMES)),
)
def test_companies_that_are_taken_together_are_equally_present(
    told: list[list[str]], apart: set[str]
) -> None:
    text, spoken_of = scenery(told), {name for names in told for name in names}
    for number in range(len(told)):
        runs = list(text.present(number, apart & spoken_of))
        expected = plainly(told, number)
        assert [(n, present) for present, names in runs for n in names] == [*expected.items()]
        assert all(len(names) == 1 for _, names in runs if apart.intersection(names))
        assert all(text.salience(number, n) == expected.get(n, ()) for n in spoken_of)


def test_of_many_companies_few_are_told_apart() -> None:
    told = [[name] for name in NAMES]
    assert len(list(scenery(told).present(len(told) - 1, ()))) <= 8


def test_who_shares_a_word_is_a_namesake() -> None:
    assert scenery([["Norlens"], ["Zephyr"]]).namesakes("Jo Norlens") == {"Norlens"}
