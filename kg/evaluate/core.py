"""How well relations of given pairs are told, by the measures of relation extraction.

"Undefined" is no relation to be found: a pair said to stand in a relation wrongly counts against
precision, one missed against recall. A relation the wrong way round is wrong on both counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kg.evaluate.scores import f1
from kg.extract.relations import Pair, Relation, predict
from kg.extract.relations.tables import RELATIONS, UNDEFINED


@dataclass(slots=True)
class Count:
    """How often a relation was told rightly, told wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 where nothing is right.

        >>> Count(right=3, wrong=1, missed=1).f1
        0.75
        """
        return f1(self.right, self.wrong, self.missed)

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


@dataclass(frozen=True, slots=True)
class CoreScores:
    """What was measured on some pairs; ``unseen`` is the same on texts not met in training."""

    pairs: int
    relations: dict[str, Count]
    """for each relation that a pair stands in, or was said to stand in"""
    directed: int
    """pairs whose relation has a direction and was named rightly"""
    directed_rightly: int
    unseen: CoreScores | None = field(default=None)

    @property
    def micro_f1(self) -> float:
        """F1 over all pairs: a frequent relation counts more."""
        return sum(self.relations.values(), Count()).f1

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the relations that a pair stands in: each counts the same."""
        found = [count.f1 for count in self.relations.values() if count.right or count.missed]
        return sum(found) / len(found) if found else 0.0

    @property
    def direction_accuracy(self) -> float:
        """The share of ``directed`` that go the right way."""
        return self.directed_rightly / self.directed if self.directed else 0.0

    def to_dict(self) -> dict[str, object]:
        """The measures by name, with four decimals."""
        measured: dict[str, object] = {
            "pairs": self.pairs,
            "micro_f1": round(self.micro_f1, 4),
            "macro_f1": round(self.macro_f1, 4),
            "direction_accuracy": round(self.direction_accuracy, 4),
            "collaboration_f1": round(self.relations.get("collaboration", Count()).f1, 4),
            "f1": {name: round(count.f1, 4) for name, count in self.relations.items()},
        }
        return measured | {"unseen": self.unseen.to_dict() if self.unseen else None}


def evaluate(
    pairs: Sequence[Pair],
    seen: Iterable[Pair] | None = None,
    tell: Callable[[Pair], Relation] = predict,
) -> CoreScores:
    """``tell`` the relation of each pair and compare; ``seen`` are the pairs of training.

    >>> words = "In 2019 Aurelia acquired Zephyr for 30 million euros .".split()
    >>> bought = Pair.of(words, ((2, 2), (4, 4)), relation=Relation("acquired_by", inverse=True))
    >>> evaluate([bought]).micro_f1
    1.0
    """
    told = [tell(pair) for pair in pairs]
    unseen = None
    if seen is not None:
        met = {pair.words for pair in seen}
        kept = [n for n, pair in enumerate(pairs) if pair.words not in met]
        unseen = compare([pairs[n].relation for n in kept], [told[n] for n in kept])
    return compare([pair.relation for pair in pairs], told, unseen)


def compare(
    gold: Sequence[Relation | None], told: Sequence[Relation], unseen: CoreScores | None = None
) -> CoreScores:
    """The measures of what was ``told`` against ``gold``, pair by pair; None is undefined."""
    counts = {name: Count() for name in RELATIONS}
    directed = directed_rightly = 0
    for true, said in zip(gold, told, strict=True):
        true = true or Relation(UNDEFINED)
        if true == said and said.name in counts:
            counts[said.name].right += 1
        if true != said:
            if said.name in counts:
                counts[said.name].wrong += 1
            if true.name in counts:
                counts[true.name].missed += 1
        if true.name == said.name and RELATIONS.get(true.name):
            directed += 1
            directed_rightly += true == said
    met = {name: count for name, count in counts.items() if count != Count()}
    return CoreScores(len(gold), met, directed, directed_rightly, unseen)
