"""GEXF of large networks, against ``networkx.write_gexf``: CPU seconds and extra memory."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx

from kg.export.columns import Column
from kg.export.gexf import Head, stream, write_gexf
from kg.export.look import Look
from kg.export.rows import EdgeRow, NodeRow
from kg.network.company import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from tests.bench.measure import Line, Processes

DAYS = {"start": "2016", "end": "2022-03-31", "start_earliest": "2016-01-01"}
DAYS |= {"start_latest": "2016-12-31", "end_earliest": "2022-03-31", "end_latest": "2022-03-31"}
DAY = "2022-05-23"
KINDS = ("co-branding", "joint-development", "component-supply")
QUOTE = "The two have worked on cameras & lenses since 2016, and say that they go on."


def partnership(number: int) -> dict[str, str | float]:
    """The attributes of an edge: all that the company network has, with values of usual lengths."""
    told: dict[str, Any] = {
        name: f"{name} of partnership {number}" if kind is str else 0.5
        for name, kind in EDGE_ATTRIBUTES.items()
    }
    kind = KINDS[number % len(KINDS)]
    return (
        told
        | DAYS
        | {"kind": kind, "kinds": kind, "stage": "active", "quote": QUOTE, "published": DAY}
    )


def ends(number: int, companies: int) -> tuple[str, str]:
    """The companies of an edge: a few have many, most have few."""
    one = number * 7919 % companies
    return f"company-{one}", f"company-{(one + 1 + number % 13 * number % 97) % companies}"


def network(edges: int) -> nx.MultiGraph[str]:
    """A company network with a node for each ten edges."""
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    companies = edges // 10
    for number in range(companies):
        label = {"label": f"Company {number}", "country": f"Country {number % 40}"}
        told = {name: "" if kind is str else 7 for name, kind in NODE_ATTRIBUTES.items()}
        graph.add_node(f"company-{number}", **told | label)
    for number in range(edges):
        graph.add_edge(*ends(number, companies), key=f"p{number}", **partnership(number))
    return graph


def streamed(edges: int, path: Path) -> None:
    """The same from rows that come one by one, so that nothing holds the network."""
    names = [name for name in EDGE_ATTRIBUTES if name not in {"label", "weight", "kind"}]
    columns = {
        name: Column(name, "double" if EDGE_ATTRIBUTES[name] is float else "string")
        for name in names
    }
    companies = edges // 10
    nodes = (NodeRow(f"company-{i}", f"Company {i}", 1, {}) for i in range(companies))
    with path.open("wb") as out:
        stream(out, Head(edge_columns=columns), nodes, _rows(edges, companies, names))


def _rows(edges: int, companies: int, names: list[str]) -> Iterator[EdgeRow]:
    for number in range(edges):
        told = partnership(number)
        values = {name: told[name] for name in names}
        pair = ends(number, companies)
        yield EdgeRow(f"p{number}", *pair, "", 1.0, f"{told['kind']} {number}", values)


def child(which: str, edges: int) -> None:
    """What a process of its own does: prints CPU seconds and extra memory in KiB."""
    graph = network(edges) if which != "streamed" else None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "network.gexf"
        if which == "ours":  # load all that is loaded once, as the other has it loaded
            write_gexf(network(20), path, Look(layout="none"))
        before = memory()
        start = time.process_time()
        if which == "ours":
            assert graph is not None
            write_gexf(graph, path, Look(layout="none"))
        elif which == "networkx":
            nx.write_gexf(graph, path)
        else:
            streamed(edges, path)
        print(time.process_time() - start, max(memory() - before, 1), path.stat().st_size)


def memory() -> int:
    """The most memory that this process has held so far, in KiB."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


def measured(processes: Processes, which: str, edges: int) -> tuple[float, float]:
    """CPU seconds and MiB of one way to write."""
    _, status, printed = processes.run("-m", "tests.bench.export", which, str(edges))
    if status:
        raise RuntimeError(f"{which} failed")
    seconds, kib, _ = printed.split()
    return float(seconds), int(kib) / 1024


def exporting(edges: int = 100_000) -> Iterator[Line]:
    """Both on the same network, each in a process of its own, the middle of three runs."""
    processes = Processes()
    ours = sorted(measured(processes, "ours", edges) for _ in range(3))[1]
    other = measured(processes, "networkx", edges)
    size = f"{edges // 1000}k edges"
    yield Line("GEXF, against networkx.write_gexf", size, ours[0], other[0], "≥ 4×")
    yield Line("its extra memory, MiB", size, ours[1], other[1], "≥ 20×")
    yield from flat(processes, edges)


def flat(processes: Processes, *sizes: int) -> Iterator[Line]:
    """Memory for rows that come one by one, which does not grow."""
    for size in sizes:
        seconds, mib = measured(processes, "streamed", size)
        yield Line("GEXF from rows", f"{size // 1000}k edges", seconds)
        yield Line("its extra memory, MiB", f"{size // 1000}k edges", mib, wanted="flat")


def exporting_million() -> Iterator[Line]:
    """Rows of a network that is ten times as large."""
    yield from flat(Processes(), 1_000_000)


if __name__ == "__main__":
    child(sys.argv[1], int(sys.argv[2]))
