"""What a name is taken for, by the words around it and nothing else."""

from __future__ import annotations

import sys

import pytest

from kg.text.gazetteer import Gazetteer
from tests.extract.reading import document, extract


def _types(text: str) -> dict[str, str]:
    return dict(document(text).types)


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Nordlens, a maker of lenses, grew last year.", "Nordlens", "organization"),
        ("He joined Tallowgate Networks in May.", "Tallowgate Networks", "organization"),
        ("The work went to Velmora AG.", "Velmora", "organization"),
        ("“It works,” said Dana Whitlock, chief executive of Nordlens.", "Dana Whitlock", "person"),
        ("Nordlens named Oskar Lindgren as its chairman.", "Oskar Lindgren", "person"),
        ("Nordlens unveiled the Kite X200 phone.", "Kite X200", "product"),
        ("The deal was first reported by Panel Weekly.", "Panel Weekly", "media"),
        ("Nordlens told The Baltic Ledger that it was happy.", "Baltic Ledger", "media"),
        ("The Competition Commission cleared the sale.", "Competition Commission", "body"),
        ("Nordlens is based in Stockholm.", "Stockholm", "place"),
    ],
)
def test_types(text: str, name: str, type_: str) -> None:
    assert _types(text).get(name) == type_


@pytest.mark.parametrize(
    "text",
    [
        "Shoppers may not notice.",
        "Revenue at the firm rose by 8%.",
        "In 2019 they met again on a Monday in May.",
        "Nobody knows why it happened.",
    ],
)
def test_capitals_alone_make_no_name(text: str) -> None:
    assert _types(text) == {}


def test_a_short_name_joins_the_full_one() -> None:
    doc = document("Velmora Systems GmbH makes robots. Velmora sells them in Europe.")
    assert doc.aliases["Velmora Systems"] == ["Velmora Systems", "Velmora"]


def test_a_surname_joins_the_person() -> None:
    doc = document(
        "Dana Whitlock, chief executive of Nordlens, left. Whitlock told staff on Monday."
    )
    assert {m.entity for m in doc.mentions if m.type == "person"} == {"Dana Whitlock"}


def test_headlines_name_nothing_new() -> None:
    doc = document("Nordlens Signs Big Supply Deal\nNordlens, a lens maker, signed a deal.")
    assert {m.entity for m in doc.mentions} == {"Nordlens"}


def test_a_gazetteer_knows_what_the_words_do_not_tell() -> None:
    text = "It was good news for Foxconn."
    names = [
        {row["name"] for row in extract(text, gazetteer=known) if row["type"] == "organization"}
        for known in (Gazetteer.load(), Gazetteer())
    ]
    assert names[0] == {"Foxconn"}


def test_a_name_broken_by_other_white_space_keeps_its_words() -> None:
    text = "Grizzel\N{NO-BREAK SPACE}Software, a maker of tools, grew."
    [row] = [row for row in extract(text) if row["type"] == "organization"]
    assert row["name"] == "Grizzel Software"
    assert row["evidence"][0]["quote"] == "Grizzel\N{NO-BREAK SPACE}Software"


def test_tickers_and_dates_are_no_names() -> None:
    text = (
        "Broadhill Semiconductor, Inc. (NASDAQ: BRHS) announced on 5 June 2024 a strategic "
        "partnership with Nordlens AB (Stockholm: NORD.B) for AR glasses."
    )
    assert set(_types(text)) == {"Broadhill Semiconductor", "Nordlens"}
    [row] = [row for row in extract(text) if row["type"] == "partnership"]
    assert row["parties"] == ["Broadhill Semiconductor", "Nordlens"]


def test_time_grows_no_faster_than_the_text() -> None:
    # Counted in calls, not in seconds: the same on any machine.
    def calls(times: int) -> int:
        count = 0

        def tick(frame: object, event: str, argument: object) -> None:
            nonlocal count
            count += 1

        text = "Nordlens and Kappa Mobile signed a deal for the Kite X200 in May 2021.\n" * times
        sys.setprofile(tick)
        try:
            document(text)
        finally:
            sys.setprofile(None)
        return count

    assert calls(40) < 3 * calls(20)
