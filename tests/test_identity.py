"""Why names stand for one thing: each rule of resolution, and what people decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import KnowledgeGraph
from kg.articles import from_text
from kg.errors import BadParameter, UnknownName
from kg.identity import Reason
from kg.resolve import resolve_entities
from kg.resolve.entities import CALLED, joined_by
from kg.text.gazetteer import Entry, Gazetteer
from tests.curation.deciding import decide
from tests.resolve.conftest import Article
from tests.telegrams import graph_of

SAME_NAME = "the name itself, but for case, accents and legal form"
IN_ARTICLE = "used for “Nordlens Optics” in the same article"


def graph_told(*texts: str) -> KnowledgeGraph:
    return graph_of([from_text(text, id=f"a{n}") for n, text in enumerate(texts)])


def told(graph: KnowledgeGraph, name: str) -> list[tuple[str, str, int]]:
    return [(r.name, r.why, len(r.articles)) for r in graph.identity(name).reasons]


def test_each_name_has_its_rule() -> None:
    graph = graph_told(
        "organization: Nordlens Optics | alias=Lens Makers",
        "organization: NORDLENS OPTICS AG",
        "organization: Nordlens",
        "organization: Lens Makers",
        "organization: Facebook",
        "organization: VW",
    )
    assert told(graph, "lens makers") == [
        ("Lens Makers", "another name that an article has for it, and for nothing else", 1),
        ("Lens Makers", IN_ARTICLE, 1),
        ("NORDLENS OPTICS AG", SAME_NAME, 1),
        ("Nordlens", "short for it, and for nothing else that is named in full", 1),
        ("Nordlens Optics", SAME_NAME, 1),
    ]
    assert told(graph, "Volkswagen") == [("VW", "the list of known names has it for this", 1)]
    text = str(graph.identity("Meta"))
    assert text == (
        "Meta (org:meta)\n"
        "  “Facebook” in 1 article: its name until 2021, as the list of known names has it"
    )


def test_what_people_decided_goes_before_rules() -> None:
    graph = graph_told(
        "organization: Zephyr", "organization: Nordlens", "organization: Zephyr", "person: Zephyr"
    )
    graph.judge(
        decide("merge", "org:zephyr", to="Nordlens", why="bought"),
        decide("split", "org:zephyr", article="a2", to="Zephyr Cars", why="it makes cars"),
        decide("distinct", "Zephyr Cars", "Nordlens", why="as said"),
    )
    by = "2026-01-31"
    merged = f"decided by mira, {by}: merge org:zephyr → Nordlens: bought"
    assert ("Zephyr", merged, 1) in told(graph, "Nordlens")
    (split,) = graph.identity("Zephyr Cars").reasons
    assert split.why.endswith("split org:zephyr (article a2) → Zephyr Cars: it makes cars")
    apart = (f"mira, {by}: distinct Zephyr Cars – Nordlens: as said",)
    for name in ("Zephyr Cars", "Nordlens"):
        found = graph.identity(name)
        assert found.told_apart == apart
        assert f"told apart by {apart[0]}" in str(found)
    assert graph.identity("person:zephyr").told_apart == ()


def test_people_and_products_have_names_too() -> None:
    graph = graph_told("person: Ada Quist", "product: Lumo Cam")
    assert graph.identity("ada quist").thing == "person:ada-quist"
    assert graph.identity("product:lumo-cam").to_dict() == {
        "thing": "product:lumo-cam",
        "name": "Lumo Cam",
        "reasons": ({"name": "Lumo Cam", "why": SAME_NAME, "articles": ("a1",)},),
        "told_apart": (),
    }


def test_what_is_not_there_or_is_several_things_is_said() -> None:
    graph = graph_told("organization: Nordlens | alias=Vega", "organization: Kappa | alias=Vega")
    with pytest.raises(UnknownName, match="did you mean 'Nordlens'"):
        graph.identity("Nordlns")
    with pytest.raises(BadParameter, match="org:kappa or org:nordlens"):
        graph.identity("Vega")


def test_articles_are_counted() -> None:
    assert str(Reason("Vega", "so", ("a", "b"))) == "“Vega” in 2 articles: so"


words = st.sampled_from(["Nordlens", "Optics", "Labs", "Vega", "AG", "NO", "Nordlens Optics"])
names = st.lists(words, min_size=1, max_size=3).map(" ".join)


@given(st.lists(names, min_size=1, max_size=6))
def test_what_resolution_joins_has_a_rule(all_names: list[str]) -> None:
    known = Gazetteer({"vega labs": (vega := Entry("Vega Labs", ("Vega",))), "vega": vega})
    claims = [c for n, name in enumerate(all_names) for c in Article(f"a{n}").company(name)]
    for node, thing in resolve_entities(claims, known).things.items():
        name = all_names[int(node[0][1:])]
        # No article has another name for anything here.
        assert joined_by(thing, name, {name}, known) != CALLED
