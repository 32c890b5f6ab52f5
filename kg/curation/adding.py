"""A partnership that an article tells of and the extractor did not read, as claims of the article.

A person vouches that the article says so, in the words of the quote; that it is so, the article
says. So such claims weigh as much as those that are read, and go with them wherever they fit.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.curation.judgements import EDITABLE, Judgement
from kg.dates import PartialDate
from kg.errors import JudgementError
from kg.model import Article, Claim, Evidence, Span, Value
from kg.terms import ROLES
from kg.text.names import local_id, name_key


@dataclass(frozen=True, slots=True)
class Added:
    """A claim that a person adds, and the words of the article that it rests on."""

    claim: Claim
    evidence: Evidence


def additions(judgement: Judgement, article: Article | None, told: Iterable[Claim]) -> list[Added]:
    """What an ``add`` states, as claims of its article; ``told`` are the claims it has without.

    Raises JudgementError if the article is not there, or lacks the quote or the name of a party.

    >>> import datetime as dt
    >>> from kg.curation.judgements import Target
    >>> about = Target(("Nordlens", "Zephyr"), article="017")
    >>> said = {"quote": "Nordlens and Zephyr make lenses", "says": (("kind", "co-branding"),)}
    >>> judgement = Judgement("add", about, "mira", dt.date(2026, 1, 31), "as told", **said)
    >>> text = "Since May Nordlens and Zephyr make lenses."
    >>> found = additions(judgement, Article("017", text, sha256=""), [])
    >>> [added.claim.value for added in found if added.claim.field in ("party", "kind")]
    ['org.nordlens', 'org.zephyr', 'co-branding']
    """
    id, quote = judgement.about.article, str(judgement.quote)
    if article is None:
        raise JudgementError(f"article {id} is not in the graph now")
    evidence = _found(article, quote, f"article {id} does not say {quote!r} now")
    says = list(judgement.says)
    said = [(field, value) for field, value in says if field not in (*ROLES, "modality")]
    modality = dict(says).get("modality", "official")
    local = dict(_organizations(told))
    parties: list[tuple[str, str]] = []
    found: list[Added] = []
    for name in judgement.about.names:
        party = local.get(_key(name))
        if party is None:
            party = local_id("organization", name)
            named = _found(article, name, f"article {id} does not name {name!r} now")
            for field, value in (("type", "organization"), ("name", name)):
                found.append(_added(article, party, field, value, "official", named))
        roles = [field for field, value in says if field in ROLES and _key(value) == _key(name)]
        parties += ((role, party) for role in roles or ["party"])
    subject = added_subject(judgement)
    for field, value in (("type", "partnership"), *parties, *said):
        found.append(_added(article, subject, field, _value(field, value), modality, evidence))
    return found


def added_to(judgements: Iterable[Judgement]) -> set[str]:
    """The articles, by id, that judgements add to."""
    return {str(each.about.article) for each in judgements if each.verb == "add"}


def added_subject(judgement: Judgement) -> str:
    """The id, within its article, of the partnership that an ``add`` states."""
    return f"judgement.{judgement.id}"


def _found(article: Article, words: str, otherwise: str) -> Evidence:
    """Where words first stand in an article."""
    start = article.text.find(words)
    if start < 0:
        raise JudgementError(otherwise)
    return Evidence.at(Span(start, start + len(words)), article.text)


def _organizations(told: Iterable[Claim]) -> Iterator[tuple[str, str]]:
    """The companies that were read in an article, by what they are called there: names go first."""
    claims = sorted(told, key=lambda claim: (claim.field != "alias", claim.subject, claim.id))
    companies = {c.subject for c in claims if (c.field, c.value) == ("type", "organization")}
    names = {c.subject: _key(str(c.value)) for c in claims if c.field == "name"}
    for claim in claims:
        key = _key(str(claim.value))
        # What breaks off within a word of the name is a firm of its own, that gave it its name.
        is_part = re.match(rf"{re.escape(key)}\w", names.get(claim.subject, ""))
        if claim.subject in companies and claim.field in {"name", "alias"} and not is_part:
            yield key, claim.subject


def _key(name: str) -> str:
    return name_key(name, legal_forms=True)


def _value(field: str, value: str) -> Value:
    return PartialDate.parse(value) if EDITABLE.get(field) == "date" else value


def _added(
    article: Article, subject: str, field: str, value: Value, modality: str, evidence: Evidence
) -> Added:
    content = (article.id, subject, field, str(value), modality, f"{evidence.start},{evidence.end}")
    id = hashlib.sha256("\n".join(content).encode()).hexdigest()[:20]
    claim = Claim(id, article.id, subject, field, value, modality, 1.0, article.published)
    return Added(claim, evidence)
