"""Graphs of invented companies and partnerships, any that hypothesis can think of."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from kg.dates import PartialDate
from kg.graph.resolved import resolved_quads
from kg.model import Fact, Resolution
from kg.store.oxigraph import OxigraphStore

COMPANIES = ("aurelia", "kappa", "nordlens", "ostra", "zephyr")
KINDS = ("co-branding", "component-supply", "joint-venture")
STAGES = ("active", "announced", "cancelled", "ended", "planned")
COUNTRIES = ("Erewhon", "Ruritania", "")
_DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2020, 12, 31))
_DATES = st.one_of(
    _DAYS.map(PartialDate.of),
    st.integers(2015, 2020).map(PartialDate),
    st.just(PartialDate(month=3, day=31)),
    st.none(),
)

Facts = tuple[Fact, ...]


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """What a resolved graph may hold: companies, some with a seat, and their partnerships."""
    found = [fact for slug in COMPANIES for fact in _company(slug, draw)]
    for number in range(draw(st.integers(0, 6))):
        found += _partnership(number, draw)
    return tuple(found)


def _company(slug: str, draw: st.DrawFn) -> list[Fact]:
    node = f"org:{slug}"
    found = [Fact(node, "type", "organization"), Fact(node, "name", slug.title())]
    found += [Fact(node, "industry", one) for one in draw(st.sets(st.sampled_from("abc")))]
    if country := draw(st.sampled_from(COUNTRIES)):
        place = f"place:{country.lower()}"
        found += [Fact(place, "type", "place"), Fact(place, "name", country)]
        found += [Fact(node, "headquarters_country", place)]
    return found


def _partnership(number: int, draw: st.DrawFn) -> list[Fact]:
    parties = draw(st.lists(st.sampled_from(COMPANIES), min_size=2, max_size=4, unique=True))
    node = f"partnership:{'--'.join(sorted(parties))}.general.{number}"
    found = [
        Fact(node, "type", "partnership"),
        Fact(node, "name", f"Treaty {number}"),
        Fact(node, "stage", draw(st.sampled_from(STAGES))),
        *(Fact(node, "kind", kind) for kind in draw(st.sets(st.sampled_from(KINDS), min_size=1))),
    ]
    for party in parties:
        role = draw(st.sampled_from(("party", "supplier", "customer")))
        found.append(Fact(node, role, f"org:{party}"))
    if scope := draw(st.sampled_from(("mobile imaging", "5G network", ""))):
        field = f"field:{scope.lower().replace(' ', '-')}"
        found += [Fact(field, "type", "field"), Fact(field, "label", scope)]
        found += [Fact(node, "scope", field)]
    for which in ("start", "end"):
        if (date := draw(_DATES)) is not None:
            found.append(Fact(node, which, date))
            for side, day in zip(("earliest", "latest"), date.bounds or (), strict=False):
                found.append(Fact(node, f"{which}_{side}", PartialDate.of(day)))
    return found


def stored(found: Facts) -> OxigraphStore:
    """The facts in a store."""
    store = OxigraphStore.memory()
    store.inner.extend(resolved_quads(Resolution(found, (), ())))
    return store
