"""What a model of names is shown of a word: its form, its class and those of its neighbours.

All is cached, as the words of news are few and often the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.tables.words import COMPANY_NOUNS, COMPANY_VERBS, ORG_WORDS, PRODUCT_NOUNS, TITLES
from kg.text.names import LEGAL_FORMS

_CLASSES = {
    "company-noun": re.compile(COMPANY_NOUNS, re.IGNORECASE),
    "company-verb": re.compile(COMPANY_VERBS),
    "organization-word": re.compile(ORG_WORDS),
    "product-noun": re.compile(PRODUCT_NOUNS, re.IGNORECASE),
    "title": re.compile("|".join(sorted(set(re.findall(r"[\w-]{2,}", TITLES)))), re.IGNORECASE),
    "legal-form": re.compile("|".join(sorted(LEGAL_FORMS)), re.IGNORECASE),
    "day": re.compile(
        r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
        r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z]\w+day"
    ),
}
"""Classes of words, by the tables of the rules."""

WINDOW = 3
"""Words on either side that are looked at: the nearer, the more of them."""


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """The form of a word: X for capitals, x for small letters, 9 for digits, + for repetition.

    >>> shape("Nordlens"), shape("X200"), shape("eZephyr"), shape("NORD")
    ('Xx+', 'X9+', 'xXx+', 'X+')
    """
    letters = re.sub(r"[^\W\d_]", lambda found: "X" if found[0].isupper() else "x", word)
    return re.sub(r"(.)\1+", r"\1+", re.sub(r"\d", "9", letters))


@lru_cache(maxsize=65536)
def _classes(word: str) -> tuple[str, ...]:
    return tuple("c=" + name for name, form in _CLASSES.items() if form.fullmatch(word))


@lru_cache(maxsize=65536)
def of_word(word: str, shown: str) -> tuple[str, ...]:
    """The features of a word that hold wherever it stands; ``shown`` is what is known of it.

    >>> of_word("Nordlens", "?")[:3]
    ('w=?', 's=Xx+', 'first=X')
    """
    small = word.lower()
    return (
        "w=" + shown,
        "s=" + shape(word),
        "first=" + shape(word[0]),
        "length=" + str(min(len(word), 6)),
        "starts=" + word[:2],
        *(f"starts={small[:size]}" for size in (3, 4)),
        *(f"ends={small[-size:]}" for size in (2, 3, 4)),
        *_classes(word),
    )


@lru_cache(maxsize=65536)
def of_neighbour(word: str, shown: str, distance: int) -> tuple[str, ...]:
    """The features of a word for one ``distance`` words before it or, below zero, behind it.

    >>> of_neighbour("Lens", "lens", 3)
    ('+3w=lens',)
    """
    at = f"{distance:+d}"
    if abs(distance) == WINDOW:
        return (f"{at}w={shown}",)
    found = [f"{at}w={shown}", f"{at}s={shape(word)}", *(at + each for each in _classes(word))]
    if abs(distance) == 1:
        found.append(f"{at}ends={word[-3:].lower()}")
    return tuple(found)


def of_place(words: list[str], shown: list[str], index: int) -> list[str]:
    """All features of the word at ``index`` of a sentence, its neighbours' included."""
    word, form = words[index], shape(words[index])
    found = list(of_word(word, shown[index]))
    for distance in range(-WINDOW, WINDOW + 1):
        place = index + distance
        if not distance:
            continue
        if 0 <= place < len(words):
            found += of_neighbour(words[place], shown[place], distance)
        else:
            found.append(f"{distance:+d}edge")
    around = ["", "", *shown, "", ""]
    left, right = around[index + 1], around[index + 3]
    before = shape(words[index - 1]) if index else ""
    after = shape(words[index + 1]) if index + 1 < len(words) else ""
    return [
        *found,
        f"left={left}|{shown[index]}",
        f"right={shown[index]}|{right}",
        f"left={left}|{form}",
        f"right={form}|{right}",
        f"before={around[index]}|{left}",
        f"behind={right}|{around[index + 4]}",
        f"shapes={before}|{form}|{after}",
    ]
