"""Messages: which part is the text, what the headers say, what is no message."""

from __future__ import annotations

import datetime as dt
import io
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles.draft import Draft
from kg.articles.mail import message
from kg.errors import ArticleError

WORDS = st.text(st.characters(max_codepoint=0x17F, categories=["L"]), min_size=1)


def mail(text: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    """A message as mail programs write it."""
    made = EmailMessage()
    for name, value in headers.items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html") if text else made.set_content(html, "html")
    return made


def read(data: bytes) -> Draft:
    [draft] = message(io.BytesIO(data), "x.eml")
    return draft


def test_a_message_is_its_text_with_what_the_headers_say() -> None:
    told = mail(
        "Nordlens joins Zephyr.\n\nBoth said so in Köln.\n",
        "<p>Not this.</p>",
        Subject="Nordlens and Zéphyr: a deal",
        From="Example Wire <news@wire.example>",
        Date="Mon, 23 May 2022 23:30:00 +0200",
    )
    told.add_attachment("A table.", filename="a.txt")
    draft = read(bytes(told))
    assert draft.text.strip() == "Nordlens joins Zephyr.\n\nBoth said so in Köln."
    assert draft.facts == {
        "title": "Nordlens and Zéphyr: a deal",
        "published": dt.date(2022, 5, 23),
        "publisher": "Example Wire",
    }


def test_without_plain_text_the_html_is_read() -> None:
    draft = read(bytes(mail(html="<p>Nordlens &amp; Zephyr</p><p>sign.</p>", Subject="x")))
    assert draft.text == "Nordlens & Zephyr\n\nsign."


def test_a_sender_without_a_name_is_its_site() -> None:
    draft = read(bytes(mail("Nordlens.", From="news@wire.example", Date="soon")))
    assert draft.facts == {"publisher": "wire.example"}


@pytest.mark.parametrize("charset", ["iso-8859-1", "klingon"])
def test_the_encoding_is_as_told_or_made_out(charset: str) -> None:
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\n\n"
    assert read(head.encode() + "Café Nordlens has opened in Wien.".encode("latin-1")).text == (
        "Café Nordlens has opened in Wien."
    )


@given(st.lists(WORDS, min_size=1).map(" ".join), WORDS)
def test_what_was_written_is_read(text: str, subject: str) -> None:
    draft = read(bytes(mail(text, Subject=subject)))
    assert draft.text.strip() == text
    assert draft.facts.get("title", "null") == subject


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is no e-mail: no header of one is in it"),
        (b"Nordlens joins Zephyr.\n", "is no e-mail: no header of one is in it"),
        (b"\x89PNG\r\n", "seems to be a PNG picture"),
        (b"Subject: x\n\n \n", "is a message without a text"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "is a message without a text"),
    ],
)
def test_what_is_no_message_is_named(data: bytes, problem: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read(data)
    assert (caught.value.path, caught.value.problem) == ("x.eml", problem)
