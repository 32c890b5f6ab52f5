"""Opening a folder as a store: all that can be in the way of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from dataclasses import asdict, replace
from pathlib import Path
from threading import Timer

import pytest
from pyoxigraph import Quad

from kg.errors import StoreError
from kg.store.lock import holder
from kg.store.oxigraph import VERSION, OxigraphStore
from kg.store.trouble import why_not_open
from kg.terms import COMPANY, META, RESOLVED, STORE_VERSION, TYPE, iri, typed


def why_not(path: Path, *, read_only: bool = False) -> str:
    """The sentence a person gets; no more than one, and it names the folder."""
    with pytest.raises(StoreError) as caught:
        OxigraphStore.open(path, read_only=read_only)
    said = str(caught.value)
    assert str(path) in said
    assert "\n" not in said
    return said


def set_version(path: Path, version: str) -> None:
    with OxigraphStore.open(path) as store:
        store.replace_graph(
            META, [Quad(iri("run:store"), STORE_VERSION, typed(version, "integer"), META)]
        )


def test_opened_twice_by_one_program(tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "store"):
        assert why_not(tmp_path / "store").endswith(
            "is already open in this program; close it first"
        )
    OxigraphStore.open(tmp_path / "store").close()


def test_written_by_another_process(tmp_path: Path) -> None:
    program = (
        "import sys; from kg.store.oxigraph import OxigraphStore\n"
        "store = OxigraphStore.open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "store")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout and other.stdout.readline() == "open\n"
        said = why_not(tmp_path / "store")
        assert f"is being written by process {other.pid} (-c " in said and "--wait" in said
        with pytest.raises(StoreError, match="is being written by process"):
            OxigraphStore.open(tmp_path / "store", wait=0.3)
        OxigraphStore.open(tmp_path / "store", read_only=True).close()
        Timer(0.5, lambda: other.communicate("")).start()
        OxigraphStore.open(tmp_path / "store", wait=60).close()


def test_a_note_of_one_who_is_gone_or_never_was_is_not_believed(tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path):
        own = holder(tmp_path)
        assert own and own.pid == os.getpid()
    assert holder(tmp_path) is None
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    for note in (asdict(replace(own, pid=gone.pid)), {"pid": "x"}, [], {**asdict(own), "x": 1}):
        (tmp_path / "WRITER").write_text(json.dumps(note))
        assert holder(tmp_path) is None
    (tmp_path / "WRITER").write_text("half a no")
    assert holder(tmp_path) is None
    assert "another process; try again" in why_not_open(tmp_path, "While lock file: busy")
    OxigraphStore.open(tmp_path).close()


def test_a_reader_sees_what_was_written_and_writes_nothing(tmp_path: Path) -> None:
    with OxigraphStore.open(tmp_path / "store") as store:
        store.replace_graph(RESOLVED, [Quad(iri("org:xiaomi"), TYPE, COMPANY, RESOLVED)])
    with OxigraphStore.open(tmp_path / "store", read_only=True) as reader:
        assert len(list(reader.quads(graph=RESOLVED))) == 1
        with pytest.raises(StoreError, match="is open to read only"):
            reader.replace_graph(RESOLVED, [])


@pytest.mark.parametrize("version", [str(VERSION + 1), "99"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_version_is_refused_and_let_go(
    tmp_path: Path, version: str, read_only: bool
) -> None:
    set_version(tmp_path / "store", version)
    said = why_not(tmp_path / "store", read_only=read_only)
    assert f"(store version {version}, this kg reads up to {VERSION})" in said
    assert "upgrade kg" in said
    assert "newer version" in why_not(tmp_path / "store")  # not: is already open


def test_the_version_is_noted_once(tmp_path: Path) -> None:
    for _ in range(2):
        with OxigraphStore.open(tmp_path / "store") as store:
            (noted,) = store.quads(graph=META)
            assert noted.object == typed(VERSION, "integer")


@pytest.mark.parametrize("make_folder", [True, False])
def test_to_read_there_must_be_a_store(tmp_path: Path, make_folder: bool) -> None:
    path = tmp_path / "store"
    if make_folder:
        path.mkdir()
    assert why_not(path, read_only=True) == f"there is no store in {path}; make one with: kg build"
    assert path.exists() == make_folder


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("all of it")
    assert "holds thesis.docx and is no store" in why_not(tmp_path)
    assert "there is no store" in why_not(tmp_path, read_only=True)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    OxigraphStore.open(tmp_path).close()
    OxigraphStore.open(tmp_path, read_only=True).close()


def test_a_folder_whose_making_was_interrupted_will_do(tmp_path: Path) -> None:
    (tmp_path / "LOCK").touch()
    (tmp_path / "LOG").touch()
    OxigraphStore.open(tmp_path).close()


@pytest.mark.parametrize("below", ["", "store", "deep/store"])
def test_a_file_is_no_folder(tmp_path: Path, below: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a store")
    assert "is a file or lies below one" in why_not(file / below)
    assert "there is no store" in why_not(file / below, read_only=True)
    assert file.read_text() == "not a store"


def test_a_damaged_store_is_told_with_its_way_out(tmp_path: Path) -> None:
    OxigraphStore.open(tmp_path).close()
    (tmp_path / "CURRENT").write_text("nonsense")
    assert "remove it and run: kg build" in why_not(tmp_path)
    (tmp_path / "CURRENT").write_text("MANIFEST-999999\n")
    assert "was damaged" in why_not(tmp_path)


def test_a_path_that_cannot_be_is_told(tmp_path: Path) -> None:
    assert "cannot be opened" in why_not(tmp_path / ("x" * 300))
    assert "cannot be opened" in why_not(tmp_path / "nul\0here")


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            "IO error: While lock file: shelf/LOCK: Resource temporarily unavailable",
            "another process",
        ),
        ("IO error: While lock file: shelf/LOCK: No locks available", "cannot lock files"),
        ("[Errno 13] Permission denied: 'shelf'", "may not be written"),
        ("[Errno 30] Read-only file system: 'shelf'", "may not be written"),
        ("IO error: No space left on device: shelf/000001.sst", "a disk that is full"),
    ],
)  # what cannot be brought about by a test, in the words of RocksDB and the system
def test_what_the_system_says_is_told_in_plain_words(problem: str, sentence: str) -> None:
    assert sentence in why_not_open(Path("shelf"), problem)


def test_the_error_of_the_system_stays_at_hand(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError) as caught:
        OxigraphStore.open(tmp_path / "file")
    assert isinstance(caught.value.__cause__, OSError)
    assert "exists but is not a directory" in "".join(traceback.format_exception(caught.value))
