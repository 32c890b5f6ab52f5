"""Who writes a store: noted in a small file in its folder, told to the one who has to wait.

The lock itself is RocksDB's and ends with its process. The note is only for people, and is believed
only while the process it names lives.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import shlex
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from textwrap import shorten
from typing import TypeVar

from kg.atomic import atomic
from kg.errors import KgError

T = TypeVar("T")

_STEP = 0.1
"""Seconds between two tries."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that writes a store.

    >>> print(Holder(4711, "kg build news", "2026-01-31 12:00:00"))
    process 4711 (kg build news, since 2026-01-31 12:00:00)
    """

    pid: int
    command: str
    since: str
    """local time"""

    def __str__(self) -> str:
        return f"process {self.pid} ({self.command}, since {self.since})"

    @classmethod
    def this(cls) -> Holder:
        """This process, from now on."""
        words = [Path(sys.argv[0] or sys.executable).name, *sys.argv[1:]]
        now = dt.datetime.now().isoformat(" ", timespec="seconds")
        return cls(os.getpid(), shorten(shlex.join(words), 80, placeholder=" …"), now)


def _note(folder: Path) -> Path:
    return folder / "WRITER"


def note_holder(folder: Path) -> None:
    """Note that this process writes the store; where that cannot be written, nobody is told."""
    with suppress(KgError), atomic(_note(folder)) as file:
        file.write(json.dumps(asdict(Holder.this())).encode())


def forget_holder(folder: Path) -> None:
    """Take the note away."""
    with suppress(OSError):
        _note(folder).unlink()


def holder(folder: Path) -> Holder | None:
    """Who writes the store in a folder, if a living process has said so.

    >>> holder(Path("nordlens-store")) is None
    True
    """
    try:
        found = Holder(**json.loads(_note(folder).read_bytes()))
        os.kill(found.pid, 0)
    except PermissionError:  # it lives, and is another user's
        return found
    except (OSError, ValueError, TypeError):
        return None
    return found


def patiently(
    attempt: Callable[[], T], is_locked: Callable[[Exception], bool], seconds: float
) -> T:
    """What an attempt gives, made again while another process holds the lock, so long at most.

    Raises what the last attempt raised.

    >>> patiently(lambda: "Zephyr", lambda error: False, seconds=0)
    'Zephyr'
    """
    end = time.monotonic() + seconds
    while True:
        try:
            return attempt()
        except Exception as error:
            if not is_locked(error) or time.monotonic() >= end:
                raise
        time.sleep(_STEP)
