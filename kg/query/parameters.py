"""Parameters of named queries: from what people write to the RDF terms that queries compare."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.dates import PartialDate
from kg.errors import BadParameter
from kg.query.names import readable, resolve_company, resolve_concept, resolve_person
from kg.store.base import Store, Term
from kg.terms import typed

Given = str | int | dt.date
"""What a parameter's value may come as; a command line gives strings only."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a named query: the SPARQL variable ``?name`` and what it takes."""

    name: str
    type: str
    required: bool
    description: str

    def term(self, store: Store, value: Given) -> Term:
        """The RDF term that ``value`` stands for.

        Raises UnknownName for a name that means nothing here, BadParameter for what does not fit.

        >>> from kg.store.oxigraph import OxigraphStore
        >>> on = Parameter("on", "date", True, "the day asked about")
        >>> on.term(OxigraphStore.memory(), "2022-05-23").value
        '2022-05-23'
        """
        if isinstance(value, str):
            value = readable(value)
        return TYPES[self.type](self, store, value)

    def misfit(self, value: Given, wanted: str) -> BadParameter:
        """The error for a value of another form than ``wanted``."""
        return BadParameter(f"{self.name}={value!s} is not {wanted}")


def _date(parameter: Parameter, store: Store, value: Given) -> Term:
    if isinstance(value, dt.datetime):
        value = value.date()
    try:
        day = PartialDate.parse(str(value))
    except ValueError:
        day = None
    if day is None or day.precision != "day":
        raise parameter.misfit(value, "a day that exists; write it as 2022-03-31")
    return typed(day, "date")


def _integer(parameter: Parameter, store: Store, value: Given) -> Term:
    # The engine counts in 64 bits: a longer number would compare as unknown, silently.
    if isinstance(value, bool) or not re.fullmatch(r"\s*[+-]?[0-9]{1,18}\s*", str(value)):
        raise parameter.misfit(value, "a whole number; write it as 10")
    return typed(int(value), "integer")  # type: ignore[arg-type]


def _by_name(resolve: Callable[[Store, str], NamedNode]) -> Callable[..., Term]:
    def read(parameter: Parameter, store: Store, value: Given) -> Term:
        return resolve(store, str(value))

    return read


TYPES: dict[str, Callable[[Parameter, Store, Given], Term]] = {
    "organization": _by_name(resolve_company),
    "person": _by_name(resolve_person),
    "kind": _by_name(lambda _, name: resolve_concept("kind", name)),
    "modality": _by_name(lambda _, name: resolve_concept("modality", name)),
    "date": _date,
    "integer": _integer,
    "string": lambda _parameter, _store, value: Literal(str(value)),
}
"""The types a header may name, and how each is read."""
