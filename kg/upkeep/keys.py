"""The keys by which names lead to things; see :mod:`kg.graph.index`."""

from __future__ import annotations

from kg.resolve.entities import FORM, KEY
from kg.text.names import name_key

_RELATIONSHIPS = ("partnership", "tenure")


def likes(key: str) -> list[str]:
    """The keys of things whose names may be one with that of another key."""
    kind, _, rest = key.partition(":")
    return [KEY + rest, FORM + rest] if f"{kind}:" == KEY else [KEY + rest]


def keys_of(name: str) -> list[str]:
    """By which keys the things may be found that go by a name, or have it as their id."""
    prefix, _, slug = name.partition(":")
    if prefix in {"org", "person", "product"} and slug:
        return [f"{start}{prefix}:{slug.replace('-', ' ')}" for start in (KEY, FORM)]
    return [
        f"{start}{prefix}:{name_key(name, legal_forms=prefix == 'org')}"
        for start in (KEY, FORM)
        for prefix in ("org", "person", "product")
    ]


def is_relationship(thing: str) -> bool:
    """Whether the id of a thing is that of a partnership or tenure.

    >>> is_relationship("partnership:nordlens--zephyr.lenses.1"), is_relationship("org:zephyr")
    (True, False)
    """
    return thing.partition(":")[0] in _RELATIONSHIPS
