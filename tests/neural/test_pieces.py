"""A text in word pieces: each is read once, in a window that the encoder can take."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.document import Document
from kg.model import Article, Span
from kg.neural.encoder import LONGEST
from kg.neural.pieces import Case, Pieces, Window, windows


@given(st.integers(0, 3000), st.sets(st.integers(0, 3000)))
def test_every_piece_is_kept_once(count: int, breaks: set[int]) -> None:
    found = list(windows(count, sorted(breaks)))
    assert [n for one in found for n in range(one.start, one.end)] == list(range(count))
    for one in found:
        assert 0 <= one.context <= one.start
        assert one.end - one.context + 2 <= LONGEST
        framed = ["CLS", *range(one.context, one.end), "SEP"]
        assert framed[one.kept] == list(range(one.start, one.end))


def test_a_window_ends_with_a_sentence() -> None:
    assert list(windows(700, [0, 390, 410])) == [Window(0, 0, 390), Window(290, 390, 700)]


class Letters:
    """A tokenizer for which every sign but a space is a piece."""

    def encode(self, text: str, add_special_tokens: bool) -> Letters:
        assert not add_special_tokens
        self.offsets = [(n, n + 1) for n, sign in enumerate(text) if sign != " "]
        self.ids = [ord(text[start]) for start, _ in self.offsets]
        return self


TEXT = "Nordlens sued Zephyr. It won."


def test_a_place_holds_the_pieces_of_a_span() -> None:
    pieces = Pieces.of(Document.of(Article("x", TEXT, sha256="")), Letters())
    first, last = pieces.place(Span(9, 13))
    assert "".join(map(chr, pieces.ids[first:last])) == "sued"


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 9))
def test_a_place_is_never_empty(start: int, length: int) -> None:
    pieces = Pieces.of(Document.of(Article("x", TEXT, sha256="")), Letters())
    first, last = pieces.place(Span(start, start + length))
    assert 0 <= first < last
    assert first < len(pieces.ids)


def test_each_piece_has_the_case_of_its_word() -> None:
    text = "iPad & Zephyr's TSM: lens Q3"
    pieces = Pieces.of(Document.of(Article("x", text, sha256="")), Letters())
    shown = dict(zip(map(text.__getitem__, pieces.starts), pieces.cases, strict=True))
    assert [shown[sign] for sign in "i&ZT:lQ3"] == [
        Case.MIXED, Case.SIGN, Case.CAPITAL, Case.CAPITALS, Case.SIGN, Case.SMALL, Case.DIGITS,
        Case.DIGITS,
    ]  # fmt: skip
    assert all(len(side) == len(pieces.ids) + 2 for side in pieces.framed(pieces.windows[0]))
