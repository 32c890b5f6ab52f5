"""What people decided about who is who: an input of resolution beside the claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Decided:
    """Names kept apart, things that are one, names to show. Empty, it changes nothing.

    Nodes are pairs of an article's id and an id within it; things are ``org:nordlens-optics``.
    """

    apart: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """articles' nodes that stand for nothing else than a name given here"""
    same: Mapping[str, str] = field(default_factory=dict)
    """things that are another one; never one that is itself another"""
    names: Mapping[str, str] = field(default_factory=dict)
    """what things are to be called"""
    one: tuple[frozenset[tuple[str, str]], ...] = ()
    """articles' nodes that speak of one partnership"""


NOTHING = Decided()
