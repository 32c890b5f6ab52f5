"""Reading files into :class:`kg.model.Article`: texts, pages, mails, feeds, archives, folders.

``decode`` makes text of bytes; ``plain``, ``web``, ``lines``, ``mail``, ``feeds`` and ``archives``
find the drafts of articles in it, each in its format; ``fields`` checks what is said about them,
``build`` makes the values. ``formats`` says which ending is read by which, ``files`` goes through
folders.
"""

from __future__ import annotations

from kg.articles.build import from_text
from kg.articles.decode import MAX_BYTES
from kg.articles.files import discover, read, read_all

__all__ = ["MAX_BYTES", "discover", "from_text", "read", "read_all"]
