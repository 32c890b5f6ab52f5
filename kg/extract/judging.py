"""Which encounters tell of a partnership, of which kind and how far along: linear models."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.concepts import GENERAL_KINDS
from kg.extract.encounters import Encounter, Story
from kg.extract.features import KIND, MODALITY, PAIR, SIDE, STAGE, features
from kg.extract.features.cues import readings_of
from kg.extract.tables.sides import KIND_ROLES
from kg.learn.linear import Linear, shipped

THRESHOLD = 0.35
"""How probable a partnership must be to be recorded: about half of the best F1 of pairs on whole
articles, where F1 is highest if the chances are calibrated (Lipton et al., ECML PKDD 2014)."""
ALSO_HERE = 0.2
"""How probable an encounter of known partners must be to tell of their partnership too."""
_EVERYWHERE = 2.0
"""What all encounters of two companies weigh for the kind of one, beside its own words."""
_SUGGESTED = 0.5
"""How probable a kind must be for what the rules read to be taken at its word."""
MODELS = ("pair", "kind", "stage", "modality", "side")
DENIED = "denied"
"""What the model of stages says of an arrangement that is denied."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An encounter that tells of a partnership, with the probability of its kinds and stages."""

    encounter: Encounter
    probability: float
    kind: str
    stages: dict[str, float]


@dataclass(frozen=True)
class Judge:
    """The models that decide on encounters."""

    pair: Linear
    kind: Linear
    stage: Linear
    modality: Linear
    side: Linear

    @classmethod
    def shipped(cls) -> Judge:
        """The judge that comes with the package."""
        return cls(*(shipped(name) for name in MODELS))

    def told(self, encounter: Encounter) -> float:
        """How probable it is that the two are told to be partners."""
        chance = self.pair.probability(features(encounter, PAIR))
        if chance < ALSO_HERE:  # no other model will look at it, and a long text has many of them
            encounter.kept.clear()
        return chance

    def kinds(self, encounter: Encounter) -> dict[str, float]:
        """How probable each kind of partnership is."""
        return self.kind.probabilities(features(encounter, KIND))

    def stages(self, encounter: Encounter) -> dict[str, float]:
        """How probable each stage is."""
        return self.stage.probabilities(features(encounter, STAGE))

    def modalities(self, encounter: Encounter) -> dict[str, float]:
        """How probable each modality is."""
        return self.modality.probabilities(features(encounter, MODALITY))

    def modality_of(self, encounter: Encounter) -> str:
        """Who vouches for it: official, reported, rumoured or denied."""
        likely = self.modalities(encounter)
        return max(sorted(likely), key=lambda name: likely[name])

    def leads(self, encounter: Encounter, kind: str) -> float:
        """How probable it is that the first of the two is on the first side of a kind."""
        return self.side.probability(side_features(features(encounter, SIDE), kind))

    def verdicts(self, story: Story, threshold: float = THRESHOLD) -> list[Verdict]:
        """The encounters that tell of a partnership, in the order of the text.

        Two companies are partners if one of their encounters says so with the probability of
        ``threshold``; what they do is told by all of their encounters together.
        """
        told = self._told(story, threshold)
        kinds = self._kinds(told)
        return [
            Verdict(encounter, chance, kind, self.stages(encounter))
            for (encounter, chance), kind in zip(told, kinds, strict=True)
        ]

    def _told(self, story: Story, threshold: float) -> list[tuple[Encounter, float]]:
        """The encounters that tell of a partnership, each with its probability."""
        found = [(e, self.told(e)) for e in story.encounters]
        best: defaultdict[frozenset[str], float] = defaultdict(float)
        for encounter, chance in found:
            best[encounter.key] = max(best[encounter.key], chance)
        told = [
            (encounter, chance)
            for encounter, chance in found
            if best[encounter.key] >= threshold
            and (chance >= ALSO_HERE or chance == best[encounter.key])
        ]
        # A title says in short what the text below it says with all its words.
        below = {encounter.key for encounter, _ in told if not encounter.scene.is_title}
        return [
            (encounter, chance)
            for encounter, chance in told
            if not (encounter.scene.is_title and encounter.key in below)
        ]

    def _kinds(self, told: list[tuple[Encounter, float]]) -> list[str]:
        """The kind each encounter tells of: the one the rules read, else the likeliest.

        "Strategic" is said on purpose; other general words mean just that where the two are read to
        do something narrower elsewhere.
        """
        suggested = [self.kinds(encounter) for encounter, _ in told]
        read = [_read(e, likely) for (e, _), likely in zip(told, suggested, strict=True)]
        narrow = {
            encounter.key
            for (encounter, _), kind in zip(told, read, strict=True)
            if kind and kind not in GENERAL_KINDS
        }
        means = _means(told, suggested)
        return [
            kind
            if kind and (kind != GENERAL_KINDS[0] or encounter.key in narrow)
            else _likeliest(likely, means[encounter.key])
            for (encounter, _), likely, kind in zip(told, suggested, read, strict=True)
        ]

    def sides(self, encounter: Encounter, kind: str) -> tuple[dict[str, str], float]:
        """The role of each of the two, and how probable; none where the kind has no sides."""
        roles = KIND_ROLES.get(kind)
        if roles is None:
            return {}, 0.0
        leads = self.leads(encounter, kind)
        first = encounter.pair[leads < 0.5]
        return {name: roles[name != first] for name in encounter.pair}, max(leads, 1 - leads)


def side_features(found: list[str], kind: str) -> list[str]:
    """Features as the model of sides takes them: as they are, and for the kind.

    >>> side_features(["b:supply"], "component-supply")
    ['b:supply', 'component-supply b:supply']
    """
    return [*found, *(f"{kind} {feature}" for feature in found)]


def _read(encounter: Encounter, likely: dict[str, float]) -> str | None:
    """The kind for which the rules read a label of the ontology, if any.

    A narrow one must stand between the two and be what all the words suggest; else it is a general
    one of the sentence, as "the partnership" names no parties.
    """
    kinds = [r.cue.concept for r in readings_of(encounter) if not r.carried]
    narrow = [kind for kind in kinds if likely.get(kind, 0.0) >= _SUGGESTED]
    spoken = [cue.concept for cue in encounter.scene.cues]
    general = [kind for kind in (*kinds, *spoken) if kind in GENERAL_KINDS]
    return max(narrow or general, key=lambda kind: likely.get(kind, 0.0), default=None)


def _likeliest(here: dict[str, float], everywhere: dict[str, float]) -> str:
    """The kind with most behind it."""
    return max(sorted(here), key=lambda kind: here[kind] + _EVERYWHERE * everywhere[kind])


def _means(
    told: list[tuple[Encounter, float]], suggested: list[dict[str, float]]
) -> dict[frozenset[str], dict[str, float]]:
    """For two companies the kinds that all their encounters suggest, each as far as it is sure."""
    sums: dict[frozenset[str], defaultdict[str, float]] = {}
    weights: defaultdict[frozenset[str], float] = defaultdict(float)
    for (encounter, chance), likely in zip(told, suggested, strict=True):
        total = sums.setdefault(encounter.key, defaultdict(float))
        weights[encounter.key] += chance
        for kind, probability in likely.items():
            total[kind] += chance * probability
    return {
        key: {kind: value / weights[key] for kind, value in total.items()}
        for key, total in sums.items()
    }
