from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.concepts import labels
from kg.corpus import TYPES, passage, read_passages
from kg.dates import PartialDate
from kg.errors import CorpusError

STAGES = {"planned", "announced", "active", "suspended", "ended", "cancelled", "unknown"}
MODALITIES = {"official", "reported", "rumoured", "denied"}
LINE = {
    "id": "x1",
    "published": "2021-03-04",
    "text": "{e1:ORG|Nordlens} and {e2:ORG|Zephyr AG} {c1:CUE|will develop} {e3:PRODUCT|the Z9}.\n"
    "{e1,e2:REF|Both firms} said so; {e2:ORG|Zephyr} sells it.",
    "partnerships": [
        {
            "parties": ["e1", "e2"], "kind": "joint-development", "stage": "announced",
            "modality": "official", "start": "2021", "end": None, "scope": "optics",
            "products": ["e3"], "cues": ["c1"], "roles": {"licensor": "e1", "licensee": ["e2"]},
        }
    ],
    "facts": [["e3", "made_by", "e2"]],
    "unrelated": [["e1", "e2"]],
}  # fmt: skip


def test_marks_lie_where_their_words_stand() -> None:
    found = passage(LINE)
    assert [(m.span.of(found.text), m.type, m.ids) for m in found.marks] == [
        ("Nordlens", "organization", ("e1",)),
        ("Zephyr AG", "organization", ("e2",)),
        ("will develop", "cue", ("c1",)),
        ("the Z9", "product", ("e3",)),
        ("Both firms", "reference", ("e1", "e2")),
        ("Zephyr", "organization", ("e2",)),
    ]
    assert found.names("organization") == {"e1": "Nordlens", "e2": "Zephyr AG"}


def test_a_role_is_held_by_several_or_one() -> None:
    (partnership,) = passage(LINE).partnerships
    assert partnership.roles == {"licensor": ("e1",), "licensee": ("e2",)}
    assert partnership.products == ("e3",)


@given(st.lists(st.tuples(st.sampled_from(sorted(TYPES)), st.text("abc é”.", min_size=1))))
def test_what_is_marked_is_read_back(parts: list[tuple[str, str]]) -> None:
    text = " ".join(f"{{e{n}:{tag}|{words}}}" for n, (tag, words) in enumerate(parts))
    found = passage({"id": "x", "text": text})
    assert found.text == " ".join(words for _, words in parts)
    assert [(m.type, m.span.of(found.text)) for m in found.marks] == [
        (TYPES[tag], words) for tag, words in parts
    ]


@pytest.mark.parametrize("line", ["{", '{"id": "x"}', '{"id": "x", "text": "{e1:WHAT|Acme}"}'])
def test_a_line_that_is_no_passage_is_told(tmp_path: Path, line: str) -> None:
    path = tmp_path / "c.jsonl"
    path.write_text(json.dumps(LINE) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"c\.jsonl:3 is no marked passage"):
        list(read_passages([path]))


# ---- the passages of this project

CORPUS = sorted((Path(__file__).parents[1] / "data" / "corpus").glob("*.jsonl"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_passage_is_sound(path: Path) -> None:
    kinds = set(labels("kind").values())
    seen = set()
    for found in read_passages([path]):
        assert found.id.startswith(path.stem) and found.id not in seen
        seen.add(found.id)
        named = (mark for mark in found.marks if mark.type != "reference")
        types = {id: mark.type for mark in named for id in mark.ids}
        assert not any(sign in found.text for sign in "{}|"), found.id
        for deal in found.partnerships:
            assert len(set(deal.parties)) == len(deal.parties) >= 2, found.id
            assert {types[party] for party in deal.parties} == {"organization"}, found.id
            assert {types[product] for product in deal.products} <= {"product"}, found.id
            assert {types[cue] for cue in deal.cues} <= {"cue"}, found.id
            assert deal.kind in kinds, found.id
            assert deal.stage in STAGES and deal.modality in MODALITIES, found.id
            assert {who for held in deal.roles.values() for who in held} <= set(deal.parties)
            for date in filter(None, (deal.start, deal.end)):
                PartialDate.parse(date)
        for subject, _, *objects in found.facts:
            assert {subject, *objects} <= types.keys(), found.id


def test_no_id_stands_twice() -> None:
    ids = [found.id for found in read_passages(CORPUS)]
    assert len(ids) == len(set(ids)) > 1700
