"""Short invented sentences, and the partnerships they tell of: one row a construction."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from tests.extract.reading import partnerships

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("cases.jsonl").read_text(encoding="utf-8").splitlines()
]


def _seen(row: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Of a row found what a case speaks of; the order of parties does not matter."""
    return {k: sorted(row[k]) if k == "parties" else row[k] for k in wanted}


def _order(row: dict[str, Any]) -> str:
    return json.dumps(row, sort_keys=True)


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_partnerships(case: dict[str, Any]) -> None:
    published = case.get("published")
    found = partnerships(case["text"], dt.date.fromisoformat(published) if published else None)
    wanted = sorted(case["expect"], key=_order)
    assert len(found) == len(wanted), found
    shape = wanted[0] if wanted else {}
    assert sorted((_seen(row, shape) for row in found), key=_order) == wanted
