"""E-mail: a message is an article, its sender the publisher."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import BinaryIO

from kg.articles.decode import decode, load, refuse_binary
from kg.articles.draft import Draft
from kg.articles.fields import checked, usable
from kg.articles.web import words_of
from kg.errors import ArticleError

_HEADERS = ("From", "Subject", "Date")


def message(file: BinaryIO, source: str) -> Iterator[Draft]:
    """A message (RFC 5322): its plain text, or else what can be read of its HTML; no attachment.

    >>> import io
    >>> told = b"From: Nordlens News <news@nordlens.example>\\nSubject: A deal\\n\\nZephyr joins."
    >>> [draft] = message(io.BytesIO(told), "nordlens.eml")
    >>> draft.text, draft.facts
    ('Zephyr joins.', {'title': 'A deal', 'publisher': 'Nordlens News'})
    """
    data = load(file, source)
    refuse_binary(data, source)
    mail = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
    if not any(name in mail for name in _HEADERS):
        raise ArticleError(source, "is no e-mail: no header of one is in it", "save it as .txt")
    part = mail.get_body(preferencelist=("plain", "html"))
    text = _text(part, source) if isinstance(part, EmailMessage) else ""
    if not text.strip():
        raise ArticleError(source, "is a message without a text", "leave it out")
    stated = {
        "title": mail["Subject"] and str(mail["Subject"]),
        "published": mail["Date"] and str(mail["Date"]),
        "publisher": _sender(mail),
    }
    yield Draft(text, source, checked(usable(stated), source))


def _text(part: EmailMessage, source: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return ""
    text = decode(data, source, part.get_content_charset())
    return words_of(text) if part.get_content_subtype() == "html" else text


def _sender(mail: EmailMessage) -> str | None:
    """Who sent it: the name, or else the site of the address."""
    for address in getattr(mail["From"], "addresses", ()):
        return address.display_name or address.domain or None
    return None
