"""The article that the project began with, in two wordings: what must be read out of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.articles import read
from kg.extract import RuleExtractor
from kg.extract.rows import rows
from kg.model import Extraction, Record
from kg.text.gazetteer import Gazetteer
from tests.conftest import SEED

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "seeds"
MONDAY = dt.date(2022, 5, 23)

Row = dict[str, Any]


def _texts() -> list[Any]:
    shared = sorted(SHARED.glob("*.txt"))
    missing = pytest.mark.skip(reason=f"{SHARED.name} beside the checkout holds no texts")
    return [
        *(pytest.param(path, id=path.stem) for path in [SEED, *shared]),
        *([] if shared else [pytest.param(SHARED, id="shared", marks=missing)]),
    ]


@pytest.fixture(scope="module", params=_texts())
def path(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module", params=[MONDAY, None], ids=["dated", "undated"])
def published(request: pytest.FixtureRequest) -> dt.date | None:
    return request.param


@pytest.fixture(scope="module", params=["names known", "places only"])
def gazetteer(request: pytest.FixtureRequest) -> Gazetteer:
    known = Gazetteer.load()
    return known if request.param == "names known" else known.without_names()


@pytest.fixture(scope="module")
def found(path: Path, published: dt.date | None, gazetteer: Gazetteer) -> Extraction:
    article = replace(read(path)[0], published=published)
    return RuleExtractor(gazetteer).extract(article)


@pytest.fixture(scope="module")
def table(found: Extraction) -> list[Row]:
    return rows(found)


def _of(table: list[Row], type_: str, **values: object) -> list[Row]:
    wanted = {"type": type_, **values}
    return [row for row in table if all(row[key] == value for key, value in wanted.items())]


def _between(table: list[Row], *parties: str) -> list[Row]:
    rows_ = _of(table, "partnership")
    return [row for row in rows_ if sorted(row["parties"]) == sorted(parties)]


def _record(found: Extraction, *parties: str) -> Record:
    def is_it(record: Record) -> bool:
        return all(any(s.value == party for s in record.statements) for party in parties)

    return next(filter(is_it, found.of_type("partnership")))


def test_there_are_two_partnerships_and_no_third(table: list[Row]) -> None:
    pairs = sorted(tuple(sorted(row["parties"])) for row in _of(table, "partnership"))
    assert pairs == [("Huawei", "Leica Camera"), ("Leica Camera", "Xiaomi")]


def test_the_new_partnership(table: list[Row], published: dt.date | None) -> None:
    [row] = _between(table, "Leica Camera", "Xiaomi")
    assert set(row["kinds"]) == {"strategic-alliance", "joint-development"}
    assert (row["scope"], row["modality"], row["stage"]) == (
        "mobile imaging",
        "official",
        "announced",
    )
    assert row["start"] == ("2022-05-23" if published else None)
    assert row["end"] is None


def test_its_first_product_is_planned(
    found: Extraction, table: list[Row], published: dt.date | None
) -> None:
    [name] = _record(found, "Leica Camera", "Xiaomi").values("planned_product")
    assert "flagship" in str(name) and str(name).endswith("smartphone")
    [row] = _of(table, "product", name=name)
    assert row["launch"] == ("2022-07" if published else "--07")
    assert row["launch_modality"] == "reported"


def test_the_old_partnership(table: list[Row], published: dt.date | None) -> None:
    [row] = _between(table, "Huawei", "Leica Camera")
    assert row["kinds"] == ["co-branding"]
    assert row["roles"] == {"brand_owner": ["Leica Camera"], "brand_user": ["Huawei"]}
    assert (row["scope"], row["stage"]) == ("smartphone cameras", "ended")
    assert row["start"] == "2016"
    assert row["end"] == ("2022-03-31" if published else "--03-31")
    assert row["said_by"] == "Huawei representative to Android Authority"


def test_its_products_are_those_of_the_brand_user(found: Extraction, table: list[Row]) -> None:
    [row] = _between(table, "Huawei", "Leica Camera")
    assert set(row["products"]) == {"P9 series", "Mate 9 family", "P50 series"}
    assert {r["maker"] for name in row["products"] for r in _of(table, "product", name=name)} == {
        "Huawei"
    }
    assert _record(found, "Huawei", "Leica Camera").values("last_product") == ["P50 series"]


def test_a_short_name_is_an_alias(table: list[Row]) -> None:
    [row] = _of(table, "organization", name="Leica Camera")
    assert row["aliases"] == ["Leica"]


def test_the_source_is_no_company(table: list[Row], gazetteer: Gazetteer) -> None:
    if gazetteer.is_media("Android Authority"):  # else it may be taken for a public authority
        assert [row["name"] for row in _of(table, "media")] == ["Android Authority"]
    names = {row["name"] for row in _of(table, "organization")}
    assert names == {"Xiaomi", "Leica Camera", "Huawei"}


@pytest.mark.parametrize(
    ("company", "predicate", "fits"),
    [
        ("Xiaomi", "founded", lambda value: value == "2010"),
        ("Xiaomi", "headquarters_country", lambda value: value == "China"),
        ("Xiaomi", "industry", lambda value: "consumer electronics" in value),
        ("Leica Camera", "headquarters_country", lambda value: value == "Germany"),
        ("Leica Camera", "industry", lambda value: "cameras" in value),
        ("Huawei", "headquarters_country", lambda value: value == "China"),
    ],
)
def test_what_the_companies_are(
    table: list[Row], company: str, predicate: str, fits: Callable[[str], bool]
) -> None:
    [row] = _of(table, "attribute", subject=company, predicate=predicate)
    assert fits(row["object"])


@pytest.mark.parametrize(
    ("person", "roles"), [("Lei Jun", {"founder", "chair", "ceo"}), ("Wang Xiang", {"president"})]
)
def test_who_leads_them(found: Extraction, person: str, roles: set[str]) -> None:
    [record] = [r for r in found.of_type("tenure") if r.values("person") == [person]]
    assert record.values("organization") == ["Xiaomi"]
    assert set(record.values("role")) == roles


def test_every_word_is_in_the_text(found: Extraction) -> None:
    assert found.refused == ()
    assert all(e.grounded_in(found.article.text) for r in found.records for e in r.evidence)


def test_the_same_again(found: Extraction, gazetteer: Gazetteer) -> None:
    assert RuleExtractor(gazetteer).extract(found.article) == found
