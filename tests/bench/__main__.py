"""Prints a table of ratios: CPU time of both sides, measured in one run on the same data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from tests.bench import queries
from tests.bench.command import starting
from tests.bench.core import inference, loading
from tests.bench.export import exporting, exporting_million
from tests.bench.extraction import extracting
from tests.bench.growing import growing
from tests.bench.measure import HEADER, Line
from tests.bench.million import million
from tests.bench.network import projecting, projecting_million
from tests.bench.provenance import provenance
from tests.bench.reading import reading
from tests.bench.shacl import checking

PARTS: dict[str, Callable[[], Iterator[Line]]] = {
    "load": loading,
    "inference": inference,
    "shacl": checking,
    "extraction": extracting,
    "start": starting,
    "queries-10k": lambda: queries.measure(10_000, "10k"),
    "queries-100k": lambda: queries.measure(100_000, "100k"),
    "provenance": provenance,
    "reading": reading,
    "growing": growing,
    "network": projecting,
    "export": exporting,
    "million": million,
    "network-million": projecting_million,
    "export-million": exporting_million,
}


def main() -> None:
    """Measure what is asked for, all but the million by default, and print the table at the end."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"of {', '.join(PARTS)}; all without the millions")
    parser.add_argument("--million", action="store_true", help="ours at a million triples as well")
    options = parser.parse_args()
    if unknown := set(options.part) - set(PARTS):
        parser.error(f"there is no part {sorted(unknown)[0]}; there are {', '.join(PARTS)}")
    chosen = options.part or [
        name for name in PARTS if options.million or not name.endswith("million")
    ]
    lines = []
    for name in chosen:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        lines += PARTS[name]()
    print("\n".join((HEADER, *map(str, lines))))


if __name__ == "__main__":
    main()
