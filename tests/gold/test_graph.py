"""The graph of the seeds, with what people decided, says what a careful reader takes from each."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.curation import Ledger, Replay, replay
from kg.evaluate.reading import Reading, reading_of
from kg.graph.claims import local_node
from kg.graph.stored import read_articles, read_claims
from kg.model import Claim
from kg.terms import DENOTES, HEADQUARTERED_IN, RESOLVED, SUBSIDIARY_OF
from kg.validate import quarantined
from tests.conftest import JUDGEMENTS
from tests.gold.reading import reading_of_claims
from tests.gold.test_briefs import MARKED

# One worker builds the graph, not each.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("seeds")]

Both = list[tuple[Reading, Reading]]


@pytest.fixture(scope="module")
def graph(seeded: Path):
    with KnowledgeGraph.open(seeded, read_only=True, judgements=JUDGEMENTS) as graph:
        yield graph


@pytest.fixture(scope="module")
def replayed(graph: KnowledgeGraph) -> Replay:
    judgements = Ledger(JUDGEMENTS).read().judgements
    articles = read_articles(graph.store, (str(each.about.article) for each in judgements))
    return replay(read_claims(graph.store), judgements, articles=articles)


@pytest.fixture(scope="module")
def both(replayed: Replay) -> Both:
    """What the graph says of each brief, and what it should."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in replayed.claims:
        told[claim.article].append(claim)
    return [(reading_of_claims(told[each["id"]], each), reading_of(each)) for each in MARKED]


def test_each_account_is_of_a_partnership(graph: KnowledgeGraph, replayed: Replay) -> None:
    accounts = {
        local_node(claim.article, claim.subject)
        for claim in replayed.claims
        if (claim.field, claim.value) == ("type", "partnership")
    }
    assert accounts <= {quad.subject for quad in graph.store.quads(predicate=DENOTES)}


def test_nothing_breaks_the_shapes(graph: KnowledgeGraph) -> None:
    assert quarantined(graph.store) == []


def test_every_judgement_applies(replayed: Replay) -> None:
    assert replayed.standing and replayed.unapplied == {}


@pytest.mark.parametrize("facet", ["pair", "pair and kind", "pair and status"])
def test_what_the_gold_names_is_there_and_nothing_else(both: Both, facet: str) -> None:
    apart = {
        gold.id: (gold.facets[facet] - ours.facets[facet], ours.facets[facet] - gold.facets[facet])
        for ours, gold in both
        if gold.facets[facet] != ours.facets[facet]
    }
    assert apart == {}


def test_nearly_all_companies_are_there(both: Both) -> None:
    named = {(gold.id, name) for _, gold in both for name in gold.facets["organisation"]}
    there = {(ours.id, name) for ours, _ in both for name in ours.facets["organisation"]}
    assert len(named & there) > 0.98 * len(named)


def test_few_companies_and_people_are_there_that_no_reader_named(both: Both) -> None:
    for facet, most in (("organisation", 0.05), ("person and organisation", 0.15)):
        named = {(gold.id, name) for _, gold in both for name in gold.facets[facet]}
        there = {(ours.id, name) for ours, _ in both for name in ours.facets[facet]}
        assert len(there - named) < most * len(there), facet


def test_no_company_has_two_seats_or_two_parents(graph: KnowledgeGraph) -> None:
    for predicate in (HEADQUARTERED_IN, SUBSIDIARY_OF):
        said = [quad.subject for quad in graph.store.quads(None, predicate, None, RESOLVED)]
        assert said and len(said) == len(set(said)), predicate


@pytest.mark.parametrize("end", ["start", "end"])
def test_dates_are_those_of_the_gold(both: Both, end: str) -> None:
    missed = {
        ours.id: found
        for ours, gold in both
        if (
            found := {
                p: d for p, d in gold.dates[end].items() if not d <= ours.dates[end].get(p, d)
            }
        )
    }
    assert missed == {}
