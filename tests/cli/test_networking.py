"""kg network shows what the library makes, and every command chooses by the same options."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.network import PROJECTIONS
from kg.network.measures import MEASURES
from tests.conftest import Command


@pytest.fixture
def example(tmp_path: Path, example_store: object) -> Path:
    """The example's graph in a folder."""
    from kg.store.oxigraph import OxigraphStore

    with OxigraphStore.open(tmp_path / "store") as store:
        store.inner.extend(example_store.inner)  # type: ignore[attr-defined]
    return tmp_path / "store"


def test_summary_of_the_most_connected(kg: Command, example: Path) -> None:
    lines = kg("network", "--store", example).out.splitlines()
    assert lines[0] == "3 companies, 2 edges, 1 connected part"
    assert lines[1].split() == ["id", "label", "degree"]
    assert lines[2].split() == ["leica-camera", "Leica", "Camera", "2"]


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize("show", ["nodes", "edges", "columns"])
def test_all_columns_in_csv_and_json(
    kg: Command, example: Path, projection: str, show: str
) -> None:
    asked = ("network", "--store", example, "--projection", projection, "--show", show)
    rows = json.loads(kg(*asked, "--format", "json").out)
    table = list(csv.DictReader(io.StringIO(kg(*asked, "--format", "csv").out)))
    assert len(table) == len(rows) > 0
    for row, cells in zip(rows, table, strict=True):
        assert {name: str(value) for name, value in row.items()}.items() <= cells.items()
    assert kg(*asked).out


@pytest.mark.parametrize("measure", [name for name in MEASURES if name != "turnover"])
def test_measures_are_columns(kg: Command, example: Path, measure: str) -> None:
    ran = kg("network", "--store", example, "--measure", measure, "--show", "nodes")
    assert ran.out.split("\n")[0].split()[-1] == measure
    assert ("betweenness by" in ran.err) == (measure == "betweenness")


def test_turnover_has_a_column_a_year(kg: Command, example: Path) -> None:
    ran = kg("network", "--store", example, "--measure", "turnover")
    assert "gained_2016" in ran.out and "lost_2022" in ran.out


@pytest.mark.parametrize(
    ("options", "edges"),
    [
        ("--as-of 2016-06-30", 1),
        ("--as-of 2016-06-30 --certain", 0),
        ("--from 2022-01-01", 2),
        ("--from 2022-01-01 --certain", 2),
        ("--until 2015-12-31", 0),
        ("--kind co-branding --kind joint-development", 2),
        ("--stage announced", 1),
        ("--modality rumoured", 0),
        ("--min-confidence 0.92", 1),
        ("--country germany", 2),
        ("--ego Xiaomi", 1),
        ("--ego Xiaomi --radius 2", 2),
    ],
)
def test_options_choose(kg: Command, example: Path, options: str, edges: int) -> None:
    asked = ("network", "--store", example, "--show", "edges", "--format", "json")
    assert len(json.loads(kg(*asked, *options.split()).out)) == edges


def test_a_file_is_csv_and_no_table(kg: Command, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "edges.csv"
    assert kg("network", "--store", example, "--show", "edges", "-o", file).code == 0
    assert file.read_text(encoding="utf-8").startswith("source,target,key,label")
    ran = kg("network", "--store", example, "--format", "table", "-o", file)
    assert ran.code == 2 and "--format csv or json" in ran.err


@pytest.mark.parametrize(
    "options",
    [
        "--as-of 2016",
        "--as-of 2016-01-01 --until 2017-01-01",
        "--projection compny",
        "--measure closeness",
        "--show all",
        "--ego Zephyr",
    ],
)
def test_what_does_not_fit_is_one_sentence(kg: Command, example: Path, options: str) -> None:
    ran = kg("network", "--store", example, *options.split())
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
