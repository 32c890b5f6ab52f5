"""Only what has an id and a source worth the name reaches Wikidata; the rest is counted."""

from __future__ import annotations

import io

from kg.export import wikidata
from kg.store.oxigraph import OxigraphStore
from kg.terms import WIKIDATA

IDS = {"arvelo": "Q11", "brintex": "Q22", "calderon": "Q33"}


def with_ids(store: OxigraphStore, **ids: str) -> OxigraphStore:
    for slug, item in ids.items():
        store.update(
            f"INSERT DATA {{ GRAPH graph:curated {{ org:{slug} schema:sameAs "
            f"<http://{WIKIDATA}/entity/{item}> }} }}"
        )
    return store


def test_a_partnership_is_told_in_both_directions(wider_store: OxigraphStore) -> None:
    told = wikidata.statements(with_ids(wider_store, **IDS))
    dates = "P580|+2015-00-00T00:00:00Z/9|P582|+2017-06-00T00:00:00Z/10"
    source = 'S854|"https://news.example/wire?a=1&b=2"|S577|+2020-06-01T00:00:00Z/11'
    assert told.lines == (f"Q11|P2652|Q22|{dates}|{source}", f"Q22|P2652|Q11|{dates}|{source}")
    assert told.partnerships == 1
    assert "dynamo" in told.without_id


def test_without_ids_all_is_counted(wider_store: OxigraphStore) -> None:
    told = wikidata.statements(wider_store)
    assert (told.lines, told.partnerships) == ((), 0)
    assert len(told.without_id) == 4
    assert told.left_out > 5
    wikidata.write(wider_store, out := io.BytesIO())
    assert out.getvalue() == b""


def test_ids_are_items_of_wikidata_only(example_store: OxigraphStore) -> None:
    example_store.update(
        "INSERT DATA { GRAPH graph:curated { "
        "org:xiaomi schema:sameAs <https://example.org/Q1> . "
        f"org:huawei schema:sameAs <https://{WIKIDATA}/wiki/Q20> , "
        f"<http://{WIKIDATA}/entity/Q3> , <http://{WIKIDATA}/entity/P31> }} }}"
    )
    assert wikidata.item_ids(example_store) == {"huawei": "Q3"}
