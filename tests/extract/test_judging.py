"""Which encounters tell of a partnership, given how probable each makes it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kg.extract.collective import SIGNS
from kg.extract.encounters import Encounter, Story
from kg.extract.judging import ALSO_HERE, Judge
from kg.learn.linear import sigmoid
from kg.learn.trees import Trees
from tests.extract.reading import document

TEXT = """\
Kappa Mobile and Ostrel Display Ally

Kappa Mobile and Ostrel Display announced a strategic cooperation on Monday.
Ostrel Display has also cooperated with Velmora Systems.
The two sides first worked together in 2016 on panels.
"""
ONE, OTHER, THIRD = "Ostrel Display", "Kappa Mobile", "Velmora Systems"
TITLE, NEWS, ALSO, YEAR = range(4)
SURE = 2.0
"""The log-odds that the trees give to all."""


@dataclass(frozen=True)
class Certain(Judge):
    """A judge that is told how probable each encounter makes a partnership."""

    chances: dict[tuple[frozenset[str], int], float]

    def told(self, encounter: Encounter) -> float:
        return self.chances.get((encounter.key, encounter.scene.number), 0.01)


def _told(*chances: tuple[str, str, int, float]) -> dict[tuple[frozenset[str], int], float]:
    """How probable the verdicts are, where the trees are as sure of all."""
    told = {(frozenset((one, other)), scene): chance for one, other, scene, chance in chances}
    trees = Trees(tuple(sign.name for sign in SIGNS), SURE, ())
    shipped = vars(Judge.shipped()) | {"together": trees}
    verdicts = Certain(**shipped, chances=told).verdicts(Story.of(document(TEXT)), 0.5)
    return {(v.encounter.key, v.encounter.scene.number): v.probability for v in verdicts}


def test_the_clearest_is_as_sure_as_the_partnership_and_others_less() -> None:
    found = _told((ONE, THIRD, ALSO, 0.8), (ONE, THIRD, YEAR, 0.4))
    pair = frozenset((ONE, THIRD))
    assert found == {
        (pair, ALSO): pytest.approx(sigmoid(SURE)),
        (pair, YEAR): pytest.approx(sigmoid(SURE) / 2),
    }


def test_what_hardly_tells_of_partners_is_left_out() -> None:
    hardly = ALSO_HERE - 0.01
    found = _told((ONE, THIRD, ALSO, 0.8), (ONE, THIRD, YEAR, hardly))
    assert {scene for _, scene in found} == {ALSO}


def test_a_title_tells_only_what_nothing_below_it_does() -> None:
    assert {scene for _, scene in _told((ONE, OTHER, TITLE, 0.9))} == {TITLE}
    found = _told((ONE, OTHER, TITLE, 0.9), (ONE, OTHER, NEWS, 0.5))
    assert found == {(frozenset((ONE, OTHER)), NEWS): pytest.approx(sigmoid(SURE))}


@pytest.mark.parametrize(("chance", "tells"), [(0.5, False), (0.7, True)])
def test_a_sentence_that_lacks_one_tells_of_the_most_probable_pair(
    chance: float, tells: bool
) -> None:
    """Or the year in which two began would be that of all partners of either."""
    found = _told(
        (ONE, OTHER, NEWS, 0.9),
        (ONE, THIRD, ALSO, 0.9),
        (ONE, THIRD, YEAR, 0.6),
        (ONE, OTHER, YEAR, chance),
    )
    assert ((frozenset((ONE, OTHER)), YEAR) in found) == tells
    assert (frozenset((ONE, THIRD)), YEAR) in found
