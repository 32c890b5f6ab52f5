from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from kg.concepts import labels
from kg.dates import PartialDate
from kg.graph.fields import CLASSES, FIELDS, read_value, value_term
from kg.model import Value
from kg.terms import PREFIXES, iri, typed

SCHEMES = {"kind", "stage", "role", "modality"}
SAMPLES: dict[str, list[Value]] = {
    "text": ["mobile imaging", 'said "no"\n', "徕卡", ""],
    "date": [PartialDate(2016), PartialDate(2022, 3), PartialDate(2022, 3, 31),
             PartialDate(None, 3, 31), PartialDate(None, 3)],
    "class": list(CLASSES),
    **{scheme: sorted(set(labels(scheme).values())) for scheme in SCHEMES},
}  # fmt: skip


def test_each_property_is_of_one_field_and_each_class_of_one_type() -> None:
    assert len({field.predicate for field in FIELDS.values()}) == len(FIELDS)
    assert len(set(CLASSES.values())) == len(CLASSES)


@pytest.mark.parametrize("name", FIELDS)
def test_each_form_is_known_and_points_where_it_can(name: str) -> None:
    field = FIELDS[name]
    assert field.form in {*SAMPLES, "node"}
    assert (field.form == "node") == (field.target in CLASSES)
    assert field.resolved_as is None or field.resolved_as in PREFIXES


@pytest.mark.parametrize("name", [name for name in FIELDS if FIELDS[name].form != "node"])
def test_values_come_back_as_they_went_in(name: str) -> None:
    field = FIELDS[name]
    assert SAMPLES[field.form]
    for value in SAMPLES[field.form]:
        assert read_value(field.predicate, value_term(field, value)) == (name, value)


@pytest.mark.parametrize("name", [name for name in FIELDS if FIELDS[name].form == "node"])
def test_nodes_come_back_whole(name: str) -> None:
    node = NamedNode(iri("article:a").value + "#org.xiaomi")
    assert read_value(FIELDS[name].predicate, node) == (name, node.value)


def test_dates_are_written_in_the_datatype_of_their_precision() -> None:
    assert value_term(FIELDS["founded"], PartialDate(2010)) == typed("2010", "gYear")
    assert value_term(FIELDS["end"], PartialDate(None, 3, 31)) == typed("--03-31", "gMonthDay")


def test_what_is_no_field_of_ours_is_left_alone() -> None:
    assert read_value(iri("owl:sameAs"), Literal("Xiaomi")) is None
