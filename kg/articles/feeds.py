"""Feeds: each entry of an RSS or Atom file is an article; other XML is told what it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from kg.articles.build import id_of_address
from kg.articles.decode import decode, load, refuse_binary
from kg.articles.draft import Draft
from kg.articles.fields import checked, usable
from kg.articles.web import web_page, words_of
from kg.errors import ArticleError
from kg.terms import FEED_NAMESPACES

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Where each fact of an entry stands; the first that says something counts. RSS 2.0 has no
# namespace, 1.0 and Atom have theirs.
_ELEMENTS = {
    "title": ("title", "rss:title", "atom:title"),
    "published": ("pubDate", "dc:date", "atom:published", "atom:updated"),
    "url": ("link", "rss:link", "atom:link"),
    "guid": ("guid", "atom:id"),
    "publisher": ("source", "dc:publisher", "atom:source/atom:title"),
    "text": ("content:encoded", "atom:content", "description", "rss:description", "atom:summary"),
}
_FEEDS = ("rss", f"{{{FEED_NAMESPACES['rdf']}}}RDF", f"{{{FEED_NAMESPACES['atom']}}}feed")
_ENTRIES = "//item | //rss:item | /atom:feed/atom:entry"
_CHANNELS = ("channel", "rss:channel", ".")
_LANGUAGES = ("language", "dc:language")
_PAGES = ("html", f"{{{FEED_NAMESPACES['xhtml']}}}html")
_AS_FEED = "save it as a feed (RSS or Atom) or as text"


def feed(file: BinaryIO, source: str) -> Iterator[Draft | ArticleError]:
    """The entries of a feed, each with an id made of its address; a page of XHTML is a web page.

    An entry is left out where the XML is broken in its lines, or where it says nothing.

    >>> import io
    >>> told = b"<rss><channel><item><title>A deal</title><description>Zephyr joins Nordlens.\\
    ... </description></item></channel></rss>"
    >>> [draft] = feed(io.BytesIO(told), "nordlens.rss")
    >>> draft.text, draft.facts
    ('Zephyr joins Nordlens.', {'title': 'A deal'})
    """
    import lxml.etree

    data = load(file, source)
    refuse_binary(data, source)
    # What is broken is told below. No entity is looked up, and none of the file's own is read.
    parser = lxml.etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = lxml.etree.fromstring(data, parser)
    except lxml.etree.XMLSyntaxError:
        root = None
    if root is None:
        raise ArticleError(source, "holds no XML", _AS_FEED)
    if root.tag in _PAGES:
        yield from web_page(decode(data, source), source)
    elif root.tag not in _FEEDS:
        name = lxml.etree.QName(root).localname
        raise ArticleError(source, f"is XML of another kind, in <{name}>", _AS_FEED)
    else:
        faults = [_Fault(error.line, error.message.strip()) for error in parser.error_log]
        yield from _entries(root, faults, source)


@dataclass(frozen=True, slots=True)
class _Fault:
    """Where the XML is broken, and how."""

    line: int
    problem: str

    def error(self, where: str) -> ArticleError:
        problem = f"is broken XML in line {self.line} ({self.problem})"
        return ArticleError(where, problem, "mend it or fetch it again")


def _entries(root: Element, faults: list[_Fault], source: str) -> Iterator[Draft | ArticleError]:
    channel = next((found for path in _CHANNELS for found in _all(root, path)), root)
    about = {
        "publisher": _first(channel, _ELEMENTS["title"], _label),
        "language": _first(channel, _LANGUAGES, _label),
        "url": _first(channel, _ELEMENTS["url"], _link),
    }
    entries = _all(root, _ENTRIES)
    starts = [*(cast(int, entry.sourceline) for entry in entries), sys.maxsize]
    if faults and faults[0].line < starts[0]:
        yield faults[0].error(source)
    for number, entry in enumerate(entries, start=1):
        here = f"{source}, entry {number},"
        first, beyond = starts[number - 1], max(starts[number], starts[number - 1] + 1)
        if fault := next((each for each in faults if first <= each.line < beyond), None):
            yield fault.error(here)
            continue
        try:
            yield _draft(entry, about, number, here)
        except ArticleError as error:
            yield error


def _draft(entry: Element, about: dict[str, str | None], number: int, here: str) -> Draft:
    said = {
        name: _first(entry, paths, _READ.get(name, _label)) for name, paths in _ELEMENTS.items()
    }
    if not said["text"]:
        raise ArticleError(here, "has no text", "read the page that it leads to")
    names = ("title", "published", "publisher", "url", "language")
    stated = {name: said.get(name) or about.get(name) for name in names}
    facts = checked(usable(stated | {"url": said["url"]}), here)
    if name := said["url"] or said["guid"]:
        # An id that is no address is only the feed's own.
        facts["id"] = id_of_address(name if ":" in name else f"{about['url']}#{name}")
    return Draft(said["text"], here, facts, number)


def _all(element: Element, path: str) -> list[Element]:
    found = element.xpath(path, namespaces=FEED_NAMESPACES)
    return cast("list[Element]", found)


def _first(
    element: Element, paths: tuple[str, ...], read: Callable[[Element], str | None]
) -> str | None:
    """What the first of the elements that says something says."""
    values = (read(found) for path in paths for found in _all(element, path))
    return next(filter(None, values), None)


def _prose(element: Element) -> str:
    """What can be read of a text, which is HTML unless Atom says otherwise."""
    import lxml.etree

    if element.get("type") == "text":
        return (element.text or "").strip()
    if element.get("type") == "xhtml":
        return words_of(lxml.etree.tostring(element, encoding="unicode", with_tail=False))
    return words_of(element.text or "")


def _label(element: Element) -> str:
    return " ".join(_prose(element).split())


def _link(element: Element) -> str | None:
    """An address: the text of RSS, of Atom the page that the entry stands for."""
    if element.get("rel", "alternate") != "alternate":
        return None
    return (element.get("href") or element.text or "").strip()


def _verbatim(element: Element) -> str:
    return (element.text or "").strip()


_READ: dict[str, Callable[[Element], str | None]] = {
    "text": _prose,
    "url": _link,
    "guid": _verbatim,
}
