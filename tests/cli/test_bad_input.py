"""Whatever is wrong with the input: one clear sentence, exit code 2, nothing lost."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.store.oxigraph import VERSION, OxigraphStore
from kg.terms import META, STORE_VERSION
from tests.conftest import SEED, Command

MATTER = "---\n{}\n---\nNordlens and Kappa Mobile announced a strategic alliance.\n"

BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "binary.txt": (b"\x00\x01\x02\xff" * 64, "binary"),
    "picture.md": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "PNG"),
    "matter.md": (MATTER.format("title: [unclosed").encode(), "front matter"),
    "day.md": (MATTER.format("published: 2022-02-30").encode(), "2022-02-30"),
    "page.html": (b"<html><head><title>t</title></head><body></body></html>", "text"),
    "lines.jsonl": (b'\n{"text": \n', "line 2"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_article(name: str, kg: Command, tmp_path: Path) -> None:
    content, words = BAD_FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    ran = kg("extract", path)
    assert ran.code == 2
    assert ran.out == ""
    assert name in ran.err and words in ran.err
    assert len(ran.err.strip().splitlines()) == 1


def test_a_file_of_50_megabytes(kg: Command, tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    ran = kg("extract", path)
    assert ran.code == 2 and "MB" in ran.err


@pytest.mark.parametrize("command", ["build", "ingest", "extract"])
def test_a_path_that_does_not_exist(command: str, kg: Command, tmp_path: Path) -> None:
    store = [] if command == "extract" else ["--store", tmp_path / "store"]
    ran = kg(command, tmp_path / "nowhere.txt", *store)
    assert ran.code == 2 and "nowhere.txt" in ran.err


def test_a_text_in_another_encoding_is_read_and_told(kg: Command, tmp_path: Path) -> None:
    path = tmp_path / "western.txt"
    path.write_bytes(
        "Société Générale and Zürich’s Kappa announced a partnership.".encode("cp1252")
    )
    ran = kg("extract", path)
    assert ran.code == 0
    assert "western.txt is not UTF-8; read as cp125" in ran.err
    assert "Générale" in ran.out


def test_one_bad_file_among_good_ones(kg: Command, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a-bad.txt").write_bytes(b"")
    (folder / "b-good.md").write_bytes(SEED.read_bytes())
    store = tmp_path / "store"
    ran = kg("ingest", folder, "--store", store)
    assert ran.code == 1
    assert "a-bad.txt" in ran.err and "others" in ran.err
    assert "Xiaomi" in kg("query", "partners", "--company", "Leica Camera", "--store", store).out


def test_a_failed_build_keeps_what_was_there(kg: Command, tmp_path: Path) -> None:
    store, bad = tmp_path / "store", tmp_path / "bad.txt"
    bad.write_bytes(b"")
    assert kg("build", SEED, "--store", store).code == 0
    before = kg("export", "--to", "nquads", "--store", store).out
    assert kg("build", bad, "--store", store).code == 2
    assert kg("export", "--to", "nquads", "--store", store).out == before


BAD_QUERIES = {
    "syntax": (["SELECT ?x WHERE {\n ?x ?p }"], "line 2, column"),
    "unknown name": (["partnrs"], "did you mean 'partners'"),
    "missing file": (["none.rq"], "no file none.rq"),
    "unknown company": (["partners", "--company", "Leika Camera"], "Leica Camera"),
    "bad day": (["partners", "--company", "Leica Camera", "--on", "2020-06-31"], "2020-06-31"),
    "no company": (["partners"], "company"),
    "unknown parameter": (["partners", "--firm", "Leica Camera"], "firm"),
    "stray word": (["partners", "Leica"], "Leica"),
    "update": (["DELETE WHERE { ?s ?p ?o }"], "SPARQL"),
    "format": (["SELECT ?x { ?x a tp:Company }", "--format", "yaml"], "yaml"),
    "a word too many": (["partners", "Xiaomi"], "--company 'Xiaomi'"),
    "an option of one letter": (["partners", "-c", "Xiaomi"], "no option -c"),
}


@pytest.mark.parametrize("case", BAD_QUERIES)
def test_a_query_that_cannot_be_answered(case: str, kg: Command, built: Path) -> None:
    arguments, words = BAD_QUERIES[case]
    ran = kg("query", *arguments, "--store", built)
    assert ran.code == 2
    assert ran.out == ""
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_store_that_is_not_there(kg: Command, tmp_path: Path) -> None:
    ran = kg("query", "ASK { ?s ?p ?o }", "--store", tmp_path / "none")
    assert ran.code == 2 and "kg build" in ran.err
    assert not (tmp_path / "none").exists()


def test_a_store_made_by_a_newer_version(kg: Command, tmp_path: Path) -> None:
    path = tmp_path / "store"
    with OxigraphStore.open(path) as store:
        newer = f'INSERT DATA {{ GRAPH {META} {{ run:store {STORE_VERSION} "{VERSION + 1}" }} }}'
        store.update(f"DELETE WHERE {{ GRAPH {META} {{ ?s {STORE_VERSION} ?o }} }} ; {newer}")
    for arguments in (["query", "ASK { ?s ?p ?o }"], ["ingest", SEED]):
        ran = kg(*arguments, "--store", path)
        assert ran.code == 2 and "newer version" in ran.err


def test_a_place_that_cannot_be_written(kg: Command, built: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    target = tmp_path / "file" / "graph.gexf"
    ran = kg("export", "-o", target, "--store", built)
    assert ran.code == 2 and str(tmp_path / "file") in ran.err
    ran = kg("ingest", SEED, "--store", tmp_path / "file" / "store")
    assert ran.code == 2 and "store" in ran.err


@pytest.mark.parametrize("day", ["tomorrow", "2022-05", "2022-13-01"])
def test_a_published_day_that_is_none(day: str, kg: Command) -> None:
    ran = kg("extract", SEED, "--published", day)
    assert ran.code == 2 and day in ran.err


def test_an_export_without_a_format(kg: Command, built: Path, tmp_path: Path) -> None:
    assert "--to" in kg("export", "--store", built).err
    assert "gexf" in kg("export", "--to", "gefx", "--store", built).err
    assert "did you mean" in kg("export", "-o", tmp_path / "x.gefx", "--store", built).err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("arguments", [["query", "people"], ["stats"], ["export", "--to", "gexf"]])
def test_a_disk_that_is_full(arguments: list[str], built: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "kg", *arguments, "--store", str(built)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert ran.stderr == "kg: reading or writing failed: No space left on device\n"


def test_a_long_query_can_be_stopped(tmp_path: Path) -> None:
    numbers = "UNDEF " + " ".join(map(str, range(300)))
    product = " ".join(f"VALUES ?{name} {{ {numbers} }}" for name in "abcdef")
    with OxigraphStore.open(tmp_path / "store"):
        pass
    command = [sys.executable, "-c", "from kg.cli import ask, main; print(flush=True); main()"]
    command += ["query", f"SELECT (COUNT(*) AS ?n) {{ {product} }}"]
    asked = subprocess.Popen(
        [*command, "--store", str(tmp_path / "store")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert asked.stdout is not None
    asked.stdout.readline()
    time.sleep(1)
    asked.send_signal(signal.SIGINT)
    out, err = asked.communicate(timeout=10)
    assert asked.returncode == -signal.SIGINT
    assert (out, err) == (b"", b"")
