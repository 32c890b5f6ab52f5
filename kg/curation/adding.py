"""What an article tells and the extractor did not read, as claims of the article.

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

COMPANY = "organization"


@dataclass(frozen=True, slots=True)
class Added:
    """A claim that a person adds, and the words of the article that it rests on."""

    claim: Claim
    evidence: Evidence


def additions(judgement: Judgement, article: Article | None, told: Iterable[Claim]) -> list[Added]:
    """What an ``add`` states, as claims of its article; ``told`` are the claims it has without.

    Raises JudgementError if the article is not there, or lacks the quote or a name.

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
    modality = dict(judgement.says).get("modality", "official")
    names = _Names(article, list(told))
    said = _tenure(judgement, names) if judgement.adds_tenure else _partnership(judgement, names)
    subject = added_subject(judgement)
    return [
        *names.found,
        *(_added(article, subject, f, _value(f, value), modality, evidence) for f, value in said),
    ]


def _tenure(judgement: Judgement, names: _Names) -> list[tuple[str, str]]:
    """What is said of a person in a company."""
    person, company = judgement.about.names
    ends = [("person", names.of("person", person)), ("organization", names.of(COMPANY, company))]
    return [("type", "tenure"), *ends, *_plain(judgement)]


def _partnership(judgement: Judgement, names: _Names) -> list[tuple[str, str]]:
    """What is said of a partnership: who has which part in it, what it is and on what."""
    says, parties = judgement.says, []
    for name in judgement.about.names:
        party = names.of(COMPANY, name)
        roles = [field for field, value in says if field in ROLES and _key(value) == _key(name)]
        parties += [(role, party) for role in roles or ["party"]]
    made = [(field, names.of(field, value)) for field, value in says if field == "product"]
    return [("type", "partnership"), *parties, *_plain(judgement), *made]


def _plain(judgement: Judgement) -> list[tuple[str, str]]:
    """What is said that names nothing."""
    return [each for each in judgement.says if each[0] not in (*ROLES, "product", "modality")]


class _Names:
    """The things that an article names, by what they are called there, and those it is to name."""

    def __init__(self, article: Article, told: list[Claim]) -> None:
        self.article = article
        self.known = {type_: dict(_called(told, type_)) for type_ in (COMPANY, "person", "product")}
        self.found: list[Added] = []
        """the claims that name what was not read in the article"""

    def of(self, type_: str, name: str) -> str:
        """The id of a thing in the article; JudgementError if the article does not name it."""
        known = self.known[type_].get(key := _key(name, type_))
        if known is not None:
            return known
        local = self.known[type_][key] = local_id(type_, name)
        where = _found(self.article, name, f"article {self.article.id} does not name {name!r} now")
        for field, value in (("type", type_), ("name", name)):
            self.found.append(_added(self.article, local, field, value, "official", where))
        return local


def added_to(judgements: Iterable[Judgement]) -> set[str]:
    """The articles, by id, that judgements add to."""
    return {str(each.about.article) for each in judgements if each.verb == "add"}


def added_subject(judgement: Judgement) -> str:
    """The id, within its article, of the partnership or the tenure that an ``add`` states."""
    return f"judgement.{judgement.id}"


def _found(article: Article, words: str, otherwise: str) -> Evidence:
    """Where words first stand in an article."""
    start = article.text.find(words)
    if start < 0:
        raise JudgementError(otherwise)
    return Evidence.at(Span(start, start + len(words)), article.text)


def _called(told: Iterable[Claim], type_: str) -> Iterator[tuple[str, str]]:
    """The things that were read in an article, by what they are called there: names go first."""
    claims = sorted(told, key=lambda claim: (claim.field != "alias", claim.subject, claim.id))
    things = {c.subject for c in claims if (c.field, c.value) == ("type", type_)}
    names = {c.subject: _key(str(c.value), type_) for c in claims if c.field == "name"}
    for claim in claims:
        key = _key(str(claim.value), type_)
        # What breaks off within a word of the name is a firm of its own, that gave it its name.
        is_part = re.match(rf"{re.escape(key)}\w", names.get(claim.subject, ""))
        if claim.subject in things and claim.field in {"name", "alias"} and not is_part:
            yield key, claim.subject


def _key(name: str, type_: str = COMPANY) -> str:
    return name_key(name, legal_forms=type_ == COMPANY)


def _value(field: str, value: str) -> Value:
    return PartialDate.parse(value) if EDITABLE.get(field) == "date" else value


def _added(
    article: Article, subject: str, field: str, value: Value, modality: str, evidence: Evidence
) -> Added:
    content = (article.id, subject, field, str(value), modality, f"{evidence.start},{evidence.end}")
    id = hashlib.sha256("\n".join(content).encode()).hexdigest()[:20]
    claim = Claim(id, article.id, subject, field, value, modality, 1.0, article.published)
    return Added(claim, evidence)
