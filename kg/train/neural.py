"""Teaching the encoder: adapters and heads that torch fits to passages, all tasks at once."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kg.atomic import atomic
from kg.corpus import Passage
from kg.neural.model import Classes, base_model
from kg.train.lessons import Lesson, lesson
from kg.train.passages import Read
from kg.train.pupil import Pupil, together

EPOCHS, BATCH = 4, 4
"""How often each passage is read, and how many at each step."""
_PACE, _CLIMB, _DROP, _LONGEST_STEP = 1e-3, 0.06, 0.1, 1.0
"""The highest learning rate, the share of steps that climb to it, the share of numbers dropped, and
the longest gradient."""
SHARES = {
    "names": 3.0,
    "told": 1.0,
    "kind": 1.0,
    "stage": 0.7,
    "modality": 0.5,
    "side": 0.5,
    "reference": 0.7,
}
"""What each task weighs."""


def train_neural(
    passages: Iterable[Passage],
    read: Read,
    path: Path,
    progress: Callable[[str], None] = lambda _: None,
    epochs: int = EPOCHS,
) -> None:
    """Learn from passages, by their marks and as ``read`` reads them; write ``neural.npz``.

    The same passages give the same arrays on the same machine and release of torch.
    """
    import torch

    torch.manual_seed(0)
    base, tokenizer = base_model()
    lessons = [lesson(passage, read, tokenizer) for passage in passages]
    pupil = Pupil.fresh(base, _classes(lessons))
    _teach(pupil, lessons, epochs, progress)
    with atomic(path) as file:
        _write(pupil, file)


def _teach(
    pupil: Pupil, lessons: list[Lesson], epochs: int, progress: Callable[[str], None]
) -> None:
    """Adam (Kingma and Ba, ICLR 2015), its rate in one cycle (Smith and Topin, 2019)."""
    import torch

    tasks = [(lesson, pupil.ground(lesson)) for lesson in lessons]
    drop, order = torch.nn.Dropout(_DROP), random.Random(0)
    steps = epochs * -(-len(tasks) // BATCH)
    optimizer = torch.optim.Adam(pupil.learnt.values(), lr=_PACE)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, _PACE, total_steps=steps, pct_start=_CLIMB, anneal_strategy="linear"
    )
    for epoch in range(epochs):
        progress(f"the encoder, round {epoch + 1} of {epochs}")
        order.shuffle(tasks)
        for start in range(0, len(tasks), BATCH):
            found = [pupil.losses(*task, drop) for task in tasks[start : start + BATCH]]
            optimizer.zero_grad()
            together(found, SHARES).backward()
            torch.nn.utils.clip_grad_norm_(pupil.learnt.values(), _LONGEST_STEP)
            optimizer.step()
            pace.step()


def _classes(lessons: list[Lesson]) -> Classes:
    """What is found in the lessons."""
    meetings = [meeting for lesson in lessons for meeting in lesson.meetings]
    labels = {label for lesson in lessons for label in lesson.labels}

    def told(task: str) -> tuple[str, ...]:
        return tuple(sorted({value for meeting in meetings for value in meeting.told_of(task)}))

    return Classes(tuple(sorted(labels)), told("kind"), told("stage"), told("modality"))


def _write(pupil: Pupil, file: Any) -> None:
    """What was learnt, as arrays of half precision, and the classes as JSON."""
    import numpy as np

    arrays = {
        name: tensor.detach().numpy().astype("<f2") for name, tensor in sorted(pupil.learnt.items())
    }
    np.savez_compressed(file, classes=np.array(json.dumps(vars(pupil.classes))), **arrays)
