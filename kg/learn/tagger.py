"""A linear-chain conditional random field: a label for each item of a sequence, with its doubt.

The models are files of CRFsuite (Okazaki 2007, https://www.chokkan.org/software/crfsuite).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.errors import ModelError

OUTSIDE = "O"
"""The label of an item that is part of nothing; ``B-x`` begins a stretch of x, ``I-x`` goes on."""


class Tagger:
    """A trained model; raises ModelError for a file that is none."""

    def __init__(self, path: Path) -> None:
        import pycrfsuite

        self._crf: Any = pycrfsuite.Tagger()
        try:
            self._crf.open(str(path))
        except (OSError, ValueError) as error:
            raise ModelError(f"{path} is no model of a sequence; make it by `kg train`") from error
        self._labels: dict[str, list[str]] = {}
        for label in sorted(self._crf.labels()):
            if label != OUTSIDE:
                self._labels.setdefault(label[2:], []).append(label)

    def tag(self, items: Sequence[Sequence[str]]) -> list[str]:
        """The most probable labels of a sequence, given the features of each item."""
        labels: list[str] = self._crf.tag(items) if items else []
        return labels

    def chances(self, items: Iterable[int]) -> dict[str, float]:
        """The probability of each type, a mean over some items of the sequence tagged last."""
        places, marginal = list(items), self._crf.marginal
        return {
            type_: sum(marginal(label, place) for label in labels for place in places) / len(places)
            for type_, labels in self._labels.items()
        }

    def marginals(self, length: int) -> list[dict[str, float]]:
        """The probability of each label at each item of the sequence tagged last."""
        marginal = self._crf.marginal
        return [{label: marginal(label, n) for label in self._crf.labels()} for n in range(length)]


def stretches(labels: Iterable[str]) -> list[tuple[int, int, str]]:
    """The stretches that labels speak of: first item, the item after the last, type.

    >>> stretches(["B-person", "I-person", "O", "B-place"])
    [(0, 2, 'person'), (3, 4, 'place')]
    """
    found: list[tuple[int, int, str]] = []
    for index, label in enumerate(labels):
        begun, type_ = label[:1], label[2:]
        if begun == "I" and found and found[-1][1:] == (index, type_):
            found[-1] = (found[-1][0], index + 1, type_)
        elif begun != OUTSIDE:
            found.append((index, index + 1, type_))
    return found


def labels_of(length: int, stretches_: Iterable[tuple[int, int, str]]) -> list[str]:
    """The labels that speak of stretches which do not overlap.

    >>> labels_of(4, [(0, 2, "person")])
    ['B-person', 'I-person', 'O', 'O']
    """
    labels = [OUTSIDE] * length
    for first, last, type_ in stretches_:
        labels[first:last] = [f"B-{type_}", *[f"I-{type_}"] * (last - first - 1)]
    return labels


def fit(
    sequences: Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]],
    path: Path,
    *,
    l1: float = 0.1,
    l2: float = 0.1,
    least: int = 2,
    rounds: int = 100,
) -> None:
    """Learn from sequences of features and their labels, and write the model.

    ``l1`` and ``l2`` regularise, ``least`` is how often a feature must occur, ``rounds`` are
    iterations of L-BFGS. The same sequences in the same order give the same bytes.
    """
    import pycrfsuite

    trainer: Any = pycrfsuite.Trainer(verbose=False)
    for items, labels in sequences:
        trainer.append(items, labels)
    trainer.select("lbfgs")
    trainer.set_params({"c1": l1, "c2": l2, "max_iterations": rounds, "feature.minfreq": least})
    partial = path.with_name(path.name + ".part")
    trainer.train(str(partial))
    partial.replace(path)
