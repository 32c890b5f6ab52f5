"""Encounters: the places of a text where two companies may be told to be partners.

Two companies are seen together in a sentence that speaks of both. A sentence may also be about one
that it lacks: a company of the sentence before it, or a company that the text is about, which is
the first that it names or the one that it speaks of most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from kg.extract.document import Document, Reference
from kg.extract.scenes import Scene, find_scenes
from kg.extract.tables.telling import HEDGES
from kg.model import Span

Pair = tuple[str, str]

WINDOW = 40
"""Of so many places in a row that speak of companies each two are looked at together: no plain
sentence has more."""


FEW = 3
"""A sentence of more companies is a list of them, and lacks none."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two companies in one scene; ``left`` is None for one that the scene does not speak of."""

    story: Story = field(repr=False, compare=False)
    scene: Scene = field(repr=False, compare=False)
    pair: Pair
    """in the order of the text"""
    left: Reference | None
    right: Reference
    reach: str = "same"
    """same, or where the company that is lacking was found: before, focus or main"""
    kept: dict[object, list[str]] = field(default_factory=dict, repr=False, compare=False)
    """the features found so far, by the family that found them"""

    @property
    def key(self) -> frozenset[str]:
        """The two companies, in no order."""
        return frozenset(self.pair)

    @property
    def words(self) -> Span:
        """From the first of the two to the second."""
        return Span((self.left or self.right).span.start, self.right.span.end)


@dataclass
class Story:
    """A document as its companies meet in it: scene by scene, and over the whole of it."""

    doc: Document
    scenes: list[Scene]
    encounters: list[Encounter] = field(default_factory=list)
    told: Counter[str] = field(default_factory=Counter)
    """how often each company is spoken of, in the order of the text"""
    read: dict[frozenset[str], set[int]] = field(default_factory=lambda: defaultdict(set))
    """for two companies the numbers of the scenes in which the rules read them as partners"""
    partners: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """for a company those whom the rules read as its partners"""
    together: dict[frozenset[str], set[int]] = field(default_factory=lambda: defaultdict(set))
    """for two companies the numbers of the scenes that speak of both"""
    _stems_near: dict[int, list[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def order(self) -> dict[str, int]:
        """For each company how many are spoken of before it first is."""
        return {name: number for number, name in enumerate(self.told)}

    @cached_property
    def spoken(self) -> dict[str, list[Reference]]:
        """For each company where it is spoken of, in order."""
        found: dict[str, list[Reference]] = {}
        for reference in self.doc.references:
            for name in dict.fromkeys(reference.entities):
                found.setdefault(name, []).append(reference)
        return found

    def named(self, name: str, before: int) -> Span | None:
        """Where a company was last spoken of before an offset, by its name if it can be.

        Where it was not, the first place after it.
        """
        spoken = self.spoken.get(name, [])
        earlier = [r for r in spoken if r.span.end <= before]
        by_name = [r for r in earlier if r.named]
        best = (by_name or earlier)[-1:] or spoken[:1]
        return best[0].span if best else None

    @cached_property
    def hedges(self) -> dict[str, int]:
        """How often the text has words of each modality."""
        return {name: len(said.findall(self.doc.small)) for name, said in HEDGES}

    @classmethod
    def of(cls, doc: Document) -> Story:
        """The story of a document whose mentions and references are known."""
        story = cls(doc, find_scenes(doc))
        story.told.update(name for r in doc.references for name in r.entities)
        for scene in story.scenes:
            for reading in scene.readings:
                story._take_in(reading.parties.all, scene.number)
        story.encounters = list(_encounters(story))
        for encounter in story.encounters:
            if encounter.reach == "same":
                story.together[encounter.key].add(encounter.scene.number)
        return story

    def stems_near(self, number: int) -> list[str]:
        """The features that the stems of a scene and of the two beside it are, each once."""
        if number not in self._stems_near:
            near = self.scenes[max(0, number - 1) : number + 2]
            stems = dict.fromkeys(stem for scene in near for stem in scene.token_stems)
            self._stems_near[number] = [f"n:{stem}" for stem in stems]
        return self._stems_near[number]

    def _take_in(self, parties: tuple[str, ...], number: int) -> None:
        for one in parties:
            for other in parties:
                if one != other:
                    self.read[frozenset((one, other))].add(number)
                    self.partners[one].add(other)


def _encounters(story: Story) -> list[Encounter]:
    """All encounters of a document, scene by scene."""
    focus = dict.fromkeys(_focus(story.doc), "focus")
    main = {name: "main" for name, _ in story.told.most_common(1)}
    found: list[Encounter] = []
    before: dict[str, str] = {}
    for scene in story.scenes:
        here = scene.entities
        found += _together(story, scene)
        if here and len(here) <= FEW:
            lacking = {**main, **focus, **before}
            for name in (name for name in lacking if name not in here):
                found += [_apart(story, scene, (name, other), lacking[name]) for other in here]
        before = dict.fromkeys(here, "before") or before
    return found


def _focus(doc: Document) -> tuple[str, ...]:
    """The company that a text first speaks of by name, if there is one."""
    return next((reference.entities[:1] for reference in doc.references if reference.named), ())


def _together(story: Story, scene: Scene) -> list[Encounter]:
    """Every two companies of a scene, at the places where they stand closest."""
    closest: dict[frozenset[str], tuple[int, Encounter]] = {}
    for n, left in enumerate(scene.references):
        for right in scene.references[n : n + WINDOW]:
            gap = right.span.start - left.span.end
            for one in left.entities:
                for other in right.entities:
                    key = frozenset((one, other))
                    if one != other and (key not in closest or gap < closest[key][0]):
                        pair = (min(key), max(key)) if left is right else (one, other)
                        closest[key] = (gap, Encounter(story, scene, pair, left, right))
    return [encounter for _, encounter in closest.values()]


def _apart(story: Story, scene: Scene, pair: Pair, reach: str) -> Encounter:
    right = next(r for r in scene.references if pair[1] in r.entities)
    return Encounter(story, scene, pair, None, right, reach)
