"""What RocksDB and the system say when a store cannot be opened or written, in plain words."""

from __future__ import annotations

from pathlib import Path

from kg.store.lock import holder

# Words of theirs, in lower case, and what they mean for the person at the keyboard. The first
# that fits is told: a second opening by one process has "no locks available" in it too.
_WAIT = "try again when it is done (--wait SECONDS waits for it), or use another --store"
_HELD = f"is being written by another process; {_WAIT}"
_FULL = "is on a disk that is full; make room and run the same again: no article is lost"
_REASONS = (
    ("no space left", _FULL),
    ("file too large", _FULL),
    ("quota exceeded", _FULL),
    ("lock hold by current process", "is already open in this program; close it first"),
    ("no locks available", "is on a disk that cannot lock files; choose a local folder"),
    ("while lock file", _HELD),
    ("permission denied", "may not be written here; choose a writable place with --store"),
    ("read-only", "may not be written here; choose a writable place with --store"),
    ("not a directory", "is a file or lies below one; choose a folder with --store"),
    ("file exists", "is a file or lies below one; choose a folder with --store"),
    ("no such file", "cannot be made here or was damaged; choose another with --store"),
)


def why_not_open(folder: Path, problem: str) -> str:
    """One sentence on why a store cannot be opened, with the way out."""
    told = reason(problem)
    if told == _HELD and (who := holder(folder)):
        told = f"is being written by {who}; {_WAIT}"
    if told:
        return f"{folder} {told}"
    return f"{folder} cannot be opened as a store ({problem}); remove it and run: kg build"


def is_locked(error: Exception) -> bool:
    """Whether a store cannot be opened because another process writes it."""
    return reason(str(error)) == _HELD


def reason(problem: str) -> str | None:
    """What a problem means, if it is one that we know."""
    said = problem.casefold()
    return next((reason for words, reason in _REASONS if words in said), None)
