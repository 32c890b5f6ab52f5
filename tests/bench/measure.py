"""What one measurement is, and how CPU time is taken: here, or of a whole process."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

HEADER = "| what | triples | ours, s | the other, s | ratio | wanted |\n|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Line:
    """One line of the table; ``other`` is None where ours is measured alone."""

    what: str
    triples: str
    ours: float
    other: float | None = None
    wanted: str = ""
    ratio: float | None = None
    at_least: bool = False
    """whether the other was stopped before it was done"""

    def __str__(self) -> str:
        if self.other is None:
            return f"| {self.what} | {self.triples} | {self.ours:.3f} | | | {self.wanted} |"
        ratio = self.ratio or self.other / self.ours
        return (
            f"| {self.what} | {self.triples} | {self.ours:.4f} | {self.other:.3f} "
            f"| {'≥ ' * self.at_least}{ratio:.1f}× | {self.wanted} |"
        )


def timed(action: Callable[[], T], times: int) -> tuple[float, T]:
    """The median CPU seconds of an action, and what it gave."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        given = action()
        taken.append(time.process_time() - start)
    return statistics.median(taken), given


def cpu(action: Callable[[], object], times: int = 3) -> float:
    """The median CPU seconds of an action."""
    return timed(action, times)[0]


class Processes:
    """Runs Python programs and takes the CPU time of the whole process.

    As where a package is installed, modules are compiled once and kept: in a folder of this run.
    """

    def __init__(self) -> None:
        self._compiled = tempfile.TemporaryDirectory()
        self._env = {**os.environ, "PYTHONPYCACHEPREFIX": self._compiled.name}
        self._env.pop("PYTHONDONTWRITEBYTECODE", None)

    def run(self, *words: str) -> tuple[float, int, str]:
        """One run: CPU seconds, exit status, standard output."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        ran = subprocess.run(
            [sys.executable, *words], env=self._env, stdout=subprocess.PIPE, text=True, check=False
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return taken, ran.returncode, ran.stdout

    def cpu(self, *words: str, times: int = 5) -> float:
        """The median CPU seconds of a program that succeeds, after one run to warm up."""
        if self.run(*words)[1]:
            raise RuntimeError(f"{' '.join(words)} failed")
        return statistics.median(self.run(*words)[0] for _ in range(times))
