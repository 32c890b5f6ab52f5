"""The graph as networks: projections for NetworkX, measures on them, and where to draw them."""

from kg.network.back import from_networkx
from kg.network.bridges import to_igraph, to_rustworkx
from kg.network.frames import to_pandas
from kg.network.measures import MEASURES, annotate
from kg.network.projections import PROJECTIONS, project, rows
from kg.network.selection import Selection

__all__ = [
    "MEASURES",
    "PROJECTIONS",
    "Selection",
    "annotate",
    "from_networkx",
    "project",
    "rows",
    "to_igraph",
    "to_pandas",
    "to_rustworkx",
]
