"""Names as people write them, resolved to the IRIs of the graph.

A name is compared as spelt first, then by its key (case, accents and legal forms set aside); a main
label counts for more than another name. What still has several meanings is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

from kg.errors import BadParameter, UnknownName
from kg.resources import folder
from kg.store.base import Store
from kg.terms import ALT_LABEL, LABEL, PREF_LABEL, PREFIXES, RESOLVED, english, local_name
from kg.text.names import name_key

Naming = tuple[NamedNode, str, int]
"""A thing, one of its names, and how much that name counts: 0 for the main one."""


def resolve_company(store: Store, name: str) -> NamedNode:
    """The organisation that people call ``name``, or write as ``org:its-slug``.

    Raises UnknownName with the nearest known names, BadParameter when the name has several meanings.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { org:leica-camera rdfs:label "Leica Camera" } }')
    >>> resolve_company(store, "Leica Camera AG").value
    'https://w3id.org/techpartners/id/org/leica-camera'
    """
    return _resolve(store, "company", "org", name)


def resolve_person(store: Store, name: str) -> NamedNode:
    """The person called ``name``; raises as :func:`resolve_company` does."""
    return _resolve(store, "person", "person", name)


def resolve_concept(scheme: str, name: str) -> NamedNode:
    """The concept of a scheme (``kind``, ``modality``) by its own name or one of its labels.

    >>> resolve_concept("kind", "Joint Venture").value
    'https://w3id.org/techpartners/kind/joint-venture'
    """
    prefix = PREFIXES[scheme]
    namings = [naming for naming in _vocabulary() if naming[0].value.startswith(prefix)]
    plain = readable(name).removeprefix(f"{scheme}:")
    known = {local_name(node) for node, _, _ in namings}
    return _choose(scheme, scheme, plain, namings, known)


def readable(text: str) -> str:
    """The text itself; raises BadParameter where it holds bytes that no encoding could read."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadParameter(f"{text!r} holds bytes that are no text; write it in UTF-8") from error
    return text


def _resolve(store: Store, what: str, prefix: str, name: str) -> NamedNode:
    namespace = PREFIXES[prefix]
    # An index answers for a main label spelt exactly so; only other spellings need all names.
    spellings = (Literal(readable(name)), english(name))
    quads = (q for label in spellings for q in store.quads(None, LABEL, label, RESOLVED))
    exact = {q.subject for q in quads if q.subject.value.startswith(namespace)}
    if len(exact) == 1:
        return next(iter(exact))
    namings = list(_namings(store, namespace))
    written = name.strip().removeprefix(f"{prefix}:")
    if written != name.strip():
        for node, _, _ in namings:
            if node.value == namespace + written:
                return node
    return _choose(what, prefix, name, namings, (text for _, text, _ in namings))


def _namings(store: Store, namespace: str) -> Iterator[Naming]:
    """Every name of every resolved thing below ``namespace``."""
    for rank, predicate in enumerate((LABEL, ALT_LABEL)):
        for quad in store.quads(None, predicate, None, RESOLVED):
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(namespace):
                yield quad.subject, quad.object.value, rank


def _choose(
    what: str, prefix: str, name: str, namings: Iterable[Naming], known: Iterable[str]
) -> NamedNode:
    """The one thing that ``name`` fits best."""
    key = name_key(name)
    fits: dict[tuple[int, bool], set[NamedNode]] = {}
    for node, text, rank in namings:
        if text == name or (key and name_key(text) == key):
            fits.setdefault((rank, text != name), set()).add(node)
    if not fits:
        raise UnknownName(what, name, known)
    best = sorted(fits[min(fits)], key=lambda node: node.value)
    if len(best) > 1:
        choices = " or ".join(f"{prefix}:{local_name(node)}" for node in best)
        raise BadParameter(f"{name!r} can mean {choices}; write the one that is meant")
    return best[0]


@cache
def _vocabulary() -> tuple[Naming, ...]:
    """The names of all concepts of the ontology; a concept's own name is the end of its IRI."""
    ranks = {PREF_LABEL: 1, ALT_LABEL: 2}
    namings: list[Naming] = []
    path = folder("ontology") / "techpartners.ttl"
    for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        rank = ranks.get(triple.predicate)
        if rank and isinstance(triple.subject, NamedNode):
            namings.append((triple.subject, triple.object.value, rank))
            namings.append((triple.subject, local_name(triple.subject), 0))
    return tuple(namings)
