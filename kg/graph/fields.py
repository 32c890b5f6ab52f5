"""Which property each field of a record becomes, and what its values are: one table, both ways."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.dates import PartialDate
from kg.model import Value
from kg.terms import (
    ALT_LABEL,
    ANNOUNCED_DATE,
    COMPANY,
    COMPETITOR_OF,
    CONCEPT,
    COUNTRY,
    END_DATE,
    END_EARLIEST,
    END_LATEST,
    FORMER_NAME,
    FOUNDED,
    HAS_PARTICIPANT,
    HEADQUARTERED_IN,
    HOLDER,
    IN_ORGANIZATION,
    INDUSTRY,
    KIND,
    LABEL,
    LAST_PRODUCT,
    LAUNCH_DATE,
    MANUFACTURER,
    MEDIA_OUTLET,
    MODALITY,
    PARTNERSHIP,
    PERSON,
    PLANNED_PRODUCT,
    PREF_LABEL,
    PRODUCED,
    PRODUCT,
    PRODUCT_LINE,
    RENAMED_ON,
    ROLE,
    ROLE_TENURE,
    ROLE_TITLE,
    ROLES,
    SCOPE,
    STAGE,
    START_DATE,
    START_EARLIEST,
    START_LATEST,
    SUBSIDIARY_OF,
    TYPE,
    date_literal,
    iri,
    local_name,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A property and the form of its values.

    ``form`` is text, date, node (a thing: of the article in a claim, of the world when resolved),
    class, or the prefix of a concept scheme (kind, stage, role, modality). ``target`` is the type
    of the things that a node can be. ``resolved_as`` is the prefix under which a value that a
    claim words as text becomes a thing (a place, a field of work).
    """

    predicate: NamedNode
    form: str
    target: str = ""
    resolved_as: str | None = None


def _company(predicate: NamedNode) -> Field:
    return Field(predicate, "node", target="organization")


def _product(predicate: NamedNode) -> Field:
    return Field(predicate, "node", target="product")


FIELDS: dict[str, Field] = {
    "type": Field(TYPE, "class"),
    "name": Field(LABEL, "text"),
    "label": Field(PREF_LABEL, "text"),
    "alias": Field(ALT_LABEL, "text"),
    "party": _company(HAS_PARTICIPANT),
    **{role: _company(predicate) for role, predicate in ROLES.items()},
    "kind": Field(KIND, "kind"),
    "stage": Field(STAGE, "stage"),
    "modality": Field(MODALITY, "modality"),
    "scope": Field(SCOPE, "text", resolved_as="field"),
    "start": Field(START_DATE, "date"),
    "end": Field(END_DATE, "date"),
    "announced": Field(ANNOUNCED_DATE, "date"),
    "start_earliest": Field(START_EARLIEST, "date"),
    "start_latest": Field(START_LATEST, "date"),
    "end_earliest": Field(END_EARLIEST, "date"),
    "end_latest": Field(END_LATEST, "date"),
    "product": _product(PRODUCED),
    "planned_product": _product(PLANNED_PRODUCT),
    "last_product": _product(LAST_PRODUCT),
    "maker": _company(MANUFACTURER),
    "launch": Field(LAUNCH_DATE, "date"),
    "person": Field(HOLDER, "node", target="person"),
    "organization": _company(IN_ORGANIZATION),
    "role": Field(ROLE, "role"),
    "title": Field(ROLE_TITLE, "text"),
    "founded": Field(FOUNDED, "date"),
    "former_name": Field(FORMER_NAME, "text"),
    "renamed": Field(RENAMED_ON, "date"),
    "headquarters_country": Field(HEADQUARTERED_IN, "text", resolved_as="place"),
    "industry": Field(INDUSTRY, "text"),
    "competitor_of": _company(COMPETITOR_OF),
    "subsidiary_of": _company(SUBSIDIARY_OF),
}

CLASSES: dict[str, NamedNode] = {
    "organization": COMPANY,
    "media": MEDIA_OUTLET,
    "person": PERSON,
    "product": PRODUCT,
    "product_line": PRODUCT_LINE,
    "partnership": PARTNERSHIP,
    "tenure": ROLE_TENURE,
    "place": COUNTRY,
    "field": CONCEPT,
}
"""The class of each type of thing."""

_FIELD_OF = {field.predicate: name for name, field in FIELDS.items()}
_TYPE_OF = {node: name for name, node in CLASSES.items()}


def value_term(field: Field, value: Value) -> NamedNode | Literal:
    """The RDF term of a value that is no node.

    >>> value_term(FIELDS["kind"], "joint-venture").value
    'https://w3id.org/techpartners/kind/joint-venture'
    """
    if isinstance(value, PartialDate):
        return date_literal(value)
    if field.form == "class":
        return CLASSES[value]
    if field.form == "text":
        return Literal(value)
    return iri(f"{field.form}:{value}")


def read_value(predicate: NamedNode, term: NamedNode | Literal) -> tuple[str, Value] | None:
    """The field and value that a claim's predicate and object say; None if it is no field of ours.

    Nodes come back as their whole IRI: whose they are, the caller knows.

    >>> read_value(FOUNDED, date_literal(PartialDate(2010)))
    ('founded', PartialDate(year=2010, month=None, day=None))
    """
    name = _FIELD_OF.get(predicate)
    if name is None:
        return None
    field = FIELDS[name]
    if isinstance(term, Literal):
        return name, PartialDate.parse(term.value) if field.form == "date" else term.value
    if field.form == "class":
        return name, _TYPE_OF.get(term, local_name(term))
    return name, term.value if field.form == "node" else local_name(term)
