"""How commands read simple values and write results. Nothing here loads typer: see ``ask.py``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.errors import BadParameter
from kg.terms import META, PENDING, STORE

if TYPE_CHECKING:
    from rich.console import Console

    from kg.pipeline import KnowledgeGraph
    from kg.store.base import Store as Reading

DEFAULT_STORE = Path("data/store")
WAIT = 10.0
"""Seconds to wait for another process that writes the store."""
_ENDLESS = 1_000_000


def choice(value: str, known: tuple[str, ...], option: str) -> str:
    """A value from a short list; raises BadParameter that names them all."""
    if value not in known:
        raise BadParameter(f"{option} takes one of {', '.join(known)}, not {value!r}")
    return value


def graph(
    store: Path,
    *,
    read_only: bool = False,
    extractor: str | None = None,
    judgements: Path | None = None,
    wait: float = WAIT,
) -> KnowledgeGraph:
    """The graph in a store folder, with the extractor of a name to read more for it."""
    from kg.pipeline import KnowledgeGraph

    reader = None
    if extractor is not None:
        from kg.extract.plugins import extractor as extractor_named

        reader = extractor_named(extractor)
    found = KnowledgeGraph.open(
        store, read_only=read_only, extractor=reader, judgements=judgements, wait=wait
    )
    if read_only:
        tell_if_pending(found.store)
    return found


def tell_if_pending(store: Reading) -> None:
    """Say so where articles were read, and what follows from them is not in the graph yet.

    Whoever reads while another process makes the graph, or after one was stopped at it, does not
    see all of it.
    """
    if next(store.quads(STORE, PENDING, None, META), None) is not None:
        note(
            "kg: the graph does not tell yet of all articles that were read: another process is at "
            "it, or was stopped; the next kg ingest goes on"
        )


def console(*, stderr: bool = False) -> Console:
    """A rich console: colours and the window's width on a terminal, plain long lines in a pipe."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() else _ENDLESS, highlight=False)


@contextmanager
def out(path: Path | None) -> Iterator[BinaryIO]:
    """The file to write to, whole or not at all; standard output where none is named."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from kg.atomic import atomic

    with atomic(path) as file:
        yield file


def print_text(text: str, output: Path | None = None) -> None:
    """A text in UTF-8, to a file or to standard output."""
    with out(output) as file:
        file.write(text.encode())


def print_json(value: Any, output: Path | None = None) -> None:
    """A value as indented JSON, keys in their order."""
    import json

    print_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", output)


def listen() -> None:
    """Let the library's warnings reach the person at the terminal."""
    import logging

    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("kg: %(message)s"))
    logging.getLogger("kg").handlers = [handler]


def note(text: str) -> None:
    """A word to the person at the terminal; standard output is for results."""
    print(text, file=sys.stderr)


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Rows in columns: fitted to the window on a terminal, as wide as they are in a pipe."""
    if not sys.stdout.isatty():
        widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
        for row in (header, *rows):
            cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            print("  ".join(cells).rstrip())
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(*header, box=None, header_style="bold", pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))
    console().print(table)
