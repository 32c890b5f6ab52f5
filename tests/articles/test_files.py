"""Files, folders and standard input: what is found, under which id, and what stops what."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.articles import discover, read, read_all
from kg.articles.formats import READERS
from kg.errors import ArticleError, BadParameter
from kg.model import Article

DAY = dt.date(2022, 5, 23)
KINDS = " ".join(READERS)


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of news, which is the working directory."""
    files = {
        "b.txt": "Leica left Huawei.",
        "a.md": "---\npublished: 2020-01-02\n---\nXiaomi came.",
        "old/c.HTML": "<article><p>" + "Bosch and Nvidia work together. " * 9,
        "old/d.jsonl": '{"text": "One."}\n{"text": "Two.", "id": "two"}\n',
        "old/table.csv": "a,b",
        ".hidden.txt": "x",
        ".git/e.txt": "x",
    }
    for name, text in files.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "news"


def names(paths: list[Path]) -> list[str]:
    return [path.as_posix() for path in paths]


def test_a_folder_gives_what_is_readable_in_it_sorted(news: Path) -> None:
    assert names(discover(["news"])) == [
        "news/a.md", "news/b.txt", "news/old/c.HTML", "news/old/d.jsonl",
    ]  # fmt: skip


def test_files_as_given_come_once_and_in_the_order_given(news: Path) -> None:
    given = ["news/old/table.csv", "-", "news/b.txt", news / "b.txt", "news/../news/a.md", "-"]
    found = names(discover(given))
    assert found == ["news/old/table.csv", "-", "news/b.txt", "news/../news/a.md"]
    assert names(discover(["news/b.txt", "news"]))[:2] == ["news/b.txt", "news/a.md"]
    assert discover([]) == []
    assert discover("news/b.txt") == discover(Path("news/b.txt")) == [Path("news/b.txt")]


@pytest.mark.parametrize(
    ("pattern", "files"),
    [
        ("news/*.md", ["news/a.md"]),
        ("news/?.*", ["news/a.md", "news/b.txt"]),
        ("news/*", ["news/a.md", "news/b.txt", "news/old/c.HTML", "news/old/d.jsonl"]),
        ("**/*.jsonl", ["news/old/d.jsonl"]),
        ("n*/**", ["news/a.md", "news/b.txt", "news/old/c.HTML", "news/old/d.jsonl"]),
    ],
)
def test_a_pattern_is_what_it_fits(news: Path, pattern: str, files: list[str]) -> None:
    assert names(discover([pattern])) == files
    assert names(discover([str(Path.cwd() / pattern)])) == [
        str(Path.cwd() / name) for name in files
    ]


def test_a_file_is_called_what_it_is_called(news: Path) -> None:
    (news / "[a]*.md").write_text("Leica.", encoding="utf-8")
    assert names(discover(["news/[a]*.md"])) == ["news/[a]*.md"]


def test_linked_folders_are_not_followed_in_circles(news: Path) -> None:
    (news / "old" / "again").symlink_to(news, target_is_directory=True)
    assert len(discover(["news"])) == 4


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("news/a.mb", "news/a.mb does not exist; did you mean news/a.md?"),
        ("newz/a.md", "newz/a.md does not exist; did you mean news?"),
        ("news/xyzzy", "news/xyzzy does not exist; news holds no xyzzy"),
        ("news/b.txt/x", "news/b.txt/x does not exist; check its spelling"),
        ("empty", f"empty holds no file that can be read; the kinds are {KINDS}"),
        ("news/*.csv", f"news/*.csv fits no file that can be read; the kinds are {KINDS}"),
    ],
)
def test_a_path_that_leads_nowhere_is_an_error(news: Path, path: str, sentence: str) -> None:
    with pytest.raises(ArticleError) as caught:
        discover([path])
    assert str(caught.value) == sentence
    with pytest.raises(ArticleError):
        read_all(["news", path])  # before anything is read


def test_the_stem_is_the_id_unless_the_article_has_one(news: Path) -> None:
    ids = [article.id for path in discover(["news"]) for article in read(path)]
    assert ids == ["a", "b", "c", "d-1", "two"]


