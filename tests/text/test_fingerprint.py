"""What counts as one text, edited, and what does not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.fingerprint import ALIKE, HASHES, SHINGLE, bands, fingerprint, likeness

QUOTE = (
    '"This agreement brings the optics of Nordlens into the hands of everybody who owns a Zephyr '
    'phone," said Ada Quist, who leads Nordlens Optics. "We have looked for such a partner for '
    'years."'
)
WIRE = f"""Nordlens Optics to build cameras for Zephyr phones

OSLO, 23 May - Nordlens Optics and the phone maker Zephyr announced on Monday that they will build
cameras for phones together. The first of them is to reach shops in July, the companies said in a
statement.

The agreement runs for five years and covers lenses, sensors and software. Zephyr will pay Nordlens
a licence fee for each phone that is sold, people familiar with the matter said. Neither company
told how high it is.

{QUOTE}

Zephyr had worked with Aurelia, a rival of Nordlens, since 2016. That cooperation ended in March.
The phone maker sold 12 million phones last year, a fifth fewer than the year before, and hopes that
better cameras will win back those who left.

Shares in Nordlens rose by four percent in Oslo. Those of Aurelia, which now has no partner among
the makers of phones, fell by six."""
PARAGRAPHS = WIRE.split("\n\n")
COPIES = {
    "another headline": "\n\n".join(["Zephyr picks a new eye", *PARAGRAPHS[1:]]),
    "without its last paragraph": "\n\n".join(PARAGRAPHS[:-1]),
    "another dateline": WIRE.replace("OSLO, 23 May -", "BERGEN (Example Wire) -"),
    "words changed": WIRE.replace("announced on Monday", "said on Monday")
    .replace("reach shops", "be sold")
    .replace("rose by four percent", "gained 4 percent"),
    "all of it": "\n\n".join(["Zephyr picks a new eye", *PARAGRAPHS[1:-1]])
    .replace("OSLO, 23 May -", "BERGEN (Example Wire) -")
    .replace("announced on Monday", "said on Monday")
    .replace("reach shops", "be sold"),
    "shouted and wrapped otherwise": WIRE.upper().replace("\n", " "),
}
OTHERS = {
    "another author, the same quote": f"""Zephyr turns to Norway for its next camera

Five years, one lens maker and a fee nobody wants to name: Zephyr has found a successor to Aurelia.
Nordlens Optics of Oslo will develop the cameras of its coming phones, both firms made known this
week, and customers can see the result from July on.

{QUOTE}

For Zephyr much is at stake. Its sales shrank by a fifth to 12 million devices, and reviewers blamed
the pictures. Whether lenses from the north change that remains to be seen, analysts say; Aurelia,
left without a customer since March, lost six percent on the exchange.""",
    "the next deal of the same company": WIRE.replace("Zephyr", "Kappa Mobile")[:200]
    + """ Kappa will use the lenses in tablets for schools, of which it makes a million a year.
Lessons about light are part of the offer. Schools in Norway and Germany have ordered the first
thousand, and teachers are to be trained in autumn by people of both firms.""",
    "about the same company": """Nordlens Optics opened a factory for lenses in Bergen on Tuesday.
It employs two hundred people, and will supply phone makers and hospitals alike. The town gave
the land.""",
}


def shared(one: str, other: str) -> float:
    """The share of shingles, counted."""
    from kg.text.fingerprint import _shingles

    mine, theirs = set(_shingles(one)), set(_shingles(other))
    return len(mine & theirs) / len(mine | theirs)


@pytest.mark.parametrize("name", COPIES)
def test_an_edited_copy_is_alike(name: str) -> None:
    assert likeness(fingerprint(WIRE), fingerprint(COPIES[name])) > ALIKE + 0.1
    assert set(bands(fingerprint(WIRE))) & set(bands(fingerprint(COPIES[name])))


@pytest.mark.parametrize("name", OTHERS)
def test_another_article_is_not(name: str) -> None:
    assert likeness(fingerprint(WIRE), fingerprint(OTHERS[name])) < ALIKE - 0.1


words = st.lists(st.sampled_from([f"w{number}" for number in range(200)]), min_size=60, max_size=90)


@given(words, words, st.integers(0, 60))
def test_the_estimate_is_near_what_is_shared(one: list[str], other: list[str], same: int) -> None:
    texts = " ".join(one), " ".join(one[:same] + other[same:])
    estimate = likeness(*map(fingerprint, texts))
    # Five standard deviations of a mean of HASHES draws.
    assert abs(estimate - shared(*texts)) < 5 * (0.25 / HASHES) ** 0.5


@given(st.text(), st.text())
def test_likeness_is_of_pairs_and_whole_with_itself(one: str, other: str) -> None:
    mine, theirs = fingerprint(one), fingerprint(other)
    assert likeness(mine, mine) == 1
    assert likeness(mine, theirs) == likeness(theirs, mine)
    assert len(mine) == 4 * HASHES


def test_generated_articles_on_one_matter_stay_apart_and_their_copies_together() -> None:
    random = Random(7)
    vocabulary = [f"word{number}" for number in range(400)]
    story = [" ".join(random.choices(vocabulary, k=14)) for _ in range(24)]
    for _ in range(50):
        own = [" ".join(random.choices(vocabulary, k=14)) for _ in range(20)]
        # Other authors: their own words around the four sentences that all quote.
        assert (
            likeness(fingerprint(". ".join(story)), fingerprint(". ".join(own + story[:4]))) < ALIKE
        )
        # Copies: two of three sentences kept, behind a headline of their own.
        assert (
            likeness(fingerprint(". ".join(story)), fingerprint(". ".join(own[:1] + story[:16])))
            > ALIKE
        )


def test_a_fingerprint_never_changes() -> None:
    """Stores keep it: one of today is compared with one of a year ago."""
    assert SHINGLE == 4 and fingerprint("Nordlens joins Zephyr.")[:16] == "34507d4883994cdb"


def test_a_long_text_is_taken_in_parts() -> None:
    text = " ".join(f"w{number}" for number in range(10_000))
    assert likeness(fingerprint(text), fingerprint(text + " end")) > 0.95
