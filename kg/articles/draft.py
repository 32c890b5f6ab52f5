"""What readers of formats give: texts that are not yet articles, and what is wrong elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from kg.articles.decode import decode, load
from kg.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Draft:
    """A text found in a file, not yet an article."""

    text: str
    source: str
    facts: dict[str, Any] = field(default_factory=dict)
    number: int | None = None
    """which of several texts of a file it is, where it has no name of its own"""


Reader = Callable[[BinaryIO, str], Iterator[Draft | ArticleError]]
"""From an open file, and its name in errors, to what is in it, one by one as it is asked for.

What is wrong with one text is yielded in its place; what is wrong with the file is raised.
"""


def whole(read: Callable[[str, str], Iterator[Draft]]) -> Reader:
    """The reader of files that are one text, from a function of that text.

    >>> import io
    >>> reader = whole(lambda text, source: iter([Draft(text, source)]))
    >>> [draft.text for draft in reader(io.BytesIO(b"Nordlens joins Zephyr."), "nordlens.txt")]
    ['Nordlens joins Zephyr.']
    """

    def reader(file: BinaryIO, source: str) -> Iterator[Draft | ArticleError]:
        yield from read(decode(load(file, source), source), source)

    return reader
