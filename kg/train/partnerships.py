"""Training the judge of partnerships: linear models from marked passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.corpus import Arrangement, Passage
from kg.extract.collective import SIGNS, views
from kg.extract.document import Document
from kg.extract.encounters import Encounter, Story
from kg.extract.features import KIND, MODALITY, PAIR, SIDE, STAGE, features
from kg.extract.judging import DENIED, MODELS, TOGETHER, Judge, side_features
from kg.extract.tables.sides import KIND_ROLES
from kg.learn.linear import Linear, sigmoid
from kg.learn.trees import Trees
from kg.model import Span
from kg.train.linear import Rows, fit, platt
from kg.train.passages import Read, entity_names, fold_of, ids_of, marked_document
from kg.train.trees import grow


@dataclass(frozen=True, slots=True)
class Example:
    """An encounter of a passage, and the arrangements that its reader found in it."""

    passage: Passage
    marked: bool
    """whether its companies are those that its reader marked, not those that were found"""
    encounter: Encounter
    ids: frozenset[str]
    here: tuple[Arrangement, ...]
    """those of the two with a cue in the sentence"""
    parties: int
    """how many are party to the largest arrangement of the two"""
    side: tuple[str, bool] | None
    """a kind with sides that is told here, and whether the first of the two is on the first side"""
    features: dict[str, list[str]] = field(repr=False)

    @property
    def weight(self) -> float:
        """A pair of an agreement of n weighs 1/sqrt(n - 1): big consortia are not all."""
        return float((self.parties - 1) ** -0.5)


def train_partnerships(passages: Iterable[Passage], read: Read, folder: Path) -> None:
    """Learn from marked passages and write the models of a judge: ``pair.npz``, ``kind.npz`` …

    Learns from the marked mentions and from those that ``read`` finds, so that it knows both what
    is right and what will be met.
    """
    judge = learn([example for passage in passages for example in examples(passage, read)])
    for name in (*MODELS, TOGETHER):
        getattr(judge, name).write(folder / f"{name}.npz")


def examples(passage: Passage, read: Read) -> Iterator[Example]:
    """The encounters of a passage, by its marks and as read."""
    marked = marked_document(passage)
    ids = {name: id for id, name in entity_names(passage).items()}
    yield from _of(passage, marked, ids, marked=True)
    found = read(passage)
    yield from _of(passage, found, ids_of(passage, found), marked=False)


def _of(passage: Passage, doc: Document, ids: dict[str, str], *, marked: bool) -> Iterator[Example]:
    cues = cues_of(passage)
    for encounter in Story.of(doc).encounters:
        key = frozenset(ids.get(name, name) for name in encounter.pair)
        if len(key) < 2:  # two found names of one company
            continue
        here = told_in(encounter.scene.sentence.span, passage, cues, key)
        sizes = (len(one.parties) for one in passage.partnerships if key <= set(one.parties))
        parties = max(sizes, default=2)
        side = _first_side(encounter, here, ids)
        found = {
            "pair": features(encounter, PAIR),
            "kind": features(encounter, KIND) if here else [],
            "stage": features(encounter, STAGE) if here else [],
            "modality": features(encounter, MODALITY) if here else [],
            "side": features(encounter, SIDE) if side else [],
        }
        yield Example(passage, marked, encounter, key, tuple(here), parties, side, found)


def cues_of(passage: Passage) -> list[list[Span]]:
    """For each arrangement of a passage the places of its cues, in the order of these."""
    return [
        [mark.span for mark in passage.marks if not set(one.cues).isdisjoint(mark.ids)]
        for one in passage.partnerships
    ]


def told_in(
    sentence: Span, passage: Passage, cues: list[list[Span]], pair: Set[str]
) -> list[Arrangement]:
    """The arrangements to which both companies are party and which have a cue in a sentence."""
    return [
        one
        for one, its in zip(passage.partnerships, cues, strict=True)
        if pair <= set(one.parties) and any(cue.overlaps(sentence) for cue in its)
    ]


def _first_side(
    encounter: Encounter, here: list[Arrangement], ids: dict[str, str]
) -> tuple[str, bool] | None:
    """The kind of the first arrangement with sides, and whether the first of the two leads it."""
    for one in here:
        if (roles := KIND_ROLES.get(one.kind)) and roles[0] in one.roles:
            first = ids.get(encounter.pair[0], encounter.pair[0])
            return one.kind, first in one.roles[roles[0]]
    return None


def learn(found: list[Example]) -> Judge:
    """The judge that learns from these examples; its pairs are calibrated on held-out folds."""
    unseen = _unseen(found)
    scale, shift = _calibration(found, unseen)
    chances = [sigmoid(scale * score + shift) for score in unseen]
    return Judge(
        replace(_pairs(found), scale=scale, shift=shift),
        fit(_labelled(found, "kind"), 0.1),
        fit(_labelled(found, "stage"), 0.03),
        fit(_labelled(found, "modality"), 0.3),
        fit(_sides(found), 0.3),
        _together(found, chances),
    )


def _pairs(found: list[Example]) -> Linear:
    return fit(
        Rows(
            [example.features["pair"] for example in found],
            [str(bool(example.here)) for example in found],
            [example.weight for example in found],
        ),
        0.2,
    )


def _unseen(found: list[Example]) -> list[float]:
    """The score of each example, by a model that has not seen its passage."""
    scores: dict[int, float] = {}
    for fold in range(5):
        model = _pairs([e for e in found if fold_of(e.passage.id) != fold])
        for number, e in enumerate(found):
            if fold_of(e.passage.id) == fold:
                scores[number] = model.scores(e.features["pair"])[0]
    return [scores[number] for number in range(len(found))]


def _calibration(found: list[Example], unseen: list[float]) -> tuple[float, float]:
    """Platt's scale and shift: scores of held-out passages against what is true of their pairs."""
    best: dict[tuple[int, frozenset[str]], tuple[float, bool]] = {}
    told = {(e.passage.id, e.ids) for e in found if e.here}
    for e, number in zip(found, unseen, strict=True):
        key = (id(e.encounter.story), e.ids)
        score = (number, (e.passage.id, e.ids) in told)
        best[key] = max(best.get(key, score), score)
    return platt(*zip(*best.values(), strict=True))


