"""Pictures become files: the same bytes each time, and one sentence where that cannot be."""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib
import pytest

from kg import KnowledgeGraph
from kg.errors import BadParameter, OutputError, PlotError, UnknownName
from kg.export.palette import SAFE, rgb
from kg.plot import PLOTS, network, write
from kg.store.oxigraph import OxigraphStore
from tests.conftest import Command

PICTURES = (["network"], ["timeline", "Leica Camera"], ["matrix"])


@pytest.mark.parametrize("picture", PICTURES, ids=lambda words: words[0])
@pytest.mark.parametrize(("ending", "first"), [("svg", b"<?xml"), ("png", b"\x89PNG")])
def test_the_same_graph_gives_the_same_bytes(
    kg: Command, built: Path, tmp_path: Path, picture: list[str], ending: str, first: bytes
) -> None:
    files = [tmp_path / f"{number}.{ending}" for number in (1, 2)]
    for file in files:
        ran = kg("plot", *picture, "--store", built, "-o", file)
        assert (ran.code, ran.err) == (0, f"wrote {file}\n")
    written = files[0].read_bytes()
    assert written.startswith(first) and written == files[1].read_bytes()
    assert b"<dc:date>" not in written and b"Matplotlib v" not in written


def test_settings_of_the_user_change_nothing(example_store: OxigraphStore, tmp_path: Path) -> None:
    once = write(network(example_store), tmp_path / "once.svg").read_bytes()
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red", "svg.hashsalt": "x"}):
        again = write(network(example_store), tmp_path / "again.svg").read_bytes()
        assert matplotlib.rcParams["font.size"] == 30
    assert again == once


def test_each_picture_is_a_figure_of_the_library(built: Path) -> None:
    with KnowledgeGraph.open(built, read_only=True) as graph:
        titles = [graph.plot(*picture).texts[0].get_text() for picture in PICTURES]
        with pytest.raises(UnknownName, match="did you mean 'network'"):
            graph.plot("networks")
    assert [picture[0] for picture in PICTURES] == list(PLOTS)
    assert titles == [
        "Who works with whom",
        "Partnerships of Leica Camera",
        "Who partners in which ways",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["network", "-o", "x.pdf"], "x.pdf ends on none of .svg, .png"),
        (["network", "-o", "x.svg", "--company", "Leika"], "did you mean 'Leica"),
        (["network", "-o", "x.svg", "--as-of", "2020"], "--as-of takes a whole day"),
        (["network", "-o", "x.svg", "--colour-by", "size"], "country, kind, community"),
        (["network", "-o", "x.svg", "--as-of", "1900-01-01"], "no partnership to draw"),
        (["timeline", "Nordlens", "-o", "x.svg"], "no company is called 'Nordlens'"),
        (["matrix", "-o", "x.svg", "--kind", "marriage"], "no kind of partnership"),
        (["matrix", "-o", "/proc/x.svg"], "/proc/x.svg cannot be written"),
    ],
)
def test_a_mistake_is_one_sentence(
    kg: Command,
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = kg("plot", *arguments, "--store", built)
    assert ran.code == 2 and told in ran.err and ran.err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_file(example_store: OxigraphStore, tmp_path: Path) -> None:
    (tmp_path / "x.svg").mkdir()
    with pytest.raises(OutputError, match="is a folder"):
        write(network(example_store), tmp_path / "x.svg")
    with pytest.raises(BadParameter, match=r"x ends on none of \.svg, \.png"):
        write(network(example_store), tmp_path / "x")


def test_without_matplotlib_it_is_told_how_to_get_it(
    example_store: OxigraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(PlotError, match=r"pip install 'kg-techpartners\[plot\]'"):
        network(example_store)


# How people without one of the three sorts of cones see linear RGB: Machado, Oliveira, Fernandes,
# "A physiologically-based model for simulation of color vision deficiency", 2009, severity 1.
VISION = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(colour: str, vision: str) -> tuple[float, float, float]:
    """CIE L*a*b* of a colour as it is seen (sRGB, D65)."""
    shares = (part / 255 for part in rgb(colour))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    seen = [
        min(max(sum(a * b for a, b in zip(row, linear, strict=True)), 0), 1)
        for row in VISION[vision]
    ]
    to_xyz = (
        (0.4124, 0.3576, 0.1805, 0.9505),
        (0.2126, 0.7152, 0.0722, 1.0),
        (0.0193, 0.1192, 0.9505, 1.089),
    )
    scaled = (sum(a * b for a, b in zip(row[:3], seen, strict=True)) / row[3] for row in to_xyz)
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in scaled)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("vision", VISION)
def test_groups_are_told_apart_by_every_eye(vision: str) -> None:
    seen = [lab(colour, vision) for colour in SAFE]
    apart = [
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for i, one in enumerate(seen)
        for other in seen[i + 1 :]
    ]
    assert min(apart) > 15  # 2.3 is just noticeable side by side
