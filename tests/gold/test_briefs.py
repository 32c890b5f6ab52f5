"""The briefs and what a careful reader takes from each: written by hand, before any extraction."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from kg.articles import read
from kg.concepts import kind_groups
from kg.dates import PartialDate
from tests.conftest import SEEDS

FOLDER = Path(__file__).parent
MARKED: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "briefs.jsonl").read_text(encoding="utf-8").splitlines()
]
STAGES = {"planned", "announced", "active", "suspended", "ended", "cancelled", "unknown"}
MODALITIES = {"official", "reported", "rumoured", "denied"}


def test_each_brief_is_marked_once() -> None:
    ids = [marked["id"] for marked in MARKED]
    assert ids == sorted(set(ids))
    assert set(ids) <= {path.stem for path in SEEDS.glob("*.md")}


@pytest.mark.parametrize("marked", MARKED, ids=lambda marked: str(marked["id"]))
def test_a_brief_has_its_source_and_all_that_is_marked_stands_in_it(marked: dict[str, Any]) -> None:
    (article,) = read(SEEDS / f"{marked['id']}.md")
    text = article.text
    assert article.published and str(article.published) == marked["published"]
    assert article.publisher and article.url and article.title
    assert text.startswith(article.title)
    assert not set(text) & set('"“”«»')  # told in our own words
    assert 110 <= len(text.split()) <= 370
    products = [one["name"] for one in marked["products"]]
    people = [one["name"] for one in marked["people"]]
    for name in (*marked["companies"], *chain(*marked["aliases"]), *products, *people):
        assert name in text, name
    for deal in marked["partnerships"]:
        assert len(set(deal["parties"])) > 1
        assert set(deal["parties"]) <= set(marked["companies"]), deal["parties"]
        assert deal["kind"] in kind_groups()
        assert deal["stage"] in STAGES and deal["modality"] in MODALITIES
        assert deal["evidence"] in text
        for end in filter(None, (deal["start"], deal["end"])):
            assert str(PartialDate.parse(end)) == end
