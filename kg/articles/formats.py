"""The formats an article may come in: which ending is read by which reader."""

from __future__ import annotations

from pathlib import Path

from kg.articles.archives import archive
from kg.articles.draft import Reader, whole
from kg.articles.feeds import feed
from kg.articles.lines import json_lines
from kg.articles.mail import message
from kg.articles.plain import plain
from kg.articles.web import web_page

READERS: dict[str, Reader] = {
    ".txt": whole(plain),
    ".md": whole(plain),
    ".html": whole(web_page),
    ".htm": whole(web_page),
    ".jsonl": json_lines,
    ".eml": message,
    ".rss": feed,
    ".atom": feed,
    ".xml": feed,  # which tells by its content whether it is one
    ".warc": archive,
    ".warc.gz": archive,
}

_MANY = {ending for ending in READERS if ending not in (".txt", ".md", ".html", ".htm", ".eml")}


def is_known(path: Path) -> bool:
    """Whether the ending of a file says how it is read.

    >>> is_known(Path("news/nordlens.warc.gz")), is_known(Path("nordlens.csv"))
    (True, False)
    """
    return _ending(path) in READERS


def reader_of(path: Path) -> Reader:
    """What reads a file; one of unknown ending is read as plain text."""
    return READERS.get(_ending(path), READERS[".txt"])


def holds_one(path: Path) -> bool:
    """Whether a file holds one article by its format, however large it is.

    >>> holds_one(Path("nordlens.md")), holds_one(Path("news.jsonl"))
    (True, False)
    """
    return _ending(path) not in _MANY


def stem(path: Path) -> str:
    """The name of a file without the ending that says how it is read.

    >>> stem(Path("news/nordlens.warc.gz")), stem(Path("news/nordlens.csv"))
    ('nordlens', 'nordlens')
    """
    return path.name[: -len(_ending(path))] if is_known(path) else path.stem


def _ending(path: Path) -> str:
    """The longest ending that is known, else the last."""
    name = path.name.lower()
    known = (ending for ending in READERS if name.endswith(ending) and name != ending)
    return max(known, key=len, default=path.suffix.lower())
