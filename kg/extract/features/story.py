"""How the two companies of a encounter are spoken of, here and over the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from kg.extract.document import Reference
from kg.extract.encounters import Encounter
from kg.extract.scenes import Scene
from kg.text.names import is_short_form

_PRONOUN = 5
"""Letters of the longest pronoun for one company: "its"."""


def forms(encounter: Encounter) -> Iterator[str]:
    """By name, pronoun or description; in a headline, in the first sentence or later."""
    scene = encounter.scene
    left, right = _form(scene, encounter.left), _form(scene, encounter.right)
    yield f"forms:{left}|{right}"
    yield f"reach:{encounter.reach}"
    yield f"sentence:{min(scene.number, 3)}"
    yield f"companies:{min(len(scene.entities), 6)}"
    if scene.sentence.headline:
        yield "headline"
    if any(is_short_form(*two) for two in permutations(encounter.pair)):
        yield "a company and what is called after it"
    if encounter.left is encounter.right:
        yield "one reference"


def _form(scene: Scene, reference: Reference | None) -> str:
    if reference is None:
        return "absent"
    if reference.named:
        return "name"
    if len(reference.entities) > 1:
        return "several"
    return "pronoun" if len(reference.span.of(scene.doc.text)) <= _PRONOUN else "described"


def story(encounter: Encounter) -> Iterator[str]:
    """How often and where the two stand in the text, together and with others."""
    told, key = encounter.story, encounter.key
    one, other = encounter.pair
    number = encounter.scene.number
    read = told.read.get(key, set())
    yield f"read:{min(len(read), 2)}"
    yield f"read elsewhere:{min(len(read - {number}), 2)}"
    yield f"together elsewhere:{min(len(told.together.get(key, set()) - {number}), 3)}"
    if not read:
        with_one, with_other = told.partners.get(one, set()), told.partners.get(other, set())
        yield f"a third:{bool(with_one & with_other)}"
        yield f"partners:{min(len(with_one), 2)},{min(len(with_other), 2)}"
    order = told.order
    yield f"order:{min(order[one], 4)},{min(order[other], 4)}"
    yield f"told:{min(told.told[one], 4)},{min(told.told[other], 4)}"
    yield f"the first two:{all(order[name] < 2 for name in key)}"
    yield f"companies of the text:{min(len(order), 8)}"
