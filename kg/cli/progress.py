"""On a terminal: how many articles are done, how fast, and how long the rest will take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli.output import console

if TYPE_CHECKING:
    from rich.progress import Task

    from kg.model import Article
    from kg.runs import Progress


@contextmanager
def reading(paths: list[str]) -> Iterator[Progress | None]:
    """A line that follows the articles of these paths; nothing in a pipe.

    How many there will be is known where each file holds one; else they are only counted.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[done]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console(stderr=True), transient=True) as shown:
        shown.add_task("Reading", total=expected(paths), done="")
        (task,) = shown.tasks

        def show(article: Article | None) -> None:
            if article is None:
                shown.remove_task(task.id)
                shown.add_task("Bringing the graph up to date", total=None, done="")
                return
            shown.advance(task.id)
            shown.update(task.id, done=figures(task))

        yield show


def figures(task: Task) -> str:
    """How many articles are done, of how many if that is known, and how many in a second."""
    of = "" if task.total is None else f" of {task.total:.0f}"
    rate = "" if task.speed is None else f", {task.speed:.1f} a second"
    return f"{task.completed:.0f}{of} articles{rate}"


def expected(paths: list[str]) -> int | None:
    """How many articles there will be; None where a file may hold more than one."""
    from kg.articles import discover
    from kg.articles.formats import holds_one
    from kg.errors import ArticleError

    try:
        files = discover(paths)
    except ArticleError:  # told by the one who reads
        return None
    return len(files) if all(map(holds_one, files)) else None
