"""Articles as dense as the news, as many as are asked for: marked passages with other names.

Each is made of a few passages of the corpus, drawn by chance from a fixed seed, until it is as long
as an article is. The letters of its invented names are moved on in one of some ways, so that a
passage that is drawn again tells of other companies, or of the same ones once more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import product

from kg.corpus import Passage, read_passages
from kg.resources import folder

_LENGTH = 2400
"""Characters of an article, as news has them."""
_NAMES = ("organization", "product", "person")
_LETTERS = ("aeiou", "bdgklmnprst")
_WAYS = list(product(*(range(len(letters)) for letters in _LETTERS)))
_WORD = re.compile(r"[A-Za-z]+")


def papers(number: int) -> Iterator[tuple[str, str]]:
    """Name and text of so many articles; the first are the same, whatever the number."""
    corpus = list(read_passages(sorted((folder("data") / "corpus").glob("*.jsonl"))))
    usual = {word for each in corpus for word in _WORD.findall(each.text) if word.islower()}
    draw = random.Random(20240514)
    for n in range(number):
        parts: list[str] = []
        while sum(map(len, parts)) < _LENGTH:
            parts.append(_renamed(draw.choice(corpus), draw.choice(_WAYS), usual))
        yield f"p{n:05}", "\n\n".join(parts)


def _renamed(passage: Passage, way: tuple[int, ...], usual: set[str]) -> str:
    """The text, with the letters of the words that only names have moved on."""
    names = (name for kind in _NAMES for name in passage.names(kind).values())
    words = {word for name in names for word in _WORD.findall(name)}
    odd = {word for word in words if word.lower() not in usual}
    turned = str.maketrans(
        {
            was: letters[(place + step) % len(letters)]
            for letters, step in zip(
                (*_LETTERS, *map(str.upper, _LETTERS)), (*way, *way), strict=True
            )
            for place, was in enumerate(letters)
        }
    )
    return _WORD.sub(
        lambda word: word[0].translate(turned) if word[0] in odd else word[0], passage.text
    )
