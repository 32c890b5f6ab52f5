"""Questions to the graph: any SPARQL, and named queries that ship with the package.

The rooms: ``run`` answers; ``named`` reads the ``.rq`` files, ``methods`` makes methods of them;
``parameters`` and ``names`` turn what people write into RDF terms; ``result`` and ``formats`` hand
the answer out; ``syntax`` explains what does not parse.
"""

from kg.query.methods import Queries
from kg.query.named import NamedQuery, find, named_queries
from kg.query.names import resolve_company, resolve_person
from kg.query.parameters import Parameter
from kg.query.result import Result, Row
from kg.query.run import run, run_named

__all__ = [
    "NamedQuery",
    "Parameter",
    "Queries",
    "Result",
    "Row",
    "find",
    "named_queries",
    "resolve_company",
    "resolve_person",
    "run",
    "run_named",
]
