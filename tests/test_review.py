"""What is worth a person's look, and in which order."""

from __future__ import annotations

import pytest

from kg import KnowledgeGraph, Target
from kg.articles import from_text
from kg.model import Article, Evidence, Extraction, Record, Statement
from kg.review import Item
from tests.curation.deciding import decide

BOTH = ("Nordlens", "Zephyr")
FIRST = "Nordlens has cooperated with Zephyr on phone cameras since 2019."
SECOND = "Nordlens has cooperated with Zephyr on phone cameras since 2016."

SET_ASIDE = (
    decide("edit", *BOTH, field="end", to="2010"),
    decide("edit", *BOTH, field="stage", to="ended"),
)
"""It ends before it starts: the partnership goes into quarantine."""


@pytest.fixture
def graph() -> KnowledgeGraph:
    made = KnowledgeGraph.memory()
    made.add(from_text(FIRST, id="a"))
    made.add(from_text(SECOND, id="b"))
    return made


def reasons(items: list[Item]) -> list[str]:
    return [item.why.split(":")[0] for item in items]


def test_what_articles_disagree_on_is_shown_with_its_words(graph: KnowledgeGraph) -> None:
    first, second = graph.to_review(below=0)
    assert first.target == Target(BOTH, article="a", field="start", value="2019")
    assert first.why == "at odds: elsewhere start 2016"
    assert first.quote in FIRST and second.quote in SECOND
    assert "2019" in str(first) and f"“{first.quote}”" in str(first)


def test_dates_that_fit_together_are_not_at_odds() -> None:
    graph = KnowledgeGraph.memory()
    graph.add(from_text(FIRST, id="a"))
    graph.add(from_text(FIRST.replace("2019", "May 2019"), id="b"))
    assert graph.to_review(below=0) == []


def test_two_parents_of_one_company_are_at_odds() -> None:
    graph = KnowledgeGraph.memory()
    for parent in ("Aurelia", "Vantor"):
        text = (
            f"Zephyr Mobile, a subsidiary of {parent}, makes phones. {parent} owns Zephyr Mobile."
        )
        graph.add(from_text(text, id=parent.lower()))
    about = [(item.target.field, item.why) for item in graph.to_review(below=0)]
    assert about == [
        ("subsidiary_of", "at odds: elsewhere subsidiary_of Vantor"),
        ("subsidiary_of", "at odds: elsewhere subsidiary_of Aurelia"),
    ]


def test_each_item_can_be_decided_and_is_not_shown_again(graph: KnowledgeGraph) -> None:
    for _ in range(100):
        items = graph.to_review(below=1.0)
        if not items:
            break
        about = items[0].target
        said = {
            name: getattr(about, name)
            for name in ("article", "scope", "field", "value")
            if getattr(about, name)
        }
        graph.judge(decide("accept", *about.names, **said))
        assert items[0] not in graph.to_review(below=1.0)
    assert items == []


def test_the_worse_comes_first_and_the_whole_before_its_parts(graph: KnowledgeGraph) -> None:
    graph.judge(*SET_ASIDE)
    items = graph.to_review(below=1.0)
    order = ["in quarantine", "at odds", "unsure"]
    assert sorted(reasons(items), key=order.index) == reasons(items)
    unsure = [item.confidence for item in items if item.why.startswith("unsure")]
    assert len(unsure) > 1
    whole = [item.target for item in items if item.target.field is None]
    for about in whole:
        parts = [i.target for i in items if i.target.field and i.target.names == about.names]
        assert about.article not in {part.article for part in parts}


def test_what_is_quarantined_can_be_accepted() -> None:
    graph = KnowledgeGraph.memory()
    graph.add(from_text(FIRST, id="a"))
    graph.judge(*SET_ASIDE)
    (item,) = graph.to_review(below=0)
    assert item.target == Target(BOTH, article="a")
    assert item.why.startswith("in quarantine: ")
    assert not list(graph.partners("Nordlens"))
    graph.judge(decide("accept", *item.target.names, article="a"))
    assert [row.partner for row in graph.partners("Nordlens")] == ["Zephyr"]
    assert graph.to_review(below=0) == []


class Two:
    """Finds two partnerships of the same companies in any text that begins with their names."""

    name = "two"

    def extract(self, article: Article) -> Extraction:
        first, second = (Evidence(*place) for place in ((0, 8, "Nordlens"), (13, 19, "Zephyr")))

        def record(type: str, subject: str, evidence: Evidence, **said: str) -> Record:
            told = (Statement(f, v, (evidence,), confidence=0.4) for f, v in said.items())
            return Record(article.id, type, subject, tuple(told))

        return Extraction(
            article,
            records=(
                record("organization", "org.nordlens", first, name="Nordlens"),
                record("organization", "org.zephyr", second, name="Zephyr"),
                *(
                    record("partnership", f"p.{scope}", first, supplier="Nordlens",
                           customer="Zephyr", scope=scope)
                    for scope in ("lenses", "sensors")
                ),
            ),
        )  # fmt: skip


def test_the_scope_is_named_where_an_article_tells_of_two_partnerships() -> None:
    graph = KnowledgeGraph.memory(Two())
    graph.add(from_text("Nordlens and Zephyr.", id="a"))
    deals = [item.target for item in graph.to_review() if len(item.target.names) > 1]
    assert set(deals) == {Target(BOTH, "a", "lenses"), Target(BOTH, "a", "sensors")}
    graph.judge(decide("reject", *BOTH, article="a", scope="lenses"))
    (left,) = graph.query(
        "SELECT ?n { GRAPH graph:resolved { ?p a tp:Partnership ; rdfs:label ?n } }"
    )
    assert left.n == "Nordlens – Zephyr: sensors"
