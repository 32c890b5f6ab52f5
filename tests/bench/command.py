"""``kg query`` on a store on disk, against a Python that does nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import Line, Processes
from tests.bench.queries import KG
from tests.bench.stores import dumped, on_disk, reasoned


def starting() -> Iterator[Line]:
    """A question that takes the engine next to nothing."""
    with tempfile.TemporaryDirectory() as folder:
        path = on_disk(dumped(reasoned(10_000)), Path(folder))
        processes = Processes()
        asked = ("SELECT ?c { ?c a tp:Company } LIMIT 5", "--store", str(path))
        bare = processes.cpu("-c", "pass", times=15)
        ours = processes.cpu(*KG, *asked, times=15)
    what = "`kg query`, as many times the CPU of `python -c pass`"
    yield Line(what, "10k", ours, bare, "≤ 5×", ours / bare)
