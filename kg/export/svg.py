"""The picture of the company network, drawn without any other program.

Point at a line to read the words it rests on. Colours and dashes are explained below the picture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from kg.export.geometry import Point
from kg.export.legend import SIZE, Key, legend, line_of
from kg.export.palette import Line, country_colours
from kg.export.rows import EdgeRow
from kg.export.scene import LINE_HEIGHT, Disc, Label, Link, Scene, period_of, scene
from kg.export.wording import date_words, kind_words
from kg.export.xml import XmlWriter
from kg.terms import XML_NAMESPACES

if TYPE_CHECKING:
    from networkx import MultiGraph

PAPER, INK, FAINT = "#fdfcf9", "#26323c", "#6a757e"
MARGIN = 56.0
TITLE = "Who works with whom"
HEAD = 116.0
"""The height of the title."""
FOOT = 44.0
LEAST_WIDTH = 720.0

_NAMESPACES: dict[str | None, str] = {None: XML_NAMESPACES["svg"]}
_STYLE = f"""
  text {{ font-family: Inter, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif;
    fill: {INK}; }}
  .name {{ font-weight: 600; text-anchor: middle; paint-order: stroke; stroke: {PAPER};
    stroke-width: 4px; stroke-linejoin: round; }}
  .note {{ text-anchor: middle; }}
  .faint {{ fill: {FAINT}; }}
  .line {{ fill: none; stroke-width: 3px; stroke-linecap: round; }}
  .line:hover {{ stroke-width: 6px; }}
