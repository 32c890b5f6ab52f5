"""Marked passages: news prose with every mention, reference, cue, partnership and fact marked.

A passage is one line of JSON; in its text ``{e1:ORG|Nordlens}`` marks a mention of the thing ``e1``
and ``{e1,e2:REF|both firms}`` what stands for two. ``data/corpus/README.md`` tells the scheme.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from kg.errors import CorpusError
from kg.model import Article, Span

T = TypeVar("T")

_TAG = re.compile(r"\{([a-z]\d+(?:,[a-z]\d+)*):([A-Z]+)\|([^{}|]+)\}")

TYPES = {
    "ORG": "organization",
    "MEDIA": "media",
    "BODY": "body",
    "PRODUCT": "product",
    "PERSON": "person",
    "PLACE": "place",
    "DATE": "date",
    "ROLE": "role",
    "CUE": "cue",
    "REF": "reference",
}
"""The tags of the text and what they mark, in our terms."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked stretch of a passage's text: what it is, and which things it stands for."""

    span: Span
    type: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A partnership as a reader marked it."""

    parties: tuple[str, ...]
    kind: str
    stage: str
    modality: str
    start: str | None = None
    end: str | None = None
    scope: str | None = None
    products: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """An article in small, and all a careful reader finds in it."""

    id: str
    text: str
    published: dt.date | None
    marks: tuple[Marked, ...]
    partnerships: tuple[Arrangement, ...]
    facts: tuple[tuple[str, ...], ...] = ()
    unrelated: tuple[tuple[str, str], ...] = ()

    @property
    def article(self) -> Article:
        """The passage as an article, as an extractor gets it."""
        return Article(self.id, self.text, sha256="", published=self.published)

    def names(self, type: str) -> dict[str, str]:
        """For the id of each thing of a type the longest of its names in the text."""
        found: dict[str, str] = {}
        for mark in self.marks:
            if mark.type == type and len(mark.ids) == 1:
                name, (id,) = mark.span.of(self.text), mark.ids
                found[id] = max(found.get(id, ""), name, key=len)
        return found


def read_passages(paths: Iterable[str | Path]) -> Iterator[Passage]:
    """The passages of JSON Lines files, in order; raises CorpusError for a line that is none."""
    for path in paths:
        yield from marked_lines(path, passage, "passage")


def marked_lines(path: str | Path, read: Callable[[Any], T], what: str) -> Iterator[T]:
    """What ``read`` makes of each line of JSON that a reader marked; empty lines are passed over.

    Raises CorpusError for a line that is no JSON, or not ``what`` it should be.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "gold.jsonl")
    ...     _ = path.write_text('{"id": "x", "companies": ["Zephyr", "Aurelia"]}\\n\\n')
    ...     list(marked_lines(path, lambda marked: len(marked["companies"]), "text"))
    [2]
    """
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield read(json.loads(line))
            except (ValueError, KeyError, TypeError) as error:
                raise CorpusError(f"{path}:{number} is no marked {what}: {error!r}") from error


def passage(line: dict[str, object]) -> Passage:
    """The passage that a line of JSON tells of.

    >>> found = passage({"id": "x", "text": "{e1:ORG|Nordlens} sued {e2:ORG|Zephyr}.",
    ...                  "partnerships": []})
    >>> found.text, found.names("organization")
    ('Nordlens sued Zephyr.', {'e1': 'Nordlens', 'e2': 'Zephyr'})
    """
    text, marks = _unmarked(str(line["text"]))
    published = line.get("published")
    return Passage(
        id=str(line["id"]),
        text=text,
        published=dt.date.fromisoformat(str(published)) if published else None,
        marks=tuple(marks),
        partnerships=tuple(_arrangement(one) for one in _list(line, "partnerships")),
        facts=tuple(tuple(fact) for fact in _list(line, "facts")),
        unrelated=tuple((pair[0], pair[1]) for pair in _list(line, "unrelated")),
    )


def _list(line: dict[str, object], key: str) -> list:  # type: ignore[type-arg]
    found = line.get(key, [])
    if not isinstance(found, list):
        raise TypeError(f"{key} is {found!r}, not a list")
    return found


def _unmarked(text: str) -> tuple[str, list[Marked]]:
    """The text a reader sees, and what was marked in it."""
    plain, marks, done = "", [], 0
    for tag in _TAG.finditer(text):
        plain += text[done : tag.start()]
        span = Span(len(plain), len(plain) + len(tag[3]))
        marks.append(Marked(span, TYPES[tag[2]], tuple(tag[1].split(","))))
        plain += tag[3]
        done = tag.end()
    return plain + text[done:], marks


def _arrangement(one: dict[str, object]) -> Arrangement:
    roles = one.get("roles") or {}
    assert isinstance(roles, dict)
    given = {key: value for key, value in one.items() if key not in ("roles", "parties")}
    for key in ("products", "cues"):
        given[key] = tuple(_list(one, key))
    return Arrangement(
        parties=tuple(_list(one, "parties")),
        roles={role: tuple([who] if isinstance(who, str) else who) for role, who in roles.items()},
        **given,  # type: ignore[arg-type]
    )
