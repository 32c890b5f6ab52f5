"""Ask a store: any SPARQL query, or a named one with its parameters."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode

from kg.errors import BadParameter, QuerySyntaxError, StoreError
from kg.query.named import NamedQuery, find
from kg.query.parameters import Given
from kg.query.result import Result
from kg.store.base import Store, Term
from kg.terms import typed

Bindable = Term | str | int | float | bool | dt.date
"""What a variable can be bound to."""


def run(store: Store, sparql: str, *, source: str = "the query", **bindings: Bindable) -> Result:
    """The answer to a SPARQL query, with variables bound to values.

    Text becomes a string literal, a date an ``xsd:date``, a number an ``xsd:integer`` or
    ``xsd:double``; an IRI is given as ``NamedNode``. A bound variable must be among those selected.
    ``source`` is what error messages call the query, such as its file.

    Raises QuerySyntaxError with line and column for SPARQL that does not parse and for updates,
    BadParameter for a binding that does not fit, StoreError when the store cannot answer.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { org:zephyr rdfs:label "Zephyr" } }')
    >>> [row.name for row in run(store, "SELECT ?name { ?company rdfs:label ?name }")]
    ['Zephyr']
    >>> run(store, "SELECT ?company ?name { ?company rdfs:label ?name }", name="Aurelia").rows
    ()
    """
    terms = {name: _term(name, value) for name, value in bindings.items()}
    return _ask(store, sparql, source, terms)


def run_named(store: Store, name: str, parameters: Mapping[str, Given | None]) -> Result:
    """The answer of a named query; a parameter that is None counts as not given.

    The columns of the parameters themselves are left out of the answer.

    Raises UnknownName for a query, company, person or kind that is not known, BadParameter for a
    parameter that is missing, not one of the query's, or of the wrong type.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> run_named(OxigraphStore.memory(), "most-connected", {"min": 2}).columns
    ('company', 'partners', 'current')
    """
    query = find(name)
    given = {key: value for key, value in parameters.items() if value is not None}
    _check(query, given)
    terms = {p.name: p.term(store, given[p.name]) for p in query.parameters if p.name in given}
    hidden = [parameter.name for parameter in query.parameters]
    return _ask(store, query.sparql, f"queries/{name}.rq", terms, hidden)


def _check(query: NamedQuery, given: Mapping[str, Given]) -> None:
    for name in sorted(set(given) - {parameter.name for parameter in query.parameters}):
        raise BadParameter(
            f"query {query.name!r} has no parameter {name!r}; it takes {query.takes}"
        )
    for parameter in query.parameters:
        if parameter.required and parameter.name not in given:
            raise BadParameter(
                f"query {query.name!r} needs {parameter.name} ({parameter.type}: "
                f"{parameter.description}); it takes {query.takes}"
            )


def _ask(
    store: Store,
    sparql: str,
    source: str,
    terms: Mapping[str, Term],
    hidden: Iterable[str] = (),
) -> Result:
    try:
        return Result.of(store.query(sparql, terms), hidden)
    except SyntaxError as error:
        from kg.query.syntax import explain  # only mistakes pay for loading it

        raise explain(error, sparql, source) from None
    except UnicodeEncodeError:
        raise QuerySyntaxError(source, None, None, "it holds bytes that are no text") from None
    except (RuntimeError, OSError) as error:
        if unselected := re.search(r"variable \?(\w+) in its SELECT", str(error)):
            raise BadParameter(
                f"?{unselected[1]} is given a value, but {source} does not select it; "
                f"add ?{unselected[1]} to its SELECT"
            ) from None
        raise StoreError(f"{source} could not be answered: {error}") from error


def _term(name: str, value: Bindable) -> Term:
    """The RDF term of a Python value."""
    if isinstance(value, NamedNode | Literal):
        return value
    if isinstance(value, dt.datetime):
        return typed(value.isoformat(), "dateTime")
    if isinstance(value, dt.date):
        return typed(value.isoformat(), "date")
    if isinstance(value, str | int | float):
        return Literal(value)
    raise BadParameter(
        f"?{name} is given {value!r}, of type {type(value).__name__}; "
        "give it text, a number, a date or an RDF term"
    )
