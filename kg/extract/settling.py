"""What each name of a document stands for: all its places have a say, its longer forms too.

So a name that is clear once is clear everywhere. A gazetteer adds its weight but is never needed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.extract.naming import Tally
from kg.extract.sightings import Sighting
from kg.text.gazetteer import Gazetteer
from kg.text.names import name_key, short_forms

TYPES = ("organization", "product", "person", "media", "body", "place")
FLOOR = 0.5
"""How probable a name must be of its type at one of its places at least."""
HEADLINE_FLOOR = 0.8
"""The same for a name that only a headline has, where all words have capitals."""
CERTAIN = 0.9
"""How probable it must be that it names anything, where it is open what."""
_CUES = 1.5
"""What all cues together weigh: as much as one and a half places where the model is certain."""
_KNOWN = 2.0
"""What the gazetteer's word weighs: as much as two more places where the model is certain."""


class Settled(NamedTuple):
    """What a name stands for, and the share that this has of all that speaks for any type."""

    type: str
    share: float


@dataclass
class _Case:
    """What speaks for each type of one name: over all places, and above the floor of the best.

    ``name`` is how probable it is at the best place that it names anything.
    """

    sum: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    best: defaultdict[str, float] = field(default_factory=lambda: defaultdict(lambda: -1.0))

    name: float = 0.0

    def hear(self, chances: Mapping[str, float], floor: float = FLOOR) -> None:
        """Take in the chances that one place gives; ``floor`` is what would do there."""
        self.name = max(self.name, sum(chances.values()))
        for type_, chance in chances.items():
            self.sum[type_] += chance
            self.best[type_] = max(self.best[type_], chance - floor)

    def decide(self, cues: Mapping[str, float]) -> Settled | None:
        """The type with most behind it, if the model is sure enough of it or of a name at all."""
        total = 1 + sum(cues.values())
        behind = {each: self.sum[each] + _CUES * cues.get(each, 0.0) / total for each in TYPES}
        type_ = max(TYPES, key=lambda each: behind[each])
        if self.best[type_] < 0 and self.name < CERTAIN:
            return None
        return Settled(type_, behind[type_] / sum(behind.values()))


def settle(
    text: str, seen: Iterable[Sighting], said: Mapping[str, Tally], gazetteer: Gazetteer
) -> dict[str, Settled]:
    """For the key of each name its type; what is hardly a name is left out.

    ``said`` is what the rules' cues say of names: it decides where the model wavers.

    >>> from kg.model import Span
    >>> chances = {"organization": 0.9}, {"product": 0.2}
    >>> seen = map(Sighting, (Span(0, 8), Span(9, 13)), chances)
    >>> settle("Nordlens Kite", seen, {}, Gazetteer())
    {'nordlens': Settled(type='organization', share=1.0)}
    """
    cases: defaultdict[str, _Case] = defaultdict(_Case)
    for sighting in seen:
        floor = HEADLINE_FLOOR if sighting.headline else FLOOR
        cases[name_key(sighting.span.of(text))].hear(sighting.chances, floor)
    _hear_longer_forms(cases)
    for key, case in cases.items():
        case.hear(dict.fromkeys(_known(key, gazetteer), _KNOWN))
    decided = {key: case.decide(said.get(key, {})) for key, case in cases.items()}
    return {key: settled for key, settled in decided.items() if settled}


def _hear_longer_forms(cases: Mapping[str, _Case]) -> None:
    """A word that is short for a company or a person of the text is likely to be that too."""
    own = [(key, dict(case.sum), dict(case.best)) for key, case in cases.items()]
    for key, total, best in own:
        words = key.split()
        shorter = {"organization": short_forms(key), "person": {words[0], words[-1]} - {key}}
        for type_, forms in shorter.items():
            if type_ in total:
                for case in (cases[form] for form in forms if form in cases):
                    case.sum[type_] += total[type_]
                    case.best[type_] = max(case.best[type_], best[type_])


def _known(key: str, gazetteer: Gazetteer) -> list[str]:
    """The types that the gazetteer knows a name to be of."""
    look_up: dict[str, Callable[[str], object]] = {
        "organization": gazetteer.organization,
        "product": gazetteer.is_product,
        "media": gazetteer.is_media,
        "body": gazetteer.is_body,
    }
    return [type_ for type_, knows in look_up.items() if knows(key)]
