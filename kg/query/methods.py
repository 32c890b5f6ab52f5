"""Named queries as methods: ``queries.former_partners("Nordlens")`` asks ``former-partners``."""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, Signature

from kg.errors import UnknownName
from kg.query.named import NamedQuery, find, named_queries
from kg.query.parameters import Given
from kg.query.result import Result
from kg.query.run import run_named
from kg.store.base import Store


class Queries:
    """The named queries of one store, each a method with the question as its docstring.

    A hyphen in a query's name is an underscore here; parameters are given by name, or in the order
    of the query's header. Raises as :func:`kg.query.run_named` does.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> queries = Queries(OxigraphStore.memory())
    >>> queries.most_connected(min=2).columns
    ('company', 'partners', 'current')
    >>> print(queries.former_partners.__doc__.splitlines()[0])
    Who was in partnership with this company and no longer is?
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Callable[..., Result]:
        if name.startswith("_"):  # what Python and notebooks ask of any object
            raise AttributeError(name)
        try:
            return _method(self._store, find(name.replace("_", "-")))
        except UnknownName as error:
            raise AttributeError(str(error)) from None

    def __dir__(self) -> list[str]:
        return [name.replace("-", "_") for name in named_queries()]


def _method(store: Store, query: NamedQuery) -> Callable[..., Result]:
    signature = Signature(
        [
            Parameter(
                parameter.name,
                Parameter.POSITIONAL_OR_KEYWORD,
                default=Parameter.empty if parameter.required else None,
            )
            for parameter in query.parameters
        ]
    )

    def ask(*values: Given | None, **parameters: Given | None) -> Result:
        by_place = signature.bind_partial(*values).arguments
        return run_named(store, query.name, {**by_place, **parameters})

    ask.__name__ = query.name.replace("-", "_")
    described = (f"{p.name}: {p.type}, {p.description}" for p in query.parameters)
    ask.__doc__ = "\n".join([query.question, "", *described]).rstrip()
    ask.__signature__ = signature  # type: ignore[attr-defined]
    return ask
