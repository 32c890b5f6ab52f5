"""The matrix counts each partnership of a company once in every kind that it is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from kg.errors import BadParameter, PlotError, UnknownName
from kg.plot import matrix
from kg.store.oxigraph import OxigraphStore
from tests.plot.conftest import Drawn, company_store

Draw = Callable[[Figure], Drawn]


def cells(figure: Figure) -> dict[str, str]:
    """Company and kind to the number that stands in the cell."""
    axes = figure.axes[0]
    numbers = {text.get_position(): text.get_text() for text in axes.texts}
    return {
        str(cell.get_gid()): numbers[cell.get_x() + 0.46, cell.get_y() + 0.46]
        for cell in axes.patches
        if isinstance(cell, Rectangle)
    }


def rows(figure: Figure) -> list[str]:
    names = (text for text in figure.axes[0].texts if text.get_position()[0] < 0)
    return [text.get_text() for text in names]


def test_counts_of_the_example(example_store: OxigraphStore) -> None:
    assert cells(matrix(example_store)) == {
        "huawei.co-branding": "1",
        "leica-camera.co-branding": "1",
        "leica-camera.joint-development": "1",
        "leica-camera.strategic-alliance": "1",
        "xiaomi.joint-development": "1",
        "xiaomi.strategic-alliance": "1",
    }


def test_a_consortium_counts_once_for_each_of_its_companies(wider_store: OxigraphStore) -> None:
    found = cells(matrix(wider_store))
    assert {found[cell] for cell in found if cell.endswith("standards-consortium")} == {"1"}
    assert found["arvelo.co-branding"] == "2"


def test_the_most_active_come_first_and_the_rest_is_told() -> None:
    store = company_store([(1, 2), (1, 3), (1, 4), (2, 3)])
    figure = matrix(store, top=3)
    assert rows(figure) == ["Company 1", "Company 2", "Company 3"]
    assert figure.texts[1].get_text() == "The most active 3 of 4 companies, 4 partnerships"
    assert cells(figure)["c1.not told"] == "3"


def test_names_and_heads_lie_within_the_picture(wider_store: OxigraphStore) -> None:
    figure = matrix(wider_store)
    width, height = figure.bbox.width, figure.bbox.height
    for text in (*figure.texts, *figure.axes[0].texts):
        box = text.get_window_extent()
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height


def test_numbers_stand_out_from_their_cells() -> None:
    store = company_store([(1, 2)] * 12 + [(1, i) for i in range(3, 20)] + [(3, 4)] * 5)
    axes = matrix(store).axes[0]
    inks = {text.get_position(): text.get_color() for text in axes.texts}
    for cell in axes.patches:
        assert isinstance(cell, Rectangle)
        ink = to_rgb(inks[cell.get_x() + 0.46, cell.get_y() + 0.46])
        one, other = sorted(map(luminance, (ink, to_rgb(cell.get_facecolor()))))
        assert (other + 0.05) / (one + 0.05) > 3.5  # 3 is what WCAG 2.2 asks of large letters


def luminance(colour: tuple[float, float, float]) -> float:
    """How bright a colour is (WCAG 2.2)."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in colour]
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_each_cell_is_in_the_file(example_store: OxigraphStore, drawn: Draw) -> None:
    figure = matrix(example_store)
    assert set(cells(figure)) <= set(drawn(figure).names(""))


def test_what_cannot_be_drawn_is_one_sentence(wider_store: OxigraphStore) -> None:
    with pytest.raises(PlotError, match="there is no partnership to draw"):
        matrix(OxigraphStore.memory())
    with pytest.raises(UnknownName, match="no kind of partnership"):
        matrix(wider_store, kinds=["co-brandin"])
    with pytest.raises(BadParameter, match="at least 1, not 0"):
        matrix(wider_store, top=0)
