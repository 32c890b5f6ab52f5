"""One list of findings in four forms."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
import rdflib
from rdflib import RDF, SH

from kg.store.oxigraph import OxigraphStore
from kg.validate import FORMATS, Violation, quarantine, quarantined, render, validate


@pytest.fixture(scope="module")
def store() -> OxigraphStore:
    store = OxigraphStore.memory()
    store.update(
        "INSERT DATA { GRAPH graph:resolved { org:zephyr a tp:Company . product:z9 a tp:Product . "
        "partnership:p a tp:Partnership ; tp:supplier org:zephyr , person:x } }"
    )
    return store


@pytest.fixture(scope="module")
def found(store: OxigraphStore) -> list[Violation]:
    return validate(store)


def test_text_is_a_line_each(found: list[Violation]) -> None:
    assert render(found).splitlines() == [str(violation) for violation in found]


def test_json_holds_it_all(found: list[Violation]) -> None:
    assert json.loads(render(found, "json")) == [violation.to_dict() for violation in found]


def test_turtle_is_a_report_of_shacl(found: list[Violation]) -> None:
    graph = rdflib.Graph().parse(data=render(found, "turtle"), format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms).toPython() is False
    results = [*graph.objects(report, SH.result)]
    assert len(results) == len(found) > 4
    for result in results:
        for predicate in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent):
            assert len([*graph.objects(result, predicate)]) == 1


def test_junit_fails_the_shapes_that_are_violated(found: list[Violation]) -> None:
    suite = ET.fromstring(render(found, "junit"))
    failed = {case.get("name") for case in suite if case.find("failure") is not None}
    assert failed == {v.shape for v in found if v.severity == "violation"}
    warned = {case.get("name") for case in suite if case.find("system-out") is not None}
    assert warned == {v.shape for v in found if v.severity == "warning"}
    assert int(suite.get("tests", 0)) == len(suite) > 50
    assert int(suite.get("failures", 0)) == len(failed)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_wrong_is_said_too(format: str) -> None:
    assert render([], format) == render([], format) != ""


def test_the_quarantine_gives_back_what_it_was_told(found: list[Violation]) -> None:
    store = OxigraphStore.memory()
    quarantine(store, found)
    serious = [violation for violation in found if violation.severity == "violation"]
    assert quarantined(store) == serious
    assert [v.component for v in quarantined(store)] == [v.component for v in serious]
