"""The encoder as torch teaches it: what it learns, and how wrong it is about a passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.neural import heads
from kg.neural.encoder import (
    ADAPTED,
    LAYERS,
    LOWER,
    WIDTH,
    Array,
    Weights,
    lower,
    unchanged,
    upper,
)
from kg.neural.model import Classes
from kg.neural.pieces import Case
from kg.train.lessons import Lesson, Meeting

RANK = 24
"""Of each adapter."""
_INNER, _QUERY, _PHRASE = 256, 192, 128
"""How wide the heads are inside."""

Loss = tuple[Any, float]
"""A sum over cases, and what the cases weigh together."""
Drop = Callable[[Array], Array]


@dataclass
class Pupil:
    """All weights as tensors; those of ``learnt`` change."""

    weights: dict[str, Any]
    learnt: dict[str, Any]
    classes: Classes

    @classmethod
    def fresh(cls, base: Weights, classes: Classes) -> Pupil:
        """Adapters that change nothing yet, and heads with random weights (torch's seed)."""
        import torch

        weights = {name: torch.tensor(array) for name, array in base.items()}
        learnt = dict(_adapters(weights))
        for name, (rows, columns) in _shapes(classes).items():
            learnt[f"{name}.weight"] = torch.randn(rows, columns) * columns**-0.5
            learnt[f"{name}.bias"] = torch.zeros(rows)
        for tensor in learnt.values():
            tensor.requires_grad_(True)
        return cls(weights | learnt, learnt, classes)

    def ground(self, lesson: Lesson) -> list[Any]:
        """What the frozen layers make of a passage, window by window."""
        import torch

        with torch.no_grad():
            read = [lesson.pieces.framed(window)[0] for window in lesson.pieces.windows]
            return [lower(torch, self.weights, torch.tensor(ids)) for ids in read]

    def losses(self, lesson: Lesson, ground: list[Any], drop: Drop = unchanged) -> dict[str, Loss]:
        """For each task how wrong the pupil is about a passage."""
        import torch

        vectors = torch.cat(
            [
                upper(torch, self.weights, x, torch.tensor(cases), drop)[window.kept]
                for window, x in zip(lesson.pieces.windows, ground, strict=True)
                for _, cases in [lesson.pieces.framed(window)]
            ]
        )
        return {
            "names": self._names(lesson, drop(vectors)),
            **self._meetings(lesson, vectors, drop),
            "reference": self._phrases(lesson, vectors),
        }

    def _names(self, lesson: Lesson, vectors: Any) -> Loss:
        import torch.nn.functional as of

        scores = heads.names(self.weights, vectors)[lesson.first]
        truth = _numbers(self.classes.labels, lesson.labels)
        return of.cross_entropy(scores, truth, reduction="sum"), float(len(truth))

    def _meetings(self, lesson: Lesson, vectors: Any, drop: Drop) -> dict[str, Loss]:
        """Pairs of an agreement of n weigh 1/sqrt(n - 1), as for the linear models."""
        import torch
        import torch.nn.functional as of

        if not (meetings := lesson.meetings):
            return {}
        within = torch.zeros(len(meetings), len(vectors))
        for row, meeting in zip(within, meetings, strict=True):
            row[slice(*meeting.sentence)] = 1.0
        left = heads.means(torch, vectors, [meeting.left for meeting in meetings])
        right = heads.means(torch, vectors, [meeting.right for meeting in meetings])
        found = drop(heads.encounters(torch, self.weights, vectors, left, right, within))
        scores = heads.scores(self.weights, found)
        weights = torch.tensor([meeting.weight for meeting in meetings])
        truth = torch.tensor([float(bool(meeting.told)) for meeting in meetings])
        told = of.binary_cross_entropy_with_logits(
            scores["told"][:, 0], truth, weights, reduction="sum"
        )
        losses: dict[str, Loss] = {"told": (told, float(weights.sum()))}
        for task, names in self.classes.of_pairs().items():
            losses[task] = _several(
                scores[task], names, [m.told_of(task) for m in meetings], weights
            )
        losses["side"] = self._sides(scores["side"], meetings)
        return losses

    def _sides(self, scores: Any, meetings: list[Meeting]) -> Loss:
        import torch
        import torch.nn.functional as of

        sided = [(n, *meeting.side) for n, meeting in enumerate(meetings) if meeting.side]
        if not sided:
            return scores.sum() * 0.0, 0.0
        rows, kinds, first = zip(*sided, strict=True)
        found = scores[list(rows), _numbers(self.classes.kinds, kinds)]
        truth = torch.tensor([float(is_first) for is_first in first])
        return of.binary_cross_entropy_with_logits(found, truth, reduction="sum"), float(len(sided))

    def _phrases(self, lesson: Lesson, vectors: Any) -> Loss:
        """Any place where a company is named that a phrase stands for is right."""
        import torch

        total, cases = vectors.sum() * 0.0, 0
        places = [place for _, place in lesson.named]
        named = heads.means(torch, vectors, places) if places else None
        for ids, phrase in lesson.phrases:
            right = [n for n, (id, _) in enumerate(lesson.named) if id in ids]
            if right:
                scores = heads.antecedents(
                    torch,
                    self.weights,
                    heads.means(torch, vectors, [phrase]),
                    named,
                    torch.tensor([heads.near(place, phrase) for place in places]),
                )
                total = total - torch.logsumexp(torch.log_softmax(scores, 0)[right], 0)
                cases += 1
        return total, float(cases)


def _adapters(weights: Weights) -> Iterator[tuple[str, Any]]:
    """Down at random, up zero, so that they begin without effect; and the norms as they are."""
    import torch

    yield "case.weight", torch.zeros(len(Case), WIDTH)

    for number in range(LOWER, LAYERS):
        layer = f"encoder.layer.{number}"
        for name in ADAPTED:
            rows, columns = weights[f"{layer}.{name}.weight"].shape
            yield f"{layer}.{name}.down", torch.randn(RANK, columns) * columns**-0.5
            yield f"{layer}.{name}.up", torch.zeros(rows, RANK)
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            for part in ("weight", "bias"):
                yield f"{layer}.{name}.{part}", weights[f"{layer}.{name}.{part}"].clone()


def _shapes(classes: Classes) -> dict[str, tuple[int, int]]:
    """For each map of the heads its rows and columns."""
    return {
        "names": (len(classes.labels), WIDTH),
        "pair.query": (_QUERY, 3 * WIDTH),
        "pair.key": (_QUERY, WIDTH),
        "pair.value": (WIDTH, WIDTH),
        "pair.inner": (_INNER, 4 * WIDTH),
        "pair.told": (1, _INNER),
        "pair.kind": (len(classes.kinds), _INNER),
        "pair.stage": (len(classes.stages), _INNER),
        "pair.modality": (len(classes.modalities), _INNER),
        "pair.side": (len(classes.kinds), _INNER),
        "reference.inner": (_PHRASE, 3 * WIDTH + heads.DISTANCES),
        "reference.outer": (1, _PHRASE),
    }


def _several(scores: Any, names: tuple[str, ...], told: list[list[str]], weights: Any) -> Loss:
    """Where several of the names are true of a case, each is as right as the others."""
    import torch

    shares = torch.zeros(scores.shape)
    for row, values in zip(shares, told, strict=True):
        for value in values:
            row[names.index(value)] = 1.0 / len(values)
    lost = -(torch.log_softmax(scores, 1) * shares).sum(1) * weights
    return lost.sum(), float((weights * shares.sum(1)).sum())


def _numbers(names: tuple[str, ...], values: Iterable[str]) -> Any:
    import torch

    place = {name: n for n, name in enumerate(names)}
    return torch.tensor([place[value] for value in values])


def together(found: Iterable[Mapping[str, Loss]], shares: Mapping[str, float]) -> Any:
    """The losses of several passages as one number: a mean for each task, weighed by its share."""
    sums: defaultdict[str, Any] = defaultdict(float)
    cases: defaultdict[str, float] = defaultdict(float)
    for losses in found:
        for task, (loss, weight) in losses.items():
            sums[task] = sums[task] + loss
            cases[task] += weight
    return sum(shares[task] * sums[task] / cases[task] for task in sorted(sums) if cases[task])
