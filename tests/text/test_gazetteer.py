"""The shipped tables are tidy, and lookups go by key, case and kind as they should."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kg.errors import GazetteerError
from kg.resources import folder
from kg.text.gazetteer import Entry, Gazetteer
from kg.text.names import core_name, name_key

TABLES = ("organizations", "products", "media", "bodies", "places")


def rows(table: str) -> list[dict[str, str]]:
    path = folder("data") / "gazetteer" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split("|"))]


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_sorted_and_clean(table: str) -> None:
    found = [row["name"] for row in rows(table)]
    assert found == sorted(found, key=str.casefold)
    for row in rows(table):
        parts = [part for cell in row.values() for part in cell.split("|")]
        assert all(part == " ".join(part.split()) for part in parts)
        # Legal forms say nothing here: names are compared without them.
        assert all(core_name(name) == name.removeprefix("The ") for name in names(row))


def test_no_two_entries_share_a_key() -> None:
    holder: dict[str, str] = {}
    for table in TABLES:
        for row in rows(table):
            keys = [name_key(name) for name in names(row)]
            assert len(set(keys)) == len(keys), row
            for key in keys:
                assert holder.setdefault(key, row["name"]) == row["name"]


def test_renamings_are_sorted_and_of_names_that_are_joined_anyway(known: Gazetteer) -> None:
    names_now = [row["name"] for row in rows("renamings")]
    assert names_now == sorted(set(names_now), key=str.casefold) and len(known.renamings) > 20
    for now in names_now:
        entry, renaming = known.organization(now), known.renamings[name_key(now)]
        assert entry and entry.name == now and renaming.formerly
        assert set(renaming.formerly) <= set(entry.aliases)
        assert renaming.since.year


def test_places_hang_together(known: Gazetteer) -> None:
    countries = {row["name"] for row in rows("places") if row["kind"] == "country"}
    demonyms = [word for row in rows("places") for word in row["demonyms"].split("|") if word]
    assert len(set(demonyms)) == len(demonyms)
    for row in rows("places"):
        assert row["kind"] in {"country", "city", "region"}
        assert row["country"] in countries or (not row["country"] and row["kind"] != "city")
        for word in filter(None, row["demonyms"].split("|")):
            belongs = known.place(row["name"])
            assert belongs and known.country_of_demonym(word) == belongs.country
    assert {row["country"] for row in rows("organizations")} <= countries


@pytest.mark.parametrize("table", TABLES)
def test_every_name_is_found_as_written_and_by_its_key(table: str, known: Gazetteer) -> None:
    find = {
        "organizations": known.organization,
        "products": known.is_product,
        "media": known.is_media,
        "bodies": known.is_body,
        "places": known.place,
    }[table]
    for row in rows(table):
        for name in names(row):
            assert find(name)
            assert find(name_key(name)), name


@pytest.mark.parametrize(
    "name", ["Galaxy S21", "Galaxy S21 Ultra", "Pixel 8 Pro", "iPhones’", "the iPhone 15 series"]
)
def test_a_product_is_known_by_its_line(name: str, known: Gazetteer) -> None:
    assert known.is_product(name)


@pytest.mark.parametrize("name", ["Galaxy Zephyr", "Pro", "S21", "Pixel Nordlens 8", ""])
def test_words_that_only_begin_or_end_like_a_product_are_none(name: str, known: Gazetteer) -> None:
    assert not known.is_product(name)


def test_many_numbers_after_a_product_are_looked_at_in_a_moment(known: Gazetteer) -> None:
    assert not known.is_product("Galaxy " + "1" * 5000 + " Zephyr")


def test_lookups_answer_for_spellings_and_for_nothing_else(known: Gazetteer) -> None:
    leica = Entry("Leica Camera", ("Leica",), "Germany", "cameras")
    for spelling in ("Leica", "LEICA CAMERA", "Leica Camera AG", "Leica's"):
        assert known.organization(spelling) == leica
    assert known.organization("Leica Geosystems") is None
    assert known.organization("Reuters") is None
    assert known.is_media("the Financial Times") and not known.is_media("Xiaomi")
    assert known.is_body("U.S. Securities and Exchange Commission") and not known.is_body("Intel")


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Germany", "country", "Germany"),
        ("the U.S.", "country", "United States"),
        ("USA", "country", "United States"),
        ("the Netherlands", "country", "Netherlands"),
        ("München", "city", "Germany"),
        ("Sao Paulo", "city", "Brazil"),
        ("California", "region", "United States"),
        ("Europe", "region", None),
    ],
)
def test_places_know_their_country(
    name: str, kind: str, country: str | None, known: Gazetteer
) -> None:
    place = known.place(name)
    assert place and (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("German", "Germany"),
        ("Germans", "Germany"),
        ("Chinese", "China"),
        ("Swiss", "Switzerland"),
        ("South Korean", "South Korea"),
        ("US", "United States"),
        ("Scottish", "United Kingdom"),
        ("European", None),
        ("polish", None),
        ("Germany", None),
        ("", None),
    ],
)
def test_demonyms_mean_countries(word: str, country: str | None, known: Gazetteer) -> None:
    assert known.country_of_demonym(word) == country


def test_without_names_only_the_places_are_left(known: Gazetteer) -> None:
    bare = known.without_names()
    assert bare.organization("Xiaomi") is None and not bare.renamings
    assert not bare.is_media("Reuters") and not bare.is_body("FTC")
    assert bare.place("China") and bare.country_of_demonym("Chinese") == "China"


def test_other_tables_may_be_given_and_missing_ones_are_empty(tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text(
        "kind,name,aliases,country\nrobots,Acme Robotics,Acme|ARC,\n,,,\n", encoding="utf-8-sig"
    )
    own = Gazetteer.load(tmp_path)
    assert own.organization("ARC") == Entry("Acme Robotics", ("Acme", "ARC"), None, "robots")
    assert len(own.organizations) == 3
    assert own.place("China") is None


def test_a_gazetteer_that_is_not_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="none is not a folder; a gazetteer is a folder"):
        Gazetteer.load(tmp_path / "none")
    (tmp_path / "media.csv").write_text("name,alias\nReuters,\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="has no column 'aliases'; its first line must name"):
        Gazetteer.load(tmp_path)
    own = tmp_path / "own"
    own.mkdir()
    (own / "renamings.csv").write_text("name,formerly,since\nVega,Zephyr,soon\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="the renaming of Vega: 'soon' is not a date"):
        Gazetteer.load(own)
