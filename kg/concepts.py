"""The ontology as Python needs it: its triples, and the labels and groups of its SKOS concepts.

A new kind of partnership, with the phrases that announce it, is a new concept in
``ontology/techpartners.ttl``; no code changes.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.resources import read
from kg.terms import ALT_LABEL, BROADER, HIDDEN_LABEL, PREF_LABEL, PREFIXES, local_name

_OF_CONCEPTS = {PREF_LABEL, ALT_LABEL, HIDDEN_LABEL, BROADER}


@cache
def ontology() -> tuple[ox.Triple, ...]:
    """The triples of ``ontology/techpartners.ttl``, read once a process.

    >>> any(triple.predicate == BROADER for triple in ontology())
    True
    """
    parsed = ox.parse(read("ontology", "techpartners.ttl"), format=ox.RdfFormat.TURTLE)
    return tuple(quad.triple for quad in parsed)


@cache
def _said_of_concepts() -> list[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """The labels and the broader concepts of all concepts, sorted."""
    told = (triple for triple in ontology() if triple.predicate in _OF_CONCEPTS)
    return [
        (triple.subject, triple.predicate, triple.object)
        for triple in sorted(told, key=str)
        if isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode | ox.Literal)
    ]


@cache
def labels(scheme: str) -> dict[str, str]:
    """Every label of a scheme (``kind``, ``stage``, ``role``), case folded, with its concept.

    >>> labels("kind")["strategic cooperation"]
    'strategic-alliance'
    """
    found: dict[str, str] = {}
    for predicate in (PREF_LABEL, ALT_LABEL, HIDDEN_LABEL):
        for subject, said, label in _said_of_concepts():
            if said == predicate and subject.value.startswith(PREFIXES[scheme]):
                found.setdefault(label.value.casefold(), local_name(subject))
    return found


@cache
def kind_groups() -> dict[str, str]:
    """For each kind the group it stands in: the concept just below the most general one.

    >>> kind_groups()["joint-development"], kind_groups()["joint-venture"]
    ('technology-cooperation', 'equity-alliance')
    """
    broader = {
        local_name(kind): local_name(wider)
        for kind, said, wider in _said_of_concepts()
        if said == BROADER
        and isinstance(wider, ox.NamedNode)
        and kind.value.startswith(PREFIXES["kind"])
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
