"""Partnerships as the linear models and the encoder judge them together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.extract.encounters import Encounter, Story
from kg.extract.judging import THRESHOLD, Judge, Verdict
from kg.learn.linear import sigmoid
from kg.neural.reading import Opinion, Reading

TRUST = 0.5
"""What the encoder weighs beside the linear models."""


@dataclass(frozen=True)
class NeuralJudge(Judge):
    """The default's judge, and the encoder's opinion of the same encounters."""

    reading: Reading
    opinions: dict[Encounter, Opinion] = field(default_factory=dict)

    def verdicts(self, story: Story, threshold: float = THRESHOLD) -> list[Verdict]:
        """As the default's; the encoder looks at all encounters of the document at once."""
        read = self.reading.opinions(story.encounters)
        self.opinions.update(zip(story.encounters, read, strict=True))
        return super().verdicts(story, threshold)

    def told(self, encounter: Encounter) -> float:
        """The mean of the two, of odds."""
        return _between(super().told(encounter), self.opinions[encounter].told)

    def kinds(self, encounter: Encounter) -> dict[str, float]:
        """The mean of the two."""
        return _mixed(super().kinds(encounter), self.opinions[encounter].kinds)

    def stages(self, encounter: Encounter) -> dict[str, float]:
        """The mean of the two."""
        return _mixed(super().stages(encounter), self.opinions[encounter].stages)

    def modalities(self, encounter: Encounter) -> dict[str, float]:
        """The mean of the two."""
        return _mixed(super().modalities(encounter), self.opinions[encounter].modalities)

    def leads(self, encounter: Encounter, kind: str) -> float:
        """The mean of the two, where the encoder knows the kind."""
        chance = super().leads(encounter, kind)
        return _between(chance, self.opinions[encounter].first.get(kind, chance))


def _between(one: float, other: float) -> float:
    """The probability between two, by the mean of their logits.

    >>> round(_between(0.9, 0.1), 2), round(_between(0.9, 0.5), 2)
    (0.5, 0.75)
    """
    return sigmoid((1 - TRUST) * _logit(one) + TRUST * _logit(other))


def _logit(chance: float) -> float:
    kept = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))


def _mixed(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    names = sorted({*one, *other})
    return {name: (1 - TRUST) * one.get(name, 0.0) + TRUST * other.get(name, 0.0) for name in names}
