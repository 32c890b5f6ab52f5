"""What the learnt models look at in a encounter: strings, made by the families named below.

The families follow feature-based relation extraction (Zhou et al., ACL 2005): how two entities are
mentioned and the words between, before and after them; to these come the cues of our ontology, the
lists of companies, and what our own rules read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from kg.extract.encounters import Encounter
from kg.extract.features.cues import cues, lists, rules
from kg.extract.features.sourcing import sourcing
from kg.extract.features.story import forms, story
from kg.extract.features.telling import telling
from kg.extract.features.words import around, nearby, stems

Family = Callable[[Encounter], Iterable[str]]

PAIR: tuple[Family, ...] = (forms, around, stems, cues, rules, lists, story)
"""Whether the two are told to be partners."""
KIND: tuple[Family, ...] = (stems, nearby, around, cues, rules)
"""What they do together."""
STAGE: tuple[Family, ...] = (stems, nearby, forms, cues, rules, telling)
"""How far along it is."""
MODALITY: tuple[Family, ...] = (stems, nearby, forms, telling, sourcing)
"""Who vouches for it."""
SIDE: tuple[Family, ...] = (around, cues, rules)
"""Which of the two is on the first side, for the kinds that have sides."""


def features(encounter: Encounter, families: tuple[Family, ...]) -> list[str]:
    """The features that some families find in a encounter, each once: no two families share one.

    What a family finds is kept with the encounter, as several models look at it.
    """
    kept = encounter.kept
    for family in families:
        if family not in kept:
            kept[family] = list(dict.fromkeys(family(encounter)))
    return [*chain.from_iterable(map(kept.__getitem__, families))]
