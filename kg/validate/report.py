"""Findings as text, Turtle, JSON, or the JUnit XML that build servers show."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from xml.etree import ElementTree as ET

import pyoxigraph as ox
from pyoxigraph import Triple

from kg.terms import (
    CONFORMS,
    PREFIXES,
    RESULT,
    TYPE,
    VALIDATION_REPORT,
    iri,
    typed,
)
from kg.validate.finding import Violation
from kg.validate.shapes import with_targets


def render(
    violations: Sequence[Violation], format: str = "text", *, if_none: str = "Nothing is violated."
) -> str:
    """The findings in one of ``FORMATS``; ``if_none`` is what the text says where there are none.

    >>> print(render([]), end="")
    Nothing is violated.
    >>> "sh:conforms true" in render([], "turtle")
    True
    """
    if format == "text" and not violations:
        return f"{if_none}\n"
    return FORMATS[format](violations)


def _text(violations: Sequence[Violation]) -> str:
    return "".join(f"{violation}\n" for violation in violations)


def _json(violations: Sequence[Violation]) -> str:
    rows = [violation.to_dict() for violation in violations]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def _turtle(violations: Sequence[Violation]) -> str:
    """A ``sh:ValidationReport``; by the letter of SHACL a warning is enough not to conform."""
    report = iri("run:validation")
    results = [[*violation.triples()] for violation in violations]
    triples = [
        Triple(report, TYPE, VALIDATION_REPORT),
        Triple(report, CONFORMS, typed(str(not violations).lower(), "boolean")),
        *(Triple(report, RESULT, result[0].subject) for result in results),
        *(triple for result in results for triple in result),
    ]
    used = {name: PREFIXES[name] for name in ("sh", "run", "shape")}
    return (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b"").decode()


def _junit(violations: Sequence[Violation]) -> str:
    """A test case for each shape: its violations fail it, its warnings are its output."""
    found: dict[str, list[Violation]] = defaultdict(list)
    for violation in violations:
        found[violation.shape].append(violation)
    names = sorted({*with_targets(), *found})
    failed = [n for n in names if any(v.severity == "violation" for v in found.get(n, ()))]
    suite = ET.Element(
        "testsuite", name="kg validate", tests=str(len(names)), failures=str(len(failed))
    )
    for name in names:
        case = ET.SubElement(suite, "testcase", classname="shapes", name=name)
        wrong = [v for v in found.get(name, ()) if v.severity == "violation"]
        doubtful = [str(v) for v in found.get(name, ()) if v.severity == "warning"]
        if wrong:
            failure = ET.SubElement(case, "failure", message=wrong[0].message, type="violation")
            failure.text = "\n".join(map(str, wrong))
        if doubtful:
            ET.SubElement(case, "system-out").text = "\n".join(doubtful)
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=False) + "\n"


FORMATS: dict[str, Callable[[Sequence[Violation]], str]] = {
    "text": _text,
    "turtle": _turtle,
    "json": _json,
    "junit": _junit,
}
