"""Each format: what it gives, and the sentence for each way it can be wrong."""

from __future__ import annotations

import datetime as dt
import io
import json
import string
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import read
from kg.articles.draft import Draft
from kg.articles.lines import json_lines
from kg.articles.plain import plain
from kg.articles.web import web_page
from kg.errors import ArticleError

PARAGRAPHS = (
    "Bosch and Nvidia said on Monday that they would build a computer for cars together.",
    "The two have worked together since 2017, when Bosch first ordered chips from Nvidia.",
)
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Bosch and Nvidia | Example News</title>
<meta property="og:site_name" content="Example News">
<meta property="og:title" content="Bosch and Nvidia team up">
<meta property="article:published_time" content="2022-05-23T08:00:00+02:00">
<link rel="canonical" href="https://news.example/bosch"></head>
<body><nav><a href="/">Home</a></nav><article><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></article>
<footer>Copyright 2019 Example News, 3 January 2019</footer></body></html>"""

lines = st.text(string.ascii_letters + string.digits + "':#-[]{}&*!|>%@`\"äß小, ", min_size=1).map(
    lambda text: " ".join(text.split())
)
values = lines.filter(lambda text: text not in {"", "~", "null"})


@given(values, values, st.dates(min_value=dt.date(1000, 1, 1)), lines.filter(bool))
def test_front_matter_comes_back_as_it_was_written(
    title: str, publisher: str, published: dt.date, body: str
) -> None:
    facts = {"title": title, "publisher": publisher, "published": published}
    front = yaml.safe_dump(facts, allow_unicode=True, width=10_000)
    [draft] = plain(f"---\n{front}---\n\n{body}\n", "x.md")
    assert (draft.facts, draft.text) == (facts, body)


@pytest.mark.parametrize(
    ("text", "body", "facts"),
    [
        ("Leica left.", "Leica left.", {}),
        ("---\npublished: 2022-05-23\n---\nLeica.", "Leica.", {"published": dt.date(2022, 5, 23)}),
        ("---\ndate: 2022-05-23 08:00:00\n---\nL.", "L.", {"published": dt.date(2022, 5, 23)}),
        ("\ufeff---\r\nid: 017\r\n---\r\n\r\n L.\r\n", " L.", {"id": "017"}),
        ("---\ntitle: No\nauthor: A. N.\n---\nL.", "L.", {"title": "No"}),
        ("---\nsource: https://x.example/a\n...\nL.", "L.", {"url": "https://x.example/a"}),
        ("---\ntitle:\npublisher: ~\n---\nL.", "L.", {}),
        ("---\n---\nLeica.", "Leica.", {}),
        ("---\n\nLeica left.", "---\n\nLeica left.", {}),  # a rule, not front matter
        ("Leica.\n---\na: b\n---\n", "Leica.\n---\na: b\n---", {}),
    ],
)
def test_front_matter_and_text_are_told_apart(
    text: str, body: str, facts: dict[str, object]
) -> None:
    [draft] = plain(text, "x.md")
    assert (draft.text, draft.facts) == (body, facts)


@pytest.mark.parametrize(
    ("front", "sentence"),
    [
        (
            "published: 2022-02-30",
            "x.md has published '2022-02-30', which is not in the calendar; write it as 2022-05-23",
        ),
        (
            "date: last Monday",
            "x.md has date 'last Monday', which is not a day; write it as 2022-05-23",
        ),
        ("title: a\nurl: Reuters", "x.md has url 'Reuters', which is not a web address; write it"),
        ("language: English", "x.md has language 'English', which is not a language tag; write"),
        ("title: [a, b]", "x.md has several values as title; write a single text there"),
        ("- a\n- b", "x.md has front matter that is a list; write fields such as"),
        ("just words", "x.md has front matter that is a text; write fields such as"),
        ("title: a\nid: [1", "x.md has front matter that does not parse in line 4 (expected"),
        ("title: a: b", "x.md has front matter that does not parse in line 2 (mapping values"),
        ("title: \a", "x.md has front matter that does not parse (it is not YAML); mend it"),
        ("[" * 999, "x.md has front matter that does not parse"),
    ],
)
def test_wrong_front_matter_is_named(front: str, sentence: str) -> None:
    with pytest.raises(ArticleError) as caught:
        list(plain(f"---\n{front}\n---\nLeica.", "x.md"))
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\ntitle: a\n\nLeica.", "opens front matter in line 1 and never closes it"),
        ("---\ntitle: a\n---\n \n", "has front matter and no text"),
    ],
)
def test_front_matter_without_an_end_or_a_text_is_refused(text: str, problem: str) -> None:
    with pytest.raises(ArticleError) as caught:
        list(plain(text, "x.md"))
    assert caught.value.problem == problem


json_facts = st.fixed_dictionaries(
    {"text": values},
    optional={"title": values, "publisher": values, "published": st.dates().map(str)},
)


@given(st.lists(json_facts))
def test_json_lines_come_back_as_they_were_written(rows: list[dict[str, str]]) -> None:
    text = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    found = json_lines(io.BytesIO(text.encode()), "x.jsonl")
    drafts = [draft for draft in found if isinstance(draft, Draft)]
    read = [{"text": d.text} | {k: str(v) for k, v in d.facts.items()} for d in drafts]
    assert read == rows
    assert [draft.number for draft in drafts] == list(range(1, 2 * len(rows), 2))


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("{'text': 1}", "x.jsonl, line 3, is not JSON (Expecting property name enclosed in"),
        ('{"text": "a"', "x.jsonl, line 3, is not JSON (Expecting ',' delimiter); mend the line"),
        ("[" * 9999, "x.jsonl, line 3, is not JSON (too large a value); mend the line"),
        ('["a"]', "x.jsonl, line 3, is not an object with a text; write it as"),
        ('{"text": 3}', "x.jsonl, line 3, is not an object with a text; write it as"),
        ('{"text": "a", "title": ["b"]}', "x.jsonl, line 3, has several values as title; write"),
        ('{"text": "a", "id": true}', "x.jsonl, line 3, has True as id; write a single text"),
        (
            '{"text": "a", "title": "\\u0000"}',
            "x.jsonl, line 3, holds a NUL character in its title",
        ),
        ('{"text": "a", "published": "2022"}', "x.jsonl, line 3, has published '2022', which is"),
        ('{"text": " "}', "x.jsonl, line 3, holds only white space; add some text"),
        ('{"text": "a", "id": "leica"}', "x.jsonl, line 3, has the article id 'leica', which a"),
    ],
)
def test_a_wrong_line_is_named_and_nothing_is_half_read(
    row: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.jsonl").write_text(f'{{"text": "Leica left.", "id": "leica"}}\n\n{row}\n', "utf-8")
    with pytest.raises(ArticleError) as caught:
        read("x.jsonl")
    assert str(caught.value).startswith(sentence)


def test_a_page_gives_its_text_and_what_it_states_of_itself() -> None:
    [draft] = web_page(PAGE, "x.html")
    assert draft.text == "\n\n".join(PARAGRAPHS)
    assert draft.facts == {
        "title": "Bosch and Nvidia team up",
        "published": dt.date(2022, 5, 23),
        "publisher": "Example News",
        "url": "https://news.example/bosch",
        "language": "en-GB",
    }


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ('<meta itemprop="datePublished" content="2021-02-03">', dt.date(2021, 2, 3)),
        (
            '<script type="application/ld+json">{"datePublished": "2021-02-03T01:00Z"}</script>',
            dt.date(2021, 2, 3),
        ),
        ('<meta name="date" content="2021-02-31">', None),
        ("", None),
    ],
)
def test_only_a_date_that_the_page_states_counts(stated: str, published: dt.date | None) -> None:
    meta = '<meta property="article:published_time" content="2022-05-23T08:00:00+02:00">'
    [draft] = web_page(PAGE.replace(meta, stated), "x.html")
    assert draft.facts.get("published") == published


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<title>Leica</title><script>let leica = 1</script>",
        "<!-- nothing -->",
        " ",
    ],
)
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(ArticleError, match="is a page without an article's text; save it"):
        list(web_page(page, "x.html"))


def test_xhtml_that_declares_an_encoding_is_read() -> None:
    [draft] = web_page('<?xml version="1.0" encoding="utf-8"?>' + PAGE, "x.html")
    assert draft.text.startswith(PARAGRAPHS[0])
