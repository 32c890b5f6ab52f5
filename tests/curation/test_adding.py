"""What people add to what was read: its words, its way into the graph, and out of it."""

from __future__ import annotations

import datetime as dt

import pytest

from kg import KnowledgeGraph
from kg.articles import from_text
from kg.curation import Judgement, Target
from kg.curation.adding import additions
from kg.curation.lines import from_line, to_line
from kg.errors import JudgementError, KgError
from tests.history import contents
from tests.resolve.conftest import Article

DAY = dt.date(2026, 1, 31)
QUOTE = "The lenses of its next phone come from the Oslo firm"
TEXT = f"Zephyr Phones opened a shop. {QUOTE}, Nordlens Optics."
SUPPLY = (
    ("kind", "component-supply"), ("stage", "active"), ("start", "2019-03"), ("scope", "lenses"),
    ("supplier", "Nordlens Optics"), ("customer", "Zephyr Phones"),
)  # fmt: skip
PAIR = ("Zephyr Phones", "Nordlens Optics")


def addition(*names: str, says: tuple[tuple[str, str], ...] = SUPPLY, **told: str) -> Judgement:
    words = {"article": "a", "quote": QUOTE, "why": "it says so"} | told
    about = Target(names or PAIR, words["article"])
    return Judgement("add", about, "mira", DAY, words["why"], quote=words["quote"], says=says)


def graph_of(**texts: str) -> KnowledgeGraph:
    graph = KnowledgeGraph.memory()
    for id, text in texts.items():
        graph.add(from_text(text, id=id, published=dt.date(2019, 5, 1)))
    return graph


def deals(graph: KnowledgeGraph) -> list[tuple[str, ...]]:
    rows = graph.query(
        "SELECT ?s ?c ?start { ?p tp:supplier/rdfs:label ?s ; tp:customer/rdfs:label ?c . "
        "OPTIONAL { ?p tp:startDate ?start } }"
    )
    return [(str(row.s), str(row.c), str(row.start)) for row in rows]


def test_it_is_in_the_graph_with_its_words_and_who_says_so() -> None:
    graph = graph_of(a=TEXT)
    assert deals(graph) == []
    assert [v for v in graph.judge(addition()) if v.severity == "violation"] == []
    assert deals(graph) == [("Nordlens Optics", "Zephyr Phones", "2019-03")]
    told = str(graph.explain(*PAIR))
    assert QUOTE in told and "decided by mira, 2026-01-31: add Zephyr Phones" in told
    assert "supplier: Nordlens Optics" in told
    assert TEXT[graph.explain(*PAIR).links[0].statements[0].start :].startswith(QUOTE)
    in_curated = "ASK { GRAPH graph:curated { ?j tp:judges ?c . ?c tp:evidence ?e } }"
    assert graph.query(in_curated)


def test_undone_it_is_gone_and_made_anew_it_is_the_same() -> None:
    graph = graph_of(a=TEXT)
    before = set(contents(graph))
    said = addition()
    graph.judge(said)
    after = contents(graph)
    graph.add(from_text("Kappa opened a shop.", id="b"))
    graph.forget("b")
    assert contents(graph) == after
    graph.judge(Judgement("undo", Target(), "mira", DAY, "misread", to=said.id))
    assert deals(graph) == []
    curated = "GRAPH graph:curated { ?c a tp:Claim }"
    assert not graph.query(f"ASK {{ {curated} }}") and before <= set(contents(graph))


def test_what_is_read_as_well_is_the_same_partnership() -> None:
    read = "Nordlens Optics has supplied Zephyr Phones with lenses since March 2019."
    graph = graph_of(a=read)
    says = (("kind", "component-supply"), ("stage", "active"))
    graph.judge(addition(quote=read, says=says))
    (link,) = graph.explain(*PAIR).links
    assert len({statement.confidence for statement in link.statements}) > 1  # both are there


def test_a_company_that_was_not_read_comes_with_it() -> None:
    graph = graph_of(a="Nordlens Optics grew. its lenses go into phones made by vega.")
    quote = "its lenses go into phones made by vega"
    graph.judge(addition("Nordlens Optics", "vega", quote=quote, says=()))
    assert {str(row.partner) for row in graph.partners("Nordlens Optics")} == {"vega"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (addition(quote="The lenses come"), "article a does not say 'The lenses come' now"),
        (addition(article="z"), "article z is not in the graph now"),
        (addition("Zephyr Phones", "Vega", says=()), "article a does not name 'Vega' now"),
    ],
)
def test_what_the_article_does_not_say_is_refused(said: Judgement, why: str) -> None:
    graph = graph_of(a=TEXT)
    with pytest.raises(JudgementError, match=why):
        graph.judge(said)
    assert graph.judgements() == []


@pytest.mark.parametrize("change", ["gone", "edited"])
def test_it_does_not_apply_to_an_article_that_is_gone_or_says_something_else(change: str) -> None:
    graph = graph_of(a=TEXT, b="Kappa opened a shop.")
    graph.judge(addition())
    if change == "gone":
        graph.forget("a")
    else:
        graph.add(from_text(TEXT.replace("lenses", "glasses"), id="a"))
    (entry,) = graph.judgements()
    assert entry.state == "does not apply" and deals(graph) == []


def test_other_decisions_can_be_about_it() -> None:
    graph = graph_of(a=TEXT)
    graph.judge(addition())
    later = Target(PAIR, field="start")
    graph.judge(Judgement("edit", later, "ada", DAY, "by its report", to="2018"))
    assert deals(graph) == [("Nordlens Optics", "Zephyr Phones", "2018")]
    graph.judge(Judgement("reject", Target(PAIR), "ada", DAY, "another firm"))
    assert deals(graph) == []


