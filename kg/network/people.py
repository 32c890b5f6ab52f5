"""People and companies: who is or was what, where."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from pyoxigraph import NamedNode

from kg import terms
from kg.errors import BadParameter
from kg.network.attributes import OTHER_COMPANY, PERSON_EDGE, PERSON_NODE, types
from kg.network.building import Edge, Projection, Row
from kg.network.choose import meant
from kg.network.describe import Attributes, in_order, of_backing, of_company, of_times
from kg.network.facts import About
from kg.network.partnerships import Backing
from kg.network.read import Reader, times
from kg.network.selection import Selection
from kg.network.spells import certain_spell, possible_spell

_COMPANY, _PERSON, _EDGE = types(OTHER_COMPANY), types(PERSON_NODE), types(PERSON_EDGE)
_PREFIX = "person:"


def _read(reader: Reader, given: Selection) -> Iterator[Row]:
    """The tenures of a selection; raises BadParameter for kinds and stages, which none has."""
    if given.kinds or given.stages:
        raise BadParameter("what people do at companies has no kind and no stage; choose by others")
    selection = meant(reader, given)
    for node, backing in reader.backed(terms.ROLE_TENURE):
        if not selection.believes(backing):
            continue
        about = reader.facts.about(node)
        told = _tenure(reader, node, about, backing, selection)
        if told is None:
            continue
        for company, person in product(
            about.names(terms.IN_ORGANIZATION), about.names(terms.HOLDER)
        ):
            if selection.is_home(reader.company(company)):
                yield Edge(company, _PREFIX + person, terms.local_name(node), {**told})


def _tenure(
    reader: Reader, node: NamedNode, about: About, backing: Backing, selection: Selection
) -> Attributes | None:
    """What is said of a tenure; None for one that does not last on the days asked about."""
    stated = times(about)
    spell = (
        certain_spell(stated, "")
        if selection.certainty == "certain"
        else possible_spell(stated, "", backing.told)
    )
    if selection.period is not None and selection.lasting(spell) is None:
        return None
    role = "; ".join(about.names(terms.ROLE))
    told = {
        "label": reader.facts.labels(about.values(terms.ROLE_TITLE)) or role,
        "role": role,
        **of_times(stated, spell, backing, selection),
        **of_backing(backing),
        "weight": 1.0,
        "iri": node.value,
    }
    return in_order(told, _EDGE)


def _describe(reader: Reader, node: str, _: int) -> Attributes:
    slug = node.removeprefix(_PREFIX)
    if slug == node:
        told = {"entity": "company", "bipartite": 0, **of_company(reader.company(slug))}
        return in_order(told, _COMPANY)
    person = terms.iri(f"person:{slug}")
    about: Attributes = {
        "entity": "person",
        "bipartite": 1,
        "label": reader.facts.label(person),
        "iri": person.value,
    }
    return in_order(about, _PERSON)


PEOPLE = Projection(
    name="person",
    description="people and companies, an edge for each role of a person in a company",
    nodes={"company": OTHER_COMPANY, "person": PERSON_NODE},
    edges=PERSON_EDGE,
    read=_read,
    describe=_describe,
)
