"""What nodes and edges of each projection carry: the one table of attributes.

Values are strings, whole numbers and decimal fractions, which every format of networks can hold; a
missing string is empty. No attribute is called source, target or id: the formats use these names
themselves, and NetworkX lets its own overwrite ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Scalar = str | int | float


class Attribute(NamedTuple):
    """A name, the type of its values, and what they mean."""

    name: str
    type: type
    meaning: str


def _a(name: str, type: type, meaning: str) -> Attribute:
    return Attribute(name, type, meaning)


_ENTITY = _a("entity", str, "company, partnership, product or person")
_SIDE = _a("bipartite", int, "0 for companies, 1 for the others, as NetworkX tells them apart")
_LABEL = _a("label", str, "its name")
_IRI = _a("iri", str, "its IRI in the graph")
_PARTNERSHIPS = _a("partnerships", int, "how many of the partnerships shown it takes part in")
_COMPANY = (
    _LABEL,
    _a("country", str, "where its headquarters are"),
    _a("industry", str, "its industries"),
)
_TIMES = (
    _a("start", str, "when it began, as stated: 2016, 2016-04 or 2016-04-14"),
    _a("end", str, "when it ended, as stated"),
    _a("date_precision", str, "how exact the coarser of the two is: year, month, day or yearless"),
    _a("start_earliest", str, "the first day on which it can have begun"),
    _a("start_latest", str, "the last day on which it can have begun"),
    _a("end_earliest", str, "the first day on which it can have ended"),
    _a("end_latest", str, "the last day on which it can have ended"),
    _a("duration", int, "its days among those asked about; see kg.network.company"),
)
_BACKING = (
    _a("modality", str, "the strongest claim: official, reported, rumoured or denied"),
    _a("confidence", float, "of the surest claim that is no denial, 0 to 1"),
    _a("evidence", int, "how many independent sources assert it; copies count once"),
    _a("sources", str, "the ids of these articles"),
    _a("quote", str, "the words that say most"),
    _a("headline", str, "of the article with the quote"),
    _a("url", str, "of that article"),
    _a("published", str, "the day of that article"),
    _a("first_told", str, "the first day on which an article told of it"),
    _a("last_told", str, "the last day on which one did"),
)
_DEAL = (
    _LABEL,
    _a("kind", str, "the first of its kinds"),
    _a("kinds", str, "all its kinds"),
    _a("stage", str, "planned, announced, active, suspended, ended, cancelled or unknown"),
    _a("scope", str, "what it is about"),
)
_ROLES = _a("roles", str, "which of the two has which role")
_NEWMAN = _a("weight", float, "1/(n-1) for a partnership of n companies (Newman 2001)")
_ONE = _a("weight", float, "1")

COMPANY_NODE = (*_COMPANY, _PARTNERSHIPS, _IRI)
MULTIGRAPH_EDGE = (*_DEAL, _ROLES, *_TIMES, *_BACKING, _NEWMAN, _IRI)
WEIGHTED_EDGE = (
    _a("weight", float, "the sum of 1/(n-1) over their partnerships, of n companies each"),
    _a("count", int, "how many partnerships they share"),
    _a("evidence", int, "how many independent sources assert any of them"),
    _a("sources", str, "the ids of these articles"),
    _a("duration", int, "the days of all their partnerships, added up"),
)
BIPARTITE_COMPANY = (_ENTITY, _SIDE, *_COMPANY, _PARTNERSHIPS, _IRI)
BIPARTITE_PARTNERSHIP = (_ENTITY, _SIDE, *_DEAL, *_TIMES, *_BACKING, _IRI)
BIPARTITE_EDGE = (_a("roles", str, "the roles of the company in the partnership"), _ONE)
OTHER_COMPANY = (_ENTITY, _SIDE, *_COMPANY, _IRI)
PRODUCT_NODE = (
    _ENTITY, _SIDE, _LABEL, _a("launch", str, "when it was launched, as stated"), _IRI,
)  # fmt: skip
PRODUCT_EDGE = (
    _a("relation", str, "manufacturer, or what a partnership of the company did with it"),
    _a("partnership", str, "the id of that partnership; empty for a manufacturer"),
    _ONE,
)
PERSON_NODE = (_ENTITY, _SIDE, _LABEL, _IRI)
PERSON_EDGE = (
    _a("label", str, "the title of the post, or else the role"),
    _a("role", str, "ceo, founder, …"),
    *_TIMES,
    *_BACKING,
    _ONE,
    _IRI,
)


def types(attributes: Sequence[Attribute]) -> dict[str, type]:
    """The types of the values by name, in the order in which formats with columns write them.

    >>> types(BIPARTITE_EDGE)
    {'roles': <class 'str'>, 'weight': <class 'float'>}
    """
    return {attribute.name: attribute.type for attribute in attributes}
