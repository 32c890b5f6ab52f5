"""The one constructor of articles: every format ends in :func:`from_text`.

It fixes what all offsets count: NFC, lines that end in a line feed, no mark of the byte order, no
blank lines at the end. Nothing else of the text is touched, so that a quote can be found again in
the file it came from.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import urlsplit

from kg.dates import Day, whole_day
from kg.errors import ArticleError
from kg.model import Article

_NEWLINE = re.compile("\r\n?|\x85|\u2028|\u2029")
_NOT_WRITABLE = re.compile("[\0\ud800-\udfff]")  # no UTF-8, or refused by every XML reader
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*")
_LONGEST_HEADLINE = 150
_NO_HEADLINE_ENDS_IN = (".", ",", ":", ";")


def from_text(
    text: str,
    *,
    id: str,
    title: str | None = None,
    published: Day | None = None,
    publisher: str | None = None,
    url: str | None = None,
    language: str = "en",
    path: str | None = None,
) -> Article:
    """The article that ``text`` is, under ``id`` made fit for an IRI.

    Without a ``title``, a headline that stands above the text is taken for it. ``path`` is kept as
    the place it came from. Raises ArticleError where there is no text or no id, BadParameter where
    ``published`` is text that names no day.

    >>> article = from_text("Nordlens joins Zephyr\\r\\n\\r\\nBoth said so.\\r\\n", id="nordlens 1")
    >>> article.id, article.title, article.text
    ('nordlens-1', 'Nordlens joins Zephyr', 'Nordlens joins Zephyr\\n\\nBoth said so.')
    """
    source = path or id
    if not text.strip("\ufeff").strip():
        problem = "holds only white space" if text.strip("\ufeff") else "is empty"
        raise ArticleError(source, problem, "add some text or leave it out")
    if wrong := unwritable(text):
        raise ArticleError(source, f"holds {wrong}", "save it as UTF-8 text")
    if not (name := safe_id(id)):
        raise ArticleError(
            source, f"has the id {id!r} without a letter or digit", "give it another"
        )
    clean = normalise(text)
    return Article(
        id=name,
        text=clean,
        sha256=hashlib.sha256(clean.encode()).hexdigest(),
        title=title or headline(clean),
        published=whole_day(published, "published"),
        publisher=publisher,
        url=url,
        language=language,
        path=path,
    )


def normalise(text: str) -> str:
    """The text that offsets count in: NFC, ``\\n`` between lines, nothing blank after the last.

    >>> normalise("Cafe\\u0301\\r\\nNordlens\\r\\n\\r\\n")
    'Café\\nNordlens'
    """
    lines = _NEWLINE.sub("\n", text.lstrip("\ufeff"))
    return unicodedata.normalize("NFC", lines).rstrip()


def safe_id(id: str) -> str:
    """``id`` with letters, digits, hyphens, underscores and inner dots kept, all else a hyphen.

    Dots at an end are taken off: ``..`` would climb out of an IRI's folder.

    >>> safe_id("2022-05-23 Zephyr & Nordlens"), safe_id("../017")
    ('2022-05-23-Zephyr-Nordlens', '017')
    """
    return re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", id)).strip("-.")


def id_of_address(address: str) -> str:
    """The id of what is known by its address: the site, and a digest of the whole.

    It is the same wherever the article comes from: a feed of today, one of tomorrow, an archive.

    >>> id_of_address("https://www.nordlens.example/news/zephyr?page=1")
    'nordlens.example-77a965c76138'
    """
    site = urlsplit(address).hostname or "article"
    digest = hashlib.sha256(address.encode(errors="replace")).hexdigest()[:12]
    return f"{site.removeprefix('www.')}-{digest}"


def headline(text: str) -> str | None:
    """The headline at the head of ``text``: a Markdown heading, or a short line set apart.

    It has no full stop at its end, and a blank line parts it from what follows.

    >>> headline("# Nordlens leaves Aurelia\\nIt was announced on Monday.")
    'Nordlens leaves Aurelia'
    >>> headline("Nordlens left Aurelia.\\n\\nIt was announced on Monday.") is None
    True
    """
    first, *others = (line.strip() for line in text.lstrip().split("\n", 2))
    if heading := _HEADING.fullmatch(first):
        return heading[1] or None
    set_apart = len(others) == 2 and not others[0]
    ends_a_sentence = first.rstrip("\"'”’)»").endswith(_NO_HEADLINE_ENDS_IN)
    return first if set_apart and len(first) <= _LONGEST_HEADLINE and not ends_a_sentence else None


def unwritable(text: str) -> str | None:
    """What ``text`` holds that no file of ours could carry, in words; None where all is well.

    >>> unwritable("Nordlens\\0Camera"), unwritable("Nordlens Optics")
    ('a NUL character', None)
    """
    if not (found := _NOT_WRITABLE.search(text)):
        return None
    return "a NUL character" if found[0] == "\0" else f"half a character (U+{ord(found[0]):04X})"
