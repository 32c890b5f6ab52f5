"""A dossier tells what the graph holds of a company, and how well founded it is."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from kg import Judgement, Target
from kg.articles import from_text
from kg.errors import BadParameter, UnknownName
from kg.pipeline import KnowledgeGraph
from kg.reason import infer
from kg.report import Dossier, dossier, written
from kg.report.dossier import Life
from kg.store.oxigraph import OxigraphStore
from tests.conftest import loaded
from tests.telegrams import graph_of


@pytest.fixture(scope="module")
def questions() -> OxigraphStore:
    store = loaded("questions.trig")
    infer(store)
    return store


def test_partners_stand_by_how_well_founded_they_are(questions: OxigraphStore) -> None:
    found = dossier(questions, "Halvern")
    groups = {h: [d.partners for d in deals] for h, deals in found.by_standing().items()}
    assert groups == {
        "Partnerships": [("Quillon",), ("Tamsin",), ("Quillon", "Sorrel", "Tamsin"), ("Quillon",)],
        "Denied": [("Wexley",)],
    }
    (only,) = dossier(questions, "Wexley").by_standing()["Only reported or rumoured"]
    assert (only.partners, only.modality) == (("Sorrel",), "reported")


def test_the_head_tells_of_the_company(questions: OxigraphStore) -> None:
    quillon = dossier(questions, "Quillon")
    assert quillon.rivals == ("Tamsin",) and "Japan" in quillon.country
    people = {(post.person, post.start, post.end) for post in quillon.people}
    assert people == {("Ola Brun", "", "2021"), ("Tom Vale", "2022", "")}
    assert dossier(questions, "Tamsin").rivals == ("Quillon",)


def test_a_partnership_has_its_roles_products_and_quotes(questions: OxigraphStore) -> None:
    deal = dossier(questions, "Halvern").deals[0]
    assert (deal.roles, deal.kinds, deal.stage) == (("brand owner",), ("co-branding",), "ended")
    assert ("last product", "Q40 line") in deal.products
    (ending,) = (said for said in deal.said if said.property == "end date")
    assert (ending.quote, ending.said_by) == ("ended in March", "Quillon")
    assert str(ending.source) == "Halvern turns to Tamsin, Invented Wire, 2020-05-18"


def test_dissent_is_another_date_or_a_denial(questions: OxigraphStore) -> None:
    told = {
        said.source.title: str(said)
        for company in ("Halvern", "Tamsin")
        for deal in dossier(questions, company).deals
        for said in deal.dissent
    }
    assert told == {
        "Halvern: no venture with Wexley": "kind: joint venture (denied)",
        "A page without a date": "end date: 2021-12-31",
    }


def test_a_date_said_more_precisely_is_no_dissent(questions: OxigraphStore) -> None:
    (first, *_) = dossier(questions, "Halvern").deals
    assert first.life.start == "2016" and not first.dissent


@pytest.mark.parametrize(
    "on", ["2016-06-01", "2018-01-01", "2020-03-15", "2021-01-01", "2024-01-01"]
)
@pytest.mark.parametrize("company", ["Halvern", "Quillon", "Tamsin", "Vantor", "Sorrel", "Luma"])
def test_a_day_is_judged_as_the_named_query_does(
    questions: OxigraphStore, company: str, on: str
) -> None:
    graph = KnowledgeGraph(questions)
    asked = sorted((row.partner, row.certainty) for row in graph.partners(company, on))
    found = graph.report(company, on)
    mine = [
        (partner, sure)
        for deal in found.deals
        if deal.standing != "denied"
        and (sure := deal.life.on(dt.date.fromisoformat(on), deal.stage)) != "not"
        for partner in deal.partners
    ]
    # What was cancelled is never active for us; the query leaves it possible.
    cancelled = {p for deal in found.deals if deal.stage == "cancelled" for p in deal.partners}
    assert sorted(mine) == [row for row in asked if row[0] not in cancelled or row in mine]


def test_the_day_is_that_of_the_newest_article_unless_it_is_given(
    questions: OxigraphStore,
) -> None:
    assert dossier(questions, "Luma").on == dt.date(2024, 6, 1)
    assert dossier(questions, "Luma", "2023-01-02").on == dt.date(2023, 1, 2)
    with pytest.raises(BadParameter, match="on takes a whole day"):
        dossier(questions, "Luma", "2023")


def test_an_unknown_company_is_told_with_near_names(questions: OxigraphStore) -> None:
    with pytest.raises(UnknownName, match="did you mean 'Halvern'"):
        dossier(questions, "Halvren")


def test_a_quote_tells_what_is_read_from_it_and_how_surely(
    example_store: OxigraphStore,
) -> None:
    text = written(dossier(example_store, "Huawei"))
    assert "→ end date: 2022-03-31; 90% sure" in text


def test_json_holds_all_of_it(questions: OxigraphStore) -> None:
    found = dossier(questions, "Halvern")
    read = json.loads(written(found, "json"))
    assert read["on"] == "2024-06-01"
    assert [deal["id"] for deal in read["deals"]] == [deal.id for deal in found.deals]
    assert read["deals"][0]["life"]["start_latest"] == "2016-12-31"


@pytest.mark.parametrize("format", ["markdown", "html", "json"])
def test_the_same_graph_gives_the_same_bytes(questions: OxigraphStore, format: str) -> None:
    other = OxigraphStore.memory()
    other.inner.bulk_extend(sorted(questions.quads(), key=str, reverse=True))
    texts = {written(dossier(store, "Halvern"), format) for store in (questions, other)}
    assert len(texts) == 1


def test_a_company_without_partnerships_has_a_dossier() -> None:
    store = OxigraphStore.memory()
    store.update(
        'INSERT DATA { GRAPH graph:resolved { org:orbita a tp:Company ; rdfs:label "Orbita" } }'
    )
    found = dossier(store, "Orbita")
    assert isinstance(found, Dossier) and not found.deals
    assert "No partnership is known." in written(found)
    assert "<svg" not in written(found, "html")


def test_what_nobody_dated_is_possible_on_any_day() -> None:
    assert Life().on(dt.date(2020, 1, 1), "active") == "possible"
    assert Life().on(dt.date(2020, 1, 1), "cancelled") == "not"


def test_what_is_planned_is_not_certain_and_what_was_called_ended_is_over() -> None:
    store = OxigraphStore.memory()
    store.update("""INSERT DATA {
      GRAPH graph:resolved {
        org:vega a tp:Company ; rdfs:label "Vega" . org:lumo a tp:Company ; rdfs:label "Lumo" .
        partnership:lumo--vega.1 a tp:Partnership ; tp:hasParticipant org:vega , org:lumo ;
          tp:stage stage:planned ; tp:startEarliest "2020-01-01"^^xsd:date ;
          tp:startLatest "2020-01-01"^^xsd:date .
        partnership:lumo--vega.2 a tp:Partnership ; tp:hasParticipant org:vega , org:lumo ;
          tp:stage stage:ended ; tp:supportedBy claim:1 , claim:2 . }
      GRAPH <urn:wire> {
        article:wire schema:datePublished "2021-05-01"^^xsd:date .
        claim:1 rdf:predicate tp:stage ; rdf:object stage:ended ; tp:modality modality:official ;
          prov:wasDerivedFrom article:wire .
        claim:2 rdf:predicate tp:produced ; tp:modality modality:official ;
          rdf:object <https://w3id.org/techpartners/id/article/wire#product.no> ;
          prov:wasDerivedFrom article:wire . } }""")
    planned, ended = sorted(dossier(store, "Vega").deals, key=lambda deal: deal.id)
    days = dt.date(2021, 4, 30), dt.date(2021, 5, 1)
    assert [planned.on(day) for day in days] == ["possible", "possible"]
    assert [ended.on(day) for day in days] == ["possible", "not"]
    # What an article names and nobody takes for a thing is not shown.
    assert [said.property for said in ended.said] == ["stage"]


def test_former_names_are_told_with_the_day_of_the_renaming() -> None:
    store = OxigraphStore.memory()
    store.update("""INSERT DATA { GRAPH graph:resolved {
      org:vega a tp:Company ; rdfs:label "Vega" ; tp:formerName "Vega Cars" ;
        tp:renamedOn "2021"^^xsd:gYear .
      org:oto a tp:Company ; rdfs:label "Oto" ; tp:formerName "Otto" } }""")
    assert "Formerly: Vega Cars (until 2021)" in " ".join(
        written(dossier(store, "Vega"), "markdown").replace("*", "").split()
    )
    assert dossier(store, "Oto").former_names == ("Otto",)
    assert "until" not in written(dossier(store, "Oto"), "markdown")


def test_what_is_said_of_the_company_itself_has_its_quotes() -> None:
    lines = (
        "organization: Nordlens Optics | founded=1998",
        "organization: Nordlens Optics | headquarters_country=Norway",
        "organization: Zephyr | competitor_of=Nordlens Optics",
        "organization: Zephyr | founded=2004",
        "tenure: Dana Whitlock ; Nordlens Optics | role=ceo",
        "tenure: Bo Lind ; Zephyr | role=ceo",
    )
    found = graph_of([from_text("\n".join(lines), id="a")]).report("Nordlens Optics")
    read = {(said.property, said.value, said.quote) for said in found.said}
    assert read == {
        ("founded", "1998", lines[0]),
        ("headquartered in", "Norway", lines[1]),
        ("competitor of", "Nordlens Optics", lines[2]),
        ("holder", "Dana Whitlock", lines[4]),
        ("role", "chief executive officer", lines[4]),
    }
    for format in ("markdown", "html"):
        text = written(found, format)
        assert "What is said of Nordlens Optics" in text and "founded=1998" in text


def test_what_people_decided_of_a_partnership_stands_beside_it() -> None:
    graph = graph_of(
        [from_text("deal: Nordlens ; Zephyr | start=2019\ndeal: Kappa ; Zephyr", id="a")]
    )
    about = Target(("Nordlens", "Zephyr"), field="start")
    graph.judge(Judgement("edit", about, "mira", dt.date(2026, 1, 31), "a slip", to="2018"))
    decided = {deal.partners: deal.decided for deal in graph.report("Zephyr").deals}
    told = "mira, 2026-01-31: edit Nordlens – Zephyr, start → 2018: a slip"
    assert decided == {("Nordlens",): (told,), ("Kappa",): ()}
    for format in ("markdown", "html"):
        assert written(graph.report("Zephyr"), format).count("Decided by people") == 1
