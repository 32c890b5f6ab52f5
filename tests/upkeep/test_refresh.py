"""What a change touches, made anew, leaves the graph that making all anew leaves."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kg import Judgement, KnowledgeGraph, Target
from kg.articles import from_text
from kg.errors import KgError
from kg.graph.stored import read_articles
from kg.model import Article
from tests.telegrams import graph_of

COMPANIES = [
    "Nordlens", "Nordlens Optics", "Nordlens Optics AG", "NORDLENS", "Oto Tau Labs", "OTL",
    "Zephyr", "Zephyr Mobile", "Zephyr Mobile Group", "Kappa", "Facebook",
]  # fmt: skip
SCOPES = ["5G network", "5g Network", "lenses", "Lenses"]
DAY = dt.date(2026, 1, 31)

name = st.sampled_from(COMPANIES)
deal = st.builds(
    "deal: {} ; {}{}".format,
    name,
    name,
    st.lists(
        st.sampled_from([
            "kind=co-branding", "kind=component-supply", "stage=ended", "stage=active",
            "start=2016", "start=2017-03", "end=2018", "modality=denied", "modality=reported",
            "supplier=Kappa", "customer=Zephyr", "product=Z9", "product=Z9 Pro",
            *(f"scope={scope}" for scope in SCOPES),
        ]),
        max_size=3,
    ).map(lambda parts: "".join(f" | {part}" for part in parts)),
)  # fmt: skip
company = st.builds(
    "organization: {} | {}={}".format,
    name,
    st.sampled_from(["alias", "subsidiary_of", "competitor_of"]),
    name,
) | st.builds(
    "{}: {} | {}".format,
    st.sampled_from(["organization", "media"]),
    name,
    st.sampled_from(["headquarters_country=Japan", "headquarters_country=Norway", "founded=1990"]),
)
tenure = st.builds("tenure: Ada Quist ; {}{}".format, name, st.sampled_from(["", " | role=ceo"]))
LONG = "deal: Aurelia ; Kappa | kind=co-branding\norganization: Aurelia | founded=1950\n" * 3
text = st.lists(deal | company | tenure, min_size=1, max_size=4).map("\n".join)
copied = st.sampled_from([LONG, LONG + "organization: Kappa | founded=1960"])
article = st.builds(
    lambda number, text, year: from_text(
        text, id=f"a{number}", published=year and dt.date(year, 6, 1)
    ),
    st.integers(1, 6),
    text | copied,
    st.sampled_from([None, 2015, 2018, 2022]),
)
# What is decided about two companies is about a pair that some article tells of, by its number.
pair = st.integers(0, 20)
about_pair = st.tuples(st.sampled_from(["accept", "reject", "distinct"]), pair, st.none()) | (
    st.tuples(
        st.just("edit"),
        pair,
        st.sampled_from([("scope", "LENSES"), ("start", "2019"), ("stage", "active")]),
    )
)
addition = st.tuples(
    st.just("add"),
    pair,
    st.sampled_from([("kind", "component-supply"), ("kind", "co-branding"), ("title", "chief")])
    | st.builds(lambda name: ("product", name), name),
)
joined = st.tuples(st.just("merge"), name, name) | st.tuples(
    st.just("reject"), name | st.sampled_from(["Z9", "Z9 Pro"]), st.none()
)
undo = st.tuples(st.just("undo"), st.integers(0, 4), st.none())
about_name = st.tuples(st.sampled_from(["merge", "rename", "split"]), name, name) | (
    st.tuples(st.sampled_from(["accept", "reject"]), name, st.none())
)


def contents(graph: KnowledgeGraph) -> set[str]:
    return {str(quad) for quad in graph.store.quads()}


def check(graph: KnowledgeGraph) -> None:
    """Refuses what is not as it is when all is made anew."""
    followed = contents(graph)
    graph.refresh()
    assert followed == contents(graph)


def decide(graph: KnowledgeGraph, said: tuple[str, object, object]) -> None:
    """Decide something; told beforehand to apply just if it would when all is replayed."""
    try:
        judgement = judged(graph, *said)
        made = graph._maker
        why = made.replay(judgement).unapplied.get(judgement)
        assert made._unapplied(judgement).get(judgement) == why
        graph.judge(judgement)
    except KgError:
        pass  # it applies to nothing


def judged(graph: KnowledgeGraph, verb: str, about: Any, to: Any) -> Judgement:
    told = {"to": to}
    if verb == "undo":
        ids = [entry.judgement.id for entry in graph.judgements()] or ["none"]
        target, told = Target(), {"to": ids[about % len(ids)]}
    elif isinstance(about, str):
        target = Target((about,))
    else:
        pairs = sorted(pairs_told(graph)) or [("a1", "Kappa", "Zephyr")]
        id, *names = pairs[about % len(pairs)]
        target = Target(tuple(names))
        if verb == "add":
            target = Target(tuple(names), article=id)
            told = {"quote": names[0], "says": (to,)}
        elif verb == "edit":
            target, told = Target(tuple(names), field=to[0]), {"to": to[1]}
    return Judgement(verb, target, "mira", DAY, "so it is", **told)


def pairs_told(graph: KnowledgeGraph) -> Iterator[tuple[str, str, str]]:
    for article in read_articles(graph.store, graph.articles()).values():
        for names in re.findall(r"^deal: (.+?) ; (.+?)(?: \||$)", article.text, re.MULTILINE):
            yield article.id, *names


@settings(max_examples=60, deadline=None)
@given(st.lists(article, min_size=2, max_size=5), st.lists(article | st.integers(1, 6), max_size=6))
def test_articles_that_come_change_and_go(first: list[Article], then: list[Article | int]) -> None:
    graph = graph_of(first)
    for each in then:
        change(graph, each)
        check(graph)


# Those about single names have all made anew: here most are about two.
@settings(max_examples=60, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    st.lists(article, min_size=2, max_size=5),
    st.lists(about_pair | addition | undo, min_size=1, max_size=5)
    | st.lists(about_name | about_pair | undo, min_size=1, max_size=2)
    | st.builds(
        lambda first, then: [*first, *then],
        st.lists(joined, min_size=1, max_size=2),
        st.lists(about_pair | addition | undo, max_size=2),
    ),
    st.lists(article | st.integers(1, 6), max_size=3),
)
def test_judgements_are_followed(
    first: list[Article], decided: list[tuple[str, object, object]], then: list[Article | int]
) -> None:
    graph = graph_of(first)
    for said in decided:
        decide(graph, said)
        check(graph)
    for each in then:
        change(graph, each)
        check(graph)


def change(graph: KnowledgeGraph, each: Article | int) -> None:
    """An article comes, or the one of a number goes."""
    if isinstance(each, Article):
        graph.add(each)
    elif f"a{each}" in graph.articles():
        graph.forget(f"a{each}")


@pytest.mark.parametrize(
    ("copied", "other"),
    [
        ("organization: Aurelia | founded=1960", "organization: Aurelia | founded=1950"),
        ("deal: NORDLENS ; Kappa", "deal: Nordlens ; Kappa"),
        ("deal: Aurelia ; Kappa | scope=5g Network", "deal: Aurelia ; Kappa | scope=5G network"),
    ],
)
def test_copies_that_did_not_change_still_count_once(copied: str, other: str) -> None:
    """Counted twice, what they say would outvote the other; counted once, the order decides."""
    wire = "\n".join([copied, "deal: Zephyr ; Oto Tau | kind=co-branding"] * 4)
    told = {"a": wire, "b": f"{wire}\norganization: Zephyr | founded=1990", "c": other}
    graph = graph_of(from_text(text, id=id, published=DAY) for id, text in told.items())
    assert list(graph.query("SELECT ?one { ?one tp:copyOf ?other }"))
    for later in ("Aurelia", "Kappa"):
        names = f"deal: {later} ; Mirra | scope=5G network"
        graph.add(from_text(names, id=later.lower(), published=DAY))
        check(graph)


@pytest.mark.parametrize("says", [("title", "chief"), ("kind", "co-branding"), ("product", "Kite")])
@pytest.mark.parametrize("gone", ["undone", "edited", "forgotten"])
def test_what_people_added_goes_with_what_bore_it_out(says: tuple[str, str], gone: str) -> None:
    """Also what only the addition names: a person, a product, a company."""
    told = "sells the Kite of Mira Voss"
    graph = graph_of([from_text(f"organization: Zephyr | industry={told}", id="a")])
    assert not _of_her(graph)
    target = Target(("Mira Voss", "Zephyr"), article="a")
    added = Judgement("add", target, "mira", DAY, "so it is", quote=told, says=(says,))
    graph.judge(added)
    check(graph)
    assert _of_her(graph)
    if gone == "undone":
        graph.judge(Judgement("undo", Target(), "mira", DAY, "misread", to=added.id))
    elif gone == "edited":
        graph.add(from_text("organization: Zephyr | industry=phones", id="a"))
    else:
        graph.forget("a")
    check(graph)
    assert not _of_her(graph)


def _of_her(graph: KnowledgeGraph) -> set[str]:
    return {quad for quad in contents(graph) if "mira-voss" in quad and "graph/resolved" in quad}
