"""Dossiers: all that the graph knows of a company, with the words it rests on.

>>> from kg.store.oxigraph import OxigraphStore
>>> store = OxigraphStore.memory()
>>> store.update('''INSERT DATA { GRAPH graph:resolved {
...   org:zephyr a tp:Company ; rdfs:label "Zephyr" } }''')
>>> written(dossier(store, "Zephyr"), "markdown").splitlines()[0]
'# Zephyr and its partners'
"""

from __future__ import annotations

import base64
import json
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

from kg.atomic import atomic
from kg.errors import BadParameter
from kg.report import markdown, page
from kg.report.dossier import Dossier
from kg.report.read import dossier
from kg.report.timeline import timeline

__all__ = ["FORMATS", "Dossier", "dossier", "write", "written"]

FORMATS = ("markdown", "html", "json")
_ENDINGS = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}


def written(about: Dossier, format: str = "markdown", picture: str | None = None) -> str:
    """A dossier as text in one of ``FORMATS``.

    ``picture`` is where Markdown finds the timeline; without it the picture is in the text itself,
    and the empty string leaves it out.
    Raises BadParameter for another format.
    """
    if format not in FORMATS:
        raise BadParameter(f"a report is written as {', '.join(FORMATS)}, not as {format!r}")
    if format == "json":
        return json.dumps(about.to_dict(), ensure_ascii=False, indent=2) + "\n"
    drawn = timeline(about)
    if format == "html":
        return page.write(about, drawn)
    if drawn and picture is None:
        picture = _data_uri(drawn)
    return markdown.write(about, picture if drawn else None)


def write(about: Dossier, path: str | Path, format: str | None = None) -> list[Path]:
    """Write a dossier, by default in the format that the file's name ends on; returns the files.

    The timeline of a Markdown file stands beside it under the same name, ending on ``.svg``; both
    appear together or not at all. Raises BadParameter for a format or an ending that is unknown,
    OutputError for a place that cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> empty = Dossier("Zephyr", (), (), (), (), (), (), (), None, ())
    >>> with TemporaryDirectory() as folder:
    ...     [file.name for file in write(empty, Path(folder) / "zephyr.html")]
    ['zephyr.html']
    """
    path = Path(path)
    chosen = format or _ENDINGS.get(path.suffix.lower())
    if chosen is None:
        raise BadParameter(
            f"{path} ends on none of {', '.join(_ENDINGS)}; name a format with --format"
        )
    beside = path.with_suffix(".svg")
    if beside == path and chosen == "markdown":
        raise BadParameter(f"{path} is where the picture of the report goes; name a file as x.md")
    texts = {path: written(about, chosen, quote(beside.name))}
    if chosen == "markdown" and (drawn := timeline(about)):
        texts[beside] = drawn
    with ExitStack() as together:
        for file, text in texts.items():
            together.enter_context(atomic(file)).write(text.encode("utf-8", "replace"))
    return list(texts)


def _data_uri(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