def _together(found: list[Example], chances: list[float]) -> Trees:
    """The trees that decide by all encounters of a text, from passages as they are read."""
    stories: defaultdict[int, list[tuple[Example, float]]] = defaultdict(list)
    for e, chance in zip(found, chances, strict=True):
        if not e.marked:
            stories[id(e.encounter.story)].append((e, chance))
    rows, truths = [], []
    for judged in stories.values():
        first, _ = judged[0]
        ids = {e.encounter.key: e.ids for e, _ in judged}
        seen = [(e.encounter, chance) for e, chance in judged]
        for key, numbers in views(first.encounter.story, seen):
            rows.append(numbers)
            truths.append(any(ids[key] <= set(a.parties) for a in first.passage.partnerships))
    rises = {sign.name for sign in SIGNS if sign.rises}
    return grow(rows, truths, [sign.name for sign in SIGNS], rises)


def _labelled(found: list[Example], name: str) -> Rows:
    """Rare labels weigh more, by the root of how rare: news has them in other shares than we do."""
    told = [
        (example, value)
        for example in found
        for value in sorted(set(map(TOLD[name], example.here)))
    ]
    counts = Counter(value for _, value in told)
    rows = Rows([], [], [])
    for example, value in told:
        rarity = (counts.total() / len(counts) / counts[value]) ** 0.5
        rows.add(example.features[name], value, example.weight * rarity)
    return rows


def stage_of(one: Arrangement) -> str:
    """What the model of stages is to say of an arrangement."""
    return DENIED if one.modality == DENIED else one.stage


TOLD: dict[str, Callable[[Arrangement], str]] = {
    "kind": lambda one: one.kind,
    "stage": stage_of,
    "modality": lambda one: one.modality,
}
"""What the models are to say of an arrangement."""


def _sides(found: list[Example]) -> Rows:
    rows = Rows([], [], [])
    for example in found:
        if example.side:
            kind, is_first = example.side
            rows.add(side_features(example.features["side"], kind), str(is_first))
    return rows
