"""What a text says about the companies, people and products it names."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extract.reading import extract


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Dana Whitlock, Nordlens's founder and CEO, left.", "founder and CEO"),
        ("Dana Whitlock, chairman of Nordlens, left.", "chairman"),
        ("Nordlens President Dana Whitlock left.", "President"),
        ("Nordlens, a lens maker, said its chairman, Dana Whitlock, left.", "chairman"),
        ("Nordlens, a lens maker, grew. Chief executive Dana Whitlock left.", "Chief executive"),
    ],
)
def test_tenures(text: str, title: str) -> None:
    [row] = [row for row in extract(text) if row["type"] == "tenure"]
    assert (row["person"], row["organization"], row["role"]) == (
        "Dana Whitlock",
        "Nordlens",
        title,
    )


@pytest.mark.parametrize(
    ("text", "company", "title"),
    [
        ("Nordlens, a lens maker, fell. “It was slow,” said Dana Whitlock of Nordlens.",
         "Nordlens", None),
        ("Nordlens grew, said Dana Whitlock, head of imaging at Nordlens.",
         "Nordlens", "head of imaging"[:4]),
        ("Nordlens has hired Dana Whitlock as chief operating officer.",
         "Nordlens", "chief operating officer"),
        ("Nordlens and Kappa Mobile merged, said Dana Whitlock, who runs Kappa Mobile.",
         "Kappa Mobile", None),
    ],
)  # fmt: skip
def test_an_employer_is_told_in_many_ways(text: str, company: str, title: str | None) -> None:
    found = [row for row in extract(text) if row["type"] == "tenure"]
    assert [(row["organization"], row["role"]) for row in found] == [(company, title)]


def test_a_verb_tells_a_role() -> None:
    rows = extract("Nordlens and Kappa Mobile merged, said Dana Whitlock, who chairs Kappa Mobile.")
    [row] = [row for row in rows if row["type"] == "tenure"]
    assert row["organization"] == "Kappa Mobile"


def test_each_of_several_persons_has_their_own_employer() -> None:
    rows = extract(
        "Dana Whitlock, chairman of Nordlens, met Ben Ode, chief executive of Kappa Mobile."
    )
    assert {(r["person"], r["organization"]) for r in rows if r["type"] == "tenure"} == {
        ("Dana Whitlock", "Nordlens"),
        ("Ben Ode", "Kappa Mobile"),
    }


def test_a_former_role_is_no_role() -> None:
    rows = extract("Nordlens met Dana Whitlock, former chairman of Kappa Mobile.")
    assert not [row for row in rows if row["type"] == "tenure"]


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("Founded in 1998, Nordlens makes lenses.", "founded", "1998"),
        ("Nordlens, a Swedish maker of lenses, grew.", "headquarters_country", "Sweden"),
        ("Nordlens, a lens maker based in Stockholm, grew.", "headquarters_country", "Sweden"),
        ("The Swedish company Nordlens grew.", "headquarters_country", "Sweden"),
        ("Nordlens, a Swedish maker of lenses, grew.", "industry", "lenses"),
        ("Nordlens, a subsidiary of Velmora Systems, grew.", "subsidiary_of", "Velmora Systems"),
        ("Nordlens competes with Velmora Systems.", "competitor_of", "Velmora Systems"),
        ("Nordlens lost orders to rivals. Nordlens's rivals include Aurelia Optics and Velmora "
         "Systems.", "competitor_of", "Velmora Systems"),
        ("Nordlens, which is owned by Velmora Systems, grew.", "subsidiary_of", "Velmora Systems"),
        ("Nordlens, Sweden's largest lens maker, grew.", "headquarters_country", "Sweden"),
        ("Nordlens, from Stockholm, grew.", "headquarters_country", "Sweden"),
        ("Shares in lens maker Nordlens fell.", "industry", "lens maker"),
        ("Nordlens, a listed telecoms group, grew.", "industry", "telecoms"),
    ],
)  # fmt: skip
def test_attributes(text: str, predicate: str, value: str) -> None:
    rows = [row for row in extract(text) if row["type"] == "attribute"]
    assert ("Nordlens", predicate, value) in {
        (row["subject"], row["predicate"], row["object"]) for row in rows
    }


def test_a_description_of_another_company_is_not_taken() -> None:
    rows = extract("Nordlens and Kappa Mobile, a supplier to German carmakers, merged.")
    assert "Germany" not in {row["object"] for row in rows if row["type"] == "attribute"}


def test_a_product_has_its_maker() -> None:
    rows = extract("Kappa Mobile sells phones. Kappa Mobile's new Kite X200 phone is out.")
    assert [(row["name"], row["maker"]) for row in rows if row["type"] == "product"] == [
        ("Kite X200", "Kappa Mobile")
    ]


def test_a_product_to_come_has_its_launch() -> None:
    text = (
        "The first smartphone jointly developed by Nordlens and Kappa Mobile "
        "will be launched in July."
    )
    rows = extract(text, dt.date(2022, 5, 23))
    [row] = [row for row in rows if row["type"] == "product"]
    assert (row["name"], row["launch"]) == ("smartphone", "2022-07")
