"""What of the company network is drawn, and how much that is in words."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from kg.dates import Day
from kg.errors import PlotError
from kg.export.wording import date_words
from kg.network import Selection, project
from kg.plot.words import number_of
from kg.store.base import Store

if TYPE_CHECKING:
    from networkx import MultiGraph


def companies(store: Store, as_of: Day | None, kinds: Collection[str]) -> MultiGraph[str]:
    """The company network of a day and of kinds, as :func:`kg.network.project` makes it.

    Raises as that does, and PlotError where no partnership is left to draw.
    """
    graph = project(store, "company", Selection(as_of=as_of, kinds=kinds))
    if not graph:
        raise PlotError("there is no partnership to draw; choose fewer filters or ingest articles")
    return cast("MultiGraph[str]", graph)


def kinds_of(graph: MultiGraph[str], slug: str) -> dict[str, str]:
    """The kinds of each partnership of a company: one of three parties is two edges here.

    >>> import networkx as nx
    >>> graph = nx.MultiGraph()
    >>> for pair in (("aurelia", "zephyr"), ("aurelia", "kappa"), ("kappa", "zephyr")):
    ...     _ = graph.add_edge(*pair, key="plug.1", kinds="standards-consortium")
    >>> kinds_of(graph, "aurelia")
    {'plug.1': 'standards-consortium'}
    """
    edges = graph.edges(slug, keys=True, data=True)
    return {key: str(edge["kinds"]) for _, _, key, edge in edges}


def amounts(graph: MultiGraph[str], shown: int, known: int, best: str) -> str:
    """How many companies and partnerships there are, and as of when.

    ``best`` says what the companies that are ``shown`` are, where more are ``known``.

    >>> import networkx as nx
    >>> graph = nx.MultiGraph([("aurelia", "zephyr", "p1")], as_of="2022-05-23")
    >>> amounts(graph, 2, 1500, "best connected")
    'The best connected 2 of 1,500 companies, 1 partnership, as of 23 May 2022'
    """
    all_of_them = number_of(known, "company", "companies")
    some = all_of_them if shown == known else f"The {best} {shown} of {all_of_them}"
    partnerships = number_of(len({key for *_, key in graph.edges(keys=True)}), "partnership")
    as_of = str(graph.graph.get("as_of", ""))
    return ", ".join([some, partnerships, *([f"as of {date_words(as_of)}"] if as_of else [])])
