"""The one constructor: what it fixes, what it leaves alone, what it refuses."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.articles import from_text
from kg.articles.build import headline, normalise, safe_id
from kg.errors import ArticleError

# Surrogates and NUL are refused, which is tested below.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
worded = texts.filter(lambda text: text.strip("\ufeff").strip())
ids = st.from_regex(r"\w[\w .&/-]*", fullmatch=True).filter(safe_id)


@given(worded, ids)
def test_an_article_is_made_of_its_own_text_and_id_again(text: str, id: str) -> None:
    article = from_text(text, id=id)
    assert from_text(article.text, id=article.id) == article


@given(worded)
def test_text_is_nfc_with_plain_line_ends_and_its_own_sum(text: str) -> None:
    article = from_text(text, id="x")
    assert unicodedata.is_normalized("NFC", article.text)
    assert not {"\r", "\u2028", "\u2029", "\x85"} & set(article.text)
    assert article.text == article.text.rstrip()
    assert article.sha256 == hashlib.sha256(article.text.encode("utf-8")).hexdigest()


@given(texts)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(texts)
def test_a_safe_id_stays_as_it_is(text: str) -> None:
    assert safe_id(safe_id(text)) == safe_id(text)


def test_blank_lines_before_the_text_keep_their_place_so_that_offsets_hold() -> None:
    assert from_text("\n\n Leica left.\n\n", id="x").text == "\n\n Leica left."


@pytest.mark.parametrize(
    ("id", "safe"),
    [
        ("2022-05-23-xiaomi-leica", "2022-05-23-xiaomi-leica"),
        ("r017_b.v2", "r017_b.v2"),
        ("Xiaomi & Leica", "Xiaomi-Leica"),
        ("小米", "小米"),
        ("cafe\u0301", "café"),
        ("a#b?c=<d>", "a-b-c-d"),
        ("..", ""),
    ],
)
def test_ids_fit_into_an_iri(id: str, safe: str) -> None:
    assert safe_id(id) == safe


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Leica joins Xiaomi\n\nThey said so.", "Leica joins Xiaomi"),
        ("\n\nLeica joins Xiaomi \n \nThey said so.", "Leica joins Xiaomi"),
        ("Is Leica next?\n\nThey said so.", "Is Leica next?"),
        ("# Leica joins Xiaomi #\nThey said so.", "Leica joins Xiaomi"),
        ("## Leica joins Xiaomi.", "Leica joins Xiaomi."),
        ("Leica joined Xiaomi.\n\nThey said so.", None),
        ("They said: “Leica left.”\n\nNobody knew.", None),
        ("Leica joins Xiaomi\nThey said so.\n\nAnd more.", None),
        ("Leica joins Xiaomi", None),
        ("Leica " * 40 + "\n\nThey said so.", None),
        ("#1 in phones\nThey said so.", None),
    ],
)
def test_a_headline_is_told_from_a_first_sentence(text: str, title: str | None) -> None:
    assert headline(text) == title
    assert from_text(text, id="x").title == title


def test_a_given_title_wins_and_leaves_the_text_alone() -> None:
    article = from_text("Leica joins\n\nSo it said.", id="x", title="Leica and Xiaomi")
    assert (article.title, article.text) == ("Leica and Xiaomi", "Leica joins\n\nSo it said.")


@pytest.mark.parametrize(
    ("text", "id", "sentence"),
    [
        ("", "x", "x is empty; add some text or leave it out"),
        ("\ufeff", "x", "x is empty; add some text or leave it out"),
        (" \n\t\u2003", "x", "x holds only white space; add some text or leave it out"),
        ("Leica\0", "x", "x holds a NUL character; save it as UTF-8 text"),
        ("Leica\ud83d", "x", "x holds half a character (U+D83D); save it as UTF-8 text"),
        ("Leica", "?!", "?! has the id '?!' without a letter or digit; give it another"),
    ],
)
def test_what_cannot_be_an_article_is_refused_in_one_sentence(
    text: str, id: str, sentence: str
) -> None:
    with pytest.raises(ArticleError) as caught:
        from_text(text, id=id)
    assert str(caught.value) == sentence
