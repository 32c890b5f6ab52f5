"""Words on a picture: what the font can write of them, and how wide they are."""

from __future__ import annotations

from functools import cache

FONT = "DejaVu Sans"
"""The font that matplotlib brings along."""


def number_of(count: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> number_of(1, "partnership"), number_of(2, "company", "companies")
    ('1 partnership', '2 companies')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"


@cache
def _letters() -> frozenset[int]:
    from matplotlib.font_manager import findfont, get_font

    return frozenset(get_font(findfont(FONT)).get_charmap())


def drawable(text: str) -> str:
    """The text on one line, with a box for every letter that the font has not.

    >>> drawable("Nordlens 北方")
    'Nordlens □□'
    """
    known = _letters()
    return "".join(letter if ord(letter) in known else "□" for letter in " ".join(text.split()))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is when it is drawn, in points.

    >>> width_of("Nordlens", 9) < width_of("Nordlens Optics", 9)
    True
    """
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(drawable(text), font, ismath=False)
    return float(width)
