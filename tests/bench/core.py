"""Loading and inference against rdflib and owlrl."""

from __future__ import annotations

from collections.abc import Iterator

import owlrl
import pyoxigraph as ox
import rdflib

from kg.reason import infer
from kg.resources import read
from kg.store.oxigraph import OxigraphStore
from kg.terms import DATE_PUBLISHED, RESOLVED
from tests.bench.data import trig
from tests.bench.measure import Line, cpu
from tests.bench.stores import loaded

RESOLVED_SHARE = 0.27
"""How much of the generated data is resolved; the rest are articles, which nothing is inferred
from."""


def loading() -> Iterator[Line]:
    """TriG into a store in memory, against an rdflib dataset."""
    data = trig(100_000)
    raw = data.encode()
    ours = cpu(lambda: OxigraphStore.memory().inner.bulk_load(raw, format=ox.RdfFormat.TRIG))
    theirs = cpu(lambda: rdflib.Dataset().parse(data=data, format="trig"), 1)
    yield Line("load TriG, against rdflib", "100k", ours, theirs, "≥ 10×")


def inference() -> Iterator[Line]:
    """Ours against owlrl, from the same resolved triples, both with the ontology."""
    store = loaded(int(10_000 / RESOLVED_SHARE))
    graph = rdflib.Graph().parse(data=read("ontology", "techpartners.ttl"), format="turtle")
    asserted = [*store.quads(graph=RESOLVED), *store.quads(predicate=DATE_PUBLISHED)]
    triples = ox.serialize([quad.triple for quad in asserted], format=ox.RdfFormat.N_TRIPLES)
    graph.parse(data=triples, format="nt")
    closure = owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, improved_datatypes=False)
    theirs = cpu(lambda: closure.expand(graph), 1)
    yield Line("inference, against owlrl", "10k", cpu(lambda: infer(store)), theirs, "≥ 50×")
