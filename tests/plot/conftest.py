"""What the pictures are drawn from, and how a drawn file is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from matplotlib.figure import Figure

from kg.export.geometry import Box
from kg.plot import write
from kg.store.oxigraph import OxigraphStore
from kg.terms import XML_NAMESPACES

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Drawn:
    """An SVG file: the things in it that have a name, and the room they take."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path).getroot()

    def names(self, prefix: str) -> list[str]:
        ids = (group.get("id", "") for group in self.root.iter(f"{{{XML_NAMESPACES['svg']}}}g"))
        return [name for name in ids if name.startswith(prefix)]

    def box(self, name: str) -> Box:
        """The room of a thing: of its first path, which for a name is the paper below it."""
        (group,) = self.root.xpath("//*[@id=$name]", name=name)
        numbers = list(map(float, _NUMBER.findall(group.find(".//{*}path").get("d"))))
        xs, ys = numbers[::2], numbers[1::2]
        return Box(min(xs), min(ys), max(xs), max(ys))


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[Figure], Drawn]:
    """A figure written as SVG and read again."""
    return lambda figure: Drawn(write(figure, tmp_path / "drawn.svg"))


def company_store(pairs: list[tuple[int, int]], name: str = "Company") -> OxigraphStore:
    """A store of numbered companies with a partnership for each pair."""
    store = OxigraphStore.memory()
    slugs = sorted({slug for pair in pairs for slug in pair})
    companies = "".join(f'org:c{i} a tp:Company ; rdfs:label "{name} {i}" . ' for i in slugs)
    partnerships = "".join(
        f"partnership:p{number} a tp:Partnership ; tp:hasParticipant org:c{a} , org:c{b} . "
        for number, (a, b) in enumerate(pairs)
    )
    store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {companies} {partnerships} }} }}")
    return store
