"""What companies are grouped by on a picture, and the colour and shape of each group."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.concepts import GENERAL_KINDS, kind_groups
from kg.errors import BadParameter
from kg.export.palette import SAFE, UNKNOWN
from kg.export.wording import kind_words
from kg.network.measures import communities
from kg.plot.choice import kinds_of
from kg.plot.legend import Mark

if TYPE_CHECKING:
    from networkx import MultiGraph

OTHER = "others"
SHAPES = {"o": 1.0, "D": 0.6, "s": 0.8, "^": 1.1, "v": 1.1, "p": 1.1, "h": 1.1}
"""matplotlib's markers, one for each safe colour: a hue alone would not be enough. With the factor
by which their area is to change to look as large as a disc."""
_OTHERS = "#8d959c"


@dataclass(frozen=True, slots=True)
class Groups:
    """Which group each company is in, and the mark of each group in the order of the legend."""

    heading: str
    of: Mapping[str, str]
    marks: Mapping[str, Mark]


def grouped(graph: MultiGraph[str], by: str) -> Groups:
    """The groups of a company network by one of ``BY``; the smallest are put together as others.

    Raises BadParameter for anything else to group by.

    >>> import networkx as nx
    >>> graph = nx.MultiGraph()
    >>> graph.add_node("zephyr", country="China")
    >>> [(group, mark.shape) for group, mark in grouped(graph, "country").marks.items()]
    [('China', 'o')]
    """
    if by not in BY:
        raise BadParameter(f"companies are coloured by {', '.join(BY)}, not by {by!r}")
    heading, without, divide = BY[by]
    raw = divide(graph)
    sizes = Counter(group for group in raw.values() if group)
    kept = sorted(sizes, key=lambda group: (-sizes[group], group))[: len(SAFE)]
    named = {
        slug: without if not group else group if group in kept else OTHER
        for slug, group in raw.items()
    }
    looks = zip(SAFE, SHAPES, strict=True)
    marks = {group: Mark(*look) for group, look in zip(kept, looks, strict=False)}
    rest = {OTHER: Mark(_OTHERS, "o"), without: Mark(UNKNOWN, "o")}
    marks |= {name: mark for name, mark in rest.items() if name in named.values()}
    return Groups(heading, named, marks)


def kind_group(kinds: str) -> str:
    """The group of the first kind that is a telling one, in words; empty where there is none.

    >>> kind_group("strategic-alliance; joint-venture"), kind_group("cooperation")
    ('equity alliance', '')
    """
    known = kind_groups()
    telling = (kind for kind in kinds.split("; ") if kind and kind not in GENERAL_KINDS)
    return next((kind_words(known.get(kind, kind)) for kind in telling), "")


def _by_kind(graph: MultiGraph[str]) -> dict[str, str]:
    """Each company with the group of kinds that most of its partnerships are of."""
    found = {}
    for slug in sorted(graph):
        kinds = kinds_of(graph, slug)
        counts = Counter(group for key in sorted(kinds) if (group := kind_group(kinds[key])))
        found[slug] = min(counts, key=lambda group: (-counts[group], group), default="")
    return found


def _by_country(graph: MultiGraph[str]) -> dict[str, str]:
    return {slug: str(graph.nodes[slug]["country"]) for slug in sorted(graph)}


def _by_community(graph: MultiGraph[str]) -> dict[str, str]:
    """Each company with its community, which is named after its best connected member.

    A pair that has no other partner is no community.
    """
    together: dict[int, list[str]] = defaultdict(list)
    for slug, number in communities(graph).items():
        together[number].append(slug)
    found = {}
    for members in together.values():
        best = min(members, key=lambda slug: (-graph.degree[slug], slug))
        label = f"around {graph.nodes[best]['label']}" if len(members) > 2 else ""
        found.update(dict.fromkeys(members, label))
    return found


BY: dict[str, tuple[str, str, Callable[[MultiGraph[str]], dict[str, str]]]] = {
    "country": ("Country", "not known", _by_country),
    "kind": ("Most partnerships", "kind not told", _by_kind),
    "community": ("Community", "in none", _by_community),
}
"""What companies can be grouped by: the heading, what is said of those without, the division."""
