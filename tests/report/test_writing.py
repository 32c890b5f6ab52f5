"""Whatever an article says, a dossier shows it as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt
from pyoxigraph import Literal, Quad

from kg.errors import BadParameter, OutputError
from kg.export.xml import clean
from kg.report import dossier, write, written
from kg.report.markup import link, markdown, tag
from kg.store.oxigraph import OxigraphStore
from kg.terms import HEADLINE, LABEL, OA_EXACT, PUBLISHER, RESOLVED, SAID_BY, URL, iri
from tests.conftest import loaded

NASTY = (
    "<script>alert(1)</script>",
    "</style></svg><img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "# heading\n\n- list\n\n<iframe src=//evil.example></iframe>",
    "`code` | cell | **bold** &lt;b&gt; \\[x\\](y) https://evil.example www.evil.example",
    '" onmouseover="alert(1)" \' \x0b \x00',
    "]]> --> <!-- 1. 2) + - ~~~ $x$ <https://evil.example>",
)
FOREIGN = ("script", "img", "iframe", "object", "embed", "form", "base", "style")


def poisoned(nasty: str) -> OxigraphStore:
    """The hand-made graph with nasty text in every place that an article can fill."""
    store = loaded("questions.trig")
    text = Literal(clean(nasty).replace("\x00", ""))
    spoilt = (LABEL, HEADLINE, PUBLISHER, OA_EXACT, SAID_BY)
    quads = [quad for predicate in spoilt for quad in store.quads(None, predicate)]
    for quad in quads:
        if quad.subject != iri("org:halvern"):
            store.inner.remove(quad)
            store.inner.add(Quad(quad.subject, quad.predicate, text, quad.graph_name))
    store.inner.add(Quad(iri("article:a2"), URL, Literal(f"javascript:{nasty}"), RESOLVED))
    store.inner.add(Quad(iri("article:a3"), URL, Literal(f"https://a.example/{nasty}"), RESOLVED))
    return store


@pytest.mark.parametrize("nasty", NASTY)
def test_html_holds_no_element_of_an_article(nasty: str) -> None:
    page = html.document_fromstring(written(dossier(poisoned(nasty), "Halvern"), "html"))
    # One style of the page, one of the picture.
    assert [found.tag for found in page.iter(*FOREIGN)] == ["style", "style"]
    attributes = {name for element in page.iter() for name in element.attrib}
    assert not {name for name in attributes if name.startswith("on")}
    hrefs = page.xpath("//a/@href")
    assert hrefs and all(href.startswith("https://a.example/") for href in hrefs)
    words = " ".join(clean(nasty).split())
    assert words in " ".join(page.text_content().split())


@pytest.mark.parametrize("nasty", NASTY)
def test_markdown_shows_the_text_and_nothing_else(nasty: str) -> None:
    text = written(dossier(poisoned(nasty), "Halvern"), "markdown", picture="halvern.svg")
    rendered = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(text)
    page = html.document_fromstring(rendered)
    assert [found.get("src") for found in page.iter(*FOREIGN)] == ["halvern.svg"]
    assert all(href.startswith("https://a.example/") for href in page.xpath("//a/@href"))
    shown = " ".join(page.text_content().split())
    assert " ".join(clean(nasty).split()) in shown


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_markdown_of_any_text_reads_as_that_text(text: str) -> None:
    rendered = MarkdownIt("commonmark").render(f"Nordlens: {markdown(text)}")
    page = html.document_fromstring(rendered)
    assert len(list(page.iter("p"))) == 1 and not list(page.iter("a", "img", "code", "em", "br"))
    shown = " ".join(page.text_content().split())
    assert shown == " ".join(f"Nordlens: {clean(text)}".split()) or "\ufffd" in shown


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_a_tag_holds_any_text_as_text(text: str) -> None:
    words = clean(text).replace("\r", "\n")
    element = etree.fromstring(tag("p", words, title=words.replace("\n", " ").replace("\t", " ")))
    assert (element.text or "") == words


@given(st.text(max_size=40))
def test_a_link_is_of_the_web_or_none(url: str) -> None:
    assert link(f"javascript:{url}") is None
    found = link(f"https://nordlens.example/{url}")
    assert found is None or not set(found) & set("<>\"'`\\ \n()[]")


def test_the_picture_of_a_markdown_file_stands_beside_it(tmp_path: Path) -> None:
    about = dossier(loaded("questions.trig"), "Halvern")
    files = write(about, tmp_path / "halvern (1).md")
    assert [file.name for file in files] == ["halvern (1).md", "halvern (1).svg"]
    assert "](halvern%20%281%29.svg)" in files[0].read_text("utf-8")
    etree.fromstring(files[1].read_bytes())
    assert "](data:image/svg+xml;base64," in written(about, "markdown")


def test_what_cannot_be_written_says_so(tmp_path: Path) -> None:
    about = dossier(loaded("questions.trig"), "Halvern")
    with pytest.raises(BadParameter, match="name a format with --format"):
        write(about, tmp_path / "halvern.pdf")
    with pytest.raises(BadParameter, match="where the picture of the report goes"):
        write(about, tmp_path / "halvern.svg", "markdown")
    with pytest.raises(BadParameter, match="not as 'pdf'"):
        written(about, "pdf")
    with pytest.raises(OutputError):
        write(about, tmp_path, "html")
    assert not list(tmp_path.iterdir())


def test_a_page_needs_nothing_else() -> None:
    page = written(dossier(loaded("questions.trig"), "Halvern"), "html")
    root = html.document_fromstring(page)
    assert not root.xpath("//@src | //link | //script")
    assert "@import" not in page and "url(http" not in page
    assert root.xpath("//meta[@name='viewport']")
