"""Other libraries get the same network."""

from __future__ import annotations

import sys

import pytest

from kg.errors import BadParameter
from kg.network import PROJECTIONS, project, to_igraph, to_rustworkx
from kg.network.building import edges_of
from kg.store.oxigraph import OxigraphStore


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_igraph_has_all(projection: str, example_store: OxigraphStore) -> None:
    graph = project(example_store, projection)
    made = to_igraph(graph)
    assert made.vs["name"] == list(graph)
    for edge, own in zip(edges_of(graph), made.es, strict=True):
        ends = {made.vs[own.source]["name"], made.vs[own.target]["name"]}
        assert ends == {edge.one, edge.other}
        assert own.attributes() == {"key": edge.key, **edge.attributes}
    assert {name: made[name] for name in made.attributes()} == graph.graph


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_rustworkx_has_all(projection: str, example_store: OxigraphStore) -> None:
    graph = project(example_store, projection)
    made = to_rustworkx(graph)
    assert made.nodes() == [{"id": node, **told} for node, told in graph.nodes(data=True)]
    assert made.edges() == [{"key": e.key, **e.attributes} for e in edges_of(graph)]
    assert made.attrs == graph.graph and made.multigraph == graph.is_multigraph()


@pytest.mark.parametrize(
    ("library", "bridge"), [("igraph", to_igraph), ("rustworkx", to_rustworkx)]
)
def test_what_to_install(
    library: str,
    bridge: object,
    example_store: OxigraphStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = project(example_store)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(BadParameter, match=f"{library} is not installed; run: pip install"):
        bridge(graph)  # type: ignore[operator]
