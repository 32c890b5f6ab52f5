"""Plain text and Markdown, with front matter or without."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.articles.build import normalise
from kg.articles.draft import Draft
from kg.articles.fields import checked
from kg.errors import ArticleError

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_OPENED = re.compile(r"---[ \t]*\n[ \t]*[\w-]+[ \t]*:(?:\s|\Z)")
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")


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
