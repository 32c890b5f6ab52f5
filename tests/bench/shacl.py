"""Validation of a change, against pyshacl alone on the whole graph with the same shapes.

pyshacl parses and asks each constraint in SPARQL anew for each thing, which at this size takes it
long; it is stopped at a limit, and its time is then a lower bound.
"""

from __future__ import annotations

import gc
import os
import resource
import time
from collections.abc import Iterator

import pyshacl
import rdflib

from kg.graph.claims import article_graph
from kg.resources import read
from kg.store.oxigraph import OxigraphStore
from kg.terms import INFERRED, VOCABULARY, iri
from kg.validate import validate, widened
from kg.validate.rdflib_graph import rdflib_graph
from kg.validate.shapes import background
from tests.bench.measure import Line, timed
from tests.bench.stores import loaded

CHANGED = 20
ARTICLE = "a7"
SECONDS = 60
"""How many CPU seconds the pass of pyshacl may take."""


def checking() -> Iterator[Line]:
    """A change of 20 partnerships, one of them wrong, and what one article told of that one."""
    store = loaded(100_000)
    partnerships = {iri(f"partnership:p{number * 7}") for number in range(CHANGED)}
    store.update("INSERT DATA { GRAPH graph:resolved { partnership:p7 tp:stage stage:suspended } }")
    told = {quad.subject for quad in store.quads(graph=article_graph(ARTICLE))}
    full_pass, full = timed(lambda: validate(store, inferred=False), 1)
    assert len(full) == 1, f"generated data breaks a shape: {full}"
    theirs, found = _pyshacl_alone(store)
    assert found in (None, len(full)), f"pyshacl finds {found} faults, we find {full}"
    stopped = "" if found else f"; stopped at {SECONDS} s"
    for changed, name in ((partnerships, "changed partnerships"), (told, "nodes of an article")):
        touched = widened(store, changed)
        ours, focused = timed(lambda changed=changed: validate(store, focus=changed), 5)
        assert focused == [each for each in full if each.focus in touched]
        what = f"SHACL on {len(changed)} {name} ({len(touched)} looked at), against"
        alone = f"{what} pyshacl on all{stopped}"
        yield Line(alone, "100k", ours, theirs, "≥ 100×", at_least=not found)
        yield Line(f"{what} our own full pass", "100k", ours, full_pass)


def _pyshacl_alone(store: OxigraphStore) -> tuple[float, int | None]:
    """CPU seconds and number of findings, in a child made by fork; None if it had to be stopped."""
    asserted = (graph for graph in store.graphs() if graph not in (INFERRED, VOCABULARY))
    triples = (quad.triple for graph in asserted for quad in store.quads(graph=graph))
    graph = rdflib_graph([*triples, *background()])
    shapes = rdflib.Graph().parse(data=read("ontology", "shapes.ttl"), format="turtle")
    reading, writing = os.pipe()
    gc.freeze()  # or the child would copy what it only reads
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, inplace=True)
        found = len(list(report.objects(predicate=rdflib.SH.result)))
        os.write(writing, f"{time.process_time()} {found}".encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    gc.unfreeze()
    if status:
        return SECONDS, None
    seconds, found_ = os.read(reading, 100).split()
    return float(seconds), int(found_)