def test_how_surely_it_is_said_can_be_edited_beside_the_rest() -> None:
    graph = graph_of(a=TEXT)
    graph.judge(addition())
    for field, to in (("modality", "rumoured"), ("stage", "planned")):
        graph.judge(Judgement("edit", Target(PAIR, field=field), "ada", DAY, "as told", to=to))
    rows = graph.query("SELECT ?m ?s { ?p a tp:Partnership ; tp:modality ?m ; tp:stage ?s }")
    assert [(str(row.m).split("/")[-1], str(row.s).split("/")[-1]) for row in rows] == [
        ("rumoured", "planned")
    ]


def test_a_line_gives_it_back() -> None:
    assert from_line(to_line(addition())) == addition()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quote": " "}, "takes --quote"),
        ({"article": ""}, "takes --article"),
        ({"says": (("maker", "Zephyr Phones"),)}, "field that can be added"),
        ({"says": (("supplier", "Vega"),)}, "not among the companies"),
        ({"says": (("kind", "friendship"),)}, "no kind is called"),
        ({"says": (("start", "soon"),)}, "the new start"),
        ({"says": (("product", " "),)}, "the product to add is empty"),
        ({"says": (("role", "supplier"),)}, "is written supplier=NAME"),
        ({"says": (("role", "tamer"),)}, "'tamer' is no role of a person, such as board-member"),
        ({"says": (("title", "chief"), ("kind", "merger"))}, "field that can be added"),
    ],
)
def test_what_lacks_something_is_no_addition(change: dict, said: str) -> None:
    with pytest.raises(KgError, match=said):
        addition(**change)


def test_a_partnership_takes_two() -> None:
    with pytest.raises(JudgementError, match="two or more"):
        addition("Zephyr Phones", says=())


def test_a_title_is_that_of_one_person_in_one_company() -> None:
    with pytest.raises(JudgementError, match="one person and one company"):
        addition(*PAIR, "Kappa", says=(("title", "chief executive"),))


HEAD = "the Oslo firm, which Mira Voss has led since 2018"
STAFF = f"Zephyr Phones opened a shop with {HEAD}: Nordlens Optics. Its Lumina One sold well."


def test_a_person_is_added_with_a_title_and_a_role() -> None:
    graph = graph_of(a=STAFF)
    says = (("title", "chief executive"), ("role", "ceo"))
    said = addition("Mira Voss", "Nordlens Optics", says=says, quote=HEAD)
    assert [v for v in graph.judge(said) if v.severity == "violation"] == []
    rows = graph.query(
        "SELECT ?who ?where ?title ?role { ?t a tp:RoleTenure ; tp:holder/rdfs:label ?who ; "
        "tp:inOrganization/rdfs:label ?where ; tp:roleTitle ?title ; tp:role ?role }"
    )
    assert [(str(r.who), str(r.where), str(r.title)) for r in rows] == [
        ("Mira Voss", "Nordlens Optics", "chief executive")
    ]
    assert graph.query(f"ASK {{ ?e oa:exact ?quote FILTER(?quote = '{HEAD}') }}")
    graph.judge(Judgement("undo", Target(), "mira", DAY, "misread", to=said.id))
    assert not graph.query("ASK { ?t tp:roleTitle 'chief executive' }")


def test_a_partnership_comes_with_its_products() -> None:
    graph = graph_of(a=STAFF)
    says = (("kind", "joint-development"), ("product", "Lumina One"))
    graph.judge(addition(says=says, quote=HEAD))
    rows = graph.query(
        "SELECT ?name { ?p a tp:Partnership ; tp:produced ?x . ?x rdfs:label ?name }"
    )
    assert [str(row.name) for row in rows] == ["Lumina One"]


def test_a_product_that_the_article_does_not_name_is_refused() -> None:
    graph = graph_of(a=STAFF)
    with pytest.raises(JudgementError, match="article a does not name 'Lumina Two' now"):
        graph.judge(addition(says=(("product", "Lumina Two"),), quote=HEAD))


def test_a_line_whose_fields_are_no_pairs_says_so() -> None:
    line = '{"verb": "add", "about": {}, "by": "m", "on": "2026-01-31", "says": [["kind"]]}'
    with pytest.raises(JudgementError, match="no field with its value"):
        from_line(line)


def test_what_was_rejected_before_can_be_added_in_other_words() -> None:
    read = "Nordlens Optics has supplied Zephyr Phones with lenses since March 2019."
    graph = graph_of(a=read)
    graph.judge(Judgement("reject", Target(PAIR, "a"), "ada", DAY, "the wrong way round"))
    assert deals(graph) == []
    says = (("supplier", "Zephyr Phones"), ("customer", "Nordlens Optics"))
    graph.judge(addition(quote=read, says=says))
    assert deals(graph) == [("Zephyr Phones", "Nordlens Optics", "None")]


def test_a_company_is_none_whose_name_is_made_of_its_own() -> None:
    text = "VegaKappa Labs was made of Vega and Kappa. Vega and Kappa merged in Oslo."
    told = Article("a").company("VegaKappa Labs", "Vega", "VegaKappa")
    said = addition("Vega", "VegaKappa", says=(), quote="merged in Oslo")
    article = from_text(text, id="a")
    parties = {a.claim.value for a in additions(said, article, told) if a.claim.field == "party"}
    assert parties == {"org.vega", "org.vegakappa-labs"}
