"""Whether two texts are one text, edited: a fingerprint of each is compared, never the texts.

MinHash over shingles of words (A. Broder, On the resemblance and containment of documents, 1997),
of each hash only the lowest bits (P. Li and C. König, b-Bit Minwise Hashing, 2010). Written here
because the libraries for it load all of scipy, and a fingerprint that is kept must not change with
one of their versions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 4
"""Words in a shingle. Single words are shared by all that is on one subject (0.33 between the two
articles told of below); from two words on it is 0.1, and each word more makes an edit cost more."""
HASHES = 120
"""Slots of a fingerprint: a share of half is estimated to within 0.05 (one standard deviation)."""
ALIKE = 0.4
"""The share of shingles from which two texts are one. Of the texts in the tests, a copy with
another headline and dateline, words changed and the end cut shares 0.69 with its original, one of
another author on the same deal with the same quote 0.11."""

_DIGITS = 4  # hexadecimal, of a slot: two that differ agree by chance once in 65,536
_BAND = 3  # slots: texts that share 0.4 agree in one of the 40 bands with 0.93, of 0.6 with 0.9999
_AT_ONCE = 4096  # shingles, so that a long text takes no more memory than a short one
_WORD = re.compile(r"\w+")


def fingerprint(text: str) -> str:
    """The fingerprint of a text: HASHES slots of four hexadecimal digits.

    Case, punctuation and line ends make no difference.

    >>> fingerprint("Nordlens joins Zephyr.") == fingerprint("NORDLENS\\njoins Zephyr")
    True
    """
    import numpy as np

    shingles = np.fromiter(set(_shingles(text)), dtype=np.uint64)
    seeds = _mixed(np.arange(1, HASHES + 1, dtype=np.uint64))[:, None]
    least = np.full(HASHES, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(shingles), _AT_ONCE):
        hashes = _mixed(shingles[start : start + _AT_ONCE] ^ seeds)
        least = np.minimum(least, hashes.min(axis=1))
    return "".join(f"{int(slot) & 0xFFFF:0{_DIGITS}x}" for slot in least)


def likeness(one: str, other: str) -> float:
    """The share of shingles that two texts have in common, estimated from their fingerprints.

    >>> likeness(fingerprint("Nordlens joins Zephyr."), fingerprint("Nordlens joins Zephyr!"))
    1.0
    """
    slots = zip(_cut(one, _DIGITS), _cut(other, _DIGITS), strict=False)
    return sum(mine == theirs for mine, theirs in slots) / HASHES


def bands(fingerprint: str) -> list[str]:
    """The parts of a fingerprint, of which texts that are alike share at least one.

    Looking up who shares a part finds the few worth comparing (locality-sensitive hashing).

    >>> len(bands(fingerprint("Nordlens joins Zephyr.")))
    40
    """
    width = _BAND * _DIGITS
    return [f"{number}:{part}" for number, part in enumerate(_cut(fingerprint, width))]


def _cut(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def _shingles(text: str) -> Iterator[int]:
    """A hash of each run of words; of a text that has fewer, of all of it."""
    words = _WORD.findall(text.casefold())
    for start in range(max(1, len(words) - SHINGLE + 1)):
        run = " ".join(words[start : start + SHINGLE])
        yield int.from_bytes(blake2b(run.encode(errors="replace"), digest_size=8).digest())


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers scattered over 64 bits, by the last step of SplitMix64 (G. Steele et al., 2014)."""
    import numpy as np

    values = values * np.uint64(0x9E3779B97F4A7C15)
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))
