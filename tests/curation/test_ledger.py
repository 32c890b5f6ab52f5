"""Judgements as lines of a file that only grows."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.curation import Judgement, Ledger, Target
from kg.curation.ledger import standing
from kg.curation.lines import from_line, to_line
from kg.errors import BadParameter, JudgementError, KgError, OutputError, UnknownName
from tests.curation.deciding import DAY, decide

WORDS = st.text(min_size=1).filter(str.strip)
MAYBE = st.none() | WORDS
TARGETS = st.builds(
    Target,
    names=st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    article=MAYBE,
    scope=MAYBE,
    field=WORDS,
    value=MAYBE,
    kind=st.none() | st.sampled_from(["acquisition", "component-supply"]),
)
SAID = st.builds(
    Judgement, st.sampled_from(["accept", "reject"]), TARGETS, WORDS, st.dates(), WORDS
)


@given(SAID)
def test_a_line_gives_back_what_it_was_made_of(judgement: Judgement) -> None:
    line = to_line(judgement)
    assert "\n" not in line
    assert from_line(line) == judgement


@given(st.lists(SAID, max_size=5))
def test_a_ledger_gives_back_all_in_order(judgements: list[Judgement]) -> None:
    ledger, at_once = Ledger(), Ledger()
    for judgement in judgements:
        ledger.append(judgement)
    at_once.append(*judgements)
    assert ledger.read() == at_once.read()
    assert list(ledger.read().judgements) == judgements
    assert ledger.read().broken == ()


def test_appending_keeps_every_byte_and_a_broken_line_hides_no_other(tmp_path: Path) -> None:
    path = tmp_path / "new" / "judgements.jsonl"
    first, second = decide("accept", "Zephyr"), decide("accept", "Vega")
    Ledger(path).append(first)
    broken = path.read_bytes() + b'\n{"verb": "rej'  # as after a power cut
    path.write_bytes(broken)
    Ledger(path).append(second)
    assert path.read_bytes() == broken + b"\n" + to_line(second).encode() + b"\n"
    kept = Ledger(path).read()
    assert kept.judgements == (first, second)
    (error,) = kept.broken
    assert str(error).startswith(f"{path}, line 3 is not JSON")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"who": "mira"}, "has 'who', which no judgement has"),
        ({"about": {"nmes": ["Zephyr"]}}, "has 'nmes', which"),
        ({"about": {"names": "Zephyr"}}, "names that are no list"),
        ({"about": []}, "is no judgement"),
        ({"by": 7}, "has 7 where words belong"),
        ({"on": "2026"}, "whole day"),
        ({"verb": "acept"}, "did you mean 'accept'"),
        ({"why": "changed by hand"}, "was changed: its id is"),
    ],
)
def test_a_line_that_is_wrong_says_how(change: dict[str, object], said: str) -> None:
    row = json.loads(to_line(decide("accept", "Zephyr"))) | change
    with pytest.raises(KgError, match=said):
        from_line(json.dumps(row))


@pytest.mark.parametrize("missing", ["verb", "by", "on"])
def test_a_line_that_lacks_something_says_what(missing: str) -> None:
    row = json.loads(to_line(decide("accept", "Zephyr")))
    del row[missing]
    with pytest.raises(JudgementError, match=f"lacks '{missing}'"):
        from_line(json.dumps(row))


def test_a_line_written_by_hand_needs_no_id() -> None:
    row = json.loads(to_line(decide("accept", "Zephyr")))
    del row["id"]
    assert from_line(json.dumps(row)) == decide("accept", "Zephyr")


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_bytes(b"\xff\xfe\n" + to_line(decide("accept", "Zephyr")).encode())
    kept = Ledger(path).read()
    assert (len(kept.judgements), len(kept.broken)) == (1, 1)


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(JudgementError, match="cannot be read"):
        Ledger(tmp_path).read()
    (tmp_path / "file").write_text("")
    with pytest.raises((JudgementError, OutputError)):
        Ledger(tmp_path / "file" / "below").append(decide("accept", "Zephyr"))


@pytest.mark.parametrize(
    ("error", "said", "arguments"),
    [
        (JudgementError, "needs a reason", {"verb": "reject", "why": " "}),
        (JudgementError, "what\\? Name a company", {"verb": "accept", "names": ()}),
        (JudgementError, "empty name", {"verb": "accept", "names": ("",)}),
        (JudgementError, "of which field", {"verb": "reject", "value": "2016"}),
        (JudgementError, "to what", {"verb": "edit", "field": "start"}),
        (UnknownName, "no field that can be edited", {"verb": "edit", "field": "party", "to": "x"}),
        (BadParameter, "not 'soon'", {"verb": "edit", "field": "start", "to": "soon"}),
        (UnknownName, "did you mean 'active'", {"verb": "edit", "field": "stage", "to": "actve"}),
        (UnknownName, "no kind", {"verb": "edit", "field": "kind", "to": "friendship"}),
        (UnknownName, "no role", {"verb": "edit", "field": "role", "to": "friend"}),
        (JudgementError, "Name the party", {"verb": "edit", "field": "role", "to": "supplier"}),
        (BadParameter, "not '2022-13'", {"verb": "edit", "field": "end", "to": "2022-13"}),
        (JudgementError, "into what", {"verb": "merge"}),
        (JudgementError, "one with itself", {"verb": "merge", "to": "Zephyr"}),
        (JudgementError, "split --article", {"verb": "merge", "to": "Aurelia", "article": "a"}),
        (JudgementError, "one name", {"verb": "rename", "names": ("A", "B"), "to": "C"}),
        (JudgementError, "takes --article", {"verb": "split", "to": "Zephyr Cars"}),
        (JudgementError, "takes two names", {"verb": "distinct"}),
        (JudgementError, "takes two names", {"verb": "distinct", "names": ("A", "A")}),
        (JudgementError, "nothing else", {"verb": "distinct", "names": ("A", "B"), "field": "end"}),
        (JudgementError, "undo what", {"verb": "undo"}),
        (UnknownName, "no judgement is called 'perhaps'", {"verb": "perhaps"}),
    ],
)
def test_what_lacks_something_is_no_judgement(error, said: str, arguments: dict) -> None:
    with pytest.raises(error, match=said):
        given = {"names": ("Zephyr",), "why": "so"} | arguments
        names, verb = given.pop("names"), given.pop("verb")
        decide(verb, *names, **given)


def test_who_decides_has_a_name() -> None:
    with pytest.raises(JudgementError, match="--by"):
        Judgement("accept", Target(("Zephyr",)), " ", DAY)


def test_the_id_follows_from_all_that_is_said() -> None:
    one = decide("reject", "Zephyr")
    assert one.id == decide("reject", "Zephyr").id
    others = [
        decide("accept", "Zephyr"),
        decide("reject", "Vega"),
        decide("reject", "Zephyr", why="otherwise"),
        decide("reject", "Zephyr", article="a"),
        Judgement("reject", one.about, "ben", DAY, "so"),
        Judgement("reject", one.about, "mira", dt.date(2026, 2, 1), "so"),
    ]
    assert len({one.id, *(other.id for other in others)}) == len(others) + 1


def test_an_undo_can_be_undone_and_what_it_took_back_be_said_again() -> None:
    said = decide("accept", "Zephyr")
    undo = decide("undo", to=said.id)
    redo = decide("undo", to=undo.id)
    assert standing([said, undo])[0] == []
    assert standing([said, undo, redo])[0] == [said]
    assert standing([said, undo, said])[0] == [said]
    in_force, idle = standing([undo, said])
    assert (in_force, list(idle)) == ([said], [undo])


@given(st.lists(st.sampled_from([decide("accept", name) for name in "ABC"]), max_size=5))
def test_undoing_an_undo_leaves_all_as_it_was(said: list[Judgement]) -> None:
    before = standing(said)
    for each in dict.fromkeys(said):
        undo = decide("undo", to=each.id)
        again = [*said, undo, decide("undo", to=undo.id)]
        assert standing(again) == before
