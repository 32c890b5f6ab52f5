"""Names as the tagger and the encoder see them together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.extract.sequences import Sequence
from kg.extract.settling import TYPES
from kg.extract.sightings import NameModel, View
from kg.learn.tagger import OUTSIDE
from kg.neural.reading import Reading

TRUST = 0.35
"""What the encoder weighs beside the tagger, which knows the rest of the text but few words."""


@dataclass(frozen=True)
class NeuralNames(NameModel):
    """The default's model of names, and the encoder's reading of the same document."""

    reading: Reading

    def view(self, sequence: Sequence) -> View:
        """The mean of the two for each token, and the labels that are then most probable."""
        if not sequence.tokens:
            return View([], lambda _: {})
        self.tagger.tag(sequence.features)  # marginals are of the sequence tagged last
        tagged = self.tagger.marginals(len(sequence.tokens))
        read = self.reading.labels(sequence.tokens)
        names = self.reading.model.classes.labels
        mixed: list[defaultdict[str, float]] = []
        for one, row in zip(tagged, read, strict=True):
            both: defaultdict[str, float] = defaultdict(float)
            for label, chance in one.items():
                both[label] += (1 - TRUST) * chance
            for label, chance in zip(names, row, strict=True):
                both[label if label[2:] in TYPES else OUTSIDE] += TRUST * float(chance)
            mixed.append(both)

        def chances(places: range) -> dict[str, float]:
            return {
                type_: sum(mixed[n][f"{b}-{type_}"] for n in places for b in "BI") / len(places)
                for type_ in TYPES
            }

        return View([max(sorted(both), key=lambda label: both[label]) for both in mixed], chances)
