"""The words of a sentence as a linear model sees them: lower case, each named thing one token."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kg.extract.document import Document, Reference
from kg.model import Span

_WORD = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")
_DIGITS = re.compile(r"\d+")
_STEM = 5
_MASKS = {
    "organization": "ORG",
    "product": "PRODUCT",
    "person": "PERSON",
    "place": "PLACE",
    "media": "MEDIA",
    "body": "BODY",
}


class Token(NamedTuple):
    """A word in lower case, or what stands for a thing named: its type in capitals."""

    span: Span
    text: str

    @property
    def stem(self) -> str:
        """The beginning of the word: "supplies" and "supplied" share one."""
        return self.text[:_STEM]


def masked(doc: Document, within: Span, references: list[Reference]) -> list[Token]:
    """The tokens of a stretch of text, in order.

    >>> from kg.model import Article, Mention
    >>> doc = Document.of(Article("x", "Nordlens sued Zephyr for $40m.", ""))
    >>> doc.mentions.append(Mention(Span(0, 8), "Nordlens", "organization", "Nordlens"))
    >>> [token.text for token in masked(doc, doc.sentences[0].span, [])]
    ['ORG', 'sued', 'zephyr', 'for', '$', '0m', '.']
    """
    masks = {reference.span: "ORG" for reference in references}
    for mention in doc.mentions_in(within):
        masks.setdefault(mention.span, _MASKS[mention.type])
    found: list[Token] = []
    done = within.start
    for span, mask in sorted(masks.items()):
        if span.start >= done:
            found += _words(doc.text, done, span.start)
            found.append(Token(span, mask))
            done = span.end
    return found + _words(doc.text, done, within.end)


def _words(text: str, start: int, end: int) -> list[Token]:
    return [Token(Span(*w.span()), _plain(w[0])) for w in _WORD.finditer(text, start, end)]


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    return _DIGITS.sub("0", word.lower())
