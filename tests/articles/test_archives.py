"""Web archives: which records are articles, that they are streamed, and where one is broken."""

from __future__ import annotations

import datetime as dt
import gzip
import random
import tracemalloc
from pathlib import Path

import pytest

from kg.articles import read_all
from kg.articles.build import id_of_address
from kg.articles.files import read
from kg.errors import ArticleError
from kg.model import Article

SITE = "https://news.example"
HTML = "text/html; charset=iso-8859-1"
META = '<meta property="article:published_time" content="2022-05-20">'


def page(number: int, head: str = "") -> bytes:
    text = f"Café Nordlens and Zephyr signed contract {number} on cameras for phones. " * 8
    return f"<html><head>{head}</head><body><article><p>{text}</p></article>".encode("latin-1")


class Archive:
    """A WARC file in the making: one record after the other, each compressed by itself."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.path.touch()

    def write(self, type_: str, block: bytes, address: str = "") -> None:
        head = (
            f"WARC/1.0\r\nWARC-Type: {type_}\r\nWARC-Target-URI: {address}\r\n"
            "WARC-Date: 2022-05-23T08:00:00Z\r\nContent-Type: application/http\r\n"
            f"Content-Length: {len(block)}\r\n\r\n"
        )
        data = head.encode() + block + b"\r\n\r\n"
        with self.path.open("ab") as file:
            file.write(gzip.compress(data, 1, mtime=0) if self.path.suffix == ".gz" else data)

    def add(self, address: str, body: bytes, kind: str = HTML, status: str = "200 OK") -> None:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n"
        self.write("response", head.encode() + body, address)


@pytest.fixture(params=["news.warc.gz", "news.warc"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    return Archive(tmp_path / request.param)


def test_each_page_that_was_fetched_is_an_article(archive: Archive) -> None:
    archive.write("warcinfo", b"software: x")
    archive.add(f"{SITE}/1", page(1))
    archive.add(f"{SITE}/picture", b"\x89PNG", "image/png")
    archive.add(f"{SITE}/gone", page(2), status="404 Not Found")
    archive.add(f"{SITE}/3", page(3, META))
    one, three = read(archive.path)
    assert one.text.startswith("Café Nordlens and Zephyr signed contract 1")
    assert (one.id, one.url) == (id_of_address(f"{SITE}/1"), f"{SITE}/1")
    assert (one.published, three.published) == (dt.date(2022, 5, 23), dt.date(2022, 5, 20))


def test_a_page_without_text_stops_no_other(archive: Archive) -> None:
    for number in range(3):
        archive.add(f"{SITE}/{number}", page(number) if number != 1 else b"<html></html>")
    first, wrong, last = read_all(archive.path)
    assert isinstance(first, Article) and isinstance(last, Article)
    assert isinstance(wrong, ArticleError)
    assert wrong.path == f"{archive.path}, record 2 ({SITE}/1),"


def test_a_page_that_was_fetched_twice_is_one_article_unless_it_changed(archive: Archive) -> None:
    for number in (1, 1, 2):
        archive.add(f"{SITE}/1", page(number))
    one, changed = read_all(archive.path)
    assert isinstance(one, Article)
    assert isinstance(changed, ArticleError) and "an article above has already" in str(changed)


def test_what_stands_before_the_broken_place_is_read(archive: Archive) -> None:
    ends = []
    for number in range(3):
        archive.add(f"{SITE}/{number}", page(number))
        ends.append(archive.path.stat().st_size)
    data = archive.path.read_bytes()
    for cut in (ends[1] + 50, ends[2] - 40):
        archive.path.write_bytes(data[:cut])
        *articles, wrong = read_all(archive.path)
        assert [type(item) for item in articles] == [Article, Article]
        assert isinstance(wrong, ArticleError) and "is broken or cut short" in wrong.problem


@pytest.mark.parametrize(
    "data", [b"", b"Nordlens joins Zephyr.", b"\x89PNG", gzip.compress(b"x y", mtime=0)]
)
def test_what_is_no_archive_is_named(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(data)
    (wrong,) = read_all(path)
    assert isinstance(wrong, ArticleError) and wrong.path == str(path)


def test_memory_is_that_of_one_article_however_large_the_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "large.warc.gz")
    noise = random.Random(1)
    for number in range(3000):
        archive.add(f"{SITE}/{number}.png", noise.randbytes(10_000), "image/png")
        if number % 100 == 0:
            archive.add(f"{SITE}/{number}", page(number))
    articles = read_all(archive.path)
    next(articles)  # what is imported for the first page is not counted
    tracemalloc.start()
    try:
        assert sum(isinstance(item, Article) for item in articles) == 29
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert archive.path.stat().st_size > 30_000_000
    assert peak < 3_000_000


def test_an_archive_is_read_as_it_is_asked_for(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "long.warc")
    for number in range(200):
        archive.add(f"{SITE}/{number}", page(number))
    with archive.path.open("ab") as file:
        file.write(b"no record at all\r\n")
    articles = read_all(archive.path)
    assert all(isinstance(next(articles), Article) for _ in range(200))
    assert isinstance(next(articles), ArticleError)
