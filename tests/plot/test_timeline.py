"""The timeline says when partnerships were, no surer than that is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure

from kg.errors import BadParameter, PlotError, UnknownName
from kg.export.palette import SAFE
from kg.plot import timeline
from kg.plot.bars import LAYERS, STATES, layers, state
from kg.report.dossier import Deal, Life
from kg.report.lifeline import Lifeline
from kg.store.oxigraph import OxigraphStore
from tests.plot.conftest import Drawn

Draw = Callable[[Figure], Drawn]


def test_bars_stand_where_their_dates_are(example_store: OxigraphStore, drawn: Draw) -> None:
    figure = timeline(example_store, "Leica Camera", on="2022-05-23")
    (axes, _) = figure.axes
    svg = drawn(figure)
    frame = axes.get_position()
    width = float(svg.root.get("viewBox").split()[2])

    def x(day: dt.date) -> float:
        first, last = dt.date(2016, 1, 1), dt.date(2023, 12, 31)
        share = (day - first).days / (last - first).days
        return (frame.x0 + share * frame.width) * width

    assert svg.names("bar-") == ["bar-0", "bar-1"]  # what began first is on top
    assert svg.box("bar-0").top < svg.box("bar-1").top
    ended, announced = svg.box("bar-0"), svg.box("bar-1")
    assert (ended.left, ended.right) == pytest.approx(
        (x(dt.date(2016, 1, 1)), x(dt.date(2022, 3, 31))), abs=0.01
    )
    # What goes on is certain until the day that is told of, and fades within a year.
    assert (announced.left, announced.right) == pytest.approx(
        (x(dt.date(2022, 5, 23)), x(dt.date(2023, 5, 23))), abs=0.01
    )
    assert svg.box("today").left == pytest.approx(x(dt.date(2022, 5, 23)), abs=0.01)


def test_a_year_fades_in_over_that_year(example_store: OxigraphStore) -> None:
    axes = timeline(example_store, "Leica Camera").axes[0]
    fading, certain = (collection.get_paths() for collection in axes.collections)
    starts = [path.vertices[:, 0].min() for path in fading]
    ends = [path.vertices[:, 0].max() for path in fading]
    assert len(fading) == LAYERS and (starts[0], starts[-1]) == (0, 365)
    assert set(ends) == {ends[0]}  # the end is known to the day
    assert len({path.vertices[:, 0].min() for path in certain}) == 1


days = st.lists(st.dates(), min_size=4, max_size=4).map(lambda days: Lifeline(*sorted(days)))


@given(days)
def test_layers_lie_one_within_the_other(line: Lifeline) -> None:
    spans = layers(line)
    for (a, b), (c, d) in pairwise(spans):
        assert a <= c <= d <= b
    assert spans[0] == (line.start_earliest.toordinal(), line.end_latest.toordinal())
    assert spans[-1] == (line.start_latest.toordinal(), line.end_earliest.toordinal())


def test_states_differ_in_more_than_their_hue() -> None:
    looks = [(s.shape, s.hatch, s.opacity, str(s.dashes)) for s in STATES.values()]
    assert len(set(looks)) == len(looks)
    main = {STATES[name].colour for name in ("planned", "announced", "active", "suspended")}
    assert main <= set(SAFE) and len(main) == 4


@pytest.mark.parametrize(
    ("stage", "modality", "expected"),
    [
        ("active", "official", "active"),
        ("active", "rumoured", "rumoured"),
        ("ended", "denied", "denied"),
        ("announced", "reported", "announced"),
        ("dormant", "official", "unknown"),
    ],
)
def test_a_rumour_goes_before_the_stage(stage: str, modality: str, expected: str) -> None:
    deal = Deal("p", "p", (), (), (), stage, (), modality, Life(), (), (), ())
    assert state(deal) == expected


def test_sources_are_counted(example_store: OxigraphStore) -> None:
    words = [text.get_text() for text in timeline(example_store, "Leica Camera").axes[0].texts]
    assert "ended, 1 source" in words and "2016 – 31 Mar 2022, co-branding" in words


def test_the_first_and_the_last_day_of_the_calendar_can_be_drawn(drawn: Draw) -> None:
    store = OxigraphStore.memory()
    for number, day in enumerate(("0001-01-01", "9999-12-31")):
        bounds = f'tp:startEarliest "{day}"^^xsd:date ; tp:startLatest "{day}"^^xsd:date'
        store.update(
            f"""INSERT DATA {{ GRAPH graph:resolved {{
            org:zephyr a tp:Company ; rdfs:label "Zephyr" . partnership:p{number}
            a tp:Partnership ; tp:hasParticipant org:zephyr , org:aurelia ; {bounds} }} }}"""
        )
    assert drawn(timeline(store, "Zephyr")).names("bar-") == ["bar-0", "bar-1"]


def test_what_cannot_be_drawn_is_one_sentence(wider_store: OxigraphStore) -> None:
    with pytest.raises(PlotError, match=r"^Nordlens has no partnership, so there is no timeline"):
        store = OxigraphStore.memory()
        store.update('INSERT DATA { GRAPH graph:resolved { org:n rdfs:label "Nordlens" } }')
        timeline(store, "Nordlens")
    with pytest.raises(PlotError, match=r"^Lonely has no partnership with a date"):
        timeline(wider_store, "Lonely")
    with pytest.raises(UnknownName, match="did you mean 'Calderon'"):
        timeline(wider_store, "Calderron")
    with pytest.raises(BadParameter, match="whole day"):
        timeline(wider_store, "Calderon", on="2020")
