"""A whole program that asks queries by rdflib alone: read the quads, then ask each one by itself.

Takes a JSON file with the file of N-Quads, the prefixes, the queries with their bindings (in N3),
and how many CPU seconds a query may take. Each query is asked in a child made by fork, so that the
quads are read once. Prints a line of JSON for each: how many rows, and the CPU seconds of the query
and of all before it; the sum is what a process takes that asks this query only.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

import rdflib


def main() -> None:
    """Read once, ask each query, tell."""
    task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(task["quads"], format="nquads")
    list(dataset.query("SELECT * {}"))  # loads rdflib's engine, which is no part of a query
    gc.freeze()  # or each child would copy what it only reads
    before = time.process_time()
    for query in task["queries"]:
        child = os.fork()
        if not child:
            _ask(dataset, query, task, before)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            _tell(query["name"], None, task["seconds"], before)


def _ask(dataset: rdflib.Dataset, query: Any, task: Any, before: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (task["seconds"], task["seconds"]))
    bound = {name: rdflib.util.from_n3(term) for name, term in query["bindings"].items()}
    rows = list(dataset.query(query["sparql"], initNs=task["prefixes"], initBindings=bound))
    _tell(query["name"], len(rows), time.process_time(), before)


def _tell(name: str, rows: int | None, seconds: float, before: float) -> None:
    told = {"name": name, "rows": rows, "seconds": seconds, "process": before + seconds}
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
