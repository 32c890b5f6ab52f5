"""XML written as a stream, one element a line, with only what XML 1.0 allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from lxml import etree

Attributes = Mapping[str, object]

_NONE: Attributes = {}
_ENTITIES = (
    ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"),
    ("\t", "&#9;"), ("\n", "&#10;"), ("\r", "&#13;"),
)  # fmt: skip
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    r"""The text without the characters that XML forbids: one makes Gephi refuse a whole file.

    >>> clean("Nordlens\x0b Optics \ud800📷")
    'Nordlens Optics 📷'
    """
    # All that is printable is allowed, and to find that out is quick.
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def escaped(text: str) -> str:
    """Clean text as it stands between the quotes of an attribute.

    >>> escaped('Nordlens & "Zephyr"')
    'Nordlens &amp; &quot;Zephyr&quot;'
    """
    # To look for single characters takes a fifth of the time of looking for a set of them.
    for character, entity in _ENTITIES:
        if character in text:
            text = text.replace(character, entity)
    return text


def each_escaped(texts: Sequence[str]) -> Sequence[str]:
    """The same of many texts at once, quicker than one by one: most have nothing to escape.

    >>> each_escaped(["Nordlens & Zephyr", "2016"])
    ['Nordlens &amp; Zephyr', '2016']
    """
    joined = "".join(texts)
    for character, entity in _ENTITIES:
        if character in joined:
            texts = [t.replace(character, entity) if character in t else t for t in texts]
    return texts


class XmlWriter:
    """Writes elements as they come: a network of any size takes no memory.

    >>> import io
    >>> out = io.BytesIO()
    >>> with XmlWriter.to(out, {None: "urn:companies"}) as xml, xml.element("companies"):
    ...     xml.leaf("company", {"name": "Nordlens & Co."})
    >>> print(out.getvalue().decode())
    <?xml version='1.0' encoding='UTF-8'?>
    <companies xmlns="urn:companies">
      <company name="Nordlens &amp; Co."></company>
    </companies>
    <BLANKLINE>
    """

    def __init__(self, file: Any, out: BinaryIO, namespaces: Mapping[str | None, str]) -> None:
        self._file = file
        self._out = out
        self._namespaces = namespaces
        self._depth = 0

    @classmethod
    @contextmanager
    def to(cls, out: BinaryIO, namespaces: Mapping[str | None, str]) -> Iterator[XmlWriter]:
        """A writer into a file; ``namespaces`` maps prefixes to names, None to the default one."""
        with etree.xmlfile(out, encoding="UTF-8") as file:
            file.write_declaration()
            yield cls(file, out, namespaces)
        out.write(b"\n")

    @contextmanager
    def element(self, name: str, attributes: Attributes = _NONE) -> Iterator[None]:
        """An element around what is written meanwhile; attributes that are None are left out."""
        if self._depth:
            self._new_line()
        with self._open(name, attributes):
            self._depth += 1
            yield
            self._depth -= 1
            self._new_line()

    def leaf(self, name: str, attributes: Attributes = _NONE, text: str = "") -> None:
        """An element with text or nothing in it."""
        self._new_line()
        with self._open(name, attributes):
            self._file.write(clean(text))

    def lines(self, elements: Iterable[str]) -> None:
        """Elements that are ready, each on a line, with text that went through :func:`escaped`.

        Where there are a million, this takes a third of the time of writing each by its parts.
        """
        self._file.flush()
        indent = "\n" + "  " * self._depth
        for element in elements:
            self._out.write(f"{indent}{element}".encode())

    def _new_line(self) -> None:
        self._file.write("\n" + "  " * self._depth)

    def _open(self, name: str, attributes: Attributes) -> Any:
        prefix, _, local = name.rpartition(":")
        return self._file.element(
            f"{{{self._namespaces[prefix or None]}}}{local}",
            {key: clean(str(value)) for key, value in attributes.items() if value is not None},
            nsmap=None if self._depth else dict(self._namespaces),
        )
