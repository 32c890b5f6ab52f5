"""Every case once more through rdflib's own engine: the same rows, in the same order.

There is no exception: where the engines differ, the query is written so that they do not.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, RdfFormat
from rdflib.plugins.sparql import prepareQuery

from kg.query import find, run_named
from kg.store.base import Term
from kg.terms import PREFIXES, iri
from tests.query.test_cases import CASES, ids, store_of

Cell = tuple[str, str, str | None] | None
"""A term in words of neither engine: its kind or datatype, its text, its language."""


@cache
def dataset_of(graph: str) -> rdflib.Dataset:
    """The quads of a case's graph in rdflib's memory."""
    dataset = rdflib.Dataset(default_union=True)
    quads = store_of(graph).inner.dump(format=RdfFormat.N_QUADS)
    return dataset.parse(data=quads, format="nquads")


@cache
def prepared(name: str) -> rdflib.plugins.sparql.sparql.Query:
    return prepareQuery(find(name).sparql, initNs=PREFIXES)


def to_rdflib(term: Term) -> rdflib.URIRef | rdflib.Literal:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    datatype = None if term.datatype == iri("xsd:string") else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype)


def ours(term: object) -> Cell:
    if isinstance(term, Literal):
        return term.datatype.value, term.value, term.language
    return None if term is None else ("IRI", str(term).strip("<>"), None)


def theirs(term: object) -> Cell:
    if isinstance(term, rdflib.Literal):
        # rdflib tells "x" from "x"^^xsd:string, which are one term.
        plain = "rdf:langString" if term.language else "xsd:string"
        return str(term.datatype or iri(plain).value), str(term), term.language
    return None if term is None else ("IRI", str(term), None)


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_rdflib_gives_the_same_rows(case: dict[str, Any]) -> None:
    name, given = case["query"], case["given"]
    store = store_of(case["graph"])
    result = run_named(store, name, given)
    taken = [parameter for parameter in find(name).parameters if parameter.name in given]
    bindings = {p.name: to_rdflib(p.term(store, given[p.name])) for p in taken}
    answer = dataset_of(case["graph"]).query(prepared(name), initBindings=bindings)
    shown = [place for place, var in enumerate(answer.vars) if str(var) in result.columns]
    assert [str(answer.vars[place]) for place in shown] == list(result.columns)
    rows = [[theirs(row[place]) for place in shown] for row in answer]
    assert rows == [[ours(term) for term in row.terms.values()] for row in result]
