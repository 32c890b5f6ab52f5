"""How alike names are: rules case by case, and what holds for all names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.likeness import WORTH_A_LOOK, Named, alike, likeness, to_compare
from kg.text.gazetteer import Entry, Gazetteer

NOBODY = Gazetteer()


def named(kind: str, name: str, *more: str, **told: object) -> Named:
    slug = name.lower().replace(" ", "-")
    return Named(f"{kind}:{slug}", frozenset({name, *more}), **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "one", "other", "score", "reason"),
    [
        ("org", "Nordlens", "Nordlenz", 0.88, "one letter apart"),
        ("org", "Nordlens Optics", "Nordlens Optcis", 0.93, "one letter apart"),
        ("org", "Aurelia Photonics", "Aurelia Photonnicz", 0.89, "two letters apart"),
        ("org", "Nord Lens", "Nordlens", 0.95, "the same letters, spaced otherwise"),
        ("org", "Optics Nordlens", "Nordlens Optics", 0.95, "the same words in another order"),
        ("org", "Zephyr", "Zephyr Technologies", 0.85, "one is the other with “technologies”"),
        ("org", "Zephyr", "Zephyr Bikes", 0.72, "one is the start of the other"),
        ("org", "R. Vega Price", "Vega Price", 0.86, "one is the end of the other"),
        ("org", "OTL", "Oto Tau Labs", 0.7, "one has the other's initials"),
        ("org", "OT Flash", "Oto Tau Flash", 0.8, "one has the other's initials"),
        ("person", "Ada Quist", "Dr. Ada Quist", 0.85, "one is the other with “dr”"),
        ("person", "Quist", "Ada Quist", 0.75, "one is the end of the other"),
        ("product", "Lumo Cam", "Lumo Cams", 0.95, "one is the plural of the other"),
        ("product", "Lumo", "Lumo series", 0.85, "one is the other with “series”"),
        ("product", "True Zoom", "Vega True Zoom", 0.77, "one is the end of the other"),
    ],
)  # fmt: skip
def test_names_are_alike(kind: str, one: str, other: str, score: float, reason: str) -> None:
    found = likeness(named(kind, one), named(kind, other), NOBODY)
    assert found is not None and (found.score, found.reasons) == (score, (reason,))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("org", "Zephyr", "Aurelia"),
        ("org", "Vega", "Veda"),  # four letters
        ("person", "Larry Quist", "Harry Quist"),  # a slip is seldom in the first letter
        ("product", "Lumo X8 Pro", "Lumo X9 Pro"),
        ("product", "Lumoto G", "Lumoto Z"),
        ("product", "Lumo", "Lumo Play"),  # another model of a line
        ("product", "Zoom 4", "Zoom"),
    ],
)
def test_names_are_not_alike(kind: str, one: str, other: str) -> None:
    assert likeness(named(kind, one), named(kind, other), NOBODY) is None


def test_another_name_in_common_is_a_reason() -> None:
    found = likeness(named("org", "Vega Cars", "Vega"), named("org", "Vega Com", "VEGA"), NOBODY)
    assert found is not None and found.reasons == ("both are called “vega”",)


ZEPHYR, BIKES = named("org", "Zephyr"), named("org", "Zephyr Bikes")


@pytest.mark.parametrize(
    ("one", "other", "change", "reason"),
    [
        ({"country": "Norway"}, {"country": "Norway"}, 0.05, "both of Norway"),
        ({"country": "Norway"}, {"country": "Japan"}, -0.2, "but of Japan and Norway"),
        ({"country": "Norway"}, {}, 0, None),
        ({"near": {"Vega"}}, {"near": {"Vega", "Oto"}}, 0.05, "both work with Vega"),
        ({"near": set("abcd")}, {"near": set("abcd")}, 0.15, "both work with a, b and 2 more"),
    ],
)
def test_what_else_is_known_speaks_for_and_against(one, other, change, reason) -> None:
    bare = likeness(ZEPHYR, BIKES, NOBODY)
    found = likeness(
        named("org", "Zephyr", **{k: frozenset(v) if k == "near" else v for k, v in one.items()}),
        named(
            "org",
            "Zephyr Bikes",
            **{k: frozenset(v) if k == "near" else v for k, v in other.items()},
        ),
        NOBODY,
    )
    assert bare is not None and found is not None
    assert found.score == pytest.approx(bare.score + change)
    assert found.reasons == (*bare.reasons, *([reason] if reason else []))


def test_names_that_are_known_as_two_companies_are_hardly_one() -> None:
    known = Gazetteer({"nordlens": Entry("Nordlens"), "nordlenz": Entry("Nordlenz")})
    one, other = named("org", "Nordlens"), named("org", "Nordlenz")
    found = likeness(one, other, known)
    assert found is not None and found.score < WORTH_A_LOOK
    assert found.reasons[-1] == "but the list of known names has both"
    assert alike([one, other], known) == [] and len(alike([one, other], NOBODY)) == 1


def test_products_of_different_makers_are_hardly_one() -> None:
    one, other = (
        named("product", name, near=frozenset({maker}))
        for name, maker in (("Lumo Cam", "Vega"), ("Lumo Cams", "Oto"))
    )
    assert likeness(one, other, NOBODY).score < WORTH_A_LOOK  # type: ignore[union-attr]


# ---- what holds for all --------------------------------------------------------------------------

words = st.sampled_from(["Nordlens", "Nordlenz", "Nord", "Lens", "Optics", "Labs", "AG", "N", "9"])
names = st.lists(words, min_size=1, max_size=3).map(" ".join)
things = st.lists(
    st.builds(
        lambda kind, all_names, articles, country: named(
            kind, *all_names, articles=frozenset(articles), country=country
        ),
        st.sampled_from(["org", "person", "product"]),
        st.lists(names, min_size=1, max_size=2),
        st.sets(st.integers(1, 9).map(str), max_size=2),
        st.sampled_from([None, "Norway", "Japan"]),
    ),
    max_size=12,
)


@given(things)
def test_likeness_has_no_order_and_keeps_to_its_rules(told: list[Named]) -> None:
    for one in told:
        for other in told:
            found = likeness(one, other, NOBODY)
            assert found == likeness(other, one, NOBODY)
            if found is not None:
                assert found.things[0] < found.things[1]
                assert 0 <= found.score <= 1 and found.reasons
                assert one.kind == other.kind and not one.articles & other.articles


@given(things, st.randoms(use_true_random=False))
def test_all_pairs_are_those_of_blocks_whatever_the_order(told: list[Named], random) -> None:
    told = list({each.thing: each for each in told}.values())
    found = alike(told, NOBODY, at_least=0)
    shuffled = random.sample(told, len(told))
    assert alike(shuffled, NOBODY, at_least=0) == found
    for pair in alike(told, NOBODY):
        assert pair.score >= WORTH_A_LOOK and pair in found


@given(things)
def test_blocks_miss_nothing_that_is_worth_a_look(told: list[Named]) -> None:
    told = list({each.thing: each for each in told}.values())
    pairs = {(one, other) for one in told for other in told if one.thing < other.thing}
    everything = (likeness(one, other, NOBODY) for one, other in pairs)
    found = {each for each in everything if each and each.score >= WORTH_A_LOOK}
    assert found == set(alike(told, NOBODY))


def test_the_work_grows_as_the_names_do() -> None:
    def compared(count: int) -> int:
        # All have a word in common; each ten share another.
        return len(to_compare([named("org", f"Vega Oto{n // 10} Tau{n}") for n in range(count)]))

    few, many = compared(300), compared(3000)
    assert few > 0 and many < 12 * few
