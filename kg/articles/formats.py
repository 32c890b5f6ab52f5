"""The formats an article may come in, each a function from a file's text to its articles.

A reader yields :class:`Draft` values: the text, what is said about it, and the name that errors
call it by. READERS says which suffix is read by which; anything else is read as plain text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.articles.build import normalise
from kg.articles.fields import address, checked, day, language
from kg.errors import ArticleError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_OPENED = re.compile(r"---[ \t]*\n[ \t]*[\w-]+[ \t]*:(?:\s|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")

# Where a page states its own date. Dates that merely stand on it (a footer, a comment, another
# story) are not looked at: a wrong date is worse than none.
_DATE_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//meta[@name='DC.date.issued' or @name='dcterms.issued' or @name='DC.date']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='date']/@content",
)
_LINKED_DATA = "//script[@type='application/ld+json']/text()"
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Draft:
    """A text found in a file, not yet an article."""

    text: str
    source: str
    facts: dict[str, Any] = field(default_factory=dict)
    line: int | None = None
    """the line it stands on, in a file that holds several"""


def plain(text: str, source: str) -> Iterator[Draft]:
    """Plain text or Markdown, with front matter (YAML between lines of ``---``) or without.

    >>> [draft] = plain("---\\npublished: 2022-05-23\\n---\\nNordlens joins Zephyr.", "nordlens.md")
    >>> draft.text, draft.facts
    ('Nordlens joins Zephyr.', {'published': datetime.date(2022, 5, 23)})
    """
    text = normalise(text)
    if not (front := _FRONT_MATTER.match(text)):
        if _OPENED.match(text):
            raise ArticleError(
                source, "opens front matter in line 1 and never closes it", "add a line of ---"
            )
        yield Draft(text, source)
        return
    body = text[front.end() :]
    if blank := _BLANK_LINES.match(body):
        body = body[blank.end() :]
    if not body.strip():
        raise ArticleError(source, "has front matter and no text", "add the text below it")
    yield Draft(body, source, checked(_front_matter(front[1], source), source))


def _front_matter(text: str, source: str) -> dict[str, object]:
    import yaml

    try:
        # The loader that leaves every scalar a string: 017 stays an id, No a title, and a day that
        # does not exist reaches us with its name.
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" in line {mark.line + 2}" if mark else ""
        problem = getattr(error, "problem", None) or "it is not YAML"
        raise ArticleError(
            source, f"has front matter that does not parse{place} ({problem})", "mend it"
        ) from None
    if found in (None, ""):
        return {}
    if not isinstance(found, dict):
        what = "a list" if isinstance(found, list) else "a text"
        raise ArticleError(
            source, f"has front matter that is {what}", "write fields such as 'title: …' there"
        )
    return found


def json_lines(text: str, source: str) -> Iterator[Draft]:
    """JSON Lines: one object a line with ``text`` and, where known, the fields of front matter.

    >>> [draft] = json_lines('{"id": 17, "text": "Nordlens joins Zephyr."}', "news.jsonl")
    >>> draft.text, draft.facts
    ('Nordlens joins Zephyr.', {'id': '17'})
    """
    # Not str.splitlines: a line separator may stand inside a JSON string.
    for number, row in enumerate(text.lstrip("\ufeff").split("\n"), start=1):
        if not row.strip():
            continue
        here = f"{source}, line {number},"
        try:
            found = json.loads(row)
        except (ValueError, RecursionError) as error:
            problem = getattr(error, "msg", "too large a value")
            raise ArticleError(here, f"is not JSON ({problem})", "mend the line") from None
        if not isinstance(found, dict) or not isinstance(found.get("text"), str):
            raise ArticleError(here, "is not an object with a text", 'write it as {"text": "…"}')
        yield Draft(found["text"], here, checked(found, here), number)


def web_page(text: str, source: str) -> Iterator[Draft]:
    """A web page: its main text, and what it states about itself. Nothing is fetched.

    >>> page = "<title>Nordlens</title><article><p>Nordlens joins Zephyr. " + "It is so. " * 30
    >>> [draft] = web_page(page, "nordlens.html")
    >>> draft.text[:22], draft.facts
    ('Nordlens joins Zephyr.', {'title': 'Nordlens'})
    """
    import lxml.etree
    import lxml.html
    import trafilatura
    from trafilatura.settings import Document

    no_text = ArticleError(source, "is a page without an article's text", "save it as .txt")
    try:
        # As bytes: lxml refuses a string that declares an encoding, as XHTML does.
        tree = lxml.html.document_fromstring(
            text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
    except lxml.etree.ParserError:
        raise no_text from None
    stated = {"published": _stated_date(tree), "language": tree.get("lang")}
    page = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False)
    if not isinstance(page, Document) or not (body := (page.text or "").strip()):
        raise no_text
    stated |= {"title": page.title, "publisher": page.sitename, "url": page.url}
    # Paragraphs come on consecutive lines; a blank line between them, as in files of text.
    yield Draft(re.sub(r"\n+", "\n\n", body), source, checked(_usable(stated), source))


def _stated_date(tree: HtmlElement) -> str | None:
    for path in _DATE_PATHS:
        for value in tree.xpath(path):
            return str(value)
    for script in tree.xpath(_LINKED_DATA):
        if found := _LINKED_DATE.search(script):
            return found[1]
    return None


def _usable(stated: dict[str, str | None]) -> dict[str, object]:
    """What fits: whoever saved a page did not write its metadata and cannot mend it."""
    tests: dict[str, Callable[[str], object]] = {
        "published": day, "url": address, "language": language,
    }  # fmt: skip
    usable: dict[str, object] = {}
    for key, value in stated.items():
        try:
            if value and tests.get(key, str)(value.strip()):
                usable[key] = value
        except ValueError:
            continue
    return usable


READERS: dict[str, Callable[[str, str], Iterator[Draft]]] = {
    ".txt": plain,
    ".md": plain,
    ".html": web_page,
    ".htm": web_page,
    ".jsonl": json_lines,
}
