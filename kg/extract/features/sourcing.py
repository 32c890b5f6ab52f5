"""Who is told to vouch for an arrangement: what the rules read, and hedges in the words around.

"The talks, first reported by ..., would ..." speaks of what the sentences beside it tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.encounters import Encounter
from kg.extract.features.cues import telling_part
from kg.extract.scenes import Scene
from kg.extract.tables.telling import HEDGES, MAY
from kg.extract.vouching import vouching

_NEAR = (-2, -1, 1, 2)
"""The sentences beside that are looked at."""
_OPEN = re.compile(rf"\b(?:would|could|{MAY}|might|if|talks|considering|weighing|mulling)\b")
"""Words of what is not settled."""
_MOST = 3
"""Hedges of a text that are counted apart."""


def sourcing(encounter: Encounter) -> Iterator[str]:
    """What tells who vouches for an arrangement."""
    scenes, number = encounter.story.scenes, encounter.scene.number
    doc = encounter.scene.doc
    _, cue, clause = telling_part(encounter)
    modality, said_by = vouching(doc, clause, cue, encounter.pair)
    yield f"vouched:{modality}"
    yield f"vouched by:{bool(said_by)}"
    yield from _open("", doc.small[clause.start : clause.end])
    if doc.mentions_in(encounter.scene.sentence.span, "media"):
        yield "outlet"
    for step in _NEAR:
        if 0 <= number + step < len(scenes):
            yield from _beside(scenes[number + step], f"{step:+}")
    for name, _ in HEDGES:
        yield f"hedges:{name}:{min(encounter.story.hedges[name], _MOST)}"
        if number and name in scenes[0].hedges:
            yield f"title:{name}"


def _beside(scene: Scene, where: str) -> Iterator[str]:
    span = scene.sentence.span
    for name in scene.hedges:
        yield f"hedge{where}:{name}"
        yield f"hedge near:{name}"
    if scene.doc.mentions_in(span, "media"):
        yield f"outlet{where}"
    yield from _open(where, scene.doc.small[span.start : span.end])


def _open(where: str, words: str) -> Iterator[str]:
    return (f"open{where}:{word}" for word in sorted(set(_OPEN.findall(words))))
