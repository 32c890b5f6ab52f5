from __future__ import annotations

import datetime as dt

import pytest

from kg.errors import UnknownName
from kg.network.company import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, company_graph
from kg.store.oxigraph import OxigraphStore
from kg.terms import INFERRED

CONSORTIUM = "arvelo--brintex--calderon--dynamo.1"


def test_companies_of_the_example(example_store: OxigraphStore) -> None:
    graph = company_graph(example_store)
    assert dict(graph.nodes(data="country")) == {
        "huawei": "China",
        "leica-camera": "Germany",
        "xiaomi": "China",
    }
    assert dict(graph.nodes(data="partnerships")) == {"huawei": 1, "leica-camera": 2, "xiaomi": 1}
    assert graph.nodes["xiaomi"]["industry"] == "consumer electronics"
    assert all(type(node) is str for node in graph)


def test_partnership_of_the_example(example_store: OxigraphStore) -> None:
    key = "huawei--leica-camera.smartphone-cameras.1"
    edge = company_graph(example_store).edges["huawei", "leica-camera", key]
    expected = {
        "label": "Huawei – Leica Camera: smartphone cameras",
        "kinds": "co-branding",
        "stage": "ended",
        "scope": "smartphone cameras",
        "roles": "brand owner: Leica Camera; brand user: Huawei",
        "start": "2016",
        "end": "2022-03-31",
        "start_earliest": "2016-01-01",
        "start_latest": "2016-12-31",
        "end_latest": "2022-03-31",
        "date_precision": "year",
        "modality": "official",
        "confidence": 0.9,
        "weight": 1.0,
        "quote": "The cooperation of Huawei and Leica Camera, begun in 2016, ended on 31 March",
        "headline": "Huawei and Xiaomi: two chapters of Leica",
        "published": "2022-05-23",
    }
    assert {name: edge[name] for name in expected} == expected


def test_kinds_are_sorted_and_joined(example_store: OxigraphStore) -> None:
    kinds = {edge["kinds"] for *_, edge in company_graph(example_store).edges(data=True)}
    assert kinds == {"co-branding", "joint-development; strategic-alliance"}


def test_every_attribute_is_declared_and_plain(wider_store: OxigraphStore) -> None:
    graph = company_graph(wider_store)
    for _, node in graph.nodes(data=True):
        assert {name: type(value) for name, value in node.items()} == NODE_ATTRIBUTES
    for *_, edge in graph.edges(data=True):
        assert {name: type(value) for name, value in edge.items()} == EDGE_ATTRIBUTES


@pytest.mark.parametrize("name", ["example_store", "wider_store"])
def test_inference_changes_nothing(name: str, request: pytest.FixtureRequest) -> None:
    store: OxigraphStore = request.getfixturevalue(name)
    inferred = company_graph(store)
    store.replace_graph(INFERRED, [])
    asserted = company_graph(store)
    assert list(asserted.nodes(data=True)) == list(inferred.nodes(data=True))
    assert list(asserted.edges(keys=True, data=True)) == list(inferred.edges(keys=True, data=True))


def test_parallel_partnerships_are_parallel_edges(wider_store: OxigraphStore) -> None:
    between = company_graph(wider_store).get_edge_data("arvelo", "brintex")
    assert set(between) == {"arvelo--brintex.1", "arvelo--brintex.2", CONSORTIUM}


def test_consortium_is_every_pair_at_a_third(wider_store: OxigraphStore) -> None:
    edges = company_graph(wider_store).edges(keys=True, data="weight")
    weights = [weight for _, _, key, weight in edges if key == CONSORTIUM]
    assert weights == [pytest.approx(1 / 3)] * 6


def test_a_name_is_no_quote_where_there_is_a_sentence(wider_store: OxigraphStore) -> None:
    edge = company_graph(wider_store).edges["arvelo", "brintex", "arvelo--brintex.1"]
    # The claim that only quotes the name is surer; its modality and confidence still count.
    assert edge["quote"] == "Arvelo and Brintex sell a phone together"
    assert (edge["modality"], edge["confidence"]) == ("official", 0.9)
    assert edge["date_precision"] == "year"


