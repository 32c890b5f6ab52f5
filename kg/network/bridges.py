"""Networks for other libraries: igraph and rustworkx, attributes and all.

Both are optional: ``pip install 'kg-techpartners[graphs]'``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.errors import BadParameter
from kg.network.building import edges_of
from kg.network.frames import node_table

if TYPE_CHECKING:
    import igraph
    import rustworkx
    from networkx import Graph


def to_igraph(graph: Graph[str]) -> igraph.Graph:
    """The same network for igraph: node ids as ``name``, edge keys as ``key``.

    A node that lacks an attribute which others have gets None, as igraph has columns. Raises
    BadParameter where igraph is not installed.

    >>> import networkx as nx
    >>> found = to_igraph(nx.Graph([("aurelia", "zephyr", {"weight": 0.5})]))
    >>> found.vs["name"], found.es["weight"]
    (['aurelia', 'zephyr'], [0.5])
    """
    library = _imported("igraph")
    nodes, edges = node_table(graph), list(edges_of(graph))
    place = {row["id"]: number for number, row in enumerate(nodes.rows)}
    made = library.Graph(n=len(nodes.rows), edges=[(place[e.one], place[e.other]) for e in edges])
    for name, value in graph.graph.items():
        made[name] = value
    for name in nodes.columns:
        # What igraph finds nodes by is called name there.
        made.vs["name" if name == "id" else name] = [row.get(name) for row in nodes.rows]
    made.es["key"] = [edge.key for edge in edges]
    for name in dict.fromkeys(name for edge in edges for name in edge.attributes):
        made.es[name] = [edge.attributes.get(name) for edge in edges]
    return made


def to_rustworkx(graph: Graph[str]) -> rustworkx.PyGraph[dict[str, Any], dict[str, Any]]:
    """The same network for rustworkx: a dictionary for each node, with ``id``, and each edge.

    Edges have their ``key``. Raises BadParameter where rustworkx is not installed.

    >>> import networkx as nx
    >>> found = to_rustworkx(nx.Graph([("aurelia", "zephyr", {"weight": 0.5})]))
    >>> found.nodes(), found.edges()
    ([{'id': 'aurelia'}, {'id': 'zephyr'}], [{'key': '', 'weight': 0.5}])
    """
    library = _imported("rustworkx")
    made: rustworkx.PyGraph[dict[str, Any], dict[str, Any]] = library.PyGraph(
        multigraph=graph.is_multigraph(), attrs=dict(graph.graph)
    )
    rows = node_table(graph).rows
    place = {row["id"]: number for row, number in zip(rows, made.add_nodes_from(rows), strict=True)}
    made.add_edges_from(
        [(place[e.one], place[e.other], {"key": e.key, **e.attributes}) for e in edges_of(graph)]
    )
    return made


def _imported(library: str) -> Any:
    try:
        return import_module(library)
    except ImportError as error:
        raise BadParameter(
            f"{library} is not installed; run: pip install 'kg-techpartners[graphs]'"
        ) from error
