"""An explanation finds the shortest chain and shows the words under each link."""

from __future__ import annotations

import json

import pytest

from kg.errors import BadParameter, UnknownName
from kg.explain import explain
from kg.store.oxigraph import OxigraphStore


def test_a_direct_link_shows_its_quotes(example_store: OxigraphStore) -> None:
    found = explain(example_store, "Leica", "Huawei")
    assert found.direct and found.chain == ("Leica Camera", "Huawei")
    (link,) = found.links
    assert link.stage == "ended"
    (said,) = link.statements
    assert (said.property, said.value) == ("endDate", "2022-03-31")
    assert said.quote.startswith("The cooperation of Huawei")
    text = str(found)
    assert "→ end date: 2022-03-31" in text
    assert "said by Huawei representative" in text


def test_two_hops_go_over_the_partner_both_have(example_store: OxigraphStore) -> None:
    found = explain(example_store, "Xiaomi", "Huawei")
    assert found.chain == ("Xiaomi", "Leica Camera", "Huawei")
    assert len(found.links) == 2
    assert str(found).startswith("Xiaomi – Leica Camera – Huawei\n\n")


def test_what_is_not_linked_is_said_so(example_store: OxigraphStore) -> None:
    example_store.update(
        'INSERT DATA { GRAPH graph:resolved { org:orbita a tp:Company ; rdfs:label "Orbita" } }'
    )
    found = explain(example_store, "Orbita", "Huawei")
    assert not found.links
    assert str(found) == "Nothing in the graph links Orbita and Huawei."


def test_a_company_is_not_linked_with_itself(example_store: OxigraphStore) -> None:
    with pytest.raises(BadParameter, match="'Leica' and 'org:leica-camera' are the same company"):
        explain(example_store, "Leica", "org:leica-camera")


def test_of_several_shortest_chains_it_is_always_the_first_by_name() -> None:
    store = OxigraphStore.memory()
    names = ("a", "b1", "b2", "c")
    companies = " ".join(f'org:{n} a tp:Company ; rdfs:label "{n}" .' for n in names)
    pairs = (("a", "b2"), ("b2", "c"), ("b1", "c"), ("a", "b1"))
    partnerships = " ".join(
        f"partnership:p{i} a tp:Partnership ; tp:hasParticipant org:{x} , org:{y} ."
        for i, (x, y) in enumerate(pairs)
    )
    store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {companies} {partnerships} }} }}")
    assert explain(store, "a", "c").chain == ("a", "b1", "c")


def test_it_is_plain_data(example_store: OxigraphStore) -> None:
    found = explain(example_store, "Xiaomi", "Huawei")
    assert json.loads(json.dumps(found.to_dict()))["links"][0]["stage"] == "announced"


def test_an_unknown_company_is_said_with_the_nearest(example_store: OxigraphStore) -> None:
    with pytest.raises(UnknownName, match="Huawei"):
        explain(example_store, "Huawai", "Leica")
