"""The graph as networks: projections for NetworkX, measures on them, and where to draw them."""

from kg.network.projections import PROJECTIONS, project, rows
from kg.network.selection import Selection

__all__ = ["PROJECTIONS", "Selection", "project", "rows"]
