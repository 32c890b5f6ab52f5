"""Which encounters tell of a partnership, of which kind and how far along: linear models."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from kg.concepts import GENERAL_KINDS
from kg.extract.collective import Judged, Key, chances
from kg.extract.encounters import Encounter, Story
from kg.extract.features import KIND, MODALITY, PAIR, SIDE, STAGE, features
from kg.extract.features.cues import readings_of
from kg.extract.tables.sides import KIND_ROLES
from kg.learn import trees
from kg.learn.linear import Linear, shipped
from kg.learn.trees import Trees

THRESHOLD = 0.4
"""How probable a partnership must be to be recorded: on held-out passages .35 has the same F1, and
falls for three tempting pairs in ten more."""
ALSO_HERE = 0.2
"""How probable an encounter of known partners must be to tell of their partnership too."""
_EVERYWHERE = 2.0
"""What all encounters of two companies weigh for the kind of one, beside its own words."""
_SUGGESTED = 0.5
"""How probable a kind must be for what the rules read to be taken at its word."""
MODELS = ("pair", "kind", "stage", "modality", "side")
TOGETHER = "together"
"""The model that decides by all encounters of a text."""
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
    together: Trees

    @classmethod
    def shipped(cls) -> Judge:
        """The judge that comes with the package."""
        pair, kind, stage, modality, side = map(shipped, MODELS)
        return cls(pair, kind, stage, modality, side, trees.shipped(TOGETHER))

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

        Two companies are partners if all encounters of the text together make that as probable as
        ``threshold``; what they do is told by all of theirs together.
        """
        told = self._told(story, threshold)
        kinds = self._kinds(told)
        return [
            Verdict(encounter, chance, kind, self.stages(encounter))
            for (encounter, chance), kind in zip(told, kinds, strict=True)
        ]

    def _told(self, story: Story, threshold: float) -> Judged:
        """The encounters that tell of a partnership, each with its probability.

        The one that says so most clearly is as sure as the partnership, others less in proportion.
        """
        found = [(e, self.told(e)) for e in story.encounters]
        sure = chances(story, found, self.together)
        partners = [(e, chance) for e, chance in found if sure[e.key] >= threshold]
        told = _telling(partners)
        best = _bests(told)
        return [(e, sure[e.key] * chance / best[e.key]) for e, chance in told]

    def _kinds(self, told: Judged) -> list[str]:
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

    A narrow one must stand between the two and be what all the words suggest, unless the words are
    as plain as "Nordlens-branded Zephyr phones"; else it is a general one of the sentence, as "the
    partnership" names no parties.
    """
    found = [reading for reading in readings_of(encounter) if not reading.carried]
    kinds = [reading.cue.concept for reading in found]
    narrow = [
        kind
        for reading, kind in zip(found, kinds, strict=True)
        if reading.branded or likely.get(kind, 0.0) >= _SUGGESTED
    ]
    spoken = [cue.concept for cue in encounter.scene.cues]
    general = [kind for kind in (*kinds, *spoken) if kind in GENERAL_KINDS]
    return max(narrow or general, key=lambda kind: likely.get(kind, 0.0), default=None)


def _likeliest(here: dict[str, float], everywhere: dict[str, float]) -> str:
    """The kind with most behind it."""
    return max(sorted(here), key=lambda kind: here[kind] + _EVERYWHERE * everywhere[kind])


def _telling(partners: Judged) -> Judged:
    """Of the encounters of partners those that tell of their partnership: the best, others too.

    A sentence that speaks of one of them tells of both only where it tells of no others more
    probably. A title says in short what the text below it says with all its words.
    """
    best = _bests(partners)
    highest: defaultdict[int, float] = defaultdict(float)
    for encounter, chance in partners:
        number = encounter.scene.number
        highest[number] = max(highest[number], chance)
    told = [
        (encounter, chance)
        for encounter, chance in partners
        if chance == best[encounter.key]
        or (chance >= ALSO_HERE and (encounter.left or chance == highest[encounter.scene.number]))
    ]
    below = {encounter.key for encounter, _ in told if not encounter.scene.is_title}
    return [(e, chance) for e, chance in told if not (e.scene.is_title and e.key in below)]


def _bests(judged: Judged) -> dict[Key, float]:
    """For two companies the chance of their most probable encounter."""
    best: dict[Key, float] = {}
    for encounter, chance in judged:
        best[encounter.key] = max(best.get(encounter.key, 0.0), chance)
    return best


def _means(
    told: Judged, suggested: list[dict[str, float]]
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
