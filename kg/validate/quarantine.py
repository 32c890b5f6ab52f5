"""Sets aside what fails, with the reason, until the articles behind it are mended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.store.base import Store
from kg.terms import (
    DENOTES,
    FOCUS_NODE,
    PARTNERSHIP,
    QUARANTINE,
    RESOLVED,
    ROLE_TENURE,
    TYPE,
    local_name,
)
from kg.validate.finding import SEVERITY_NAMES, Violation


def quarantine(
    store: Store, violations: Iterable[Violation], among: Collection[NamedNode] | None = None
) -> set[NamedNode]:
    """Take what violates out of the resolved graph and say why in ``graph:quarantine``.

    Each violation becomes a ``sh:ValidationResult`` there. Partnerships and tenures among the
    violating things leave the resolved graph with every triple about them, so that nothing is drawn
    from them; which node of an article denotes them is kept in the quarantine, so that their claims
    can be found. Warnings change nothing. The quarantine is made anew, or just ``among`` some
    nodes: what it says of others stays. Returns what was taken out.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> from kg.validate import validate
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { partnership:p a tp:Partnership } }')
    >>> [local_name(node) for node in quarantine(store, validate(store))]
    ['p']
    >>> list(store.quads(graph=RESOLVED))
    []
    """
    serious = [violation for violation in violations if violation.severity == "violation"]
    removed = {each.focus for each in serious if _is_relationship(store, each.focus)}
    cleared = f"CLEAR SILENT GRAPH {QUARANTINE}"
    if among is not None:
        told = "\n".join(sorted({f"{triple} ." for triple in _told(store, among)}))
        cleared = f"DELETE DATA {{ GRAPH {QUARANTINE} {{ {told} }} }}"
    results = " .\n".join(sorted(str(triple) for v in serious for triple in v.triples()))
    nodes = " ".join(sorted(str(node) for node in removed))
    # One update is one transaction: nothing is ever both gone and unexplained.
    store.update(f"""
        {cleared} ;
        INSERT DATA {{ GRAPH {QUARANTINE} {{ {results} }} }} ;
        INSERT {{ GRAPH {QUARANTINE} {{ ?said {DENOTES} ?node }} }}
          WHERE {{ VALUES ?node {{ {nodes} }} GRAPH {RESOLVED} {{ ?said {DENOTES} ?node }} }} ;
        DELETE {{ GRAPH {RESOLVED} {{ ?node ?p ?o }} }}
          WHERE {{ VALUES ?node {{ {nodes} }} GRAPH {RESOLVED} {{ ?node ?p ?o }} }} ;
        DELETE {{ GRAPH {RESOLVED} {{ ?s ?p ?node }} }}
          WHERE {{ VALUES ?node {{ {nodes} }} GRAPH {RESOLVED} {{ ?s ?p ?node }} }}
    """)
    return removed


def _is_relationship(store: Store, node: NamedNode) -> bool:
    classes = {quad.object for quad in store.quads(node, TYPE, None, RESOLVED)}
    return not classes.isdisjoint((PARTNERSHIP, ROLE_TENURE))


def _told(store: Store, nodes: Iterable[NamedNode]) -> Iterator[Triple]:
    """All that the quarantine says of nodes."""
    for node in nodes:
        for quad in store.quads(None, FOCUS_NODE, node, QUARANTINE):
            if isinstance(quad.subject, NamedNode):
                yield from (q.triple for q in store.quads(quad.subject, graph=QUARANTINE))
        yield from (quad.triple for quad in store.quads(None, DENOTES, node, QUARANTINE))


_QUARANTINED = f"""
SELECT ?focus ?shape ?severity ?message ?value ?component WHERE {{ GRAPH {QUARANTINE} {{
  ?result a sh:ValidationResult ; sh:focusNode ?focus ; sh:sourceShape ?shape ;
    sh:resultSeverity ?severity ; sh:resultMessage ?message .
  OPTIONAL {{ ?result sh:value ?value }}
  OPTIONAL {{ ?result sh:sourceConstraintComponent ?component }}
}} }}"""


def quarantined(store: Store) -> list[Violation]:
    """What the quarantine holds and why, sorted.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> from kg.validate import validate
    >>> store = OxigraphStore.memory()
    >>> store.update('INSERT DATA { GRAPH graph:resolved { tenure:t a tp:RoleTenure } }')
    >>> found = quarantine(store, validate(store))
    >>> [violation.shape for violation in quarantined(store)]
    ['employer', 'holder', 'role']
    """
    found = [
        Violation(
            focus=focus,
            shape=local_name(shape),
            severity=SEVERITY_NAMES[severity],
            message=message.value,
            value=value and value.value,
            component=component.value if component else "",
        )
        for focus, shape, severity, message, value, component in store.select(_QUARANTINED)
        if isinstance(focus, NamedNode) and isinstance(shape, NamedNode)
        if isinstance(severity, NamedNode) and isinstance(message, Literal)
    ]
    return sorted(found, key=lambda violation: violation.sort_key)


def quarantined_nodes(store: Store) -> set[NamedNode]:
    """The things that the quarantine tells of: a change may mend any of them."""
    quads = store.quads(predicate=FOCUS_NODE, graph=QUARANTINE)
    return {quad.object for quad in quads if isinstance(quad.object, NamedNode)}
