"""Which extractor it was: a digest of all that decides what it finds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg import resources

_CODE = Path(__file__).resolve().parents[1]


@cache
def digest(*rooms: str) -> str:
    """A digest of the code of these rooms, of the models, the gazetteer and the ontology.

    >>> digest("extract") == digest("extract") != digest("text")
    True
    """
    total = hashlib.sha256()
    for path in sorted(_files(rooms)):
        total.update(f"{path.name} {path.stat().st_size} ".encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def _files(rooms: tuple[str, ...]) -> Iterator[Path]:
    for room in rooms:
        yield from (_CODE / room).rglob("*.py")
    data = resources.folder("data")
    for folder in (data / "models", data / "gazetteer", resources.folder("ontology")):
        yield from (path for path in folder.iterdir() if path.is_file())
