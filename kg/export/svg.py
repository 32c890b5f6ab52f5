"""The picture of the company network, drawn without any other program.

Point at a line to read the words it rests on. Colours and dashes are explained below the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from kg.export.geometry import Box
from kg.export.palette import DASHED, STAGES, Line, country_colours, stage_line
from kg.export.scene import LINE_HEIGHT, Disc, Label, Link, Scene, scene
from kg.export.wording import date_words, text_width
from kg.export.xml import XmlWriter
from kg.terms import XML_NAMESPACES

if TYPE_CHECKING:
    from networkx import MultiGraph

PAPER, INK, FAINT = "#fdfcf9", "#26323c", "#6a757e"
FONT = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
MARGIN = 56.0
HEAD = 104.0
"""The height of the title."""
ROW = 26.0
"""The height of a row of the legend."""
LEAST_WIDTH = 720.0
LEGEND_SIZE = 12.5

_STYLE = f"""
  text {{ font-family: {FONT}; fill: {INK}; }}
  .name {{ font-weight: 600; text-anchor: middle; paint-order: stroke; stroke: {PAPER};
    stroke-width: 4px; stroke-linejoin: round; }}
  .note {{ text-anchor: middle; }}
  .faint {{ fill: {FAINT}; }}
  .line {{ fill: none; stroke-width: 3px; stroke-linecap: round; }}
  .line:hover {{ stroke-width: 6px; }}
"""
