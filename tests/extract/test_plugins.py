"""A plug-in is found by its entry point, and its records pass the same gate as ours."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.articles import from_text
from kg.errors import PluginError, UnknownName
from kg.extract.plugins import extractor
from kg.model import Article, Evidence, Extraction, Mention, Record, Span, Statement
from tests.conftest import Command

TEXT = "Nordlens supplies Zephyr. It also works with Kappa."


class Guesser:
    """Finds a partnership that quotes show, one that a pronoun shows, two that nothing shows."""

    name = "guesser"

    def extract(self, article: Article) -> Extraction:
        first, second = Evidence(0, 25, TEXT[:25]), Evidence(26, 51, TEXT[26:51])
        it = Mention(Span(26, 28), "It", "reference", "Nordlens")
        names = (("Nordlens", 0), ("Zephyr", 18), ("Kappa", 45))
        records = (
            *(organization(name, Evidence(at, at + len(name), name)) for name, at in names),
            partnership("Nordlens", "Zephyr", first),
            partnership("Nordlens", "Kappa", second),
            partnership("Zephyr", "Kappa", second),
            partnership("Nordlens", "Zephyr", Evidence(0, 8, "Aurelia!")),
        )
        return Extraction(article, references=(it,), records=records)


def organization(name: str, evidence: Evidence) -> Record:
    said = (Statement("name", name, (evidence,)),)
    return Record("x", "organization", f"org.{name}".lower(), said)


def partnership(a: str, b: str, evidence: Evidence) -> Record:
    said = (Statement("party", a, (evidence,)), Statement("party", b, (evidence,)))
    return Record("x", "partnership", f"partnership.{a}--{b}".lower(), said)


class Nameless:
    """No extractor."""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package with entry points, as an installer leaves it behind."""
    info = tmp_path / "guesser-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: guesser\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[kg.extractors]\n"
        "guesser = tests.extract.test_plugins:Guesser\n"
        "nameless = tests.extract.test_plugins:Nameless\n"
        "broken = tests.extract.test_plugins:NotThere\n"
    )
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])


@pytest.mark.usefixtures("installed")
def test_what_its_quotes_do_not_show_is_refused_and_told() -> None:
    found = extractor("guesser").extract(from_text(TEXT, id="x"))
    assert [record.subject for record in found.of_type("partnership")] == [
        "partnership.nordlens--zephyr",
        "partnership.nordlens--kappa",
    ]
    assert [told.split(": ")[1] for told in found.refused] == [
        "its quotes neither name Zephyr nor refer to it",
        "the quote 'Aurelia!' is not at 0-8 of the text",
    ]


@pytest.mark.usefixtures("installed")
def test_what_is_no_extractor_is_told() -> None:
    with pytest.raises(PluginError, match=r"'nameless'.*no name or no method extract"):
        extractor("nameless")
    with pytest.raises(PluginError, match=r"'broken' cannot be loaded"):
        extractor("broken")
    with pytest.raises(UnknownName, match=r"no extractor is called 'gueser'.*'guesser'"):
        extractor("gueser")


@pytest.mark.usefixtures("installed")
def test_the_command_takes_it_by_name(kg: Command, tmp_path: Path) -> None:
    article = tmp_path / "x.txt"
    article.write_text(TEXT, encoding="utf-8")
    ran = kg("extract", article, "--extractor", "guesser")
    assert ran.code == 0 and ran.out.count('"type": "partnership"') == 2
    assert "refused" in ran.err and "2 records" in ran.err
    assert kg("extract", article, "--extractor", "guesser", "--workers", "2") == ran
    store = tmp_path / "store"
    assert kg("ingest", article, "--extractor", "guesser", "--store", store).code == 0
    assert "Kappa" in kg("query", "partners", "--company", "Nordlens", "--store", store).out
    assert kg("ingest", article, "--extractor", "nobody", "--store", store).code == 2
