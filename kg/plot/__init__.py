"""Pictures of the graph, drawn with matplotlib: network, timeline and matrix.

Each is a matplotlib Figure; ``write`` makes an SVG or PNG file of it, the same bytes for the same
graph.

>>> from kg.store.oxigraph import OxigraphStore
>>> store = OxigraphStore.memory()
>>> store.update('''INSERT DATA { GRAPH graph:resolved {
...   partnership:aurelia--zephyr.1 a tp:Partnership ;
...     tp:hasParticipant org:aurelia , org:zephyr } }''')
>>> PLOTS["network"](store).texts[0].get_text()
'Who works with whom'
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.plot.look import ending, write
from kg.plot.matrix import matrix
from kg.plot.network import network
from kg.plot.timeline import timeline

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["PLOTS", "ending", "matrix", "network", "timeline", "write"]

PLOTS: dict[str, Callable[..., Figure]] = {
    "network": network,
    "timeline": timeline,
    "matrix": matrix,
}
"""The pictures by name."""
