from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import resources


def test_what_ships_is_found_in_a_checkout() -> None:
    assert resources.folder("ontology") == Path(resources.__file__).parents[1] / "ontology"
    assert (resources.folder("data") / "gazetteer" / "places.csv").is_file()
    assert resources.read("ontology", "techpartners.ttl").startswith(("#", "@prefix"))


def test_in_an_installed_package_the_folder_inside_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages" / "kg"
    (package / "queries").mkdir(parents=True)
    (package / "queries" / "partners.rq").write_text("SELECT ?é {}", encoding="utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert resources.read("queries", "partners.rq") == "SELECT ?é {}"


def test_no_name_of_the_seed_articles_stands_in_the_code() -> None:
    # The extractor knows language, the gazetteer names: code that knew a name would be a trick.
    names = re.compile(
        r"leica|xiaomi|huawei|lei jun|wang xiang|android authority|\bp9\b|\bp50\b|mate 9", re.I
    )
    package = Path(__file__).parents[1] / "kg"
    found = [
        f"{path.name}: {match.group()}"
        for path in sorted(package.rglob("*.py"))
        for match in names.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
