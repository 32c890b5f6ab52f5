"""JSON Lines: an article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from kg.articles.decode import MAX_BYTES, decode, marked_encoding, refuse_binary
from kg.articles.draft import Draft
from kg.articles.fields import checked
from kg.errors import ArticleError


def json_lines(file: BinaryIO, source: str) -> Iterator[Draft | ArticleError]:
    """One object a line with ``text`` and, where known, the fields of front matter.

    >>> import io
    >>> file = io.BytesIO(b'{"id": 17, "text": "Nordlens joins Zephyr."}')
    >>> [draft] = json_lines(file, "news.jsonl")
    >>> draft.text, draft.facts
    ('Nordlens joins Zephyr.', {'id': '17'})
    """
    number = 0
    # A line that is too long is read in pieces, none of which is kept.
    while row := file.readline(MAX_BYTES + 1):
        number += 1
        here = f"{source}, line {number},"
        if number == 1:
            _refuse_other_text(row, source)
        try:
            if len(row) > MAX_BYTES:
                while row and not row.endswith(b"\n"):
                    row = file.readline(MAX_BYTES)
                limit = f"is longer than the {MAX_BYTES / 1e6:.0f} MB that are read at once"
                raise ArticleError(here, limit, "split it")
            if row.strip(b"\xef\xbb\xbf \t\r\n"):
                yield _draft(decode(row, here), here, number)
        except ArticleError as error:
            yield error


def _refuse_other_text(first: bytes, source: str) -> None:
    refuse_binary(first, source)
    if (encoding := marked_encoding(first)) not in (None, "utf-8-sig"):
        # Its lines do not end where a byte says so.
        raise ArticleError(source, f"is in {encoding}", "save it as UTF-8")


def _draft(row: str, here: str, number: int) -> Draft:
    try:
        found = json.loads(row.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        problem = getattr(error, "msg", "too large a value")
        raise ArticleError(here, f"is not JSON ({problem})", "mend the line") from None
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        raise ArticleError(here, "is not an object with a text", 'write it as {"text": "…"}')
    return Draft(found["text"], here, checked(found, here), number)
