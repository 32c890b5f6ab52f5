"""The partnerships that a selection leaves; names that stand for nothing here are told of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from pyoxigraph import NamedNode

from kg import terms
from kg.concepts import labels
from kg.errors import UnknownName
from kg.network.partnerships import Partnership
from kg.network.read import Reader
from kg.network.selection import Selection


def chosen(reader: Reader, selection: Selection) -> Iterator[Partnership]:
    """The partnerships of a selection, sorted by IRI; raises as :func:`meant` does."""
    filters = tuple(meant(reader, selection).filters(reader.company))
    return (one for one in reader.partnerships() if all(passes(one) for passes in filters))


def meant(reader: Reader, selection: Selection) -> Selection:
    """The same with kinds and countries as the store has them.

    Raises UnknownName for a kind that no partnership has, or a country that no company is from.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:aurelia--zephyr.1 tp:kind kind:joint-venture .
    ...   org:zephyr tp:headquarteredIn place:ruritania .
    ...   place:ruritania rdfs:label "Ruritania" } }''')
    >>> found = meant(Reader(store), Selection(kinds="Joint Venture", countries="ruritania"))
    >>> found.kinds, found.countries
    (('joint-venture',), ('Ruritania',))
    """
    kinds, countries = selection.kinds, selection.countries
    if kinds:
        used = {terms.local_name(kind) for kind in _objects(reader, terms.KIND)}
        spelt = {label: kind for label, kind in labels("kind").items() if kind in used}
        kinds = _known("kind of partnership in this store", kinds, used, spelt)
    if countries:
        seats = {
            terms.local_name(p): reader.facts.label(p)
            for p in _objects(reader, terms.HEADQUARTERED_IN)
        }
        spelt = {name.casefold(): name for name in seats.values()}
        countries = _known("country of a company here", countries, seats.values(), seats | spelt)
    return replace(selection, kinds=kinds, countries=countries)


def _objects(reader: Reader, key: NamedNode) -> set[NamedNode]:
    return {value for _, value in reader.facts.pairs(key)}


def _known(
    what: str, asked: Collection[str], known: Collection[str], spelt: Mapping[str, str]
) -> list[str]:
    """Each name as it is known; raises UnknownName for the first that is not."""
    found = {name: name if name in known else spelt.get(name.casefold()) for name in asked}
    for name, meaning in found.items():
        if meaning is None:
            raise UnknownName(what, name, known)
    return [meaning for meaning in found.values() if meaning]
