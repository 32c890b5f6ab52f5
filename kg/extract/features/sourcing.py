"""Who is told to vouch for an arrangement: what the rules read, and hedges in the words around.

"The talks, first reported by ..., would ..." speaks of what the sentences beside it tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.encounters import Encounter
from kg.extract.features.cues import telling_part
from kg.extract.scenes import Scene, open_words
from kg.extract.tables.telling import HEDGES
from kg.extract.vouching import vouching

_NEAR = (-2, -1, 1, 2)
"""The sentences beside that are looked at."""
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
    yield from (f"open:{word}" for word in open_words(doc, clause))
    if encounter.scene.has_outlet:
        yield "outlet"
    for step in _NEAR:
        if 0 <= number + step < len(scenes):
            yield from _beside(scenes[number + step], f"{step:+}")
    for name, _ in HEDGES:
        yield f"hedges:{name}:{min(encounter.story.hedges[name], _MOST)}"
        if number and name in scenes[0].hedges:
            yield f"title:{name}"


def _beside(scene: Scene, where: str) -> Iterator[str]:
    for name in scene.hedges:
        yield f"hedge{where}:{name}"
        yield f"hedge near:{name}"
    if scene.has_outlet:
        yield f"outlet{where}"
    yield from (f"open{where}:{word}" for word in scene.open_words)
