"""Measures agree with networkx, with each library, and with any order of the nodes."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadParameter, UnknownName
from kg.network import annotate, project
from kg.network.betweenness import betweenness
from kg.network.measures import MEASURES, communities, constraint, degree, simple, strength
from kg.network.turnover import Turnover, turnover
from kg.store.oxigraph import OxigraphStore

Graph = Any  # nx.MultiGraph[str] cannot be subscripted when the tests run
LIBRARIES = ("rustworkx", "igraph", "networkx")

nodes = st.sampled_from([f"c{number}" for number in range(9)])
edges = st.lists(st.tuples(nodes, nodes, st.sampled_from([0.5, 1.0, 2.0])), max_size=20)
quick = settings(max_examples=40, deadline=None)


def network(found: list[tuple[str, str, float]]) -> Graph:
    graph = nx.MultiGraph()
    graph.add_nodes_from(node for edge in found for node in edge[:2])
    graph.add_weighted_edges_from(edge for edge in found if edge[0] != edge[1])
    return graph


@quick
@given(edges)
def test_libraries_agree_on_betweenness(found: list[tuple[str, str, float]]) -> None:
    graph = network(found)
    expected = nx.betweenness_centrality(nx.Graph(graph))
    for library in LIBRARIES:
        values, by = betweenness(graph, library)
        assert by == library == graph.graph["betweenness_by"]
        assert values == pytest.approx(expected, abs=1e-9)


def test_a_library_that_is_not_there() -> None:
    with pytest.raises(UnknownName, match="graph-tool"):
        betweenness(nx.Graph(), "graph-tool")


@quick
@given(edges)
def test_constraint_is_that_of_networkx(found: list[tuple[str, str, float]]) -> None:
    graph = network(found)
    plain = simple(graph)
    tied = [node for node in plain if plain.degree(node)]
    expected = nx.constraint(plain, tied, weight="weight")
    assert constraint(graph) == pytest.approx(expected)


@quick
@given(edges)
def test_degree_and_strength(found: list[tuple[str, str, float]]) -> None:
    graph = network(found)
    assert degree(graph) == {node: len(set(graph[node])) for node in sorted(graph)}
    assert sum(strength(graph).values()) == pytest.approx(2 * graph.size("weight"))


@quick
@given(edges, st.randoms(use_true_random=False))
def test_the_order_of_nodes_changes_nothing(
    found: list[tuple[str, str, float]], shuffle: random.Random
) -> None:
    first = {name: MEASURES[name].of(network(found)) for name in MEASURES if name != "turnover"}
    turned = [(other, one, weight) for one, other, weight in found]
    shuffle.shuffle(turned)
    assert {name: MEASURES[name].of(network(turned)) for name in first} == first


def test_communities_are_those_one_sees() -> None:
    two = nx.Graph(nx.barbell_graph(5, 0))
    graph = nx.relabel_nodes(two, {number: f"c{number}" for number in two})
    found = communities(graph)
    assert {node for node in graph if found[node] == 0} == {f"c{number}" for number in range(5)}
    assert set(found.values()) == {0, 1}


def test_communities_are_the_same_however_text_is_hashed() -> None:
    code = (
        "import networkx as nx; from kg.network.measures import communities;"
        "graph = nx.gnm_random_graph(60, 120, seed=1);"
        "print(communities(nx.relabel_nodes(graph, {n: f'c{n}' for n in graph})))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1 and "'c59'" in told.pop()


def test_measures_are_written_to_the_nodes(wider_store: OxigraphStore) -> None:
    graph = project(wider_store)
    columns = annotate(graph, MEASURES)
    assert columns[:5] == ["degree", "strength", "betweenness", "community", "constraint"]
    assert {type(value) for _, told in graph.nodes(data=True) for value in told.values()} <= {
        str, int, float,
    }  # fmt: skip
    assert all(column in told for _, told in graph.nodes(data=True) for column in columns)
    # With Newman's weights the strength of a company is the number of its partnerships.
    for _, told in graph.nodes(data=True):
        assert told["strength"] == pytest.approx(told["partnerships"])
    with pytest.raises(UnknownName, match="no measure is called 'betweeness'; did you mean"):
        annotate(graph, ["betweeness"])


def test_turnover_of_the_example(example_store: OxigraphStore) -> None:
    assert turnover(project(example_store)) == [
        Turnover("huawei", 2016, 1, 1, 0),
        Turnover("leica-camera", 2016, 1, 1, 0),
        Turnover("huawei", 2022, 1, 0, 1),
        Turnover("leica-camera", 2022, 2, 1, 1),
        Turnover("xiaomi", 2022, 1, 1, 0),
    ]


def test_what_nobody_dates_is_no_turnover(wider_store: OxigraphStore) -> None:
    found = turnover(project(wider_store))
    # The consortium is always there, so nobody gains or loses whom it meets there.
    assert not [change for change in found if change.company == "brintex"]
    with pytest.raises(BadParameter, match="take the projection company"):
        turnover(project(wider_store, "weighted"))


def test_turnover_of_nothing() -> None:
    assert turnover(project(OxigraphStore.memory())) == []
    assert annotate(project(OxigraphStore.memory()), MEASURES)[0] == "degree"
