"""What all encounters of a text together tell of each two companies in it.

An encounter is judged by its own words. Whether the two are partners is then judged from what came
of all encounters of the text, those of other companies among them: models stacked on each other
(Wolpert, Neural Networks 1992) in collective classification (Kou and Cohen, SDM 2007).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import prod

from kg.extract.encounters import Encounter, Story
from kg.learn.trees import Trees

Key = frozenset[str]
"""Two companies, in no order."""
Judged = list[tuple[Encounter, float]]
"""Encounters, each with how probable its own words make it that the two are partners."""

LEAST = 0.05
"""Companies of whom no encounter is as probable as this are not looked at together: most are
not."""


def chances(story: Story, judged: Judged, trees: Trees) -> dict[Key, float]:
    """How probable it is that two companies are partners, for all that meet in a text."""
    told = _Told.of(story, judged)
    return {
        key: trees.probability(signs(view)) if view.best >= LEAST else view.best
        for key, view in told.views()
    }


def views(story: Story, judged: Judged) -> Iterator[tuple[Key, list[float]]]:
    """Each two companies that are worth a look, with the signs that the trees decide by."""
    for key, view in _Told.of(story, judged).views():
        if view.best >= LEAST:
            yield key, signs(view)


def signs(view: _View) -> list[float]:
    """The numbers of two companies, in the order of ``SIGNS``."""
    return [sign.of(view) for sign in SIGNS]


@dataclass(frozen=True)
class _Told:
    """What each encounter of a text came to."""

    story: Story
    of_pair: dict[Key, Judged]
    """the encounters of two companies, the most probable first"""
    with_whom: dict[str, dict[str, float]]
    """for a company all it meets, each with the chance of their best encounter"""
    of_scene: dict[int, list[float]]
    """the chances in each scene, the highest first"""

    @classmethod
    def of(cls, story: Story, judged: Judged) -> _Told:
        pairs, scenes = defaultdict(list), defaultdict(list)
        with_whom: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for encounter, chance in sorted(judged, key=lambda each: -each[1]):
            pairs[encounter.key].append((encounter, chance))
            scenes[encounter.scene.number].append(chance)
            for one, other in (encounter.pair, encounter.pair[::-1]):
                with_whom[one].setdefault(other, chance)
        return cls(story, pairs, with_whom, scenes)

    def views(self) -> Iterator[tuple[Key, _View]]:
        """Each two companies as the others see them."""
        for key, judged in self.of_pair.items():
            yield key, _View(self, judged)

    @cached_property
    def sums(self) -> dict[int, float]:
        """For each scene the sum of its chances."""
        return {number: sum(chances) for number, chances in self.of_scene.items()}

    @cached_property
    def bests(self) -> float:
        """The sum of the chances of the best encounter of each two companies: how many partners."""
        return sum(judged[0][1] for judged in self.of_pair.values())

    @cached_property
    def two_best(self) -> dict[str, list[float]]:
        """For each company its two highest chances with anybody."""
        return {
            name: sorted(met.values(), reverse=True)[:2] for name, met in self.with_whom.items()
        }


@dataclass(frozen=True)
class _View:
    """Two companies among all the encounters of a text."""

    told: _Told
    judged: Judged

    @property
    def top(self) -> Encounter:
        """The encounter that says most clearly that they are partners."""
        return self.judged[0][0]

    @property
    def best(self) -> float:
        """How probable that makes it."""
        return self.judged[0][1]

    @property
    def second(self) -> float:
        """The next probable encounter."""
        return self.judged[1][1] if len(self.judged) > 1 else 0.0

    def by(self, reach: str) -> float:
        """The best encounter of a reach."""
        return next((chance for e, chance in self.judged if e.reach == reach), 0.0)

    @property
    def title(self) -> float:
        """The best encounter in a title."""
        return next((chance for e, chance in self.judged if e.scene.is_title), 0.0)

    @cached_property
    def elsewhere(self) -> list[float]:
        """The best chance that each of the two has with another company, the lower first."""
        both = (self.told.two_best[name] for name in self.top.pair)
        return sorted([*bests, 0.0][bests[0] == self.best] for bests in both)

    @property
    def third(self) -> float:
        """How probable it is that both have one more partner in common."""
        one, other = (self.told.with_whom[name] for name in self.top.pair)
        return max((min(one[name], other[name]) for name in one.keys() & other.keys()), default=0.0)

    @property
    def beside(self) -> list[float]:
        """The chances of all encounters in the sentence of their best, the highest first."""
        return self.told.of_scene[self.top.scene.number]

    @cached_property
    def times(self) -> list[int]:
        """How often the text speaks of each of the two, of the less prominent first."""
        return sorted(self.told.story.told[name] for name in self.top.pair)

    @cached_property
    def ranks(self) -> list[int]:
        """How many companies the text speaks of before it does of each of the two."""
        return sorted(self.told.story.order[name] for name in self.top.pair)

    @cached_property
    def sure(self) -> list[float]:
        """How sure it is that each of the two is a company at all, the less sure first."""
        return sorted(self.told.story.doc.sure.get(name, 1.0) for name in self.top.pair)


@dataclass(frozen=True, slots=True)
class Sign:
    """A number that says something of two companies; where it ``rises``, so does their chance."""

    name: str
    of: Callable[[_View], float]
    rises: bool = False


SIGNS = (
    Sign("best", lambda view: view.best, rises=True),
    Sign("second", lambda view: view.second, rises=True),
    Sign("any", lambda view: 1 - prod(1 - chance for _, chance in view.judged), rises=True),
    Sign("sum", lambda view: sum(chance for _, chance in view.judged), rises=True),
    Sign("encounters", lambda view: len(view.judged)),
    Sign("same", lambda view: view.by("same"), rises=True),
    Sign("before", lambda view: view.by("before"), rises=True),
    Sign("focus", lambda view: view.by("focus"), rises=True),
    Sign("main", lambda view: view.by("main"), rises=True),
    Sign("title", lambda view: view.title, rises=True),
    Sign("elsewhere, lower", lambda view: view.elsewhere[0]),
    Sign("elsewhere, higher", lambda view: view.elsewhere[1]),
    Sign("third", lambda view: view.third),
    Sign("told, lower", lambda view: view.times[0]),
    Sign("told, higher", lambda view: view.times[1]),
    Sign("rank, lower", lambda view: view.ranks[0]),
    Sign("rank, higher", lambda view: view.ranks[1]),
    Sign("sure, lower", lambda view: view.sure[0], rises=True),
    Sign("sure, higher", lambda view: view.sure[1], rises=True),
    Sign("companies", lambda view: len(view.told.story.order)),
    Sign("sentences", lambda view: len(view.told.story.scenes)),
    Sign("pairs", lambda view: len(view.told.of_pair)),
    Sign("partners", lambda view: view.told.bests),
    Sign("beside, best", lambda view: [*view.beside, 0.0][view.beside[0] == view.best]),
    Sign("beside, sum", lambda view: view.told.sums[view.top.scene.number] - view.best),
    Sign("beside", lambda view: len(view.beside)),
    Sign("place", lambda view: view.top.scene.number / len(view.told.story.scenes)),
    Sign("companies here", lambda view: len(view.top.scene.entities)),
    Sign("read", lambda view: len(view.told.story.read.get(view.top.key, ()))),
    Sign("together", lambda view: len(view.told.story.together.get(view.top.key, ()))),
)
"""By what the trees decide, in their order."""
