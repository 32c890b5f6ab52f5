"""Which written forms are taken for names of one thing."""

from __future__ import annotations

import pytest

from kg.extract.forms import join_forms
from kg.text.gazetteer import Entry, Gazetteer
from kg.text.names import name_key


def _joined(type_: str, *written: str, gazetteer: Gazetteer | None = None) -> list[str]:
    """The name that each of the written forms is taken for."""
    types = {name_key(name): type_ for name in written}
    names = join_forms(written, types, gazetteer or Gazetteer())
    return [names[name_key(name)] for name in written]


@pytest.mark.parametrize(
    ("type_", "written", "names"),
    [
        ("organization", ["Nordlens Optics AG", "Nordlens"], ["Nordlens Optics"] * 2),
        ("organization", ["Kappa Web Services", "KWS"], ["Kappa Web Services"] * 2),
        ("organization", ["Maison Verlaine", "Verlaine"], ["Maison Verlaine"] * 2),
        ("organization", ["Ostrel-Werk", "OstrelWerk"], ["Ostrel-Werk"] * 2),
        # the parent comes first, its unit after it
        ("organization", ["Nordlens", "Nordlens Cloud"], ["Nordlens", "Nordlens Cloud"]),
        # short for either
        (
            "organization",
            ["Nordlens Optics", "Nordlens Cloud", "Nordlens"],
            ["Nordlens Optics", "Nordlens Cloud", "Nordlens"],
        ),
        ("person", ["Dana Whitlock", "Whitlock", "Dana"], ["Dana Whitlock"] * 3),
        ("product", ["Kite X200", "Kite"], ["Kite X200", "Kite"]),
    ],
)
def test_forms(type_: str, written: list[str], names: list[str]) -> None:
    assert _joined(type_, *written) == names


def test_a_gazetteer_joins_in_any_order() -> None:
    entry = Entry("Nordlens", aliases=("Northern Lens Works",))
    known = Gazetteer(organizations={"nordlens": entry, "northern lens works": entry})
    written = ("Nordlens", "Northern Lens Works")
    assert _joined("organization", *written, gazetteer=known) == ["Northern Lens Works"] * 2
    assert _joined("organization", *written) == list(written)


def test_the_known_name_of_a_parent_is_not_short_for_its_unit() -> None:
    known = Gazetteer(organizations={"nordlens": Entry("Nordlens")})
    unit = ("Nordlens Cloud Services", "Nordlens")
    assert _joined("organization", *unit) == ["Nordlens Cloud Services"] * 2
    assert _joined("organization", *unit, gazetteer=known) == list(unit)
    fuller = ("Nordlens Technologies", "Nordlens")
    assert _joined("organization", *fuller, gazetteer=known) == ["Nordlens Technologies"] * 2


def test_two_known_companies_are_two_however_alike_their_names() -> None:
    known = Gazetteer(
        organizations={"nordlens": Entry("Nordlens"), "nordlens motor": Entry("Nordlens Motor")}
    )
    assert _joined("organization", "Nordlens Motor", "Nordlens", gazetteer=known) == [
        "Nordlens Motor",
        "Nordlens",
    ]
