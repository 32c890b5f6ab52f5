"""Which things may break which shapes: asked of Oxigraph, so that pyshacl looks at these alone.

Each constraint of SHACL Core is put as a condition in SPARQL that holds of all that break it. It
may hold of more: pyshacl has the last word. A constraint that the tables do not know lets all
targets of its shape through.

Source: SHACL Core (W3C Recommendation, 2017), section 4. That constraints can be put as questions
to a SPARQL engine: Corman, Florenzano, Reutter, Savković, "Validating SHACL constraints over a
SPARQL endpoint" (ISWC 2019).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

import pyoxigraph as ox
from pyoxigraph import NamedNode

from kg.terms import SPARQL, TARGET_CLASS, TARGET_SUBJECTS_OF, TYPE, iri
from kg.validate.shapes import rows, shapes_graph

_ALWAYS, _NEVER = "true", "false"


class _Way(NamedTuple):
    """From a thing, which is a variable, to its values: one step after the other."""

    start: str
    steps: tuple[str, ...]


_OF_VALUE: dict[NamedNode, Callable[[str, Any], str]] = {
    iri("sh:class"): lambda value, class_: f"NOT EXISTS {{ {value} a/rdfs:subClassOf* {class_} }}",
    iri("sh:datatype"): lambda value, datatype: f"!({_well_formed(value, datatype)})",
    iri("sh:nodeKind"): lambda value, kind: (
        f"!isIRI({value})" if kind == iri("sh:IRI") else _ALWAYS
    ),
    iri("sh:minInclusive"): lambda value, least: f"!({value} >= {least})",
    iri("sh:maxInclusive"): lambda value, most: f"!({value} <= {most})",
    iri("sh:minLength"): lambda value, least: f"STRLEN(STR({value})) < {least}",
    iri("sh:pattern"): lambda value, pattern: f"!REGEX(STR({value}), {pattern})",
    iri("sh:in"): lambda value, items: _all(
        f"!sameTerm({value}, {item})" for item in _items(items)
    ),
    iri("sh:or"): lambda value, shapes: _all(_breaks(shape, value) for shape in _items(shapes)),
    iri("sh:not"): lambda value, shape: (
        f"!({_breaks(shape, value)})" if _is_exact(shape) else _ALWAYS
    ),
    iri("sh:node"): lambda value, shape: _breaks(shape, value),
    iri("sh:property"): lambda value, shape: _breaks(shape, value),
}
"""When a value, or a thing itself, breaks a constraint with its parameter."""

_OF_VALUES: dict[NamedNode, Callable[[_Way, Any], str]] = {
    iri("sh:minCount"): lambda way, least: f"!({_different(way, int(least.value))})",
    iri("sh:maxCount"): lambda way, most: _different(way, int(most.value) + 1),
    iri("sh:hasValue"): lambda way, value: f"!({_some(way, '?a', f'sameTerm(?a, {value})')})",
    iri("sh:disjoint"): lambda way, other: _some(way, "?a", f"EXISTS {{ {way.start} {other} ?a }}"),
    iri("sh:lessThanOrEquals"): lambda way, other: _some(
        way, "?a", _some(_Way(way.start, (str(other),)), "?b", _or_unknown("!(?a <= ?b)"))
    ),
    iri("sh:uniqueLang"): lambda way, _: _some(
        way, "?a", f"LANG(?a) != '' && {_some(way, '?b', _SAME_LANGUAGE)}"
    ),
}
"""When the values that a way leads to break a constraint together."""

_SAME_LANGUAGE = "!sameTerm(?a, ?b) && LCASE(LANG(?a)) = LCASE(LANG(?b))"

_EXACT = {iri("sh:class"), iri("sh:nodeKind")}
"""Those whose condition holds of nothing but what breaks them, so that it can be turned round."""

_PATH = iri("sh:path")
_NO_CONSTRAINTS = {_PATH, TYPE, SPARQL, TARGET_CLASS, TARGET_SUBJECTS_OF} | {
    iri(f"sh:{name}") for name in ("message", "severity", "group")
}

_TARGETS = {TARGET_CLASS: "?this a/rdfs:subClassOf* {}", TARGET_SUBJECTS_OF: "?this {} ?any"}

_PLAIN = {
    iri("xsd:date"): "^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$",
    iri("xsd:gYearMonth"): "^[1-9][0-9]{3}-[0-9]{2}$",
    iri("xsd:gYear"): "^[1-9][0-9]{3}$",
    iri("xsd:gMonthDay"): "^--[0-9]{2}-[0-9]{2}$",
    iri("xsd:gMonth"): "^--[0-9]{2}$",
    iri("xsd:decimal"): "^[0-9]+([.][0-9]+)?$",
    iri("xsd:integer"): "^[0-9]+$",
}
"""How values are written that every engine takes for well-formed if it can be read at all."""


def suspects(graph: ox.Store, nodes: Collection[NamedNode]) -> dict[NamedNode, set[NamedNode]]:
    """The shapes that some of the nodes may break, each with these nodes.

    ``graph`` holds what is said of the nodes and what is below what.

    >>> from kg.store.oxigraph import graph_of
    >>> from kg.terms import ORGANIZATION, TYPE, local_name
    >>> nameless = ox.Triple(iri("org:zephyr"), TYPE, ORGANIZATION)
    >>> found = suspects(graph_of([nameless]), {iri("org:zephyr")})
    >>> [(local_name(shape), *map(local_name, those)) for shape, those in found.items()]
    [('organization-label', 'zephyr')]
    """
    found = {
        shape: {node for (node,) in rows(graph, question)}.intersection(nodes)
        for shape, question in _questions()
    }
    return {shape: those for shape, those in found.items() if those}


@cache
def _questions() -> tuple[tuple[NamedNode, str], ...]:
    """For each shape with targets the query for its suspects."""
    targets: dict[NamedNode, list[str]] = {}
    for predicate, pattern in _TARGETS.items():
        for shape, target in rows(shapes_graph(), f"SELECT * {{ ?shape {predicate} ?target }}"):
            targets.setdefault(shape, []).append(f"{{ {pattern.format(target)} }}")
    conditions = {shape: _breaks(shape, "?this") for shape in sorted(targets, key=str)}
    return tuple(
        (shape, f"SELECT DISTINCT ?this {{ {' UNION '.join(targets[shape])} FILTER ({breaks}) }}")
        for shape, breaks in conditions.items()
        if breaks != _NEVER
    )


def _breaks(shape: Any, thing: str) -> str:
    """When a thing, which is a variable, may break a shape."""
    constraints = _said(shape)
    path = next((parameter for predicate, parameter in constraints if predicate == _PATH), None)
    value = thing if path is None else f"{thing}_"
    way = _Way(thing, () if path is None else _steps(path))
    each, together = [], []
    for predicate, parameter in constraints:
        if predicate in _OF_VALUES:
            together.append(_OF_VALUES[predicate](way, parameter))
        elif predicate in _OF_VALUE:
            each.append(_or_unknown(_OF_VALUE[predicate](value, parameter)))
        elif predicate not in _NO_CONSTRAINTS:
            together.append(_ALWAYS)
    if each and path is not None:
        each = [_some(way, value, _any(each))]
    return _any((*together, *each))


def _is_exact(shape: Any) -> bool:
    return all(predicate in _EXACT for predicate, _ in _said(shape))


def _well_formed(value: str, datatype: NamedNode) -> str:
    if datatype not in _PLAIN:
        return _NEVER
    written = f"DATATYPE({value}) = {datatype} && REGEX(STR({value}), '{_PLAIN[datatype]}')"
    return f"{written} && isLiteral({datatype}(STR({value})))"  # an error where it cannot be read


def _some(way: _Way, value: str, condition: str) -> str:
    """Whether the way leads to a value, a variable, of which the condition holds."""
    # Each step in one of its own: Oxigraph would follow two from all their ends, not from here.
    step, *further = way.steps
    if not further:
        return f"EXISTS {{ {way.start} {step} {value} FILTER ({condition}) }}"
    between = f"{value}{len(further)}"
    rest = _some(_Way(between, tuple(further)), value, condition)
    return f"EXISTS {{ {way.start} {step} {between} FILTER ({rest}) }}"


def _different(way: _Way, number: int, *known: str) -> str:
    """Whether the way leads to so many different values, beside those that are known."""
    if len(known) == number:
        return _ALWAYS
    value = f"?v{len(known)}_"
    unlike = (f"!sameTerm({value}, {other})" for other in known)
    return _some(way, value, _all([*unlike, _different(way, number, *known, value)]))


def _or_unknown(condition: str) -> str:
    """Holds too where the condition cannot be worked out."""
    return f"COALESCE({condition}, true)"


def _any(conditions: Iterable[str]) -> str:
    return " || ".join(f"({each})" for each in conditions) or _NEVER


def _all(conditions: Iterable[str]) -> str:
    return " && ".join(f"({each})" for each in conditions) or _ALWAYS


# ---- how shapes are written ----------------------------------------------------------------------


def _said(shape: Any) -> list[tuple[NamedNode, Any]]:
    """What is said of a shape, or of any node: predicates and objects, sorted."""
    quads = shapes_graph().quads_for_pattern(shape, None, None)
    return sorted(((quad.predicate, quad.object) for quad in quads), key=str)


def _steps(path: Any) -> tuple[str, ...]:
    """The steps of a path of SHACL, each a predicate or one of several, as SPARQL writes it."""
    if isinstance(path, NamedNode):
        return (str(path),)
    if either := dict(_said(path)).get(iri("sh:alternativePath")):
        return (f"({'|'.join(str(predicate) for predicate in _items(either))})",)
    return tuple(step for part in _items(path) for step in _steps(part))


def _items(head: Any) -> Iterator[Any]:
    """The members of a list, in its order."""
    while cell := dict(_said(head)):
        yield cell[iri("rdf:first")]
        head = cell[iri("rdf:rest")]
