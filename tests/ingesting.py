"""A process that ingests and may be killed at it, or finds the disk full: ``test_making`` runs it.

RocksDB does not survive a fork, so this process only warms up what takes long and forks before any
store is opened. It reads lines, ``FOLDER`` each, and tells the id of the process that ingests into
that store, then ``over`` when that is gone.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path

from kg import KnowledgeGraph
from kg.articles import from_text
from kg.errors import KgError
from kg.store import oxigraph

NAMES = ["Nordlens", "Zephyr", "Aurelia"]
ARTICLES = [
    from_text(
        f"{one} Optics AG supplies lenses to {other} Mobile Inc. They have been partners since "
        f"{2000 + n}, {one} chief executive Dana Whitlock said.",
        id=f"a{n}",
    )
    for n, (one, other) in enumerate((a, b) for a in NAMES for b in NAMES if a < b)
]


def ingest(folder: Path) -> None:
    """Ingest all articles; into every other store as if they were too many for a transaction."""
    if folder.name[-1] in "13579":
        oxigraph._MANY = oxigraph._LONG = 0
    with KnowledgeGraph.open(folder) as graph:
        graph.add(*ARTICLES)


def ingest_on_full_disk(folder: Path, *, full_before: bool) -> None:
    """The same where no file may grow further, and print what is told of it."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    full = (20_000, resource.RLIM_INFINITY)
    try:
        if full_before:
            resource.setrlimit(resource.RLIMIT_FSIZE, full)
        graph = KnowledgeGraph.open(folder)
        resource.setrlimit(resource.RLIMIT_FSIZE, full)
        graph.add(*ARTICLES)
    except KgError as error:
        print(error)


def main() -> None:
    """Fork for each line of standard input."""
    KnowledgeGraph.memory().add(*ARTICLES[:2])
    print("ready", flush=True)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            ingest(Path(line.rstrip("\n")))
            os._exit(0)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("over", flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        ingest_on_full_disk(Path(sys.argv[1]), full_before=sys.argv[2] == "before")
    else:
        main()
