"""Names as people write them, resolved to the IRIs of the graph.

A name is compared as spelt first, then by its key (case, accents and legal forms set aside); a main
label counts for more than another name. What still has several meanings is not guessed.

What folds names and knows concepts is loaded when a name is not spelt as the graph has it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from kg.errors import BadParameter, UnknownName
from kg.store.base import Store
from kg.terms import ALT_LABEL, LABEL, PREFIXES, RESOLVED, english, iri, local_name


def resolve_company(store: Store, name: str) -> NamedNode:
    """The organisation that people call ``name``, or write as ``org:its-slug`` or its full IRI.

    Raises UnknownName with the nearest known names, BadParameter for a name of several meanings.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { org:zephyr rdfs:label "Zephyr" } }')
    >>> resolve_company(store, "ZEPHYR Inc.").value
    'https://w3id.org/techpartners/id/org/zephyr'
    """
    return _resolve(store, "company", "org", name)


def resolve_person(store: Store, name: str) -> NamedNode:
    """The person called ``name``; raises as :func:`resolve_company` does."""
    return _resolve(store, "person", "person", name)


def resolve_product(store: Store, name: str) -> NamedNode:
    """The product called ``name``; raises as :func:`resolve_company` does."""
    return _resolve(store, "product", "product", name)


def resolve_place(store: Store, name: str) -> NamedNode:
    """The city or country called ``name``; raises as :func:`resolve_company` does."""
    return _resolve(store, "place", "place", name)


def resolve_concept(scheme: str, name: str) -> NamedNode:
    """The concept of a scheme (``kind``, ``modality``) by its own name or one of its labels.

    >>> resolve_concept("kind", "Joint Venture").value
    'https://w3id.org/techpartners/kind/joint-venture'
    """
    from kg.concepts import labels
    from kg.text.names import name_key

    known = labels(scheme)
    concepts = {name_key(label): concept for label, concept in reversed(known.items())}
    concepts |= {name_key(concept): concept for concept in known.values()}
    concept = concepts.get(name_key(readable(name).removeprefix(f"{scheme}:")))
    if concept is None:
        raise UnknownName(scheme, name, known.values())
    return iri(f"{scheme}:{concept}")


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
    exact = {node for label in spellings for node, _ in _named(store, namespace, LABEL, label)}
    if len(exact) == 1:
        return exact.pop()
    from kg.text.names import name_key

    key = name_key(name)
    known: set[str] = set()
    fits: dict[tuple[int, bool], set[NamedNode]] = {}
    for rank, predicate in enumerate((LABEL, ALT_LABEL)):
        for node, text in _named(store, namespace, predicate):
            known.add(text)
            if name in (f"{prefix}:{local_name(node)}", node.value, str(node)):
                return node
            if text == name or (key and name_key(text) == key):
                fits.setdefault((rank, text != name), set()).add(node)
    if not fits:
        raise UnknownName(what, name, known)
    best = sorted(fits[min(fits)], key=lambda node: node.value)
    if len(best) > 1:
        choices = " or ".join(f"{prefix}:{local_name(node)}" for node in best)
        raise BadParameter(f"{name!r} can mean {choices}; write the one that is meant")
    return best[0]


def _named(
    store: Store, namespace: str, predicate: NamedNode, label: Literal | None = None
) -> Iterator[tuple[NamedNode, str]]:
    """The resolved things below ``namespace`` and their names by ``predicate``."""
    for quad in store.quads(None, predicate, label, RESOLVED):
        node, text = quad.subject, quad.object
        if not isinstance(node, NamedNode) or not isinstance(text, Literal):
            continue
        if node.value.startswith(namespace):
            yield node, text.value
