"""Small graphs to infer from, and what follows from them in short."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.reason import infer
from kg.store.oxigraph import OxigraphStore
from kg.terms import INFERRED, local_name
from tests.conftest import loaded

DATED = 'GRAPH graph:curated { article:a schema:datePublished "2022-05-23"^^xsd:date }'


def example(*, with_inferred: bool = False) -> OxigraphStore:
    """The hand-written example, as it is or without what follows."""
    store = loaded("example.trig")
    if not with_inferred:
        store.replace_graph(INFERRED, ())
    return store


def resolved(turtle: str, more: str = "") -> OxigraphStore:
    """A store whose resolved graph holds this, and nothing else does."""
    store = OxigraphStore.memory()
    store.update(f"INSERT DATA {{ GRAPH graph:resolved {{ {turtle} }} {more} }}")
    return store


def inferred(store: OxigraphStore) -> set[tuple[str, str, str]]:
    return {
        (local_name(q.subject), local_name(q.predicate), local_name(q.object))
        for q in store.quads(graph=INFERRED)
    }


def follows(turtle: str, more: str = "") -> set[tuple[str, str, str]]:
    store = resolved(turtle, more)
    infer(store)
    return inferred(store)


CITIES = """
  org:leica-camera tp:headquarteredIn place:wetzlar . place:wetzlar a tp:City .
  place:wetzlar tp:locatedIn place:hesse . place:hesse tp:locatedIn place:germany .
  product:p50-pro tp:inProductLine product:p50-series .
  org:a tp:subsidiaryOf org:b . org:b tp:subsidiaryOf org:huawei ; tp:competitorOf org:xiaomi .
"""

Parties = list[tuple[str, str]]
_ORGS = st.sampled_from([f"org:o{n}" for n in range(4)])
_PREDICATES = (
    "hasParticipant",
    "supplier",
    "customer",
    "licensor",
    "licensee",
    "brandOwner",
    "brandUser",
)
_PARTIES = st.lists(st.tuples(st.sampled_from(_PREDICATES), _ORGS), min_size=1, max_size=4)
_STAGES = st.sampled_from(["planned", "announced", "active", "ended", "cancelled"])
GRAPHS = st.lists(st.tuples(_STAGES, _PARTIES), max_size=4)
"""Partnerships: the stage of each, and who takes part in which role."""


def turtle(partnerships: list[tuple[str, Parties]]) -> str:
    return " ".join(
        f"partnership:p{n} tp:stage stage:{stage} ; "
        + " ; ".join(f"tp:{predicate} {org}" for predicate, org in parties)
        + " ."
        for n, (stage, parties) in enumerate(partnerships)
    )
