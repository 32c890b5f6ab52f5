"""JSON as NetworkX and D3 read it: a list of nodes and a list of links."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from networkx import MultiGraph


def write(graph: MultiGraph[str], out: BinaryIO) -> None:
    """Write a company network; ``networkx.node_link_graph(data, edges="edges")`` reads it back.

    >>> import io, networkx as nx
    >>> graph = nx.MultiGraph()
    >>> graph.add_node("zephyr", label="Zephyr")
    >>> write(graph, out := io.BytesIO())
    >>> json.loads(out.getvalue())["nodes"]
    [{'id': 'zephyr', 'label': 'Zephyr'}]
    """
    import networkx as nx

    data = nx.node_link_data(graph, edges="edges")
    data["nodes"].sort(key=lambda node: node["id"])
    data["edges"].sort(key=lambda edge: (edge["source"], edge["target"], edge["key"]))
    # A lone surrogate is no UTF-8.
    text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
    out.write(text.encode("utf-8", errors="replace") + b"\n")
