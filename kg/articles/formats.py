"""The formats an article may come in: which ending is read by which reader."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
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


ENOUGH = 4096
"""Bytes from the beginning that show what something is."""
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_XML = re.compile(rb"<(?:\?xml|rss|feed|rdf:RDF)[\s>]")
_HEADER = re.compile(rb"([\w-]+):|[ \t]")
_OF_LETTERS = {b"from", b"to", b"date", b"subject", b"message-id", b"received", b"mime-version"}


def reader_of_content(start: bytes) -> Reader:
    """What reads something without a name, by how it begins: plain text, unless that shows more.

    >>> reader_of_content(b"<!DOCTYPE html><html>") is READERS[".html"]
    True
    >>> reader_of_content(b"Zephyr: a maker of phones") is READERS[".txt"]
    True
    """
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return READERS[next((ending for ending, is_one in _SIGNS.items() if is_one(start)), ".txt")]


def _is_object(start: bytes) -> bool:
    """Whether the first line is an object of JSON, or begins like one and is longer than seen."""
    line, rest = start.partition(b"\n")[::2]
    try:
        return start.startswith(b"{") and isinstance(json.loads(line), dict)
    except ValueError:
        return not rest and line[1:].lstrip().startswith(b'"')


def _is_letter(start: bytes) -> bool:
    """Whether it begins with headers, two of them such as letters have."""
    names = set()
    for line in start.splitlines():
        header = _HEADER.match(line)
        if header is None:
            break
        names.add((header[1] or b"").lower())
    return len(names & _OF_LETTERS) > 1


_SIGNS: dict[str, Callable[[bytes], bool]] = {
    ".warc": lambda start: start.startswith((b"WARC/", b"\x1f\x8b")),
    ".jsonl": _is_object,
    ".html": lambda start: start.startswith(b"<") and bool(_PAGE.search(start)),
    ".xml": lambda start: bool(_XML.match(start)),
    ".eml": _is_letter,
}
"""For formats the sign that something is in one of them, the surest first."""


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
