"""Projections agree with each other, lose nothing they say they keep, and filters commute."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import BadParameter, UnknownName
from kg.network import PROJECTIONS, Selection, from_networkx, project, rows, to_pandas
from kg.network.attributes import types
from kg.network.building import Edge, edges_of
from kg.network.collapse import collapse
from kg.store.oxigraph import OxigraphStore
from kg.terms import RESOLVED
from tests.network.made import KINDS, STAGES, Facts, facts, stored

quick = settings(max_examples=30, deadline=None)
days = st.dates(dt.date(2014, 6, 1), dt.date(2021, 6, 30))


def keys(store: OxigraphStore, selection: Selection) -> set[str]:
    return {edge.key for edge in edges_of(project(store, "company", selection))}


@quick
@given(facts())
def test_weighted_is_the_sum_of_parallel_edges(found: Facts) -> None:
    store = stored(found)
    many, simple = project(store), project(store, "weighted")
    sums: dict[frozenset[str], list[float]] = defaultdict(lambda: [0, 0.0, 0])
    for edge in edges_of(many):
        total = sums[frozenset((edge.one, edge.other))]
        total[0] += 1
        total[1] += edge.attributes["weight"]
        total[2] += edge.attributes["duration"]
    weighted = {
        frozenset((e.one, e.other)): [
            e.attributes["count"], pytest.approx(e.attributes["weight"]), e.attributes["duration"]
        ]
        for e in edges_of(simple)
    }  # fmt: skip
    assert dict(sums) == weighted
    assert list(collapse(many).edges(data=True)) == list(simple.edges(data=True))
    assert list(many.nodes(data=True)) == list(simple.nodes(data=True))


@quick
@given(facts(), days, st.tuples(days, days).map(sorted), st.sampled_from(["possible", "certain"]))
def test_a_day_is_part_of_every_window_around_it(
    found: Facts, day: dt.date, window: list[dt.date], rule: str
) -> None:
    store = stored(found)
    first, last = min(day, window[0]), max(day, window[1])
    on = keys(store, Selection(as_of=day, certainty=rule))
    within = keys(store, Selection(window=(first, last), certainty=rule))
    assert on <= within <= keys(store, Selection())
    assert on == keys(store, Selection(window=(day, day), certainty=rule))
    assert keys(store, Selection(as_of=day, certainty="certain")) <= keys(
        store, Selection(as_of=day)
    )


@quick
@given(facts(), st.sampled_from(KINDS), st.sampled_from(STAGES), days)
def test_filters_commute(found: Facts, kind: str, stage: str, day: dt.date) -> None:
    store = stored(found)
    used = {str(fact.value) for fact in found if fact.field == "kind"}
    alone = {"stages": stage, "as_of": day} | ({"kinds": kind} if kind in used else {})
    together = keys(store, Selection(**alone))
    each = [keys(store, Selection(**{name: value})) for name, value in alone.items()]
    assert together == set.intersection(*each)
    for order in itertools.permutations(alone):
        selection = Selection()
        for name in order:
            selection = replace(selection, **{name: alone[name]})
        assert keys(store, selection) == together


@quick
@given(facts(), st.sampled_from(["company", "bipartite"]))
def test_the_way_back_gives_the_same_network(found: Facts, projection: str) -> None:
    store = stored(found)
    graph = project(store, projection)
    again = OxigraphStore.memory()
    again.inner.extend(from_networkx(graph))
    other = project(again, projection)
    assert list(other.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(edges_of(other)) == list(edges_of(graph))
    # Nothing is made up: of what the network shows, the very triples come back.
    assert set(from_networkx(graph)) <= set(store.quads(graph=RESOLVED))
    partnerships = {fact.subject for fact in found if fact.subject.startswith("partnership:")}
    told = {quad for quad in store.quads(graph=RESOLVED) if "/partnership/" in str(quad.subject)}
    assert not partnerships or told <= set(from_networkx(graph))


@pytest.mark.parametrize("projection", ["weighted", "product", "person"])
def test_other_networks_do_not_lead_back(projection: str, wider_store: OxigraphStore) -> None:
    with pytest.raises(BadParameter, match="take company or bipartite"):
        from_networkx(project(wider_store, projection))


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("name", ["example_store", "wider_store"])
def test_attributes_are_as_the_table_says(
    projection: str, name: str, request: pytest.FixtureRequest
) -> None:
    graph = project(request.getfixturevalue(name), projection)
    described = PROJECTIONS[projection]
    assert graph.is_multigraph() == described.parallel
    for node, told in graph.nodes(data=True):
        assert type(node) is str
        expected = types(described.nodes[told.get("entity", "company")])
        assert {key: type(value) for key, value in told.items()} == expected
        assert list(told) == list(expected)
    for edge in edges_of(graph):
        assert {key: type(v) for key, v in edge.attributes.items()} == types(described.edges)


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_rows_are_the_network(projection: str, wider_store: OxigraphStore) -> None:
    graph = project(wider_store, projection)
    passed = list(rows(wider_store, projection))
    found = {frozenset(row[:2]) | {row.key}: row.attributes for row in passed if type(row) is Edge}
    own = {frozenset(e[:2]) | {e.key if e.key else ""}: e.attributes for e in edges_of(graph)}
    if PROJECTIONS[projection].parallel:
        assert found == own
    assert len(found) == graph.number_of_edges()
    nodes = {row.id: row.attributes for row in passed if type(row) is not Edge}
    assert nodes == dict(graph.nodes(data=True))


def test_bipartite_has_roles_and_no_pairs(example_store: OxigraphStore) -> None:
    graph = project(example_store, "bipartite")
    treaty = "partnership:huawei--leica-camera.smartphone-cameras.1"
    assert graph.nodes[treaty]["kinds"] == "co-branding"
    assert graph.edges["huawei", treaty]["roles"] == "brand user"
    assert graph.edges["leica-camera", treaty]["roles"] == "brand owner"
    assert graph.degree["leica-camera"] == graph.nodes["leica-camera"]["partnerships"] == 2


def test_products_by_maker_and_by_partnership(example_store: OxigraphStore) -> None:
    graph = project(example_store, "product")
    assert set(graph["huawei"]["product:p9-series"]) == {
        "manufacturer",
        "huawei--leica-camera.smartphone-cameras.1 produced",
    }
    last = graph["leica-camera"]["product:p50-series"]
    assert [edge["relation"] for edge in last.values()] == ["last product"]
    ended = project(example_store, "product", Selection(kinds="strategic-alliance"))
    assert set(ended) == {"leica-camera", "xiaomi", "product:imaging-flagship-smartphone"}


def test_people_with_their_roles(example_store: OxigraphStore) -> None:
    graph = project(example_store, "person")
    (edge,) = edges_of(graph)
    assert edge[:3] == ("xiaomi", "person:lei-jun", "lei-jun--xiaomi--ceo")
    assert (edge.attributes["label"], edge.attributes["role"]) == (
        "founder, chairman and CEO", "ceo",
    )  # fmt: skip
    with pytest.raises(BadParameter, match="no kind and no stage"):
        project(example_store, "person", Selection(stages="active"))


DATED = """INSERT DATA { GRAPH graph:resolved { tenure:lei-jun--xiaomi--ceo
    tp:startDate '2010'^^xsd:gYear ; tp:endDate '2020-03'^^xsd:gYearMonth } }"""


def test_dated_tenures_have_their_dates_and_days(example_store: OxigraphStore) -> None:
    example_store.update(DATED)
    (edge,) = edges_of(project(example_store, "person"))
    told = [edge.attributes[name] for name in ("start", "end", "date_precision", "duration")]
    assert told == [
        "2010",
        "2020-03",
        "year",
        (dt.date(2020, 3, 31) - dt.date(2010, 1, 1)).days + 1,
    ]


def test_tenures_of_a_day(example_store: OxigraphStore) -> None:
    example_store.update(DATED)
    by_day = {
        (day, rule): project(example_store, "person", Selection(as_of=day, certainty=rule)).size()
        for day in ("2009-12-31", "2010-06-01", "2015-01-01", "2020-03-15", "2020-04-01")
        for rule in ("possible", "certain")
    }
    assert [day for day, size in by_day.items() if size] == [
        ("2010-06-01", "possible"),
        ("2015-01-01", "possible"),
        ("2015-01-01", "certain"),
        ("2020-03-15", "possible"),
    ]


def test_duration_is_what_lies_in_the_window(example_store: OxigraphStore) -> None:
    def days(**choice: object) -> int:
        graph = project(example_store, "weighted", Selection(**choice))
        return int(graph.edges["huawei", "leica-camera"]["duration"])

    assert days() == (dt.date(2022, 3, 31) - dt.date(2016, 1, 1)).days + 1
    assert days(certainty="certain") == (dt.date(2022, 3, 31) - dt.date(2016, 12, 31)).days + 1
    assert days(window=("2020-01-01", "2020-12-31")) == 366
    assert days(as_of="2020-01-01") == 1


def test_copies_are_one_source(example_store: OxigraphStore) -> None:
    insert = "INSERT DATA { GRAPH graph:resolved { %s } }"
    example_store.update(insert % "article:example tp:copyOf article:earlier")
    graph = project(example_store, "weighted")
    assert [told["sources"] for *_, told in graph.edges(data=True)] == ["earlier", "earlier"]
    assert [told["evidence"] for *_, told in graph.edges(data=True)] == [1, 1]


@pytest.mark.parametrize("name", ["leica-camera", "Leica Camera", "LEICA CAMERA AG", "Leica"])
def test_ego_by_any_of_its_names(name: str, example_store: OxigraphStore) -> None:
    alone = project(example_store, "company", Selection(ego=name, radius=0))
    assert list(alone) == ["leica-camera"]
    assert len(project(example_store, "company", Selection(ego=name))) == 3


def test_ego_radius_counts_steps(example_store: OxigraphStore) -> None:
    reached = [
        set(project(example_store, "company", Selection(ego="xiaomi", radius=radius)))
        for radius in (0, 1, 2)
    ]
    assert reached == [{"xiaomi"}, {"xiaomi", "leica-camera"}, {"xiaomi", "leica-camera", "huawei"}]
    with pytest.raises(UnknownName, match="did you mean 'huawei'"):
        project(example_store, "company", Selection(ego="huwei"))


@pytest.mark.parametrize(
    ("choice", "size"),
    [
        ({}, 11),
        ({"stages": "planned"}, 1),
        ({"modalities": "denied"}, 1),
        ({"modalities": ["rumoured", "official"]}, 3),
        ({"min_confidence": 0.85}, 1),
        ({"countries": "Sweden"}, 10),
        ({"countries": ["sweden", "france"]}, 11),
    ],
)
def test_choices(choice: dict[str, object], size: int, wider_store: OxigraphStore) -> None:
    assert project(wider_store, "company", Selection(**choice)).number_of_edges() == size


@pytest.mark.parametrize(
    ("choice", "error"),
    [
        ({"as_of": "2020"}, "as_of takes a whole day"),
        ({"as_of": "2020-01-01", "window": (None, None)}, "exclude each other"),
        ({"window": ("2020-01-02", "2020-01-01")}, "has no day"),
        ({"min_confidence": 2}, "from 0 to 1"),
        ({"radius": -1}, "steps from 0"),
        ({"certainty": "sure"}, "no certainty is called 'sure'"),
        ({"stages": "over"}, "no stage is called 'over'"),
        ({"modalities": "doubted"}, "no modality is called 'doubted'"),
    ],
)
def test_choices_that_do_not_fit(choice: dict[str, object], error: str) -> None:
    with pytest.raises((BadParameter, UnknownName), match=error):
        Selection(**choice)


def test_names_that_stand_for_nothing(wider_store: OxigraphStore) -> None:
    with pytest.raises(UnknownName, match="'Narnia'; known: France, Japan, Sweden"):
        project(wider_store, "company", Selection(countries="Narnia"))
    with pytest.raises(UnknownName, match="no projection is called 'compny'"):
        project(wider_store, "compny")
    with pytest.raises(UnknownName):
        list(rows(wider_store, "compny"))


def test_frames_have_all_columns(example_store: OxigraphStore) -> None:
    frames = to_pandas(project(example_store, "bipartite"))
    assert list(frames.nodes.columns[:3]) == ["id", "entity", "bipartite"]
    assert list(frames.edges.columns) == ["source", "target", "key", "roles", "weight"]
    assert len(frames.nodes) == 5 and frames.nodes.set_index("id")["country"].isna().sum() == 2
    empty = to_pandas(project(OxigraphStore.memory()))
    assert empty.nodes.empty and list(empty.edges.columns) == ["source", "target", "key"]
