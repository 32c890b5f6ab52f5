"""Figures against counts by hand, on two small texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import CorpusError, OutputError
from kg.evaluate import evaluate_texts
from kg.evaluate.calibration import Calibration, calibration, plot
from kg.model import Article, Evidence, Extraction, Record, Statement
from tests.conftest import Command

TEXTS = {
    "a": "Nordlens Optics supplies lenses to Zephyr. Rival Aurelia does not. Nordlens said so.",
    "b": "Kappa and Zephyr merged in 2020.",
}
GOLD = [
    {
        "id": "a",
        "companies": ["Nordlens Optics", "Zephyr", "Aurelia"],
        "aliases": [["Nordlens Optics", "Nordlens"]],
        "partnerships": [
            {"parties": ["Nordlens Optics", "Zephyr"], "kind": "supply", "status": "active",
             "start": "2019", "end": None},
        ],
        "products": [], "people": [{"name": "Ada Berg", "org": "Nordlens", "role": "CEO"}],
        "facts": [{"s": "Nordlens Optics", "p": "competitor_of", "o": "Aurelia"}],
        "not_partners": [["Nordlens Optics", "Aurelia"]],
    },
    {
        "id": "b", "published": "2021-01-01", "companies": ["Kappa", "Zephyr"], "aliases": [],
        "partnerships": [
            {"parties": ["Kappa", "Zephyr"], "kind": "merger", "status": "active", "start": "2020"},
        ],
        "products": [], "people": [], "facts": [],
    },
]  # fmt: skip


class Fixed:
    """Says the same whatever the text: Nordlens and Zephyr cooperate, Nordlens and Aurelia too."""

    name = "fixed"

    def extract(self, article: Article) -> Extraction:
        words = (Evidence(0, 5, article.text[:5]),)
        orgs = [
            Record(
                article.id, "organization", f"org.{name.lower()}", (Statement("name", name, words),)
            )
            for name in ("Nordlens", "Zephyr", "Aurelia")
        ]
        deals = [
            Record(
                article.id,
                "partnership",
                f"partnership.{other.lower()}",
                (
                    Statement("party", "Nordlens", words, confidence=sure),
                    Statement("party", other, words),
                    Statement("kind", "component-supply", words),
                    Statement("stage", "active", words),
                ),
            )
            for other, sure in (("Zephyr", 0.9), ("Aurelia", 0.3))
        ]
        return Extraction(article, records=(*orgs, *deals))


@pytest.fixture
def marked(tmp_path: Path) -> tuple[Path, Path]:
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(one) + "\n" for one in GOLD), encoding="utf-8")
    for id, text in TEXTS.items():
        (tmp_path / f"{id}.txt").write_text(text, encoding="utf-8")
    return gold, tmp_path


def test_the_figures_are_those_counted_by_hand(marked: tuple[Path, Path]) -> None:
    run = evaluate_texts(*marked, Fixed())
    facets = run.evaluation.facets
    # Wanted 3 + 2 names, found 3 + 3; Kappa is missed, in the second text two are wrong.
    names = facets["organisation"]
    assert (names.right, names.wrong, names.missed) == (4, 2, 1)
    assert names.doc_f1 == pytest.approx((1 + 2 / 5) / 2)
    pairs = facets["pair"]
    assert (pairs.right, pairs.wrong, pairs.missed) == (1, 3, 1)
    assert pairs.precision == 0.25 and pairs.recall == 0.5
    assert pairs.doc_f1 == pytest.approx((2 / 3 + 0) / 2)
    kinds = facets["pair and kind"]
    assert (kinds.right, kinds.wrong, kinds.missed) == (1, 3, 1)
    assert {name: score.right for name, score in run.evaluation.kinds.items()} == {
        "merger": 0, "supply": 1,
    }  # fmt: skip
    assert facets["person and organisation"].missed == 1 == facets["fact"].missed
    start = run.evaluation.dates["start"]
    assert (start.right, start.wrong, start.missed) == (0, 0, 1)
    assert run.evaluation.traps == (1, 1)
    assert run.evaluation.grounded == (4, 4)


def test_what_is_less_sure_can_be_left_out(marked: tuple[Path, Path]) -> None:
    pairs = evaluate_texts(*marked, Fixed(), min_confidence=0.5).evaluation.facets["pair"]
    assert (pairs.right, pairs.wrong, pairs.missed) == (1, 1, 1)


def test_the_interval_holds_the_mean_and_is_the_same_each_time(marked: tuple[Path, Path]) -> None:
    once, twice = (evaluate_texts(*marked, Fixed()).evaluation for _ in range(2))
    assert once == twice
    for score in once.facets.values():
        low, high = score.interval
        assert 0 <= low <= score.doc_f1 <= high <= 1


def test_mistakes_are_listed_with_their_sentences(marked: tuple[Path, Path]) -> None:
    told = [str(one) for one in evaluate_texts(*marked, Fixed()).mistakes("pair")]
    assert told[0].startswith("a  wrong pair: aurelia – nordlens optics")
    assert told[-1] == "b  missed pair: kappa – zephyr\n    “Kappa and Zephyr merged in 2020.”"


def test_confidence_is_held_against_the_truth(marked: tuple[Path, Path]) -> None:
    # Of two pairs sure to .9 one is right, of two sure to .3 none.
    found = evaluate_texts(*marked, Fixed()).calibration
    assert found == Calibration(((pytest.approx(0.3), 0.0, 2), (pytest.approx(0.9), 0.5, 2)))
    assert found.error == pytest.approx((2 * 0.3 + 2 * 0.4) / 4)


def test_no_statements_are_calibrated_and_the_surest_have_a_bin() -> None:
    assert calibration([]).error == 0.0
    assert calibration([(1.0, True), (0.95, True)]).bins == ((pytest.approx(0.975), 1.0, 2),)


def test_a_text_that_is_missing_or_a_line_that_is_no_json_is_told(
    marked: tuple[Path, Path], tmp_path: Path
) -> None:
    gold, texts = marked
    (texts / "b.txt").unlink()
    with pytest.raises(CorpusError, match=r"b\.txt is not there"):
        evaluate_texts(gold, texts, Fixed())
    gold.write_text("{\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"gold\.jsonl:1 is no marked text"):
        evaluate_texts(gold, texts, Fixed())
    gold.write_text("\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="marks no text"):
        evaluate_texts(gold, texts, Fixed())


def test_the_reliability_diagram_is_a_picture_or_tells_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "reliability.png"
    found = calibration([(0.9, True), (0.8, False), (0.3, False)])
    try:
        import matplotlib  # noqa: F401
    except ImportError:
        with pytest.raises(OutputError, match="pip install"):
            plot(found, path)
        return
    assert plot(found, path).read_bytes().startswith(b"\x89PNG")
    once = path.read_bytes()
    assert plot(found, path).read_bytes() == once


def test_the_command(marked: tuple[Path, Path], kg: Command) -> None:
    gold, texts = map(str, marked)
    table = kg("evaluate", gold, texts, "--errors", "pair")
    assert table.code == 0 and "organisation" in table.out and "calibration error" in table.out
    told = json.loads(kg("evaluate", gold, texts, "--json").out)
    assert told["facets"]["organisation"]["right"] >= 3
    assert told["traps"]["of"] == 1
    wrong = kg("evaluate", gold, texts, "--errors", "pairs")
    assert wrong.code == 2 and "did you mean 'pair'" in wrong.err
