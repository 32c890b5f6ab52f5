"""How pictures look, and how they are written: the same graph gives the same bytes.

They are made with matplotlib's defaults and a few settings of ours, whatever a matplotlibrc says,
in the font that matplotlib brings along, and without pyplot: nothing is kept in global state.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.atomic import atomic
from kg.errors import BadParameter, PlotError
from kg.export.palette import rgb
from kg.plot.words import FONT, drawable, width_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PAPER, INK, FAINT, GRID = "#fdfcf9", "#26323c", "#5d6870", "#e2dfd6"
TITLE, NAME, NOTE = 15.0, 9.0, 8.0
"""The sizes of letters, in points."""
POINTS = 72.0
"""Points in an inch."""
MARGIN, HEAD = 24.0, 62.0
"""The empty edge of a picture and the height of its head, in points."""
DPI = 150
"""How fine a PNG is."""

# What would tell the day or the version is left out.
_METADATA: dict[str, dict[str, Any]] = {
    ".svg": {"Date": None, "Creator": None},
    ".png": {"Software": None},
}
_SETTINGS: dict[Any, Any] = {
    "font.family": FONT,
    "font.size": NAME,
    "text.color": INK,
    "text.hinting": "none",  # as wide in PNG as in SVG
    "text.parse_math": False,  # a company may have $ in its name
    "axes.edgecolor": GRID,
    "axes.facecolor": PAPER,
    "axes.labelcolor": INK,
    "figure.facecolor": PAPER,
    "figure.dpi": POINTS,
    "hatch.linewidth": 0.8,
    "legend.frameon": False,
    "legend.fontsize": NOTE,
    "savefig.dpi": DPI,
    "svg.hashsalt": "kg",
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "xtick.labelsize": NOTE,
}


@contextmanager
def style() -> Iterator[None]:
    """Our look, as long as the block lasts; raises PlotError where matplotlib is missing.

    >>> with style():
    ...     import matplotlib
    ...     matplotlib.rcParams["font.family"]
    ['DejaVu Sans']
    """
    try:
        import matplotlib
    except ImportError as error:
        raise PlotError(
            "no picture can be drawn without matplotlib; "
            "install it with: pip install 'kg-techpartners[plot]'"
        ) from error
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield


def ending(path: str | Path) -> str:
    """What a picture's file ends on, lower case; raises BadParameter where nothing is drawn so.

    >>> ending("out/Nordlens.SVG")
    '.svg'
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _METADATA:
        raise BadParameter(f"{path} ends on none of {', '.join(_METADATA)}; name a file as x.svg")
    return suffix


def write(figure: Figure, path: str | Path) -> Path:
    """Write a picture as SVG or PNG, by what the file's name ends on; returns the path.

    Raises BadParameter for another ending, OutputError for a place that cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, style():
    ...     path = write(sheet(360, 216, ("Partners of Zephyr", "")), Path(folder) / "zephyr.svg")
    ...     "<svg" in path.read_text()
    True
    """
    suffix, path = ending(path), Path(path)
    with style(), atomic(path) as file:
        title = {"Title": figure.texts[0].get_text()} if figure.texts else {}
        figure.savefig(file, format=suffix[1:], metadata=_METADATA[suffix] | title)
    return path


def sheet(width: float, height: float, head: tuple[str, str]) -> Figure:
    """An empty picture with a head: title and a line below it; sizes are in points.

    To be called within :func:`style`.

    >>> with style():
    ...     sheet(360, 216, ("Partners of Zephyr", "as of 2022")).get_size_inches().tolist()
    [5.0, 3.0]
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width / POINTS, height / POINTS))
    title, about = map(drawable, head)
    left = MARGIN / width
    figure.text(left, 1 - 30 / height, title, size=TITLE, weight="bold")
    figure.text(left, 1 - 47 / height, about, size=NAME, color=FAINT)
    return figure


def panel(figure: Figure, place: tuple[float, float], size: tuple[float, float]) -> Axes:
    """Room to draw in: where its lower left corner is and how large it is, in points.

    >>> with style():
    ...     figure = sheet(400, 200, ("Partners of Zephyr", ""))
    >>> place = panel(figure, (100, 50), (200, 100)).get_position()
    >>> float(place.x0), float(place.width)
    (0.25, 0.5)
    """
    across, down = (inches * POINTS for inches in figure.get_size_inches())
    return figure.add_axes((place[0] / across, place[1] / down, size[0] / across, size[1] / down))


def head_width(head: tuple[str, str]) -> float:
    """The least width of a picture with this head, in points.

    >>> head_width(("Zephyr", "")) < head_width(("Zephyr", "with all of its many partners"))
    True
    """
    title, about = head
    return max(width_of(title, TITLE, bold=True), width_of(about, NAME)) + 2 * MARGIN


def mixed(colour: str, share: float) -> str:
    """A colour mixed with the paper: all of it at 1, none at 0. Unlike a transparent one it covers.

    >>> mixed("#0072b2", 1), mixed("#0072b2", 0.5)
    ('#0072b2', '#7eb7d6')
    """
    pairs = zip(rgb(colour), rgb(PAPER), strict=True)
    return "#" + "".join(f"{round(paper + (full - paper) * share):02x}" for full, paper in pairs)
