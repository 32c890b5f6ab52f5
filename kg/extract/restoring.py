"""What was found in a text without escapes, moved back to the article as it is written."""

from __future__ import annotations

from dataclasses import replace

from kg.model import Article, Evidence, Extraction, Mention, Record, Span
from kg.text.escapes import Unescaped


def restored(found: Extraction, article: Article, plain: Unescaped) -> Extraction:
    """``found`` in the ``plain`` text of an article, with the words and places of the article.

    >>> from kg.text.escapes import unescaped
    >>> article = Article("x", "Acme&rsquo;s Kite", sha256="")
    >>> mention = Mention(Span(7, 11), "Kite", "product", "Kite")
    >>> moved = restored(Extraction(article, (mention,)), article, unescaped(article.text))
    >>> moved.mentions[0].span
    Span(start=13, end=17)
    """
    if not plain.moved:
        return replace(found, article=article)

    def back(start: int, end: int) -> Span:
        return Span(plain.original(start), plain.original(end))

    def mention(one: Mention) -> Mention:
        span = back(one.span.start, one.span.end)
        return replace(one, span=span, text=span.of(article.text))

    def evidence(one: Evidence) -> Evidence:
        return Evidence.at(back(one.start, one.end), article.text)

    def record(one: Record) -> Record:
        said = (replace(s, evidence=tuple(map(evidence, s.evidence))) for s in one.statements)
        return replace(one, statements=tuple(said))

    return replace(
        found,
        article=article,
        mentions=tuple(map(mention, found.mentions)),
        references=tuple(map(mention, found.references)),
        records=tuple(map(record, found.records)),
    )
