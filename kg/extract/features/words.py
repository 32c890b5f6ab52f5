"""The words of an encounter: between the two companies, around them, in and near the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.document import Reference
from kg.extract.encounters import Encounter
from kg.extract.scenes import Scene

_BEFORE, _AFTER, _LONGEST = 4, 7, 24
"""Words looked at before the first and after the second; between them, at both ends."""


def ngrams(name: str, words: list[str]) -> list[str]:
    """Every run of up to three words.

    >>> ngrams("b", ["will", "supply"])
    ['b:will', 'b:supply', 'b:will supply']
    """
    return [
        *[f"{name}:{word}" for word in words],
        *[f"{name}:{one} {two}" for one, two in pairwise(words)],
        *[f"{name}:{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)],
    ]


def stems(encounter: Encounter) -> list[str]:
    """The stems of the sentence, wherever they stand."""
    return encounter.scene.stems


def nearby(encounter: Encounter) -> list[str]:
    """The stems of the sentence, of the one before and of the one after."""
    return encounter.story.stems_near(encounter.scene.number)


def around(encounter: Encounter) -> Iterator[str]:
    """Runs of stems before, between and after the two."""
    texts = encounter.scene.token_stems
    a, b = (_index(encounter.scene, each) for each in (encounter.left, encounter.right))
    if b is None:
        return
    if a is None or a == b:
        yield from ngrams("lone<", texts[max(0, b - 6) : b])
        yield from ngrams("lone>", texts[b + 1 : b + 10])
        return
    yield from _between(texts[a + 1 : b])
    before, after = texts[max(0, a - _BEFORE) : a], texts[b + 1 : b + 1 + _AFTER]
    yield from ngrams("<", before)
    yield from ngrams(">", after)
    for size in (1, 2):
        yield f"<{size}:{' '.join(before[-size:])}"
        yield f">{size}:{' '.join(after[:size])}"


def _between(between: list[str]) -> Iterator[str]:
    yield f"gap:{min(len(between), 20) // 2}"
    yield f"between:{min(between.count('ORG'), 4)}"
    if len(between) <= 5:
        yield f"whole:{' '.join(between)}"
    yield f"a2:{' '.join(between[:2])}"
    yield f"b2:{' '.join(between[-2:])}"
    yield f"b1:{' '.join(between[-1:])}"
    if len(between) > _LONGEST:
        between = [*between[: _LONGEST // 2], "…", *between[-_LONGEST // 2 :]]
    yield from ngrams("b", between)


def _index(scene: Scene, reference: Reference | None) -> int | None:
    """Which token a reference is; None for one that is lacking."""
    return scene.token_numbers.get(reference.span) if reference else None
