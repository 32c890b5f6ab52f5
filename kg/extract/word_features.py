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

DISTANCES = (-3, -2, -1, 1, 2, 3)
"""How many words behind a word its neighbour stands; below zero, before it."""


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """The form of a word: X for capitals, x for small letters, 9 for digits, + for repetition.

    >>> shape("Nordlens"), shape("X200"), shape("eZephyr"), shape("NORD")
    ('Xx+', 'X9+', 'xXx+', 'X+')
    """
    return _REPEATED.sub(r"\1+", word.translate(_SHAPES))


class _Shapes(dict[int, str]):
    """For a character what stands for it in a shape, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if _LETTER.match(character):
            self[code] = "X" if character.isupper() else "x"
        else:
            self[code] = _DIGIT.sub("9", character)
        return self[code]


_SHAPES = _Shapes()
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_REPEATED = re.compile(r"(.)\1+")


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
def of_neighbour(word: str, shown: str) -> tuple[tuple[str, ...], ...]:
    """The features of a word for those that it stands beside, at each of ``DISTANCES`` from them.

    >>> of_neighbour("Lens", "lens")[-1]
    ('+3w=lens',)
    """
    return tuple(_at_distance(word, shown, distance) for distance in DISTANCES)


def _at_distance(word: str, shown: str, distance: int) -> tuple[str, ...]:
    at = f"{distance:+d}"
    if abs(distance) == WINDOW:
        return (f"{at}w={shown}",)
    found = [f"{at}w={shown}", f"{at}s={shape(word)}", *(at + each for each in _classes(word))]
    if abs(distance) == 1:
        found.append(f"{at}ends={word[-3:].lower()}")
    return tuple(found)


_EDGE = [tuple((f"{distance:+d}edge",) for distance in DISTANCES)] * WINDOW
"""What stands before the first word of a sentence and behind its last."""


def of_places(words: list[str], shown: list[str]) -> list[list[str]]:
    """For each word of a sentence all its features, those of its neighbours included.

    >>> of_places(["Nordlens", "fell"], ["?", "fell"])[0][-1]
    'shapes=|Xx+|x+'
    """
    beside = [*_EDGE, *map(of_neighbour, words, shown), *_EDGE]
    known = ["", "", *shown, "", ""]
    forms = ["", *map(shape, words), ""]
    return [
        [
            *of_word(word, known[n + 2]),
            *beside[n][0],
            *beside[n + 1][1],
            *beside[n + 2][2],
            *beside[n + 4][3],
            *beside[n + 5][4],
            *beside[n + 6][5],
            f"left={known[n + 1]}|{known[n + 2]}",
            f"right={known[n + 2]}|{known[n + 3]}",
            f"left={known[n + 1]}|{forms[n + 1]}",
            f"right={forms[n + 1]}|{known[n + 3]}",
            f"before={known[n]}|{known[n + 1]}",
            f"behind={known[n + 3]}|{known[n + 4]}",
            f"shapes={forms[n]}|{forms[n + 1]}|{forms[n + 2]}",
        ]
        for n, word in enumerate(words)
    ]
