"""Two stores side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pyoxigraph import Quad

from kg.diff.patch import steady, write_patch
from kg.diff.words import SECTIONS, Change, Side, changes
from kg.store.base import Store
from kg.terms import INDEX, META

_OF_THE_STORE = (META, INDEX)
"""Graphs that are no part of what is said."""


@dataclass(frozen=True, slots=True)
class Diff:
    """What leads from one graph to another; false where nothing does."""

    changes: tuple[Change, ...]
    """what a person reads, by section"""
    gone: frozenset[Quad]
    new: frozenset[Quad]

    def __bool__(self) -> bool:
        return bool(self.gone or self.new)

    def __str__(self) -> str:
        """The changes by section, a line each; a blank line between sections."""
        if not self:
            return "Nothing differs."
        if not self.changes:
            count = len(self.gone) + len(self.new)
            triples = "1 triple" if count == 1 else f"{count} triples"
            return f"What is told is the same; its making left other traces ({triples})."
        sections = groupby(self.changes, key=lambda change: change.section)
        blocks = (_told(name, list(found)) for name, found in sections)
        return "\n\n".join(blocks)

    @property
    def patch(self) -> str:
        """The difference as RDF Patch: the first graph then says all that the second does."""
        return write_patch(self.gone, self.new)

    def to_dict(self) -> dict[str, Any]:
        """The changes as plain lists and dictionaries, with the number of quads behind them."""
        from dataclasses import asdict

        return {
            "changes": [asdict(change) for change in self.changes],
            "gone": len(self.gone),
            "new": len(self.new),
        }


def diff(before: Store, after: Store) -> Diff:
    """What differs between two stores; words are made of what people ask for.

    Every quad counts but those of ``graph:meta``: how a store was made is no part of what it says.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> before, after = OxigraphStore.memory(), OxigraphStore.memory()
    >>> life = '''INSERT DATA { GRAPH graph:resolved {
    ...   partnership:p a tp:Partnership ; rdfs:label "Aurelia – Zephyr" ; tp:stage stage:%s } }'''
    >>> before.update(life % "active")
    >>> after.update(life % "ended")
    >>> print(diff(before, after))
    1 partnership
      Aurelia – Zephyr: stage was active, is now ended
    """
    old, new = _said(before), _said(after)
    gone, added = old - new, new - old
    told = changes(Side(before, gone), Side(after, added))
    return Diff(tuple(told), frozenset(gone), frozenset(added))


def _said(store: Store) -> set[Quad]:
    return steady(quad for quad in store.quads() if quad.graph_name not in _OF_THE_STORE)


def _told(section: str, found: list[Change]) -> str:
    """How many things of a section changed, and below it a line for each change of them."""
    count = len({change.thing for change in found})
    heading = section if count == 1 else dict(SECTIONS.values())[section]
    return "\n  ".join([f"{count} {heading}", *map(str, found)])
