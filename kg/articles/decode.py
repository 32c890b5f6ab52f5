"""Bytes to text: what a file is when it is no text, and which encoding it is in when it is.

UTF-8 is tried first, and is right when it works. A reader that had to guess says so in the log.
"""

from __future__ import annotations

import codecs
import logging
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kg.errors import ArticleError

MAX_BYTES = 20_000_000
"""the longest text that is read, in bytes; an article is a few kilobytes"""

log = logging.getLogger("kg.articles")

# What a file begins with -> what it then is.
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_HEAD = 4096
_RARE = 0.05
_AS_TEXT = "save it as text (.txt, .md) or as a web page (.html)"


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """A file to read bytes from, or standard input where ``path`` is ``-``.

    Raises ArticleError for what cannot be opened, and for what cannot be read while it is open.
    """
    if str(path) == "-":
        yield sys.stdin.buffer
        return
    try:
        with path.open("rb") as file:
            yield file
    except IsADirectoryError:
        raise ArticleError(path, "is a folder", "name a file in it") from None
    except OSError as error:
        problem = f"cannot be read ({(error.strerror or 'system error').lower()})"
        if isinstance(error, FileNotFoundError) and path.is_symlink():
            problem = f"is a link to {path.readlink()}, which does not exist"
        raise ArticleError(path, problem, "check the path and its permissions") from None


def load(file: BinaryIO, source: str) -> bytes:
    """All bytes of an open file; raises ArticleError where they are more than MAX_BYTES.

    >>> import io
    >>> load(io.BytesIO(b"Nordlens"), "nordlens.txt")
    b'Nordlens'
    """
    # A pipe has no size to ask for, hence the limit on reading.
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = max(len(data), _size(file))
        limit = f"more than the {MAX_BYTES / 1e6:.0f} MB that are read at once"
        raise ArticleError(source, f"is {size / 1e6:.1f} MB, {limit}", "split it")
    return data


def _size(file: BinaryIO) -> int:
    try:
        return os.fstat(file.fileno()).st_size
    except OSError:  # what lies in memory has no number
        return 0


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """The text of ``data``; ``source`` names it in errors and in the log.

    ``declared`` is the encoding that what carried it says it is in.

    Raises ArticleError for what is empty, is no text, or is in no encoding that can be made out.

    >>> decode("Nordlens – Köln".encode(), "nordlens.txt")
    'Nordlens – Köln'
    """
    if not data:
        raise ArticleError(source, "is empty", "add some text or leave it out")
    refuse_binary(data, source)
    marked = marked_encoding(data)
    for encoding in [marked] if marked else ["utf-8", declared, _declared(data), _western(data)]:
        if encoding and (text := _try(data, encoding)) is not None:
            return text if encoding == declared else _told(text, encoding, source)
    if marked:
        raise ArticleError(source, f"begins as {marked} and goes on otherwise", "save it as UTF-8")
    return _detect(data, source)


def refuse_binary(data: bytes, source: str) -> None:
    """Raise ArticleError where bytes are no text at all, with what they seem to be.

    >>> refuse_binary(b"Nordlens", "nordlens.txt")
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ArticleError(source, f"seems to be {what}", _AS_TEXT)
    if not marked_encoding(data) and b"\0" in data:
        raise ArticleError(source, "seems to be binary (it holds NUL bytes)", _AS_TEXT)


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a mark of the byte order tells.

    >>> marked_encoding("Nordlens".encode("utf-16"))
    'utf-16'
    """
    return next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _declared(data: bytes) -> str | None:
    """The encoding that a web page says it is in."""
    found = _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii", "replace") if found else None


def _western(data: bytes) -> str | None:
    # A handful of curly quotes and accents is too little for statistics, which then see Baltic or
    # Greek in it; in news that is nearly all ASCII they come from Windows.
    beyond = sum(byte > 0x7F for byte in data)
    return "cp1252" if beyond <= _RARE * len(data) else None


def _detect(data: bytes, source: str) -> str:
    from charset_normalizer import from_bytes

    if best := from_bytes(data).best():
        return _told(str(best), best.encoding, source)
    raise ArticleError(source, "is in no encoding that can be made out", "save it as UTF-8")


def _told(text: str, encoding: str, source: str) -> str:
    if not encoding.lower().startswith(("utf-8", "utf8")):
        log.warning("%s is not UTF-8; read as %s", source, encoding)
    return text
