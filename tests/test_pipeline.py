"""The whole way of an article: facts that must be in the graph, each with its words."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest

from kg import KnowledgeGraph
from kg.articles import from_text, read
from kg.errors import UnknownName
from kg.extract import RuleExtractor
from kg.terms import LABEL, iri
from kg.text.gazetteer import Gazetteer
from tests.conftest import SEED
from tests.history import contents

ROOT = Path(__file__).parents[1]
ORIGINALS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
PUBLISHED = dt.date(2022, 5, 23)


def graph_of(path: Path, published: dt.date | None, extractor: RuleExtractor | None = None):
    (article,) = read(path, published=published)
    if published is None:  # the brief carries its date; some readers will not know it
        import dataclasses

        article = dataclasses.replace(article, published=None)
    graph = KnowledgeGraph.memory(extractor)
    graph.add(article)
    return graph


@pytest.fixture(scope="module", params=["brief", "original"])
def path(request: pytest.FixtureRequest) -> Path:
    if request.param == "original":
        if not ORIGINALS:
            pytest.skip("the original article is not beside this checkout")
        return ORIGINALS[0]
    return SEED


@pytest.fixture(scope="module")
def dated(path: Path) -> KnowledgeGraph:
    return graph_of(path, PUBLISHED)


@pytest.fixture(scope="module")
def undated(path: Path) -> KnowledgeGraph:
    return graph_of(path, None)


def one(graph: KnowledgeGraph, pattern: str) -> set[tuple[object, ...]]:
    """The rows of a pattern."""
    return {tuple(row) for row in graph.query(f"SELECT DISTINCT * WHERE {{ {pattern} }}")}


def test_copies_are_one_source_until_the_original_is_forgotten() -> None:
    report = (
        "Nordlens Optics and Zephyr announced a strategic alliance on cameras for phones. The "
        "first of them is to reach shops in July, the companies said. The agreement runs for five "
        "years. Zephyr had worked with Aurelia since 2016. Shares in Nordlens rose in Oslo."
    )
    days = {"wire": 23, "herald": 24, "mirror": 25}
    articles = [
        from_text(f"{name.title()} reports\n\n{report}", id=name, published=dt.date(2022, 5, day))
        for name, day in days.items()
    ]
    other = from_text("Kappa Mobile opened a factory in Bergen on Tuesday.", id="other")
    graphs = []
    for order in itertools.permutations(articles):
        graph = KnowledgeGraph.memory()
        for article in (order[0], other, *order[1:]):
            graph.add(article)
        graphs.append(graph)
    assert len({tuple(contents(graph)) for graph in graphs}) == 1
    graph = graphs[0]

    def copies() -> list[tuple[object, object]]:
        return [(row.original, row.copy) for row in graph.queries.copies()]

    assert copies() == [
        ("Wire reports", "Herald reports"), ("Wire reports", "Mirror reports"),
    ]  # fmt: skip
    graph.forget("wire")
    assert copies() == [("Herald reports", "Mirror reports")]
    graph.forget("herald")
    assert copies() == []


def names(graph: KnowledgeGraph, pattern: str) -> set[str]:
    """The labels that ``pattern`` binds ?x to."""
    rows = graph.query(f"SELECT DISTINCT ?n WHERE {{ {pattern} ?x rdfs:label|skos:prefLabel ?n }}")
    return {str(row.n) for row in rows}


PARTNERSHIP = "?p tp:hasParticipant org:{0}, org:leica-camera ; a tp:Partnership . "


def test_xiaomi_and_leica(dated: KnowledgeGraph) -> None:
    them = PARTNERSHIP.format("xiaomi")
    kinds = names(dated, them + "?p tp:kind ?x .")
    assert {"strategic alliance", "joint development"} <= kinds
    assert names(dated, them + "?p tp:scope ?x .") == {"mobile imaging"}
    assert names(dated, them + "?p tp:stage ?x .") == {"announced"}
    assert names(dated, them + "?p tp:modality ?x .") == {"official"}
    (product,) = names(dated, them + "?p tp:plannedProduct ?x .")
    assert "flagship" in product and "smartphone" in product


@pytest.mark.parametrize(
    ("published", "announced", "launch", "end"),
    [(True, "2022-05-23", "2022-07", "2022-03-31"), (False, None, "--07", "--03-31")],
)
def test_dates_are_as_precise_as_the_text(
    dated: KnowledgeGraph, undated: KnowledgeGraph, published, announced, launch, end
) -> None:
    graph = dated if published else undated

    def dates(firm: str, path: str) -> set[str]:
        found = graph.query(f"SELECT ?d WHERE {{ {PARTNERSHIP.format(firm)} ?p {path} ?d }}")
        return {str(row.terms["d"].value) for row in found}

    assert dates("xiaomi", "tp:startDate") == ({announced} if announced else set())
    assert dates("xiaomi", "tp:plannedProduct/tp:launchDate") == {launch}
    assert dates("huawei", "tp:startDate") == {"2016"}
    assert dates("huawei", "tp:endDate") == {end}


def test_the_launch_is_only_reported(dated: KnowledgeGraph) -> None:
    claims = "?c rdf:predicate tp:launchDate ; tp:modality ?x ."
    assert names(dated, claims) == {"reported"}


def test_huawei_and_leica(dated: KnowledgeGraph) -> None:
    them = PARTNERSHIP.format("huawei")
    assert names(dated, them + "?p tp:scope ?x .") == {"smartphone cameras"}
    assert names(dated, them + "?p tp:stage ?x .") == {"ended"}
    products = {"P9 series", "Mate 9 family", "P50 series"}
    assert names(dated, them + "?p tp:produced ?x .") == products
    assert names(dated, them + "?p tp:lastProduct ?x .") == {"P50 series"}
    assert products <= names(dated, "?x tp:manufacturer org:huawei .")
    (said,) = one(dated, "?c rdf:predicate tp:endDate ; tp:saidBy ?who .").pop()[1:]
    assert "Huawei representative" in said and "Android Authority" in said


def test_who_is_no_partner(dated: KnowledgeGraph) -> None:
    assert not dated.query("ASK { org:xiaomi tp:partnerOf org:huawei }")
    assert not dated.query("ASK { ?p tp:hasParticipant org:android-authority }")
    assert names(dated, "?x a tp:MediaOutlet .") == {"Android Authority"}


def test_companies_and_people(dated: KnowledgeGraph) -> None:
    assert one(dated, "org:xiaomi tp:founded ?year .")
    assert names(dated, "org:xiaomi tp:headquarteredIn ?x .") == {"China"}
    assert names(dated, "org:huawei tp:headquarteredIn ?x .") == {"China"}
    assert names(dated, "org:leica-camera tp:headquarteredIn ?x .") == {"Germany"}
    (industry,) = one(dated, "org:xiaomi tp:industry ?what .")
    assert "consumer electronics" in industry[0]
    (industry,) = one(dated, "org:leica-camera tp:industry ?what .")
    assert "cameras" in industry[0] and "lenses" in industry[0]
    held = "?t tp:holder person:{} ; tp:inOrganization org:xiaomi ; tp:role ?x ."
    assert names(dated, held.format("lei-jun")) == {"founder", "chair", "chief executive officer"}
    assert names(dated, held.format("wang-xiang")) == {"president"}


@pytest.mark.parametrize(
    ("day", "partners"), [("2022-06-01", {"Xiaomi"}), ("2020-06-30", {"Huawei"})]
)
def test_partners_as_of_a_day(dated: KnowledgeGraph, day: str, partners: set[str]) -> None:
    rows = list(dated.partners("Leica Camera", on=day))
    assert {row.partner for row in rows} == partners
    assert {row.certainty for row in rows} == {"certain"}


def test_a_day_may_be_a_moment(dated: KnowledgeGraph) -> None:
    moment = dt.datetime(2020, 6, 30, 12)
    assert dated.partners("Leica", on=moment) == dated.partners("Leica", on="2020-06-30")


def test_former_partner_and_two_hops(dated: KnowledgeGraph) -> None:
    assert names(dated, "org:leica-camera tp:formerPartnerOf ?x .") == {"Huawei"}
    assert names(dated, "org:leica-camera tp:currentPartnerOf ?x .") == {"Xiaomi"}
    assert dated.explain("Xiaomi", "Huawei").chain == ("Xiaomi", "Leica Camera", "Huawei")
    assert {row.connection for row in dated.ask("connections", company="Xiaomi")} == {"Huawei"}


def test_every_claim_has_words_that_stand_in_the_article(dated: KnowledgeGraph) -> None:
    claims = dated.query("SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?c a tp:Claim }")
    rows = dated.query(
        """SELECT ?c ?start ?end ?quote ?text WHERE {
          ?c a tp:Claim ; tp:evidence ?e ; prov:wasDerivedFrom/schema:articleBody ?text .
          ?e oa:hasSelector ?s . ?s oa:start ?start ; oa:end ?end ; oa:exact ?quote }"""
    )
    assert len({row.c for row in rows}) == next(iter(claims)).n > 50
    assert all(row.text[row.start : row.end] == row.quote for row in rows)


def test_every_claim_leads_to_the_extractor_that_made_it(dated: KnowledgeGraph) -> None:
    rows = dated.query(
        """SELECT ?by (COUNT(?c) AS ?claims) (COUNT(?a) AS ?read) WHERE {
          ?c a tp:Claim ; prov:wasDerivedFrom ?a . OPTIONAL { ?a tp:readBy ?by } } GROUP BY ?by"""
    )
    assert [(row.by, row.claims == row.read) for row in rows] == [("rules", True)]


def test_parties_and_dates_come_out_without_a_gazetteer(path: Path) -> None:
    graph = graph_of(path, PUBLISHED, RuleExtractor(Gazetteer.load().without_names()))
    assert {row.partner for row in graph.partners("Leica Camera")} == {"Xiaomi", "Huawei"}
    assert [row.partner for row in graph.partners("Leica Camera", on="2020-06-30")] == ["Huawei"]


def test_order_repetition_and_batches_make_no_difference(tmp_path: Path) -> None:
    texts = {
        "a": "Nordlens Optics and Kappa Mobile announced a strategic alliance for cameras in 2019.",
        "b": "Nordlens ended its partnership with Kappa Mobile in May 2021.",
        "c": "Kappa Mobile teamed up with Orbita Systems. The two companies will develop a chip.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    results = set()
    for order in itertools.permutations(texts):
        graph = KnowledgeGraph.memory()
        for name in (*order, order[0]):
            graph.ingest([tmp_path / f"{name}.txt"])
        results.add("\n".join(contents(graph)))
    together = KnowledgeGraph.memory()
    together.ingest([tmp_path])
    results.add("\n".join(contents(together)))
    assert len(results) == 1


def test_forgetting_leaves_no_trace(tmp_path: Path) -> None:
    graph = KnowledgeGraph.memory()
    graph.ingest([SEED])
    before = contents(graph)
    other = tmp_path / "other.txt"
    other.write_text("Nordlens and Kappa Mobile announced a strategic alliance in 2019.")
    graph.ingest([other])
    assert contents(graph) != before
    graph.forget("other")
    assert contents(graph) == before
    with pytest.raises(UnknownName, match="other"):
        graph.forget("other")


def test_the_same_store_through_rdflib(dated: KnowledgeGraph) -> None:
    from rdflib import URIRef

    dataset = dated.rdflib()
    huawei = URIRef(iri("org:huawei").value)
    rows = dataset.query(f"SELECT ?name WHERE {{ {huawei.n3()} {LABEL} ?name }}")
    assert [str(row[0]) for row in rows] == ["Huawei"]
    assert (huawei, None, None) in dataset
    rows = dataset.query("SELECT ?name WHERE { org:huawei rdfs:label ?name }")
    assert [str(row[0]) for row in rows] == ["Huawei"]


def test_a_notebook_sees_a_table(dated: KnowledgeGraph) -> None:
    assert "<td>articles</td><td>1</td>" in dated._repr_html_()
