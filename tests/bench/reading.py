"""Generated articles by one process and by two: ratio of wall time, and memory at two sizes.

Run as a module it is one measurement: it takes in N articles with WORKERS processes, in a process
of its own, and prints seconds and MB.
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


def reading() -> Iterator[Line]:
    """Reading alone with one worker and with two, and end to end; ARTICLES says how many."""
    for whole, what in ((False, "reading articles"), (True, "articles end to end")):
        one, two = _run(ARTICLES, 1, whole), _run(ARTICLES, 2, whole)
        yield Line(
            f"{what}, wall time: two workers, against one", str(ARTICLES), two[0], one[0], "≥ 1.7×"
        )
        small = _run(ARTICLES // 4, 1, whole)
        told = f"{what}, peak MB: a quarter of them, against all"
        yield Line(told, str(ARTICLES), small[1], one[1], "< 500 MB")


def _run(number: int, workers: int, whole: bool) -> tuple[float, float]:
    words = ["-m", "tests.bench.reading", str(number), str(workers), "whole" if whole else ""]
    told = subprocess.run(
        [sys.executable, *words], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.split()
    return float(told[0]), float(told[1])


def main(number: int, workers: int, *, whole: bool) -> None:
    """Take in articles; print the seconds, and the largest size of this process in MB."""
    from kg import KnowledgeGraph
    from kg.making import Maker
    from kg.runs import Report
    from kg.store.oxigraph import OxigraphStore

    with tempfile.TemporaryDirectory() as folder:
        source, store = Path(folder) / "news", Path(folder) / "store"
        source.mkdir()
        for name, text in news(number):
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
    main(int(sys.argv[1]), int(sys.argv[2]), whole=bool(sys.argv[3]))
