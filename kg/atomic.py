"""Files that are there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from kg.errors import OutputError

_BUFFER = 2**16
"""Bytes that wait to be written: with 8 KiB, Python's own number, a large file takes longer."""


@contextmanager
def atomic(path: Path) -> Iterator[BinaryIO]:
    """A binary file that takes the place of ``path`` once all of it is written.

    It is written beside ``path`` and renamed at the end, so a reader sees the old content or the
    new, and an exception leaves the old one. Missing folders are made. A pipe or a device, such as
    ``/dev/stdout``, is written directly. Raises OutputError where the place cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with atomic(Path(folder) / "partners" / "nordlens.txt") as file:
    ...         _ = file.write(b"Aurelia, Zephyr")
    ...     (Path(folder) / "partners" / "nordlens.txt").read_text()
    'Aurelia, Zephyr'
    """
    if path.is_dir():
        raise OutputError(path, "is a folder", "name a file in it")
    # Through a link the file is replaced, not the link.
    target = path.resolve()
    direct = target.exists() and not target.is_file()
    part = target if direct else target.with_name(f".{target.name[:80]}.{uuid4().hex[:8]}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb", buffering=_BUFFER) as file:
            yield file
        if not direct:
            part.replace(target)
    except OSError as error:
        raise OutputError(path, f"cannot be written ({error.strerror or error})") from error
    finally:
        # Renamed it is gone already; and its removal must not hide why writing failed.
        with suppress(OSError):
            if not direct:
                part.unlink()
