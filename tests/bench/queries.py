"""Every named query: through the library against rdflib's engine, and as a whole process.

``kg query`` opens its store on disk. rdflib keeps none there, so its process reads the same quads
from N-Quads, then asks. A query that takes rdflib longer than the limit is stopped and counts at
the limit: its ratio is then a lower bound.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.query import NamedQuery, named_queries, run_named
from kg.store.oxigraph import OxigraphStore
from kg.terms import PREFIXES
from tests.bench.measure import Line, Processes, cpu
from tests.bench.questions import given
from tests.bench.stores import dumped, on_disk, reasoned

SECONDS = 10
"""How many CPU seconds a query may take rdflib."""
KG = ("-c", "from kg.cli import main; main()", "query")
"""What the script ``kg`` runs."""


@dataclass(frozen=True)
class Measured:
    """One query on both sides: CPU seconds of the query, and of the whole process."""

    name: str
    ours: float
    other: float
    our_process: float
    other_process: float
    stopped: bool

    @property
    def ratio(self) -> float:
        """How many times longer rdflib takes for the query."""
        return self.other / self.ours

    @property
    def process_ratio(self) -> float:
        """How many times longer the process with rdflib takes."""
        return self.other_process / self.our_process

    def __str__(self) -> str:
        at_least = "≥ " if self.stopped else ""
        return (
            f"{self.name:24} {self.ours:.4f} {self.other:.2f} {at_least}{self.ratio:.0f}×, "
            f"process {self.our_process:.3f} {self.other_process:.2f} {self.process_ratio:.0f}×"
        )


def measure(size: int, triples: str) -> Iterator[Line]:
    """The medians of all named queries; each query's own line goes to standard error."""
    with tempfile.TemporaryDirectory() as name:
        folder, store, processes = Path(name), reasoned(size), Processes()
        quads = dumped(store)
        (folder / "quads.nq").write_bytes(quads)
        path = on_disk(quads, folder)
        queries = named_queries()
        told = _ask_rdflib(store, folder, processes)
        found = [_one(queries[each["name"]], store, path, processes, each) for each in told]
    for each in found:
        print(each, file=sys.stderr)
    yield from _medians(found, triples)


def _ask_rdflib(store: OxigraphStore, folder: Path, processes: Processes) -> list[dict[str, Any]]:
    """What rdflib says to each query, and how long it took."""
    task = {
        "quads": str(folder / "quads.nq"),
        "prefixes": PREFIXES,
        "seconds": SECONDS,
        "queries": [
            {"name": query.name, "sparql": query.sparql, "bindings": _bindings(store, query)}
            for query in named_queries().values()
        ],
    }
    file = folder / "task.json"
    file.write_text(json.dumps(task), encoding="utf-8")
    _, status, told = processes.run("-m", "tests.bench.with_rdflib", str(file))
    assert status == 0, "rdflib's program failed"
    return [json.loads(line) for line in told.splitlines()]


def _bindings(store: OxigraphStore, query: NamedQuery) -> dict[str, str]:
    """The parameters as N3."""
    parameters = given(query)
    taken = [parameter for parameter in query.parameters if parameter.name in parameters]
    return {p.name: str(p.term(store, parameters[p.name])) for p in taken}


def _one(
    query: NamedQuery, store: OxigraphStore, path: Path, processes: Processes, told: dict[str, Any]
) -> Measured:
    """Our side of a query, with the rows of both compared."""
    parameters, rows = given(query), told["rows"]
    answer = run_named(store, query.name, parameters)
    assert answer, f"{query.name} has no rows on generated data"
    assert rows in (None, len(answer)), f"{query.name}: {len(answer)} rows, rdflib has {rows}"
    ours = cpu(lambda: run_named(store, query.name, parameters))
    options = [word for name, value in parameters.items() for word in (f"--{name}", value)]
    process = processes.cpu(*KG, query.name, *options, "--store", str(path), times=3)
    return Measured(query.name, ours, told["seconds"], process, told["process"], rows is None)


def _medians(found: list[Measured], triples: str) -> Iterator[Line]:
    stopped = sum(each.stopped for each in found)
    note = f"; {stopped} stopped at {SECONDS} s" if stopped else ""
    yield Line(
        f"{len(found)} named queries, median, against rdflib{note}",
        triples,
        statistics.median(each.ours for each in found),
        statistics.median(each.other for each in found),
        "≥ 20×",
        statistics.median(each.ratio for each in found),
    )
    yield Line(
        "the same by `kg query`, against Python that reads N-Quads and asks by rdflib",
        triples,
        statistics.median(each.our_process for each in found),
        statistics.median(each.other_process for each in found),
        "≥ 35×",
        statistics.median(each.process_ratio for each in found),
    )
    slow = max(found, key=lambda each: each.ours)
    yield Line(f"the slowest of ours, `{slow.name}`", triples, slow.ours, slow.other)
    least = min(found, key=lambda each: each.ratio)
    yield Line(f"the least ratio, `{least.name}`", triples, least.ours, least.other)
