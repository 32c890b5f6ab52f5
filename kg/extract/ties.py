"""Which bonds a text makes: who works where, who makes what, where a company sits, its rivals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.bonds import NONE, Bond, bonds, company_bonds
from kg.extract.scenery import Scenery
from kg.extract.things import countries, dates, people, products
from kg.learn.linear import Linear, shipped

TIED = "tied"
"""The label of a bond that the text makes, where there is one sort of it."""
PART, OWNER, RIVAL = "part", "owner", "rival"
"""What the first of two companies is to the second."""

BONDS = {
    "employer": lambda scenery: bonds(scenery, people),
    "maker": lambda scenery: bonds(scenery, products),
    "seat": lambda scenery: bonds(scenery, countries),
    "founding": lambda scenery: bonds(scenery, dates),
    "kin": company_bonds,
}
"""For each model the bonds it judges."""

LEAST = {"employer": 0.25, "maker": 0.25, "seat": 0.45, "founding": 0.3, "kin": 0.3}
"""How probable a tie must be to be recorded: best F1 in cross-validation."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A company with what the text ties it to, by a bond, what that is, and how probable."""

    company: str
    bond: Bond
    label: str
    probability: float


def ties(scenery: Scenery, name: str, model: Linear | None = None) -> list[Tie]:
    """The ties of a document that a model finds, the surest first, each two things tied once.

    ``name`` is a key of ``BONDS``; the model is the shipped one if none is given.
    """
    judge = model or shipped(name)
    found = [
        Tie(company, bond, label, probability)
        for bond in BONDS[name](scenery)
        for label, probability in _labels(judge, bond)
        if probability >= LEAST[name]
        for company in bond.companies
    ]
    found.sort(key=lambda tie: (-tie.probability, tie.bond.words))
    first: dict[tuple[str, str], Tie] = {}
    for tie in found:
        first.setdefault((tie.company, str(tie.bond.other)), tie)
    return list(first.values())


def _labels(model: Linear, bond: Bond) -> Iterator[tuple[str, float]]:
    """What a bond may be, and how probable each is."""
    if len(model.classes) == 2:
        yield TIED, model.probability(bond.features)
    else:
        chances = model.probabilities(bond.features)
        yield from ((label, chance) for label, chance in chances.items() if label != NONE)
