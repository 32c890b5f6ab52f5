"""Reading files into :class:`kg.model.Article`: text, Markdown, web pages, JSON Lines, folders.

``decode`` makes text of bytes, ``formats`` finds the articles in it, ``fields`` checks what is said
about them, ``build`` makes the values, ``files`` goes through folders.
"""

from __future__ import annotations

from kg.articles.build import from_text
from kg.articles.decode import MAX_BYTES
from kg.articles.files import discover, read, read_all

__all__ = ["MAX_BYTES", "discover", "from_text", "read", "read_all"]
