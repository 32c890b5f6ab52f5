"""From a network back to the triples it was made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kg.dates import PartialDate
from kg.errors import BadParameter
from kg.graph.resolved import resolved_quads
from kg.model import Fact, Resolution
from kg.network.building import edges_of
from kg.resolve.episodes import slug_of_scope
from kg.terms import ROLES

if TYPE_CHECKING:
    from networkx import Graph

_TIMES = ("start", "end", "start_earliest", "start_latest", "end_earliest", "end_latest")
_ROLE_FIELDS = {name.replace("_", " "): name for name in ROLES}
_PREFIX = "partnership:"


def from_networkx(graph: Graph[str]) -> list[Quad]:
    """The resolved triples of a ``company`` or ``bipartite`` network, sorted.

    Both keep all that the graph says of who takes part in which partnership and as what, of its
    kinds, stage, scope and dates, and of the companies' names, countries and industries: to project
    what comes back gives the same network. The company network tells roles by the companies' names,
    so that only the bipartite one keeps apart two parties of one name. A text with "; " in it comes
    back as two. What no network has is not in it: claims with their quotes, other names, products.
    A weighted network has lost which partnerships it is made of; raises BadParameter for that and
    for the others.

    >>> import networkx as nx
    >>> graph = nx.MultiGraph(projection="company")
    >>> graph.add_nodes_from((slug, {"label": slug.title()}) for slug in ("aurelia", "zephyr"))
    >>> _ = graph.add_edge("aurelia", "zephyr", key="aurelia--zephyr.1", kinds="co-branding")
    >>> [quad.object.value for quad in from_networkx(graph) if "label" in quad.predicate.value]
    ['Aurelia', 'Zephyr']
    """
    readers = {"company": _of_company, "bipartite": _of_bipartite}
    projection = str(graph.graph.get("projection", ""))
    if projection not in readers:
        raise BadParameter(
            f"a network of the projection {projection!r} does not lead back to partnerships; "
            "take company or bipartite"
        )
    facts = tuple(readers[projection](graph))
    return sorted(set(resolved_quads(Resolution(facts, (), ()))), key=str)


def _of_bipartite(graph: Graph[str]) -> Iterator[Fact]:
    with_roles: dict[str, dict[str, str]] = {}
    for company, node, _, told in edges_of(graph):
        if company.startswith(_PREFIX):
            company, node = node, company
        with_roles.setdefault(node, {})[company] = str(told.get("roles", ""))
    for node, told in graph.nodes(data=True):
        if node.startswith(_PREFIX):
            yield from _partnership(node, told)
            for company, roles in with_roles.get(node, {}).items():
                yield from _part(node, company, _split(roles))
        else:
            yield from _company(node, told)


def _of_company(graph: Graph[str]) -> Iterator[Fact]:
    labels = {node: str(label or node) for node, label in graph.nodes(data="label")}
    roles: dict[str, dict[str, set[str]]] = {}
    for one, other, key, told in edges_of(graph):
        yield from _partnership(_PREFIX + key, told)
        parties = roles.setdefault(key, {})
        for company in (one, other):
            named = f": {labels[company]}"
            parties.setdefault(company, set()).update(
                role.removesuffix(named)
                for role in _split(str(told.get("roles", "")))
                if role.endswith(named)
            )
    for key, parties in roles.items():
        for company, held in parties.items():
            yield from _part(_PREFIX + key, company, sorted(held))
    for node, told in graph.nodes(data=True):
        yield from _company(node, told)


def _part(partnership: str, company: str, roles: list[str]) -> Iterator[Fact]:
    """That a company takes part, by its roles, or plainly if it has none."""
    fields = [_ROLE_FIELDS[role] for role in roles if role in _ROLE_FIELDS] or ["party"]
    yield from (Fact(partnership, field, f"org:{company}") for field in fields)


def _partnership(node: str, told: Mapping[str, object]) -> Iterator[Fact]:
    yield Fact(node, "type", "partnership")
    if label := _text(told, "label"):
        yield Fact(node, "name", label)
    if stage := _text(told, "stage"):
        yield Fact(node, "stage", stage)
    yield from (Fact(node, "kind", kind) for kind in _split(_text(told, "kinds")))
    for scope in _split(_text(told, "scope")):
        field = f"field:{slug_of_scope(scope)}"
        yield Fact(field, "type", "field")
        yield Fact(field, "label", scope)
        yield Fact(node, "scope", field)
    for which in _TIMES:
        if day := _text(told, which):
            yield Fact(node, which, PartialDate.parse(day))


def _company(slug: str, told: Mapping[str, object]) -> Iterator[Fact]:
    node = f"org:{slug}"
    yield Fact(node, "type", "organization")
    if label := _text(told, "label"):
        yield Fact(node, "name", label)
    yield from (Fact(node, "industry", one) for one in _split(_text(told, "industry")))
    for country in _split(_text(told, "country")):
        place = f"place:{slug_of_scope(country)}"
        yield Fact(place, "type", "place")
        yield Fact(place, "name", country)
        yield Fact(node, "headquarters_country", place)


def _text(told: Mapping[str, object], name: str) -> str:
    return str(told.get(name, ""))


def _split(joined: str) -> list[str]:
    return [part for part in joined.split("; ") if part]