def test_what_all_deny_is_left_out(wider_store: OxigraphStore) -> None:
    graph = company_graph(wider_store)
    assert not graph.has_edge("brintex", "calderon", "brintex--calderon.1")
    # A rumour that somebody denies stays a rumour, in the words of the rumour.
    rumour = graph.edges["arvelo", "calderon", "arvelo--calderon.1"]
    assert (rumour["modality"], rumour["confidence"]) == ("rumoured", 0.4)
    assert rumour["quote"] == "Arvelo is said to be eyeing Calderon"


def test_a_partnership_of_one_makes_no_node(wider_store: OxigraphStore) -> None:
    assert "lonely" not in company_graph(wider_store)


def test_what_has_no_name_is_called_by_its_slug(wider_store: OxigraphStore) -> None:
    node = company_graph(wider_store).nodes["dynamo"]
    assert (node["label"], node["country"]) == ("dynamo", "")


@pytest.mark.parametrize(
    ("day", "active"),
    [
        # The consortium and the planned takeover have no dates: possible on any day.
        ("2009-12-31", {CONSORTIUM, "arvelo--calderon.1"}),
        ("2010-01-01", {CONSORTIUM, "arvelo--calderon.1", "calderon--dynamo.1"}),
        # Begun in 2015, perhaps on its first day; ended in June 2017, perhaps on its last.
        (
            "2015-01-01",
            {CONSORTIUM, "arvelo--calderon.1", "calderon--dynamo.1", "arvelo--brintex.1"},
        ),
        (
            "2017-06-30",
            {CONSORTIUM, "arvelo--calderon.1", "calderon--dynamo.1", "arvelo--brintex.1"},
        ),
        ("2017-07-01", {CONSORTIUM, "arvelo--calderon.1", "calderon--dynamo.1"}),
        # Called off before it began: never active. Over, says an article of June 2020.
        (
            "2020-06-01",
            {CONSORTIUM, "arvelo--calderon.1", "calderon--dynamo.1", "arvelo--brintex.2"},
        ),
        ("2020-06-02", {CONSORTIUM, "arvelo--calderon.1", "arvelo--brintex.2"}),
    ],
)
def test_active_on_a_day(day: str, active: set[str], wider_store: OxigraphStore) -> None:
    graph = company_graph(wider_store, as_of=dt.date.fromisoformat(day))
    assert {key for _, _, key in graph.edges(keys=True)} == active
    assert graph.graph["as_of"] == day
    as_text = company_graph(wider_store, as_of=day)
    assert set(as_text.edges(keys=True)) == set(graph.edges(keys=True))


def test_chosen_kinds(wider_store: OxigraphStore) -> None:
    graph = company_graph(wider_store, kinds=["co-branding", "acquisition"])
    assert {kind for *_, kind in graph.edges(data="kinds")} == {"co-branding", "acquisition"}
    for kinds in ("co-branding", ["Co-branding"]):
        graph = company_graph(wider_store, kinds=kinds)
        assert {kind for *_, kind in graph.edges(data="kinds")} == {"co-branding"}
    with pytest.raises(UnknownName, match=r"'cobranding'; did you mean 'co-branding'"):
        company_graph(wider_store, kinds=["cobranding"])


def test_weighted_collapse_keeps_the_sum(wider_store: OxigraphStore) -> None:
    many, simple = company_graph(wider_store), company_graph(wider_store, weighted=True)
    assert simple.edges["arvelo", "brintex"]["count"] == 3
    assert simple.edges["arvelo", "brintex"]["weight"] == pytest.approx(2 + 1 / 3)
    assert simple.size("weight") == pytest.approx(many.size("weight"))
    assert sum(count for *_, count in simple.edges(data="count")) == many.number_of_edges()
    assert list(simple.nodes(data=True)) == list(many.nodes(data=True))


def test_empty_store_gives_an_empty_network() -> None:
    assert len(company_graph(OxigraphStore.memory())) == 0
