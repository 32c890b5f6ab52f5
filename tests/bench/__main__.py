"""Prints a table of ratios: CPU time of both sides, measured in one run on the same data."""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pyshacl
import rdflib

from kg import validate
from kg.query import named_queries, run_named
from kg.query.parameters import Given
from kg.reason import infer
from kg.resources import read
from kg.store.oxigraph import OxigraphStore
from kg.terms import PREFIXES, RESOLVED
from tests.bench.data import turtle

GIVEN: dict[str, Given] = {"company": "Company 1", "on": "2018-01-01", "min": 2}


def cpu(action: Callable[[], object], times: int = 3) -> float:
    """The median CPU seconds of an action."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def loaded(data: str) -> OxigraphStore:
    """The data as a resolved graph, with what follows from it."""
    store = OxigraphStore.memory()
    store.inner.bulk_load(data.encode(), format=ox.RdfFormat.TURTLE, to_graph=RESOLVED)
    infer(store)
    return store


def tell(what: str, size: str, ours: float, theirs: float, wanted: str) -> None:
    """One line of the table."""
    print(
        f"| {what} | {size} | {ours:.3f} | {theirs:.3f} | {theirs / ours:.1f}× | {wanted} |",
        flush=True,
    )


def inference(data: str) -> None:
    """Ours against owlrl, both with the ontology."""
    store = loaded(data)
    graph = rdflib.Graph().parse(data=read("ontology", "techpartners.ttl"), format="turtle")
    graph.parse(data=data, format="turtle")
    closure = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False)
    theirs = cpu(lambda: closure.expand(graph), 1)
    tell("inference, against owlrl", "10k", cpu(lambda: infer(store)), theirs, "≥ 50×")


def loading(data: str) -> None:
    """Turtle into a store, against an rdflib graph."""
    raw = data.encode()
    ours = cpu(lambda: OxigraphStore.memory().inner.bulk_load(raw, format=ox.RdfFormat.TURTLE))
    theirs = cpu(lambda: rdflib.Graph().parse(data=data, format="turtle"), 1)
    tell("load, against rdflib", "100k", ours, theirs, "≥ 10×")


def queries(data: str, size: str) -> None:
    """Each named query through the library, against rdflib's engine with the same bindings."""
    store = loaded(data)
    dataset = rdflib.Dataset(default_union=True)
    dumped = store.inner.dump(format=ox.RdfFormat.N_QUADS)
    dataset.parse(data=dumped, format="nquads")
    ratios = []
    for name, query in named_queries().items():
        given = {p.name: GIVEN[p.name] for p in query.parameters if p.name in GIVEN}
        if any(p.required and p.name not in given for p in query.parameters):
            continue
        terms = {p.name: p.term(store, given[p.name]) for p in query.parameters if p.name in given}
        bound = {key: rdflib.util.from_n3(str(term)) for key, term in terms.items()}
        ours = cpu(lambda name=name, given=given: run_named(store, name, given))
        theirs = cpu(lambda text=query.sparql, bound=bound: list(
            dataset.query(text, initNs=PREFIXES, initBindings=bound)), 1)  # fmt: skip
        ratios.append((theirs / ours, ours, theirs))
    _, ours, theirs = sorted(ratios)[len(ratios) // 2]
    tell(f"median of {len(ratios)} named queries, against rdflib", size, ours, theirs, "≥ 20×")


def checking(data: str) -> None:
    """A change of 20 nodes on a cut graph, against a pass of pyshacl over everything."""
    store = loaded(data)
    changed = [f"{PREFIXES['partnership']}p{n}" for n in range(20)]
    shapes = ox.parse(read("ontology", "shapes.ttl"), format=ox.RdfFormat.TURTLE)
    shacl = validate._rdflib_graph(q.triple for q in shapes if q.predicate != validate.SPARQL)
    ontology = [
        quad.triple
        for quad in ox.parse(read("ontology", "techpartners.ttl"), format=ox.RdfFormat.TURTLE)
        if quad.predicate in (validate.SUBCLASS_OF, validate.IN_SCHEME)
    ]

    def cut() -> None:
        near = [q for n in changed for q in store.quads(subject=ox.NamedNode(n), graph=RESOLVED)]
        far = {q.object for q in near if isinstance(q.object, ox.NamedNode)}
        near += [q for node in far for q in store.quads(subject=node, graph=RESOLVED)]
        graph = validate._rdflib_graph([*(q.triple for q in near), *ontology])
        pyshacl.validate(graph, shacl_graph=shacl, focus_nodes=changed, inplace=True)

    def full() -> None:
        triples = (q.triple for q in store.quads(graph=RESOLVED))
        graph = validate._rdflib_graph([*triples, *ontology])
        pyshacl.validate(graph, shacl_graph=shacl, inplace=True)

    tell("SHACL on 20 changed nodes, against all", "100k", cpu(cut), cpu(full, 1), "≥ 100×")


def starting(data: str) -> None:
    """``kg query`` on a store on disk, against a Python that does nothing."""

    def child(*words: str) -> float:
        taken = []
        for _ in range(7):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return statistics.median(taken)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store"
        with OxigraphStore.open(path) as store:
            store.inner.bulk_load(data.encode(), format=ox.RdfFormat.TURTLE, to_graph=RESOLVED)
        asked = ("SELECT ?c { ?c a tp:Company } LIMIT 5", "--store", str(path))
        ours, bare = child("-m", "kg", "query", *asked), child("-c", "pass")
    print(f"| `kg query`, against `python -c pass` | 10k | {ours:.3f} | {bare:.3f} "
          f"| takes {ours / bare:.1f}× | ≤ 5× |", flush=True)  # fmt: skip


def million() -> None:
    """Load and inference of ours alone, at a million triples."""
    raw = turtle(1_000_000).encode()
    store = OxigraphStore.memory()
    took = cpu(lambda: store.inner.bulk_load(raw, format=ox.RdfFormat.TURTLE, to_graph=RESOLVED), 1)
    print(f"| load | 1M | {took:.1f} | | | |")
    print(f"| inference | 1M | {cpu(lambda: infer(store), 1):.1f} | | | |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--million", action="store_true", help="ours at a million triples as well")
    small, large = turtle(10_000), turtle(100_000)
    print("| what | triples | ours, s | the other, s | ratio | wanted |\n|---|---|---|---|---|---|")
    options = parser.parse_args()
    starting(small)
    inference(small)
    loading(large)
    checking(large)
    queries(small, "10k")
    queries(large, "100k")
    if options.million:
        million()


if __name__ == "__main__":
    main()
