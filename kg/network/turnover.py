"""Turnover: which partners companies gain and lose from one year to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import BadParameter
from kg.network.building import edges_of
from kg.network.describe import Attributes
from kg.network.spells import CERTAINTIES, Spell, certain_spell, iso_day, possible_spell

if TYPE_CHECKING:
    from networkx import Graph

_NEEDED = ("stage", "start", "end", "first_told", "last_told")


class Turnover(NamedTuple):
    """The partners that one company has in a year, and how many of them are new, or go."""

    company: str
    year: int
    partners: int
    gained: int
    lost: int


def turnover(graph: Graph[str], certainty: str | None = None) -> list[Turnover]:
    """For each company and year how many partners it has, gained and lost, where any changed.

    A company is a partner in a year if a partnership lasts on any of its days, possibly or, with
    ``certainty="certain"``, certainly; by default as the network was chosen. A partner is gained
    that was none in the year before, and lost that is none in the year after. Years run from the
    first to the last that is dated in the network, or that its window has. What nobody dates was
    always there, and is neither gained nor lost. Takes the company network or an ego network of it;
    raises BadParameter for one whose edges have no times.

    >>> import networkx as nx
    >>> graph = nx.MultiGraph()
    >>> times = {"start": "2016", "end": "2018-03", "first_told": "", "last_told": ""}
    >>> _ = graph.add_edge("aurelia", "zephyr", key="1", stage="ended", **times)
    >>> [tuple(change) for change in turnover(graph) if change.company == "zephyr"]
    [('zephyr', 2016, 1, 1, 0), ('zephyr', 2018, 1, 0, 1)]
    """
    rule = certainty or graph.graph.get("certainty", CERTAINTIES[0])
    spells = list(_spells(graph, rule))
    years = _years(graph, [spell for _, _, spell in spells])
    partners = _partners(spells, range(years.start - 1, years.stop + 1))
    found = []
    for year in years:
        for company, now in sorted(partners[year].items()):
            before, after = (partners[other].get(company, set()) for other in (year - 1, year + 1))
            one = Turnover(company, year, len(now), len(now - before), len(now - after))
            if one.gained or one.lost:
                found.append(one)
    return found


def turnover_columns(graph: Graph[str]) -> dict[str, dict[str, int]]:
    """The same as columns ``gained_2016``, ``lost_2016`` …, with a value for every node.

    Only years in which anything changed have columns.
    """
    columns: dict[str, dict[str, int]] = {}
    for company, year, _, gained, lost in turnover(graph):
        for name, number in (("gained", gained), ("lost", lost)):
            column = columns.setdefault(f"{name}_{year}", dict.fromkeys(graph, 0))
            column[company] = number
    return columns


def _partners(
    spells: Iterable[tuple[str, str, Spell]], years: range
) -> dict[int, dict[str, set[str]]]:
    """The partners of each company in each year."""
    partners: dict[int, dict[str, set[str]]] = {year: defaultdict(set) for year in years}
    for one, other, spell in spells:
        first, last = max(spell.first.year, years.start), min(spell.last.year, years.stop - 1)
        for year in range(first, last + 1):
            partners[year][one].add(other)
            partners[year][other].add(one)
    return partners


def _spells(graph: Graph[str], certainty: str) -> Iterator[tuple[str, str, Spell]]:
    """Every pair with each spell of theirs."""
    for one, other, _, attributes in edges_of(graph):
        if not all(name in attributes for name in _NEEDED):
            raise BadParameter("turnover needs times on the edges; take the projection company")
        if spell := _spell(attributes, certainty):
            yield one, other, spell


def _spell(attributes: Attributes, certainty: str) -> Spell | None:
    told = {name: str(value) for name, value in attributes.items()}
    if certainty == "certain":
        return certain_spell(told, told["stage"])
    first, last = iso_day(told["first_told"]), iso_day(told["last_told"])
    return possible_spell(told, told["stage"], Spell(first, last) if first and last else None)


def _years(graph: Graph[str], spells: list[Spell]) -> range:
    """The years to tell of."""
    bounds = Spell()
    days = [day for spell in spells for day in spell if day not in bounds]
    days += [day for name in ("from", "to") if (day := iso_day(graph.graph.get(name, "")))]
    first = iso_day(graph.graph.get("from", "")) or min(days, default=None)
    last = iso_day(graph.graph.get("to", "")) or max(days, default=None)
    return range(first.year, last.year + 1) if first and last else range(0)
