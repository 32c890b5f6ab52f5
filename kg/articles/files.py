"""Files and folders to articles; one that cannot be read does not stop the others."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from kg.articles.build import from_text
from kg.articles.decode import decode, load
from kg.articles.formats import READERS, Draft, plain
from kg.dates import Day, whole_day
from kg.errors import ArticleError
from kg.model import Article

STDIN = Path("-")


Paths = Iterable[str | Path] | str | Path
"""Files and folders, or one of them."""


def discover(paths: Paths) -> list[Path]:
    """The files that ``paths`` name, each once: files as given, folders with all they hold.

    Of a folder those are taken whose suffix is known here, in its subfolders too, sorted; hidden
    ones and linked folders are not. ``-`` is standard input. Raises ArticleError for a path that
    does not exist, with the nearest that does, and for a folder with nothing to read.

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
        raise ArticleError(given, "does not exist", _nearest(given))
    if not given.is_dir():
        return [given]
    if not (inside := list(_walk(given))):
        kinds = " ".join(READERS)
        raise ArticleError(given, "holds no file that can be read", f"the kinds are {kinds}")
    return inside


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
        elif path.suffix.lower() in READERS:
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
    """The articles of one file: one, or one a line of JSON Lines; ``-`` is standard input.

    ``published`` is for those that do not say when they were. The id is the file's stem unless
    the article gives its own. Raises ArticleError where anything is wrong: no file is half read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "nordlens.md")
    ...     _ = path.write_text("---\\npublished: 2022-05-23\\n---\\nNordlens and Zephyr sign.")
    ...     [article] = read(path)
    >>> article.id, article.published, article.text
    ('nordlens', datetime.date(2022, 5, 23), 'Nordlens and Zephyr sign.')
    """
    path = Path(path)
    source = "standard input" if path == STDIN else str(path)
    text = decode(load(path), source)
    reader = READERS.get(path.suffix.lower(), plain)
    articles: dict[str, Article] = {}
    for draft in reader(text, source):
        article = _article(draft, path, published)
        if articles.setdefault(article.id, article) is not article:
            raise _id_taken(draft.source, article.id, "a line above")
    if not articles:
        raise ArticleError(source, "holds no article", "add some or leave it out")
    return list(articles.values())


def _article(draft: Draft, path: Path, published: Day | None) -> Article:
    facts = {"published": published, "id": _id(draft, path)} | draft.facts
    try:
        return from_text(draft.text, path=None if path == STDIN else str(path), **facts)
    except ArticleError as error:
        # from_text knows the file, not the line in it.
        raise ArticleError(draft.source, error.problem, error.way_out) from None


def _id(draft: Draft, path: Path) -> str:
    # Two texts that are piped in are two articles, though neither has a name.
    stem = path.stem
    if path == STDIN:
        stem = "stdin-" + hashlib.sha256(draft.text.encode(errors="replace")).hexdigest()[:8]
    return stem if draft.line is None else f"{stem}-{draft.line}"


def read_all(paths: Paths, published: Day | None = None) -> Iterator[Article | ArticleError]:
    """The articles of all ``paths``, and in its place the error of each that cannot be read.

    The paths themselves are looked up at once, so that a misspelt one raises before anything is
    read; so does a ``published`` that names no day. An id that a file before has used already is an
    error too: it would replace that article.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.txt").write_text("")
    ...     _ = Path(folder, "b.txt").write_text("Nordlens and Zephyr sign a deal.")
    ...     [type(item).__name__ for item in read_all([folder])]
    ['ArticleError', 'Article']
    """
    return _each(discover(paths), whole_day(published, "published"))


def _each(files: list[Path], published: dt.date | None) -> Iterator[Article | ArticleError]:
    first: dict[str, Path] = {}
    for path in files:
        try:
            articles = read(path, published=published)
        except ArticleError as error:
            yield error
            continue
        for article in articles:
            holder = first.setdefault(article.id, path)
            yield article if holder == path else _id_taken(path, article.id, str(holder))


def _id_taken(source: str | Path, id: str, holder: str) -> ArticleError:
    problem = f"has the article id {id!r}, which {holder} has already"
    return ArticleError(source, problem, "give one of them another id")
