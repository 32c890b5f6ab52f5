from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.terms import iri
from kg.text.names import (
    LEGAL_FORMS,
    core_name,
    is_short_form,
    local_id,
    name_key,
    short_forms,
    slug,
)

WORDS = st.sampled_from(
    ["Leica", "Camera", "The", "the", "and", "of", "Co.", "AG", "S.A.", "A/S", "华为", "Über",
     "O'Neil's", "&", "-", "!", "Inc", "Group", "ℌ", "ﬁ", "x", "İ"]
)  # fmt: skip
NAMES = st.one_of(st.text(), st.lists(WORDS, max_size=5).map(" ".join))
ANY_TEXT = st.text(st.characters(), max_size=12)  # lone surrogates too


@pytest.mark.parametrize(
    ("name", "core", "key"),
    [
        ("Leica Camera AG", "Leica Camera", "leica camera"),
        ("Robert Bosch GmbH & Co. KG", "Robert Bosch", "robert bosch"),
        ("Hon Hai Precision Industry Co., Ltd.", "Hon Hai Precision Industry", None),
        ("The Walt Disney Company", "Walt Disney", "walt disney"),
        ("Vestas Wind Systems A/S", "Vestas Wind Systems", "vestas wind systems"),
        ("Prada S.p.A.", "Prada", "prada"),
        ("L'Oréal S.A.", "L'Oréal", "l oreal"),
        ("Xiaomi Corp.'s", "Xiaomi", "xiaomi"),
        ("Xiaomi’s", "Xiaomi", "xiaomi"),
        ("U.S. Steel", "U.S. Steel", "us steel"),
        ("Leica\n  Camera", "Leica Camera", "leica camera"),
        ("Lei\u00adca", "Lei\u00adca", "leica"),
        ("Group", "Group", "group"),
        ("SAP SE", "SAP", "sap"),
        ("T-Mobile US, Inc.", "T-Mobile US", "t mobile us"),
        ("Nestlé", "Nestlé", "nestle"),
        ("삼성", "삼성", "삼성"),
        ("バンダイ", "バンダイ", "バンダイ"),
        ("华为技术", "华为技术", "华为技术"),
        ("रिलायंस", "रिलायंस", "रिलायंस"),
        ("!!!", "!!!", "0x212121"),
    ],
)
def test_what_is_left_of_a_name(name: str, core: str, key: str | None) -> None:
    assert core_name(name) == core
    assert name_key(name) == (key or core.lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [("パンダイ", "バンダイ"), ("!!!", "???"), ("iPhone SE", "iPhone"), ("Leica", "Leica Camera")],
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert name_key(one, legal_forms=False) != name_key(other, legal_forms=False)


@given(NAMES | ANY_TEXT, st.booleans())
@example("«!", True)
@example("the the the", True)
@example("A/S A/S", True)
def test_keys_and_slugs_of_themselves_are_themselves(name: str, legal_forms: bool) -> None:
    key, part = (make(name, legal_forms=legal_forms) for make in (name_key, slug))
    assert name_key(key, legal_forms=legal_forms) == key
    assert slug(part, legal_forms=legal_forms) == part == slug(key, legal_forms=legal_forms)


@given(NAMES, NAMES)
def test_one_slug_means_one_key(one: str, other: str) -> None:
    assert (slug(one) == slug(other)) == (name_key(one) == name_key(other))


@given(NAMES | ANY_TEXT)
@example("variation\U000e0100 selector")
def test_any_name_makes_part_of_an_iri(name: str) -> None:
    node = iri(f"org:{slug(name)}")
    assert NamedNode(node.value) == node
    assert not set(slug(name)) & set("/#.?% ")
    assert slug(name) and "--" not in slug(name)


@given(NAMES, st.sampled_from(sorted(LEGAL_FORMS)))
def test_a_legal_form_makes_no_other_company(name: str, form: str) -> None:
    company = f"Leica {name}"
    assert name_key(f"{company}, {form.upper()}.") == name_key(company)


@given(NAMES, NAMES)
def test_short_forms_are_shorter(one: str, other: str) -> None:
    assert not is_short_form(one, one)
    assert not (is_short_form(one, other) and is_short_form(other, one))


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Leica", "Leica Camera AG", True),
        ("leica AG", "Leica Camera", True),
        ("Camera", "Leica Camera", False),
        ("IBM", "International Business Machines", True),
        ("I.B.M.", "International Business Machines", True),
        ("I", "International Business Machines", False),
        ("Lei", "Leica Camera", False),
        ("Leica Camera", "Leica", False),
        ("BoA", "Bank of America", False),
        ("BA", "Bank of America", True),
        ("", "Leica Camera", False),
    ],
)
def test_short_forms(short: str, full: str, fits: bool) -> None:
    assert is_short_form(short, full) is fits


def test_short_forms_of_one_word_are_none() -> None:
    assert short_forms("Xiaomi Corp.") == set()


def test_ids_within_a_document_tell_types_apart() -> None:
    assert local_id("media", "Reuters") == local_id("body", "Reuters") == "org.reuters"
    assert local_id("product", "Watch SE") == "product.watch-se"
    assert local_id("person", "Jack Co") == "person.jack-co"