"""


def write(graph: MultiGraph[str], out: BinaryIO) -> None:
    """Draw a company network of a few to some dozen companies as SVG.

    >>> import io, networkx as nx
    >>> graph = nx.MultiGraph()
    >>> graph.add_node("zephyr", label="Zephyr", country="China", partnerships=0)
    >>> write(graph, out := io.BytesIO())
    >>> ">Zephyr</text>" in out.getvalue().decode()
    True
    """
    drawn = scene(graph)
    box = drawn.box
    width = max(box.width + 2 * MARGIN, LEAST_WIDTH)
    colours = country_colours(str(disc.row.values.get("country", "")) for disc in drawn.discs)
    keys = list(legend(colours, (link.row for link in drawn.links), width - 2 * MARGIN))
    foot = HEAD + box.height + MARGIN
    height = foot + max((y for _, (_, y) in keys), default=0.0) + FOOT
    with XmlWriter.to(out, _NAMESPACES) as xml, xml.element("svg", _page(width, height)):
        _head(xml, drawn, graph.graph.get("as_of", ""))
        with xml.element("g", _shift((width - box.width) / 2 - box.left, HEAD - box.top)):
            for link in drawn.links:
                _line(xml, link)
            for link in drawn.links:
                _note(xml, link)
            for disc in drawn.discs:
                _disc(xml, disc, colours)
        with xml.element("g", _shift(MARGIN, foot)):
            for key, place in keys:
                _key(xml, key, place)


def _page(width: float, height: float) -> dict[str, object]:
    size = _px(width), _px(height)
    return {
        "viewBox": f"0 0 {size[0]} {size[1]}",
        "width": size[0],
        "height": size[1],
        "role": "img",
        "aria-labelledby": "title about",
    }


def _shift(x: float, y: float) -> dict[str, object]:
    return {"transform": f"translate({_px(x)} {_px(y)})"}


def _px(value: float) -> str:
    """A length with at most one digit after the point."""
    return f"{round(value, 1) + 0.0:g}" if abs(value) < 100_000 else f"{value:.0f}"


def _head(xml: XmlWriter, drawn: Scene, as_of: str) -> None:
    values = [link.row.values for link in drawn.links]
    partnerships = len({row.get("iri") for row in values})
    newest = max((str(row["published"]) for row in values if "published" in row), default="")
    about = [_count(len(drawn.discs), "company", "companies")]
    about += [_count(partnerships, "partnership", "partnerships")]
    about += [f"as of {date_words(as_of)}"] if as_of else []
    about += [f"news until {date_words(newest)}"] if newest else []
    xml.leaf("title", {"id": "title"}, TITLE)
    xml.leaf("desc", {"id": "about"}, ", ".join(about))
    xml.leaf("style", text=_STYLE)
    xml.leaf("rect", {"width": "100%", "height": "100%", "fill": PAPER})
    x = _px(MARGIN)
    xml.leaf("text", {"x": x, "y": 60, "font-size": 24, "font-weight": 700}, TITLE)
    xml.leaf("text", {"x": x, "y": 84, "font-size": 14, "class": "faint"}, " · ".join(about))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _line(xml: XmlWriter, link: Link) -> None:
    style = line_of(link.row)
    (x0, y0), (xc, yc), (x1, y1) = link.curve.start, link.curve.control, link.curve.end
    curve = f"M{_px(x0)} {_px(y0)}Q{_px(xc)} {_px(yc)} {_px(x1)} {_px(y1)}"
    with xml.element("path", {"class": "line", "d": curve, **_strokes(style)}):
        xml.leaf("title", text=_words(link.row))


def _strokes(line: Line) -> dict[str, object]:
    return {
        "stroke": line.colour,
        "stroke-dasharray": line.dashes or None,
        "stroke-opacity": line.opacity if line.opacity < 1 else None,
    }


def _words(row: EdgeRow) -> str:
    """What a partnership is and who says so, for whoever points at its line."""
    text = {name: str(value) for name, value in row.values.items()}
    kinds = map(kind_words, text.get("kinds", "").split("; "))
    what = [*kinds, period_of(row)]
    said = text.get("headline"), date_words(text.get("published", "")), text.get("modality")
    quote = f"“{text['quote']}”" if "quote" in text else ""
    lines = row.label, ", ".join(filter(None, what)), quote, ", ".join(filter(None, said))
    return "\n".join(filter(None, lines))


def _note(xml: XmlWriter, link: Link) -> None:
    if link.note is None:
        return
    with xml.element("g"):
        xml.leaf("title", text=_words(link.row))
        box = link.note.box
        room = {"x": box.left, "y": box.top, "width": box.width, "height": box.height}
        look = {"rx": 8, "fill": PAPER}
        xml.leaf("rect", {name: _px(value) for name, value in room.items()} | look)
        _text(xml, link.note, "note")


def _text(xml: XmlWriter, label: Label, style: str) -> None:
    """The lines of a label, each its own element: what stands between them would show."""
    x, y = label.centre
    # The letters' middle is about a third of their height above the line they stand on.
    first = y - (len(label.lines) - 1) / 2 * label.size * LINE_HEIGHT + label.size * 0.35
    for i, line in enumerate(label.lines):
        at = {"x": _px(x), "y": _px(first + i * label.size * LINE_HEIGHT)}
        is_period = style == "note" and i == len(label.lines) - 1 and i > 0
        look = {"class": f"{style} faint" if is_period else style, "font-size": label.size}
        xml.leaf("text", at | look, line)


def _disc(xml: XmlWriter, disc: Disc, colours: dict[str, str]) -> None:
    text = {name: str(value) for name, value in disc.row.values.items()}
    x, y = disc.centre
    with xml.element("g"):
        about = disc.row.label, text.get("country"), text.get("industry")
        xml.leaf("title", text="\n".join(filter(None, about)))
        at = {"cx": _px(x), "cy": _px(y), "r": _px(disc.radius)}
        fill = colours[text.get("country", "")]
        xml.leaf("circle", at | {"fill": fill, "stroke": PAPER, "stroke-width": 4})
        _text(xml, disc.name, "name")


def _key(xml: XmlWriter, key: Key, place: Point) -> None:
    x, y = place
    if key.dot:
        xml.leaf("circle", {"cx": _px(x + 7), "cy": _px(y), "r": 7, "fill": key.dot})
    if key.line:
        across = {"class": "line", "d": f"M{_px(x)} {_px(y)}h30"}
        xml.leaf("path", across | _strokes(key.line))
    at = {"x": _px(x + key.mark_width), "y": _px(y + SIZE * 0.35), "font-size": SIZE}
    xml.leaf("text", at if key.mark_width else at | {"class": "faint"}, key.text)
