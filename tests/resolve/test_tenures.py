from __future__ import annotations

import pytest

from kg.model import Claim
from kg.resolve import resolve


def tenure(article, person: str, company: str, modality: str = "official", **more: list[str]):
    """Claims that a person holds roles in a company."""
    subject = "tenure.1"
    said = [("type", "tenure"), ("person", f"person.{person}"), ("organization", f"org.{company}")]
    said += [(field, value) for field, values in more.items() for value in values]
    claims: list[Claim] = [article.says(subject, field, value, modality) for field, value in said]
    return [*claims, *article.thing("person", person), *article.company(company)]


def test_one_tenure_for_each_role(world) -> None:
    claims = tenure(world.article(), "jo-doe", "nordlens", role=["ceo", "founder"], title=["boss"])
    facts = world.facts(claims)
    for role in ("ceo", "founder"):
        assert facts[f"tenure:jo-doe--nordlens--{role}"] == {
            "type": {"tenure"}, "person": {"person:jo-doe"}, "organization": {"org:nordlens"},
            "role": {role}, "title": {"boss"},
        }  # fmt: skip


def test_articles_that_say_the_same_make_one_tenure(world) -> None:
    claims = [
        *tenure(world.article("a"), "jo-doe", "nordlens", role=["ceo"], title=["CEO"]),
        *tenure(world.article("b"), "jo-doe", "nordlens", role=["ceo"], title=["chief executive"]),
    ]
    facts = world.facts(claims)
    assert facts["tenure:jo-doe--nordlens--ceo"]["title"] == {"CEO", "chief executive"}
    assert len([subject for subject in facts if subject.startswith("tenure:")]) == 1


def test_every_tenure_is_supported_by_the_claims_that_make_it(world) -> None:
    claims = tenure(world.article(), "jo-doe", "nordlens", role=["ceo", "founder"])
    support = resolve(claims, world.known).support
    for role in ("ceo", "founder"):
        backing = {claim for thing, claim in support if thing == f"tenure:jo-doe--nordlens--{role}"}
        assert backing == {claim.id for claim in claims if claim.subject == "tenure.1"}


@pytest.mark.parametrize("without", ["person", "organization"])
def test_half_a_tenure_is_none(world, without: str) -> None:
    claims = tenure(world.article(), "jo-doe", "nordlens", role=["ceo"])
    rest = [claim for claim in claims if claim.field != without]
    assert not [subject for subject in world.facts(rest) if subject.startswith("tenure:")]


def test_who_has_no_role_is_of_the_staff(world) -> None:
    facts = world.facts(tenure(world.article(), "jo-doe", "nordlens", title=["analyst"]))
    assert facts["tenure:jo-doe--nordlens--staff"]["title"] == {"analyst"}


def test_an_article_without_the_role_means_that_of_another(world) -> None:
    claims = [
        *tenure(world.article("a"), "jo-doe", "nordlens"),
        *tenure(world.article("b"), "jo-doe", "nordlens", role=["ceo"]),
    ]
    tenures = [subject for subject in world.facts(claims) if subject.startswith("tenure:")]
    assert tenures == ["tenure:jo-doe--nordlens--ceo"]


def test_what_is_denied_is_no_tenure(world) -> None:
    claims = tenure(world.article(), "jo-doe", "nordlens", "denied", role=["ceo"])
    assert set(world.facts(claims)) == {"person:jo-doe", "org:nordlens"}


def test_of_two_companies_in_one_record_the_first_in_order_is_meant(world) -> None:
    article = world.article()
    claims = [
        *tenure(article, "jo-doe", "nordlens", role=["ceo"]),
        *article.company("aura"),
        article.says("tenure.1", "organization", "org.aura"),
    ]
    assert "tenure:jo-doe--aura--ceo" in world.facts(claims)
    assert world.facts(claims) == world.facts(reversed(claims))
