from __future__ import annotations

from dataclasses import replace

import pytest

from kg.dates import PartialDate
from kg.model import Claim
from kg.resolve import resolve
from kg.text.gazetteer import Gazetteer, Renaming


@pytest.fixture
def joined(world):
    """What articles come to, each given as its names, or tuples of a name and its aliases."""

    def ask(*articles: list[str | tuple[str, ...]]) -> set[str]:
        claims: list[Claim] = []
        for number, names in enumerate(articles):
            article = world.article(f"a{number}")
            for name in names:
                claims += article.company(*([name] if isinstance(name, str) else name))
        return set(world.who(claims).values())

    return ask


@pytest.mark.parametrize(
    ("articles", "things"),
    [
        # spellings of one name
        ([["Nordlens Optics AG"], ["NORDLENS  optics"]], {"org:nordlens-optics"}),
        ([["Café Robotics"], ["Cafe Robotics, Inc."]], {"org:cafe-robotics"}),
        ([["华为"], ["华为"], ["华为技术"]], {"org:华为", "org:华为技术"}),
        ([["!!!"], ["???"]], {"org:0x212121", "org:0x3f3f3f"}),
        # a short form joins the only full name
        ([["Nordlens"], ["Nordlens Optics"]], {"org:nordlens-optics"}),
        ([["Nordlens"], [("Nordlens Optics", "Nordlens")]], {"org:nordlens-optics"}),
        ([["NLO"], [("Nordlens Optics", "NLO")]], {"org:nordlens-optics"}),
        ([["IBM"], ["International Business Machines"]], {"org:international-business-machines"}),
        # where two fit, nothing is joined
        ([["Nordlens"], ["Nordlens Optics"], ["Nordlens Capital"]],
         {"org:nordlens", "org:nordlens-optics", "org:nordlens-capital"}),
        ([["Nordlens"], [("Nordlens Optics", "Nordlens")], ["Nordlens Capital"]],
         {"org:nordlens", "org:nordlens-optics", "org:nordlens-capital"}),
        # what an article tells apart is apart
        ([["Nordlens", "Nordlens Capital"], ["Nordlens"]],
         {"org:nordlens", "org:nordlens-capital"}),
        # two letters fit too much
        ([["NO"], ["Nordlens Optics"]], {"org:no", "org:nordlens-optics"}),
        ([["NO"], [("Nordlens Optics", "NO")]], {"org:nordlens-optics"}),
        # no chains: Nord fits both, Nord Lens only one
        ([["Nord"], ["Nord Lens"], ["Nord Lens Optics"]], {"org:nord", "org:nord-lens-optics"}),
        ([[("Beta", "Alpha")], [("Gamma", "Beta")], ["Alpha"]],
         {"org:alpha", "org:gamma"}),
        # each another name for the other
        ([[("Nordlens", "Lumen Optics")], [("Lumen Optics", "Nordlens")]], {"org:lumen-optics"}),
        # what the gazetteer knows
        ([["Leica"], ["Leica Camera AG"]], {"org:leica-camera"}),
        ([["Facebook"], ["Meta"]], {"org:meta"}),
        ([[("Lens Face", "Facebook")]], {"org:meta"}),
        # a known first word is no proof, and a known name is short for nothing
        ([[("Samsung Display", "Samsung")], ["Samsung"]],
         {"org:samsung-display", "org:samsung-electronics"}),
        ([["Meta"], ["Meta Robotics"]], {"org:meta", "org:meta-robotics"}),
        # other names that lead to two known ones prove nothing
        ([[("Lens Face", "Facebook", "Leica")]], {"org:lens-face"}),
    ],
)  # fmt: skip
def test_who_is_who(joined, articles: list[list[str]], things: set[str]) -> None:
    assert joined(*articles) == things
    assert joined(*reversed(articles)) == things


def test_only_companies_have_legal_forms_and_short_forms(world) -> None:
    one, other = world.article("a"), world.article("b")
    claims = [
        *one.thing("product", "Watch SE"), *other.thing("product", "Watch"),
        *one.thing("person", "Jo Co"), *other.thing("person", "Jo"),
    ]  # fmt: skip
    assert set(world.who(claims).values()) == {
        "product:watch-se", "product:watch", "person:jo-co", "person:jo",
    }  # fmt: skip


