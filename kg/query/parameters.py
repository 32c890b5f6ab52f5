"""Parameters of named queries: from what people write to the RDF terms that queries compare."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

from pyoxigraph import Literal

from kg.errors import BadParameter
from kg.query.names import readable, resolve_company, resolve_concept, resolve_person, resolve_place
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
        wanted, read = TYPES[self.type]
        try:
            return read(store, value)
        except ValueError:
            raise BadParameter(f"{self.name}={value!s} is not {wanted}") from None


def _day(value: Given) -> Term:
    from kg.dates import PartialDate

    if isinstance(value, dt.datetime):
        value = value.date()
    day = PartialDate.parse(str(value))
    if day.precision != "day":
        raise ValueError
    return typed(day, "date")


def _number(value: Given) -> Term:
    # The engine counts in 64 bits: a longer number would compare as unknown, silently.
    if isinstance(value, bool) or not re.fullmatch(r"[+-]?[0-9]{1,18}", str(value).strip()):
        raise ValueError
    return typed(int(str(value)), "integer")


TYPES: dict[str, tuple[str, Callable[[Store, Given], Term]]] = {
    "organization": ("a name", lambda store, value: resolve_company(store, str(value))),
    "person": ("a name", lambda store, value: resolve_person(store, str(value))),
    "place": ("a name", lambda store, value: resolve_place(store, str(value))),
    "kind": ("a kind of partnership", lambda _, value: resolve_concept("kind", str(value))),
    "modality": ("a modality", lambda _, value: resolve_concept("modality", str(value))),
    "date": ("a day that exists; write it as 2022-03-31", lambda _, value: _day(value)),
    "integer": ("a whole number; write it as 10", lambda _, value: _number(value)),
    "string": ("text", lambda _, value: Literal(readable(str(value)))),
}
"""The types a header may name: what a value must be, and how to read it, or raise ValueError."""
