"""The articles that ship with the package can be read, and say when and where they are from."""

from __future__ import annotations

from kg.articles import discover, read
from kg.resources import folder


def test_seeds_are_complete() -> None:
    for path in discover([folder("seeds")]):
        for article in read(path):
            assert article.published and article.publisher and article.url and article.title
            assert '"' not in article.text and "“" not in article.text  # told in our own words
            assert article.text.startswith(article.title)
