"""Exports: one module a format, one table of formats.

>>> FORMATS["gexf"].suffix, FORMATS["csv"].parts.keys()
('.gexf', dict_keys(['-nodes', '-edges']))
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from kg.atomic import atomic
from kg.dates import Day
from kg.errors import BadParameter
from kg.export.formats import FORMATS, Format, Writer, format_of, named_format
from kg.export.gexf import write_gexf
from kg.export.look import Look
from kg.network import PROJECTIONS, Selection, project
from kg.store.base import Store

__all__ = ["FORMATS", "PROJECTIONS", "Format", "Look", "dump", "format_of", "write", "write_gexf"]


def write(
    store: Store,
    format: str,
    path: str | Path,
    *,
    as_of: Day | None = None,
    kinds: Collection[str] = (),
    selection: Selection | None = None,
    projection: str = "company",
    look: Look | None = None,
) -> list[Path]:
    """Write a store in one of ``FORMATS`` and say which files were written.

    All files of a format appear together or not at all. CSV makes two: ``partners.csv`` is written
    as ``partners-nodes.csv`` and ``partners-edges.csv``. ``selection`` chooses among the
    partnerships, ``as_of`` and ``kinds`` stand for one of these two alone; ``projection`` is one
    of ``kg.network.PROJECTIONS``, ``look`` says how GEXF is coloured, sized and laid
    out. Raises UnknownName for a format, projection or look that there is not, BadParameter for a
    choice that the format does not have, OutputError for a place that cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> from kg.store.oxigraph import OxigraphStore
    >>> with TemporaryDirectory() as folder:
    ...     files = write(OxigraphStore.memory(), "csv", Path(folder) / "partners.csv")
    ...     [file.name for file in files]
    ['partners-nodes.csv', 'partners-edges.csv']
    """
    chosen = named_format(format)
    content = _content(store, format, selection or Selection(as_of, kinds=kinds), projection)
    target = Path(path)
    if len(chosen.parts) == 1:
        files = dict.fromkeys([target], *chosen.parts.values())
    else:
        stem = target.with_suffix("") if target.suffix == chosen.suffix else target
        files = {
            stem.with_name(f"{stem.name}{part}{chosen.suffix}"): writer
            for part, writer in chosen.parts.items()
        }
    with ExitStack() as together:
        for file, writer in files.items():
            _looking(writer, format, look)(content, together.enter_context(atomic(file)))
    return list(files)


def dump(
    store: Store,
    format: str,
    out: BinaryIO,
    *,
    as_of: Day | None = None,
    kinds: Collection[str] = (),
    selection: Selection | None = None,
    projection: str = "company",
    look: Look | None = None,
) -> None:
    """Write a store to an open binary file, such as ``sys.stdout.buffer``.

    Raises as :func:`write`, and BadParameter for a format of several files.

    >>> import io
    >>> from kg.store.oxigraph import OxigraphStore
    >>> dump(OxigraphStore.memory(), "nquads", out := io.BytesIO())
    >>> out.getvalue()
    b''
    """
    parts = named_format(format).parts
    if len(parts) > 1:
        raise BadParameter(f"{format} is written to {len(parts)} files; name one with -o FILE")
    for writer in parts.values():
        content = _content(store, format, selection or Selection(as_of, kinds=kinds), projection)
        _looking(writer, format, look)(content, out)


def _content(store: Store, format: str, selection: Selection, projection: str) -> Any:
    """What the writers of a format take: a network, or the store itself."""
    if FORMATS[format].network:
        return project(store, projection, selection)
    if selection != Selection() or projection != "company":
        networks = ", ".join(name for name, other in FORMATS.items() if other.network)
        raise BadParameter(
            f"{format} holds all partnerships; a day, kinds or a projection can be chosen for "
            f"{networks}"
        )
    return store


def _looking(writer: Writer, format: str, look: Look | None) -> Writer:
    """The writer with the look it is to give, where it gives one."""
    if look is None:
        return writer
    if not FORMATS[format].look:
        looking = ", ".join(name for name, other in FORMATS.items() if other.look)
        raise BadParameter(f"{format} has no colours, sizes or layout to choose; {looking} has")
    return partial(writer, look=look)
