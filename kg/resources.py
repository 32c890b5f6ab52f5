"""Where the ontology, the queries and the data that ship with the package lie.

In a checkout they are top-level folders; in an installed wheel they stand inside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``ontology``, ``queries`` or ``data``.

    >>> (folder("ontology") / "techpartners.ttl").exists()
    True
    """
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def read(*parts: str) -> str:
    """The text of one shipped file, such as ``read("ontology", "techpartners.ttl")``."""
    return folder(parts[0]).joinpath(*parts[1:]).read_text(encoding="utf-8")