def test_a_day_from_outside_only_fills_the_gap(news: Path) -> None:
    dates = {a.id: a.published for a in read_all(["news"], DAY) if isinstance(a, Article)}
    assert dates == {"a": dt.date(2020, 1, 2), "b": DAY, "c": DAY, "d-1": DAY, "two": DAY}
    assert read("news/b.txt")[0].published is None
    assert read("news/b.txt", published=str(DAY))[0].published == DAY
    assert list(read_all("news", str(DAY))) == list(read_all("news", DAY))
    with pytest.raises(BadParameter, match="published takes a whole day as 2022-05-23, not '2020'"):
        read_all("news", "2020")


def test_one_bad_file_does_not_stop_the_others(news: Path) -> None:
    (news / "aa.txt").write_bytes(b"%PDF-1.4")
    (news / "old" / "d.jsonl").write_text('{"text": "One."}\n{"text": ', encoding="utf-8")
    (news / "gone.md").symlink_to("nowhere")
    found = [item.id if isinstance(item, Article) else item.path for item in read_all([news])]
    assert found == [
        "a", str(news / "aa.txt"), "b", str(news / "gone.md"), "c", "d-1",
        str(news / "old" / "d.jsonl") + ", line 2,",
    ]  # fmt: skip


def test_the_second_to_use_an_id_is_an_error_that_names_the_first(news: Path) -> None:
    (news / "old" / "b.md").write_text("Another text.", encoding="utf-8")
    (news / "old" / "z.jsonl").write_text('{"text": "T", "id": "two"}\n{"text": "U"}', "utf-8")
    items = list(read_all(["news"]))
    assert [str(item) for item in items if isinstance(item, ArticleError)] == [
        "news/old/b.md has the article id 'b', which news/b.txt has already; "
        "give one of them another id",
        "news/old/z.jsonl, line 1, has the article id 'two', which news/old/d.jsonl has already; "
        "give one of them another id",
    ]
    assert [item.id for item in items if isinstance(item, Article)][-1] == "z-2"


def test_what_says_the_same_again_is_passed_over(news: Path) -> None:
    (news / "old" / "b.txt").write_text("Leica left Huawei.", encoding="utf-8")
    items = list(read_all(["news"]))
    assert [item.id for item in items if isinstance(item, Article)] == ["a", "b", "c", "d-1", "two"]
    assert len(items) == 5


def test_standard_input_is_read_and_named_by_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    def pipe(data: bytes) -> Article:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
        return read("-", published=DAY)[0]

    one, other = pipe(b"Leica left Huawei."), pipe(b"Leica joined Xiaomi.")
    assert one.id != other.id
    assert (one.path, one.published, one.text) == (None, DAY, "Leica left Huawei.")
    assert one.id.startswith("stdin-")
    assert pipe(b"---\nid: leica\n---\nLeica left.").id == "leica"
    with pytest.raises(ArticleError, match=r"^standard input is empty; "):
        pipe(b"")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!-- saved --><html><head><title>A deal</title></head><body><article>"
         b"<p>Nordlens supplies Zephyr with lenses.</p></article></body></html>",
         "Nordlens supplies Zephyr with lenses."),
        (b"\xef\xbb\xbf<?xml version='1.0'?><rss version='2.0'><channel><item><title>A deal</title>"
         b"<description>Nordlens supplies Zephyr.</description></item></channel></rss>",
         "Nordlens supplies Zephyr."),
        (b'{"text": "Nordlens supplies Zephyr."}\n', "Nordlens supplies Zephyr."),
        (b"From: a@example.org\r\nSubject: A deal\r\n\r\nNordlens supplies Zephyr.\r\n",
         "Nordlens supplies Zephyr."),
        (b"Nordlens: it supplies Zephyr.\nDate: unknown", "Zephyr.\nDate: unknown"),
        (b"<3 says Nordlens of Zephyr", "<3 says Nordlens of Zephyr"),
        (b'{"text" is not JSON}\nit says', '{"text" is not JSON}\nit says'),
    ],
)  # fmt: skip
def test_what_is_piped_in_is_read_as_what_it_is(
    monkeypatch: pytest.MonkeyPatch, data: bytes, said: str
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    assert said in read("-", published=DAY)[0].text
