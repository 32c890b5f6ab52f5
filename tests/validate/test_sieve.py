"""The sieve lets nothing through that pyshacl would object to, and not all there is."""

from __future__ import annotations

from unittest.mock import patch

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from kg.store.oxigraph import OxigraphStore, graph_of
from kg.terms import PREFIXES, RESOLVED, iri, local_name
from kg.validate import sieve, validate
from kg.validate.cut import cut, targets
from kg.validate.shapes import background, rows, shapes_graph
from tests.conftest import loaded
from tests.validate.referee import by_pyshacl_alone

DATATYPES = "date", "gYearMonth", "gYear", "gMonthDay", "gMonth", "decimal", "integer", "string"
WRITTEN = (
    *("2024-02-29", "2023-02-29", "0000-01-01", "12024-01-01", "2024-02-29Z", "2024-2-9"),
    *("2024-12", "2024-13", "2024", "0000", "-2024", "--02-29", "--02-30", "--12", "--13"),
    *("0.5", "1.5", "-0.5", "+0.5", ".5", "7", "-7", "+7", "soon", "", "add", "a" * 480),
)
NODES = [iri(f"org:x{n}") for n in range(4)]
CLASSES = rows(shapes_graph(), "SELECT DISTINCT ?class { ?shape sh:targetClass|sh:class ?class }")
LISTED = [iri("kind:oem-supply"), iri("stage:ended"), iri("role:ceo"), iri("modality:official")]
VALUES = st.one_of(
    st.sampled_from([*NODES, *LISTED, iri("kind:friendship")]),
    st.builds(
        lambda written, datatype: Literal(written, datatype=iri(f"xsd:{datatype}")),
        st.sampled_from(WRITTEN),
        st.sampled_from(DATATYPES),
    ),
    st.builds(Literal, st.sampled_from("ab"), language=st.sampled_from(["en", "EN", "de"])),
)


def predicates() -> list[NamedNode]:
    """All that paths of the shapes, and comparisons of their values, speak of."""
    asked = "?shape sh:path/(sh:alternativePath?/rdf:rest*/rdf:first)?|sh:disjoint ?predicate"
    also = "?shape sh:lessThanOrEquals|sh:targetSubjectsOf ?predicate"
    found = rows(
        shapes_graph(), f"SELECT DISTINCT ?predicate {{ {{ {asked} }} UNION {{ {also} }} }}"
    )
    return sorted((node for (node,) in found if isinstance(node, NamedNode)), key=str)


TYPED = st.builds(
    lambda node, class_: Quad(node, iri("rdf:type"), class_, RESOLVED),
    st.sampled_from(NODES),
    st.sampled_from(sorted((class_ for (class_,) in CLASSES), key=str)),
)
SAID = st.builds(
    lambda node, predicate, value: Quad(node, predicate, value, RESOLVED),
    st.sampled_from(NODES),
    st.sampled_from(predicates()),
    VALUES,
)


@settings(max_examples=60, deadline=None)
@given(
    typed=st.lists(TYPED, min_size=1, max_size=5),
    said=st.lists(SAID, max_size=25),
    at_once=st.integers(1, 4),
)
def test_whatever_is_said_the_findings_are_those_of_pyshacl(
    typed: list[Quad], said: list[Quad], at_once: int
) -> None:
    store = OxigraphStore.memory()
    store.inner.extend([*typed, *said])
    with patch("kg.validate.check._AT_ONCE", at_once):
        assert validate(store, inferred=False) == by_pyshacl_alone(store)


def test_of_what_is_right_next_to_nothing_is_looked_at_by_pyshacl() -> None:
    store = loaded("example.trig")
    nodes = targets(store)
    found = sieve.suspects(graph_of([*cut(store, nodes), *background()]), nodes)
    assert {local_name(shape) for shape in found} == {"maker-or-line"}


def test_all_constraints_of_the_shapes_are_known() -> None:
    """Or all targets would be looked at, one by one."""
    used = {quad.predicate for quad in shapes_graph()}
    ours = {name for name in used if name.value.startswith(PREFIXES["sh"])}
    of_other_things = {
        iri(f"sh:{name}")
        for name in ("alternativePath", "declare", "namespace", "prefix", "prefixes", "select")
    }
    known = sieve._OF_VALUE.keys() | sieve._OF_VALUES.keys() | sieve._NO_CONSTRAINTS
    assert ours - of_other_things <= known


@pytest.mark.parametrize(
    "constraint",
    ["sh:maxLength 3", "sh:datatype xsd:anyURI", "sh:not [ sh:datatype xsd:date ]"],
)
def test_what_the_tables_do_not_know_lets_all_through(constraint: str) -> None:
    shapes = f"s:x a sh:PropertyShape ; sh:targetClass tp:Claim ; sh:path tp:scope ; {constraint} ."
    prefixes = "".join(f"@prefix {name}: <{value}> .\n" for name, value in PREFIXES.items())
    text = f"{prefixes} @prefix s: <{PREFIXES['shape']}> . {shapes}"
    graph = graph_of(quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))
    said = graph_of(
        ox.Triple(iri("claim:1"), predicate, value)
        for predicate, value in (
            (iri("rdf:type"), iri("tp:Claim")),
            (iri("tp:scope"), Literal("x")),
        )
    )
    with patch("kg.validate.sieve.shapes_graph", lambda: graph):
        ((_, question),) = sieve._questions.__wrapped__()
    assert rows(said, question) == [(iri("claim:1"),)]
