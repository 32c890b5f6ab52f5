"""A change is followed to the graph that inferring anew gives, and touches no more than it must."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import from_text
from kg.pipeline import KnowledgeGraph
from kg.reason import following, infer
from kg.store.oxigraph import OxigraphStore
from kg.terms import INFERRED, RESOLVED
from tests.reason.graphs import GRAPHS, Parties, inferred, turtle

MORE = st.sets(
    st.sampled_from(
        [
            "org:o0 tp:subsidiaryOf org:o1 .",
            "org:o1 tp:subsidiaryOf org:o0 .",
            "org:o1 tp:subsidiaryOf org:o2 .",
            "org:o0 tp:subsidiaryOf org:o2 .",
            "org:o1 tp:competitorOf org:o0 .",
            "org:o0 tp:competitorOf org:o1 .",
            "org:o0 tp:partnerOf org:o3 .",
            "org:o0 tp:suppliesTo org:o3 .",
            "person:h tp:founderOf org:o0 .",
            "tenure:t tp:holder person:h ; tp:inOrganization org:o0 ; tp:role role:founder .",
            "partnership:p0 tp:hasParticipant org:o0 .",
            "partnership:p0 a tp:CoBranding .",
            "partnership:p0 tp:kind kind:co-branding .",
            "partnership:p0 tp:modality modality:denied .",
            "partnership:p0 tp:scope field:f .",
            "partnership:p1 tp:scope field:f .",
            "partnership:p2 tp:scope field:f .",
            'partnership:p0 tp:endLatest "2015-01-01"^^xsd:date .',
            'partnership:p1 tp:startEarliest "2016-01-01"^^xsd:date .',
            'partnership:p1 tp:endLatest "2025-01-01"^^xsd:date .',
            'partnership:p2 tp:startEarliest "2026-01-01"^^xsd:date .',
            "partnership:p0 tp:succeeds partnership:p1 .",
            "product:m tp:producedUnder partnership:p0 .",
        ]
    ),
    max_size=8,
)  # fmt: skip
NEWEST = st.sampled_from([None, "2014-01-01", "2018-01-01", "2030-01-01"])
VERSIONS = st.lists(st.tuples(GRAPHS, MORE, NEWEST), min_size=2, max_size=4)


@settings(max_examples=40, deadline=None)
@given(VERSIONS)
def test_following_changes_gives_what_inferring_anew_gives(
    versions: list[tuple[list[tuple[str, Parties]], set[str], str | None]],
) -> None:
    store = OxigraphStore.memory()
    infer(store)
    for partnerships, more, newest in versions:
        with following(store):
            dated = newest and f'article:b schema:datePublished "{newest}"^^xsd:date'
            store.update(
                "CLEAR SILENT GRAPH graph:resolved ; CLEAR SILENT GRAPH graph:b ; "
                f"INSERT DATA {{ GRAPH graph:resolved {{ {turtle(partnerships)} "
                f"{' '.join(sorted(more))} }} GRAPH graph:b {{ {dated or ''} }} }}"
            )
        followed = set(store.quads())
        infer(store)
        assert followed == set(store.quads())


def test_what_a_change_does_not_touch_is_not_asked_about() -> None:
    """Triples that nobody inferred, of things far from the change, stay: nothing looked at them."""
    store = OxigraphStore.memory()
    store.update(
        "INSERT DATA { GRAPH graph:resolved { partnership:p tp:hasParticipant org:a , org:b . "
        "partnership:q tp:hasParticipant org:c , org:d } }"
    )
    infer(store)
    store.update("INSERT DATA { GRAPH graph:inferred { org:c tp:partnerOf org:z } }")
    with following(store):
        store.update("INSERT DATA { GRAPH graph:resolved { partnership:p tp:supplier org:e } }")
    found = inferred(store)
    assert ("e", "partnerOf", "a") in found
    assert ("c", "partnerOf", "z") in found
    infer(store)
    assert ("c", "partnerOf", "z") not in inferred(store)


def test_after_a_change_that_broke_off_all_is_inferred_anew() -> None:
    store = OxigraphStore.memory()
    with following(store):
        store.update("INSERT DATA { GRAPH graph:resolved { org:a tp:competitorOf org:b } }")
    with pytest.raises(ZeroDivisionError), following(store):
        store.replace_graph(RESOLVED, ())
        _ = 1 // 0
    with following(store):
        pass
    assert not list(store.quads(graph=INFERRED))


ARTICLES = {
    "a": ("Nordlens has cooperated with Zephyr on phone cameras since 2019.", "2020-05-01"),
    "b": ("Zephyr ended its cooperation with Nordlens on 31 March 2021.", "2021-04-01"),
    "c": ("Kappa Mobile supplies sensors to Zephyr, a subsidiary of Aurelia.", "2022-01-01"),
    "d": ("Nordlens and Kappa Mobile announced a strategic cooperation.", "2019-02-01"),
    "e": ("Ada Berg is the founder of Nordlens. Aurelia competes with Kappa Mobile.", "2018-02-01"),
}  # fmt: skip


@settings(max_examples=8, deadline=None)
@given(st.lists(st.sampled_from(sorted(ARTICLES)), min_size=1, max_size=6))
def test_articles_that_come_and_go_leave_what_inferring_anew_gives(order: list[str]) -> None:
    """An article that is there goes; one that is not comes."""
    graph = KnowledgeGraph.memory()
    for name in order:
        text, published = ARTICLES[name]
        if name in graph.articles():
            graph.forget(name)
        else:
            graph.add(from_text(text, id=name, published=dt.date.fromisoformat(published)))
    followed = set(graph.store.quads(graph=INFERRED))
    infer(graph.store)
    assert followed == set(graph.store.quads(graph=INFERRED))
