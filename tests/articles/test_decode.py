"""Bytes to text: encodings are told, what is no text is named."""

from __future__ import annotations

import logging
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import MAX_BYTES, read
from kg.articles.decode import decode
from kg.errors import ArticleError

POLISH = "Źródło: spółka Allegro wkrótce podejmie współpracę z łódzką firmą – ogłoszono."
ENGLISH = "Siemens said it would join forces with Bosch in München – a “strategic” step for both."
CHINESE = "小米与徕卡相机周一宣布达成战略合作，共同开发影像旗舰智能手机。"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=9))
def test_utf8_is_read_as_it_was_written(text: str) -> None:
    text = "Leica " + text  # so that it does not happen to begin like a picture
    assert decode(text.encode(), "x") == text


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (ENGLISH, "utf-8", None),
        (ENGLISH, "utf-8-sig", None),
        (ENGLISH, "utf-16", "utf-16"),
        (ENGLISH, "utf-32", "utf-32"),
        (ENGLISH, "cp1252", "cp1252"),
        ("Leica in Köln and Café Leica in Wien, said the maker.", "latin-1", "cp1252"),
        (CHINESE, "gb18030", "gb18030"),
        (f'<meta charset="windows-1250">{POLISH}', "cp1250", "windows-1250"),
        (f'<meta charset="klingon">{ENGLISH}', "cp1252", "cp1252"),
    ],
)
def test_every_encoding_but_utf8_is_told(
    text: str, encoding: str, told: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="kg.articles"):
        assert decode(text.encode(encoding), "leica.txt") == text
    assert caplog.messages == ([f"leica.txt is not UTF-8; read as {told}"] if told else [])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "seems to be a PDF"),
        (b"\x89PNG\r\n\x1a\n", "seems to be a PNG picture"),
        (b"PK\x03\x04rest", "seems to be a zip archive or an office document"),
        (b"Leica\0\0Camera", "seems to be binary (it holds NUL bytes)"),
        (
            random.Random(3).choices(range(0x80, 0x100), k=400),
            "is in no encoding that can be made out",
        ),
        (b"\xff\xfeL", "begins as utf-16 and goes on otherwise"),
    ],
)
def test_what_is_no_text_is_named(data: bytes | list[int], what: str) -> None:
    with pytest.raises(ArticleError) as caught:
        decode(bytes(data), "x.txt")
    assert caught.value.problem == what
    assert caught.value.path == "x.txt"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(60 * MAX_BYTES)  # sparse: it takes no room, and reading it would take a GB
    with pytest.raises(ArticleError) as caught:
        read(path)
    assert caught.value.problem == "is 1200.0 MB, more than the 20 MB that are read at once"
    assert caught.value.way_out == "split it"


def test_what_cannot_be_opened_says_why(tmp_path: Path) -> None:
    link = tmp_path / "leica.txt"
    link.symlink_to("gone.txt")
    cases = {
        link: "is a link to gone.txt, which does not exist",
        tmp_path: "is a folder",
        tmp_path / "none.txt": "cannot be read (no such file or directory)",
        tmp_path / ("long" * 99): "cannot be read (file name too long)",
    }
    for path, problem in cases.items():
        with pytest.raises(ArticleError) as caught:
            read(path)
        assert caught.value.problem == problem
