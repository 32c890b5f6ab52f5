"""The SKOS concepts of the ontology, as Python needs them: their labels and their groups.

A new kind of partnership, with the phrases that announce it, is a new concept in
``ontology/techpartners.ttl``; no code changes.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.resources import folder
from kg.terms import ALT_LABEL, BROADER, HIDDEN_LABEL, PREF_LABEL, PREFIXES, local_name


@cache
def _quads() -> list[ox.Quad]:
    """The ontology's triples, sorted: read once a process."""
    path = folder("ontology") / "techpartners.ttl"
    return sorted(ox.parse(path=path, format=ox.RdfFormat.TURTLE), key=str)


@cache
def labels(scheme: str) -> dict[str, str]:
    """Every label of a scheme (``kind``, ``stage``, ``modality``, ``role``), case folded, with its concept.

    >>> labels("kind")["strategic cooperation"]
    'strategic-alliance'
    """
    found: dict[str, str] = {}
    for predicate in (PREF_LABEL, ALT_LABEL, HIDDEN_LABEL):
        for quad in _quads():
            if quad.predicate == predicate and quad.subject.value.startswith(PREFIXES[scheme]):
                found.setdefault(quad.object.value.casefold(), local_name(quad.subject))
    return found


@cache
def kind_groups() -> dict[str, str]:
    """For each kind the group it stands in: the concept just below the most general one.

    >>> kind_groups()["joint-development"], kind_groups()["joint-venture"]
    ('technology-cooperation', 'equity-alliance')
    """
    broader = {
        local_name(quad.subject): local_name(quad.object)
        for quad in _quads()
        if quad.predicate == BROADER and quad.subject.value.startswith(PREFIXES["kind"])
    }
    groups = {}
    for kind in broader:
        group = kind
        while broader.get(group, GENERAL_KINDS[0]) != GENERAL_KINDS[0]:
            group = broader[group]
        groups[kind] = group
    return groups


GENERAL_KINDS = ("cooperation", "strategic-alliance")
"""Kinds that say no more than that there is a partnership; they fit any group."""
