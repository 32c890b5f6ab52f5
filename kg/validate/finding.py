"""What a check finds: a plain value, and the same in SHACL's own terms."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from kg.terms import (
    CONSTRAINT_COMPONENT,
    FOCUS_NODE,
    RESULT_MESSAGE,
    RESULT_SEVERITY,
    RESULT_VALUE,
    SOURCE_SHAPE,
    TYPE,
    VALIDATION_RESULT,
    VIOLATION,
    WARNING,
    english,
    iri,
    local_name,
)

SEVERITIES = {"violation": VIOLATION, "warning": WARNING}
SEVERITY_NAMES = {node: name for name, node in SEVERITIES.items()}


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that is not as it must be, or should be, and which shape says so."""

    focus: NamedNode
    shape: str
    """the local name of the shape, such as ``parties``"""
    severity: str
    """violation or warning"""
    message: str
    value: str | None = None
    """the value that is wrong, where one is"""
    component: str = field(default="", compare=False)
    """the IRI of the constraint component of SHACL that found it"""

    def __str__(self) -> str:
        """One line for a person: how bad, where, what."""
        value = f" ({self.value})" if self.value else ""
        return f"{self.severity}: {local_name(self.focus)}: {self.message}{value}"

    def to_dict(self) -> dict[str, str | None]:
        """The finding as plain strings."""
        return {
            "severity": self.severity,
            "focus": self.focus.value,
            "shape": self.shape,
            "message": self.message,
            "value": self.value,
        }

    @property
    def sort_key(self) -> tuple[str, ...]:
        """Violations before warnings; the same thing's together."""
        return (self.severity, self.focus.value, self.shape, self.value or "", self.message)

    def triples(self) -> Iterator[Triple]:
        """A ``sh:ValidationResult``, under an IRI that follows from what it says."""
        digest = hashlib.sha256("\n".join(self.sort_key).encode()).hexdigest()[:16]
        node = iri(f"run:violation-{digest}")
        yield Triple(node, TYPE, VALIDATION_RESULT)
        yield Triple(node, FOCUS_NODE, self.focus)
        yield Triple(node, RESULT_MESSAGE, english(self.message))
        yield Triple(node, RESULT_SEVERITY, SEVERITIES[self.severity])
        yield Triple(node, SOURCE_SHAPE, iri(f"shape:{self.shape}"))
        if self.component:
            yield Triple(node, CONSTRAINT_COMPONENT, NamedNode(self.component))
        if self.value is not None:
            yield Triple(node, RESULT_VALUE, Literal(self.value))
