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


@cache
def sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits; read once a process, as models are.

    >>> len(sha256(resources.folder("data") / "gazetteer" / "places.csv"))
    64
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def shipped_files(*unread: str) -> tuple[Path, ...]:
    """The tables of the gazetteer and the models that ship with us, less some models, sorted.

    >>> names = [path.name for path in shipped_files("names.crf")]
    >>> "media.csv" in names, "pair.npz" in names, "names.crf" in names
    (True, True, False)
    """
    data = resources.folder("data")
    models = [path for path in (data / "models").iterdir() if path.suffix != ".md"]
    read = [path for path in models if path.is_file() and path.name not in unread]
    return (*sorted((data / "gazetteer").glob("*.csv")), *sorted(read))


def _files(rooms: tuple[str, ...]) -> Iterator[Path]:
    for room in rooms:
        yield from (_CODE / room).rglob("*.py")
    data = resources.folder("data")
    for folder in (data / "models", data / "gazetteer", resources.folder("ontology")):
        yield from (path for path in folder.iterdir() if path.is_file())
