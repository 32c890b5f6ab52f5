"""Feeds: what an entry says of itself, under which id; what is broken stops nothing else."""

from __future__ import annotations

import datetime as dt
import io
from html import escape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.build import id_of_address
from kg.articles.draft import Draft
from kg.articles.feeds import feed
from kg.errors import ArticleError
from kg.terms import FEED_NAMESPACES

DAY = dt.date(2022, 5, 23)
ADDRESS = "https://news.example/nordlens"
FACTS = {
    "title": "Nordlens & Zephyr",
    "published": DAY,
    "publisher": "Example News",
    "url": ADDRESS,
    "id": id_of_address(ADDRESS),
}
TEXT = "Nordlens joins Zephyr.\n\nBoth said so."
MARKUP = "<p>Nordlens <b>joins</b>\nZephyr.</p><script>x()</script><p>Both said so.</p>"
CONTENT, DC, RSS, ATOM = (FEED_NAMESPACES[name] for name in ("content", "dc", "rss", "atom"))


def rss(*items: str, head: str = "") -> str:
    """An RSS 2.0 feed, an item a line."""
    lines = "\n".join(f"<item>{item}</item>" for item in items)
    return (
        f'<rss version="2.0" xmlns:content="{CONTENT}"><channel><title>Example News</title>{head}'
        f"<link>https://news.example/</link>\n{lines}\n</channel></rss>"
    )


def read(text: str) -> list[Draft | ArticleError]:
    return list(feed(io.BytesIO(text.encode()), "x.rss"))


FEEDS = {
    "RSS 2.0": rss(
        f"<title>Nordlens &amp; Zephyr</title><link>{ADDRESS}</link><guid>17</guid>"
        "<pubDate>Mon, 23 May 2022 23:30:00 +0200</pubDate><description>Short.</description>"
        f"<content:encoded>{escape(MARKUP)}</content:encoded>"
    ),
    "RSS 1.0": (
        f'<rdf:RDF xmlns:rdf="{FEED_NAMESPACES["rdf"]}" xmlns="{RSS}" xmlns:dc="{DC}">'
        "<channel><title>Example News</title></channel><item><title>Nordlens &amp; Zephyr</title>"
        f"<link>{ADDRESS}</link><dc:date>2022-05-23T23:30:00+02:00</dc:date>"
        f"<description><![CDATA[{MARKUP}]]></description></item></rdf:RDF>"
    ),
    "Atom": (
        f'<feed xmlns="{ATOM}"><title>Example News</title><entry>'
        '<title type="html">Nordlens &amp;amp; &lt;i&gt;Zephyr&lt;/i&gt;</title>'
        f'<link rel="edit" href="https://x.example/"/><link href="{ADDRESS}"/><id>tag:17</id>'
        "<updated>2022-06-01T08:00:00Z</updated><published>2022-05-23T08:00:00Z</published>"
        f'<content type="html">{escape(MARKUP)}</content></entry></feed>'
    ),
    "Atom with XHTML": (
        f'<feed xmlns="{ATOM}"><title>Example News</title><entry>'
        f'<title type="text">Nordlens &amp; Zephyr</title><link href="{ADDRESS}"/>'
        "<updated>2022-05-23T08:00:00Z</updated><summary>Short.</summary>"
        f'<content type="xhtml"><div xmlns="{FEED_NAMESPACES["xhtml"]}">{MARKUP}</div></content>'
        "</entry></feed>"
    ),
}


@pytest.mark.parametrize("kind", FEEDS)
def test_an_entry_is_its_text_with_what_it_says_of_itself(kind: str) -> None:
    [draft] = read(FEEDS[kind])
    assert isinstance(draft, Draft)
    assert (draft.text, draft.facts) == (TEXT, FACTS)


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("<guid>https://news.example/?p=1</guid>", id_of_address("https://news.example/?p=1")),
        ("<guid>17</guid>", id_of_address("https://news.example/#17")),
        ("<link>/a</link>", id_of_address("https://news.example/#/a")),
        ("", None),
    ],
)
def test_an_id_is_made_of_what_the_entry_is_known_by(said: str, id: str | None) -> None:
    [draft] = read(rss(f"<description>Nordlens.</description>{said}"))
    assert isinstance(draft, Draft)
    assert (draft.facts.get("id"), draft.number) == (id, 1)


def test_a_language_and_another_source_are_told() -> None:
    item = "<description>Nordlens.</description><source>Example Wire</source>"
    [draft] = read(rss(item, head="<language>en-GB</language>"))
    assert isinstance(draft, Draft)
    assert draft.facts == {"language": "en-GB", "publisher": "Example Wire"}


def test_what_is_broken_stops_no_other_entry() -> None:
    items = [f"<description>{name} joins.</description>" for name in ("Nordlens", "Aurelia")]
    text = rss(items[0], "<description>A &nosuch; B</description>", "<title>T</title>", items[1])
    found = read(text)
    assert [item.text for item in found if isinstance(item, Draft)] == [
        "Nordlens joins.", "Aurelia joins.",
    ]  # fmt: skip
    assert [str(item) for item in found if isinstance(item, ArticleError)] == [
        "x.rss, entry 2, is broken XML in line 3 (Entity 'nosuch' not defined); "
        "mend it or fetch it again",
        "x.rss, entry 3, has no text; read the page that it leads to",
    ]


@given(st.integers(0, 400))
def test_of_a_feed_that_is_cut_short_no_entry_is_half_read(cut: int) -> None:
    texts = [f"Nordlens signs {number}." for number in range(3)]
    whole = rss(*(f"<description>{text}</description>" for text in texts))
    try:
        found = read(whole[: max(0, len(whole) - cut)])
    except ArticleError:
        return
    drafts = [item.text for item in found if isinstance(item, Draft)]
    assert drafts == texts[: len(drafts)]
    assert len(drafts) == 3 or any(isinstance(item, ArticleError) for item in found)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "x.rss holds no XML; save it as a feed (RSS or Atom) or as text"),
        ("Nordlens", "x.rss holds no XML; save it as a feed (RSS or Atom) or as text"),
        ("<urlset/>", "x.rss is XML of another kind, in <urlset>; save it as a feed (RSS or Atom)"),
    ],
)
def test_what_is_no_feed_is_named(text: str, sentence: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read(text)
    assert str(caught.value).startswith(sentence)


def test_xhtml_is_a_page() -> None:
    body = "<p>Nordlens and Zephyr work together on cameras. " + "It is so. " * 30 + "</p>"
    page = f'<html xmlns="{FEED_NAMESPACES["xhtml"]}"><body><article>{body}</article></body></html>'
    [draft] = read(page)
    assert isinstance(draft, Draft)
    assert draft.text.startswith("Nordlens and Zephyr work together")


def test_no_file_is_looked_up_and_no_entity_grows(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Aurelia", encoding="utf-8")
    entities = f'<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY y "{"Kappa " * 9}">'
    found = read(f"<!DOCTYPE rss [{entities}]>" + rss("<description>Zephyr &x; &y;</description>"))
    assert found
    assert not any(word in str(item) for item in found for word in ("Aurelia", "Kappa"))
