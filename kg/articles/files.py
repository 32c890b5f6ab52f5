"""Files and folders to articles; one that cannot be read does not stop the others."""

from __future__ import annotations

import datetime as dt
import glob
import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from kg.articles.build import from_text
from kg.articles.decode import opened
from kg.articles.draft import Draft
from kg.articles.formats import (
    ENOUGH,
    READERS,
    is_known,
    reader_of,
    reader_of_content,
    stem,
)
from kg.dates import Day, whole_day
from kg.errors import ArticleError
from kg.model import Article

STDIN = Path("-")
_KINDS = "the kinds are " + " ".join(READERS)


Paths = Iterable[str | Path] | str | Path
"""Files, folders and patterns, or one of them."""


def discover(paths: Paths) -> list[Path]:
    """The files that ``paths`` name, each once: files as given, folders with all they hold.

    Of a folder those are taken whose ending is known here, in its subfolders too, sorted; hidden
    ones and linked folders are not. A pattern such as ``news/**/*.md`` stands for the files and
    folders that it fits, in the same way. ``-`` is standard input. Raises ArticleError for a path
    that does not exist, with the nearest that does, and for a folder or pattern with nothing to
    read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "nordlens.txt").write_text("Nordlens and Zephyr sign a deal.")
    ...     [path.name for path in discover([folder])]
    ['nordlens.txt']
    """
    found: dict[str, Path] = {}
    # A lone string is a path too: taken letter by letter it would be many.
    for given in map(Path, [paths] if isinstance(paths, str | Path) else paths):
        for path in _files(given):
            found.setdefault(os.path.realpath(path) if path != STDIN else "-", path)
    return list(found.values())


def _files(given: Path) -> list[Path]:
    if given == STDIN:
        return [given]
    if not os.path.lexists(given):
        if glob.has_magic(str(given)):
            return _fitting(given)
        raise ArticleError(given, "does not exist", _nearest(given))
    if not given.is_dir():
        return [given]
    if not (inside := list(_walk(given))):
        raise ArticleError(given, "holds no file that can be read", _KINDS)
    return inside


def _fitting(pattern: Path) -> list[Path]:
    """The files that a pattern means, where the shell has left it as it is."""
    fitting: list[Path] = []
    # Path.glob takes no pattern that begins at the root.
    for path in map(Path, sorted(glob.glob(str(pattern), recursive=True))):  # noqa: PTH207
        if path.is_dir():
            fitting += _walk(path)
        elif is_known(path):
            fitting.append(path)
    if not fitting:
        raise ArticleError(pattern, "fits no file that can be read", _KINDS)
    return fitting


def _walk(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise ArticleError(folder, f"cannot be listed ({error})", "check its permissions") from None
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            # Links to folders may lead in circles.
            yield from () if path.is_symlink() else _walk(path)
        elif is_known(path):
            yield path


def _nearest(missing: Path) -> str:
    """The hint for a path that does not exist: the entry that is called nearly so."""
    name, parent = missing.name, missing.parent
    while not os.path.lexists(parent):
        name, parent = parent.name, parent.parent
    try:
        names = [path.name for path in sorted(parent.iterdir())]
    except OSError:
        return "check its spelling"
    close = get_close_matches(name, names, n=1)
    return f"did you mean {parent / close[0]}?" if close else f"{parent} holds no {name}"


def read(path: str | Path, *, published: Day | None = None) -> list[Article]:
    """The articles of one file, all of them; ``-`` is standard input.

    ``published`` is for those that do not say when they were. The id is the file's stem unless
    the article gives its own, or has an address that it is known by. Raises ArticleError where
    anything is wrong: no file is half read. :func:`read_all` reads what can be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "nordlens.md")
    ...     _ = path.write_text("---\\npublished: 2022-05-23\\n---\\nNordlens and Zephyr sign.")
    ...     [article] = read(path)
    >>> article.id, article.published, article.text
    ('nordlens', datetime.date(2022, 5, 23), 'Nordlens and Zephyr sign.')
    """
    articles = []
    for item in _each([Path(path)], whole_day(published, "published")):
        if isinstance(item, ArticleError):
            raise item
        articles.append(item)
    return articles


def read_all(paths: Paths, published: Day | None = None) -> Iterator[Article | ArticleError]:
    """The articles of all ``paths``, and in its place the error of each that cannot be read.

    They are read as they are asked for, so that an archive of any size takes the room of one of its
    articles. The paths themselves are looked up at once: a misspelt one raises before anything is
    read; so does a ``published`` that names no day. What says the same under the same id again is
    passed over; another article under an id that is taken is an error: it would replace the first.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("")
    ...     _ = Path(folder, "b.txt").write_text("Nordlens and Zephyr sign a deal.")
    ...     [type(item).__name__ for item in read_all([folder])]
    ['ArticleError', 'Article']
    """
    return _each(discover(paths), whole_day(published, "published"))


def _each(files: list[Path], published: dt.date | None) -> Iterator[Article | ArticleError]:
    # Of each article that was read no more than this is kept.
    first: dict[str, tuple[Path, int]] = {}
    for path in files:
        found = False
        try:
            for item in _drafts(path):
                found = True
                yield from _told_apart(item, path, published, first)
            if not found:
                yield ArticleError(_name(path), "holds no article", "add some or leave it out")
        except ArticleError as error:
            yield error


def _drafts(path: Path) -> Iterator[Draft | ArticleError]:
    with opened(path) as file:
        if path != STDIN:
            yield from reader_of(path)(file, _name(path))
            return
        # What is piped in has no name: how it begins tells what it is.
        begun = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)  # type: ignore[type-var]
        yield from reader_of_content(begun.peek(ENOUGH)[:ENOUGH])(begun, _name(path))


def _name(path: Path) -> str:
    return "standard input" if path == STDIN else str(path)


def _told_apart(
    item: Draft | ArticleError,
    path: Path,
    published: dt.date | None,
    first: dict[str, tuple[Path, int]],
) -> Iterator[Article | ArticleError]:
    """The article of a draft, unless it was read before; an error where its id was."""
    if isinstance(item, ArticleError):
        yield item
        return
    try:
        article = _article(item, path, published)
    except ArticleError as error:
        yield error
        return
    said = hash(replace(article, path=None, text=""))  # the text is in its digest
    if article.id not in first:
        first[article.id] = path, said
        yield article
        return
    holder, before = first[article.id]
    if said != before:
        who = "an article above" if holder == path else str(holder)
        problem = f"has the article id {article.id!r}, which {who} has already"
        yield ArticleError(item.source, problem, "give one of them another id")


def _article(draft: Draft, path: Path, published: dt.date | None) -> Article:
    facts = {"published": published, "id": _id(draft, path)} | draft.facts
    try:
        return from_text(draft.text, path=None if path == STDIN else str(path), **facts)
    except ArticleError as error:
        # from_text knows the file, not the place in it.
        raise ArticleError(draft.source, error.problem, error.way_out) from None


def _id(draft: Draft, path: Path) -> str:
    # Two texts that are piped in are two articles, though neither has a name.
    name = stem(path)
    if path == STDIN:
        name = "stdin-" + hashlib.sha256(draft.text.encode(errors="replace")).hexdigest()[:8]
    return name if draft.number is None else f"{name}-{draft.number}"
