from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, Quad, RdfFormat, parse

from kg.dates import PartialDate
from kg.graph.claims import local_node
from kg.graph.fields import FIELDS
from kg.graph.resolved import resolved_quads
from kg.model import Fact, Resolution, Value
from kg.terms import (
    DENOTES,
    HEADQUARTERED_IN,
    KIND,
    PREF_LABEL,
    RESOLVED,
    SCOPE,
    START_DATE,
    START_EARLIEST,
    SUPPORTED_BY,
    TYPE,
    iri,
    typed,
)  # fmt: skip

DEAL = "partnership:leica-camera--xiaomi.mobile-imaging.1"


def written(*facts: Fact) -> set[tuple[object, ...]]:
    return {tuple(quad)[:3] for quad in resolved_quads(Resolution(facts, (), ()))}


@pytest.mark.parametrize(
    ("field", "value", "predicate", "term"),
    [
        ("type", "partnership", TYPE, iri("tp:Partnership")),
        ("kind", "co-branding", KIND, iri("kind:co-branding")),
        ("scope", "field:mobile-imaging", SCOPE, iri("field:mobile-imaging")),
        ("headquarters_country", "place:china", HEADQUARTERED_IN, iri("place:china")),
        ("label", "mobile imaging", PREF_LABEL, Literal("mobile imaging")),
        ("start", PartialDate(2022, 5), START_DATE, typed("2022-05", "gYearMonth")),
        ("start_earliest", PartialDate(2022, 5, 1), START_EARLIEST, typed("2022-05-01", "date")),
    ],
)
def test_a_fact_is_a_triple(field: str, value: Value, predicate: object, term: object) -> None:
    assert written(Fact(DEAL, field, value)) == {(iri(DEAL), predicate, term)}


def test_nodes_of_articles_denote_and_claims_support() -> None:
    quads = resolved_quads(
        Resolution((), (("a", "org.xiaomi", "org:xiaomi"),), (("org:xiaomi", "7"),))
    )
    assert {tuple(quad) for quad in quads} == {
        (local_node("a", "org.xiaomi"), DENOTES, iri("org:xiaomi"), RESOLVED),
        (iri("org:xiaomi"), SUPPORTED_BY, iri("claim:7"), RESOLVED),
    }


def test_quads_come_in_the_order_of_the_facts() -> None:
    facts = tuple(Fact(f"org:{name}", "name", name) for name in ("xiaomi", "huawei"))
    quads = list(resolved_quads(Resolution(facts, (), ())))
    assert [quad.object.value for quad in quads] == ["xiaomi", "huawei"]  # type: ignore[union-attr]
    assert not [quad for quad in quads if isinstance(quad.subject, BlankNode)]


def test_the_example_written_by_hand_uses_no_other_properties() -> None:
    path = Path(__file__).parents[1] / "graphs" / "example.trig"
    example = [q for q in parse(path=path, format=RdfFormat.TRIG) if q.graph_name == RESOLVED]
    ours = {field.predicate for field in FIELDS.values()} | {DENOTES, SUPPORTED_BY}
    derived = {iri("tp:founderOf")}
    assert example and all(isinstance(quad, Quad) for quad in example)
    assert {quad.predicate for quad in example} <= ours | derived
