"""A tagger learns what it is shown, says how sure it is, and is the same each time it is made."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.learn.tagger import Tagger, fit, labels_of, stretches

SHOWN = [
    ([["small"], ["capital"], ["capital"], ["small"]], ["O", "B-name", "I-name", "O"]),
    ([["capital"], ["small"]], ["B-name", "O"]),
] * 5


@pytest.fixture(scope="module")
def tagger(tmp_path_factory: pytest.TempPathFactory) -> Tagger:
    path = tmp_path_factory.mktemp("model") / "test.crf"
    fit(SHOWN, path)
    return Tagger(path)


def test_it_learns_what_it_is_shown(tagger: Tagger) -> None:
    assert all(tagger.tag(items) == labels for items, labels in SHOWN)
    assert tagger.tag([]) == []


def test_it_is_surer_of_what_it_was_shown(tagger: Tagger) -> None:
    tagger.tag([["capital"], ["small"], ["never seen"]])
    capital, small, unseen = (tagger.chances([index])["name"] for index in range(3))
    assert capital > unseen > small
    assert tagger.chances([0, 1])["name"] == pytest.approx((capital + small) / 2)


def test_the_same_again(tmp_path: Path) -> None:
    for name in ("one", "two"):
        fit(SHOWN, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"not a model at all"])
def test_what_is_no_model(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "broken.crf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"broken\.crf is no model .*kg train"):
        Tagger(path)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3), st.sampled_from("xy")), max_size=5))
def test_labels_and_stretches_say_the_same(pieces: list[tuple[int, int, str]]) -> None:
    found, end = [], 0
    for gap, length, type_ in pieces:
        found.append((end + gap, end + gap + length, type_))
        end = found[-1][1]
    assert stretches(labels_of(end + 1, found)) == found
