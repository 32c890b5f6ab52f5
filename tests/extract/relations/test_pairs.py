from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import CorpusError
from kg.extract.relations import Pair, Relation, read_pairs
from kg.extract.relations.tables import RELATIONS, UNDEFINED

WORDS = ["Zephyr", "was", "bought", "by", "Aurelia", "Group", "in", "2019", "."]
ITEM: dict[str, Any] = {
    "id": "1",
    "relation": "acquired_by",
    "invert_relation": 0,
    "e1_start": 0,
    "e1_end": 0,
    "e2_start": 4,
    "e2_end": 5,
    "e1_name": "Zephyr AG",
    "e2_name": "Aurelia Group",
    "context": WORDS,
}


def written(path: Path, content: object) -> Path:
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_file_in_the_format_of_core_is_read(tmp_path: Path) -> None:
    (pair,) = read_pairs(written(tmp_path / "pairs.json", [ITEM]))
    assert pair.words == tuple(WORDS)
    assert (pair.words[pair.first], pair.words[pair.second]) == (("Zephyr",), ("Aurelia", "Group"))
    assert pair.names == ("Zephyr AG", "Aurelia Group")
    assert pair.relation == Relation("acquired_by", inverse=False)


@given(st.sampled_from([*RELATIONS, UNDEFINED]), st.booleans())
def test_the_order_in_the_file_tells_nothing(name: str, inverse: bool) -> None:
    one, other = (0, 0), (4, 5)
    straight = Pair.of(WORDS, (one, other), ("Zephyr", "Aurelia"), Relation(name, inverse))
    turned = Pair.of(WORDS, (other, one), ("Aurelia", "Zephyr"), Relation(name, not inverse))
    assert straight == turned


@pytest.mark.parametrize("name", [name for name, directed in RELATIONS.items() if not directed])
def test_a_relation_without_direction_is_the_same_both_ways(name: str) -> None:
    spans = ((0, 0), (4, 4))
    assert Pair.of(WORDS, spans, relation=Relation(name, True)) == Pair.of(
        WORDS, spans, relation=Relation(name, False)
    )


@given(st.sampled_from([*RELATIONS, UNDEFINED]), st.booleans())
def test_a_label_is_read_back(name: str, inverse: bool) -> None:
    assert Relation.of(Relation(name, inverse).label) == Relation(name, inverse)


BAD = {
    "a lone object": (ITEM, "no list"),
    "a number": ([3], "'3'"),
    "no context": ([{k: v for k, v in ITEM.items() if k != "context"}], "'context'"),
    "an unknown relation": ([ITEM, ITEM | {"relation": "friend_of"}], "'friend_of'"),
    "a span outside": ([ITEM | {"e2_end": 9}], "4 to 9"),
    "a span that ends before it starts": ([ITEM | {"e2_end": 3}], "4 to 3"),
    "a place that is no number": ([ITEM | {"e1_start": "first"}], "'first'"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_is_no_pair_is_told_in_a_sentence(case: str, tmp_path: Path) -> None:
    content, told = BAD[case]
    path = written(tmp_path / "pairs.json", content)
    with pytest.raises(CorpusError) as caught:
        read_pairs(path)
    message = str(caught.value)
    assert str(path) in message and told in message
    assert len(message.splitlines()) == 1


def test_what_is_no_json_or_no_file(tmp_path: Path) -> None:
    path = tmp_path / "pairs.json"
    with pytest.raises(CorpusError, match="cannot be read"):
        read_pairs(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CorpusError, match="is not JSON"):
        read_pairs(path)