def test_the_name_is_the_one_most_articles_use(world) -> None:
    names = [
        "Nordlens Optics",
        "NORDLENS OPTICS",
        "Nordlens Optics",
        "Nordlens Optics AG",
        "Nordlens",
    ]
    claims = [c for n, name in enumerate(names) for c in world.article(f"a{n}").company(name)]
    thing = world.facts(claims)["org:nordlens-optics"]
    assert thing["name"] == {"Nordlens Optics"}
    assert thing["alias"] == {"NORDLENS OPTICS", "Nordlens Optics AG", "Nordlens"}


def test_the_gazetteer_has_the_last_word_on_a_name(world) -> None:
    thing = world.facts(world.article().company("FACEBOOK"))["org:meta"]
    assert (thing["name"], thing["alias"]) == ({"Meta"}, {"FACEBOOK"})


@pytest.mark.parametrize(
    ("types", "agreed"),
    [
        (["media", "organization"], "organization"),
        (["media"], "media"),
        (["product", "product_line"], "product_line"),
    ],
)
def test_one_type_for_a_thing(world, types: list[str], agreed: str) -> None:
    claims = [c for n, t in enumerate(types) for c in world.article(f"a{n}").thing(t, "Wired 7")]
    (thing,) = world.facts(claims).values()
    assert thing["type"] == {agreed}


def test_a_node_that_is_two_sorts_of_thing_is_none(world) -> None:
    article = world.article()
    claims = [*article.company("Aura"), article.says("org.aura", "type", "product")]
    assert world.facts(claims) == {}


def test_a_node_without_a_name_is_nothing(world) -> None:
    assert world.facts([world.article().says("org.x", "type", "organization")]) == {}


def test_profiles_are_settled_and_pointed_at_things_resolved(world) -> None:
    one, other = world.article("a"), world.article("b")
    claims = [
        *one.company("Nordlens Optics", founded="2001", industry="lenses"),
        *other.company("Nordlens", founded="2001-05", industry="cameras"),
        *one.company("Vega Phones"),
        one.says("org.nordlens-optics", "competitor_of", "org.vega-phones"),
        one.says("org.nordlens-optics", "competitor_of", "org.nobody"),
        other.says("org.nordlens", "competitor_of", "org.nordlens"),
        one.says("org.vega-phones", "subsidiary_of", "org.nordlens-optics", "denied"),
        one.says("org.vega-phones", "industry", "cars", "denied"),
        *one.thing("product", "P1", launch="2022-07"),
        one.says("product.p1", "maker", "org.vega-phones"),
    ]
    facts = world.facts(claims)
    assert facts["org:nordlens-optics"] == {
        "type": {"organization"}, "name": {"Nordlens Optics"}, "alias": {"Nordlens"},
        "founded": {"2001-05"}, "industry": {"lenses", "cameras"},
        "competitor_of": {"org:vega-phones"},
    }  # fmt: skip
    assert set(facts["org:vega-phones"]) == {"type", "name"}
    assert facts["product:p1"]["maker"] == {"org:vega-phones"}
    assert facts["product:p1"]["launch"] == {"2022-07"}


def test_a_country_has_one_name_however_it_is_spelt(world) -> None:
    said = {"a": "US", "b": "U.S.", "c": "United States", "d": "Germany"}
    claims = [
        c for id, country in said.items()
        for c in world.article(id).company("Nordlens Optics", headquarters_country=country)
    ]  # fmt: skip
    facts = world.facts(claims, Gazetteer.load())
    assert facts["org:nordlens-optics"]["headquarters_country"] == {"place:united-states"}
    assert facts["place:united-states"] == {"type": {"place"}, "name": {"United States"}}
    assert "place:germany" not in facts


def test_a_thing_is_supported_by_every_claim_about_its_nodes(world) -> None:
    claims = [
        *world.article("a").company("Nordlens"),
        *world.article("b").company("Nordlens Optics"),
    ]
    support = resolve(claims, Gazetteer()).support
    assert support == tuple(sorted(("org:nordlens-optics", claim.id) for claim in claims))


# ---- renamings -----------------------------------------------------------------------------------


def test_a_company_keeps_its_former_names_and_when_it_took_the_one_of_today(world) -> None:
    renamed = replace(
        world.known, renamings={"meta": Renaming(("Facebook",), PartialDate(2021, 10))}
    )
    claims = [*world.article("a").company("Facebook"), *world.article("b").company("Leica")]
    found, before = world.facts(claims, renamed), world.facts(claims)
    told = {"former_name": {"Facebook"}, "renamed": {"2021-10"}}
    assert found == before | {"org:meta": before["org:meta"] | told}
    assert found["org:meta"]["name"] == {"Meta"} and found["org:meta"]["alias"] == {"Facebook"}
    assert world.who(claims, renamed) == world.who(claims)
