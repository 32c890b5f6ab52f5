"""Generated articles by one process and by two: ratio of wall time, and memory at two sizes.

They are plain ones, on two companies each and long for what they tell, and dense ones: passages of
the corpus, which tell in every sentence of some company. Run as a module it is one measurement: it
takes in N articles with WORKERS processes, in a process of its own, and prints seconds and MB.
"""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice, permutations
from pathlib import Path

from tests.bench.measure import Line
from tests.bench.papers import papers

ARTICLES = int(os.environ.get("ARTICLES", "2000"))
_SYLLABLES = ("Nor", "Zep", "Aur", "Kap", "Hal", "Vel", "Tor", "Mir")
_NAMES = [f"{a}{b.lower()}{c.lower()}" for a, b, c in permutations(_SYLLABLES, 3)]
_DAY = dt.date(2024, 5, 14)
_FILLER = "The stock moved little on the day, and analysts had expected as much. " * 12


def news(number: int) -> Iterator[tuple[str, str]]:
    """Name and text of so many articles, each on a pair of companies of its own."""
    for n, (a, b) in enumerate(islice(permutations(_NAMES, 2), number)):
        yield (
            f"n{n:05}",
            f"{a} Optics AG supplies lenses to {b} Mobile Inc. They have been partners since "
            f"{2000 + n % 20}, {a} chief executive Dana Whitlock said. {_FILLER}\n\n"
            f"{b} and {a} announced a strategic cooperation for mobile imaging in May 2022.",
        )


PRESSES = {"plain": (news, ARTICLES), "dense": (papers, ARTICLES // 4)}
"""Sorts of articles, and how many of them are read."""


def reading() -> Iterator[Line]:
    """Reading alone with one worker and with two, and end to end; ARTICLES says how many."""
    for press, (_, number) in PRESSES.items():
        for whole, what in ((False, "articles read"), (True, "articles end to end")):
            one, two = (_run(press, number, workers, whole) for workers in (1, 2))
            told = f"{press} {what}, wall time: two workers, against one"
            yield Line(told, str(number), two[0], one[0], "≥ 1.7×")
            small = _run(press, number // 4, 2, whole)
            told = f"{press} {what} by two, peak MB: a quarter of them, against all"
            yield Line(told, str(number), small[1], two[1], "< 500 MB")


def _run(press: str, number: int, workers: int, whole: bool) -> tuple[float, float]:
    words = ["-m", "tests.bench.reading", press, str(number), str(workers), "whole" * whole]
    told = subprocess.run(
        [sys.executable, *words], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.split()
    return float(told[0]), float(told[1])


def main(press: str, number: int, workers: int, *, whole: bool) -> None:
    """Take in articles; print the seconds, and the largest size of this process in MB."""
    from kg import KnowledgeGraph
    from kg.making import Maker
    from kg.runs import Report
    from kg.store.oxigraph import OxigraphStore

    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder) / "news", Path(folder) / "store"
        source.mkdir()
        for name, text in PRESSES[press][0](number):
            (source / f"{name}.txt").write_text(text)
        start = time.perf_counter()
        if whole:
            with KnowledgeGraph.open(store) as graph:
                report: Report = graph.ingest(source, published=_DAY, workers=workers)
        else:
            with OxigraphStore.open(store) as inner:
                report = Maker(inner)._read(source, _DAY, None, workers)
        seconds = time.perf_counter() - start
    assert len(report.articles) == number and report.records > number
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), whole=bool(sys.argv[4]))
