"""What several sentences say of one partnership, gathered."""

from __future__ import annotations

from collections import defaultdict

from kg.corpus import read_passages
from kg.extract import RuleExtractor
from kg.extract.findings import Finding, Voice
from kg.extract.partnerships import _one_way_round
from kg.extract.tables.sides import KIND_ROLES, OPPOSITES
from kg.resources import folder

ROLES = {role for both in KIND_ROLES.values() for role in both}


def told(supplier: str, customer: str, confidence: float, sided: float) -> Finding:
    voice = Voice((), "official", None, confidence)
    said = voice.say("supplier", supplier), voice.say("customer", customer), voice.say("scope", "x")
    return Finding((supplier, customer), "component-supply", voice, said, {}, sided)


def sides(*found: Finding) -> list[tuple[str, object]]:
    return [(said.field, said.value) for said in _one_way_round(list(found))]


def test_who_buys_and_who_sells_is_told_by_what_the_findings_come_to() -> None:
    right, scope = [("supplier", "Nordlens"), ("customer", "Zephyr")], ("scope", "x")
    once = told("Nordlens", "Zephyr", 0.9, 0.9)
    turned = told("Zephyr", "Nordlens", 0.9, 0.6)
    assert sides(once, turned) == [*sides(once), scope] == [*right, scope, scope]
    assert sides(turned, once) == [scope, *right, scope]
    # Two that are less sure are surer together; of what weighs the same, the first holds.
    assert sides(turned, once, turned) == [*sides(turned), scope, *sides(turned)]
    assert sides(turned, told("Nordlens", "Zephyr", 0.9, 0.6)) == [*sides(turned), scope]


def test_what_is_no_opposite_is_kept() -> None:
    maker = Voice((), "official", None, 0.1).say("manufacturer", "Nordlens")
    one = told("Nordlens", "Zephyr", 0.9, 0.9)
    other = Finding(("Nordlens",), "contract-manufacturing", one.voice, (maker,), {}, 0.5)
    assert ("manufacturer", "Nordlens") in sides(one, other)


def test_nobody_is_on_both_sides_of_what_is_read() -> None:
    passages = list(read_passages([folder("data") / "corpus" / "m.jsonl"]))[:80]
    reader, seen = RuleExtractor(), 0
    for passage in passages:
        for record in reader.extract(passage.article).of_type("partnership"):
            roles: defaultdict[object, set[str]] = defaultdict(set)
            for said in record.statements:
                if said.field in ROLES:
                    roles[said.value].add(said.field)
            for its in roles.values():
                seen += 1
                assert not {(one, other) for one in its for other in its} & OPPOSITES
    assert seen > 20
