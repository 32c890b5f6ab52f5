"""Web pages: the main text of a page, and the text of a piece of markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.articles.draft import Draft
from kg.articles.fields import checked, usable
from kg.errors import ArticleError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Where a page states its own date. Dates that merely stand on it (a footer, a comment, another
# story) are not looked at: a wrong date is worse than none.
_DATE_PATHS = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//time[@itemprop='datePublished']/@datetime",
    "//meta[@name='DC.date.issued' or @name='dcterms.issued' or @name='DC.date']/@content",
    "//meta[@name='pubdate' or @name='publishdate' or @name='date']/@content",
)
_UNREAD = ("head", "script", "style", "template", "noscript")
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
    "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_SPACE = re.compile(r"\s+")
_LINKED_DATA = "//script[@type='application/ld+json']/text()"
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')


def web_page(text: str, source: str) -> Iterator[Draft]:
    """A web page: its main text, and what it states about itself. Nothing is fetched.

    >>> page = "<title>Nordlens</title><article><p>Nordlens joins Zephyr. " + "It is so. " * 30
    >>> [draft] = web_page(page, "nordlens.html")
    >>> draft.text[:22], draft.facts
    ('Nordlens joins Zephyr.', {'title': 'Nordlens'})
    """
    import trafilatura
    from trafilatura.settings import Document

    no_text = ArticleError(source, "is a page without an article's text", "save it as .txt")
    if (tree := _tree(text)) is None:
        raise no_text
    stated = {"published": _stated_date(tree), "language": tree.get("lang")}
    page = trafilatura.bare_extraction(tree, with_metadata=True, include_comments=False)
    if not isinstance(page, Document) or not (body := (page.text or "").strip()):
        raise no_text
    stated |= {"title": page.title, "publisher": page.sitename, "url": page.url}
    # Paragraphs come on consecutive lines; a blank line between them, as in files of text.
    yield Draft(re.sub(r"\n+", "\n\n", body), source, checked(usable(stated), source))


def _tree(text: str) -> HtmlElement | None:
    """The tree of a page; None where nothing is in it."""
    import lxml.etree
    import lxml.html

    try:
        # As bytes: lxml refuses a string that declares an encoding, as XHTML does.
        return lxml.html.document_fromstring(
            text.encode(errors="replace"), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
    except lxml.etree.ParserError:
        return None


def words_of(markup: str) -> str:
    """All that can be read in a piece of HTML, a blank line between its blocks.

    For what is an article as it stands, in a feed or a mail: nothing is taken for decoration.

    >>> words_of("<p>Nordlens &amp; Zephyr<br>sign.</p><script>track()</script><p>So it is.")
    'Nordlens & Zephyr\\nsign.\\n\\nSo it is.'
    """
    import lxml.etree

    if (tree := _tree(markup)) is None:
        return ""
    lxml.etree.strip_elements(tree, *_UNREAD, with_tail=False)
    pieces: list[str] = []
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        is_start = event == "start"
        if element.tag in _BLOCKS:
            pieces.append("\n\n")
        elif element.tag == "br" and is_start:
            pieces.append("\n")
        # Line ends of the markup are no more than spaces.
        pieces.append(_SPACE.sub(" ", (element.text if is_start else element.tail) or ""))
    lines = [line.strip() for line in "".join(pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _stated_date(tree: HtmlElement) -> str | None:
    for path in _DATE_PATHS:
        for value in tree.xpath(path):
            return str(value)
    for script in tree.xpath(_LINKED_DATA):
        if found := _LINKED_DATE.search(script):
            return found[1]
    return None
