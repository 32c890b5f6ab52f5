"""A judgement: what a person decided, about what, when and why.

It names what it is about as people do (companies, article, field, value), never by the id of a
claim or a node: those change when the extractor does, and a judgement outlives that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from kg.concepts import labels
from kg.dates import PartialDate
from kg.errors import BadParameter, JudgementError, UnknownName
from kg.model import Value
from kg.terms import ROLES


@dataclass(frozen=True, slots=True)
class Target:
    """What a judgement is about, in terms that outlive a new reading of the articles.

    One name stands for a company, product or person; two or more for the partnership of exactly
    these companies, or a person's role in a company. Each further word narrows it down: to one
    article, to accounts that state a scope or a kind, to a field, to a value of it.
    """

    names: tuple[str, ...] = ()
    article: str | None = None
    scope: str | None = None
    field: str | None = None
    value: str | None = None
    kind: str | None = None

    def __str__(self) -> str:
        """In words: "Nordlens – Zephyr (article 017), start 2016"."""
        scope = f": {self.scope}" if self.scope else ""
        kind = f" [{self.kind}]" if self.kind else ""
        article = f" (article {self.article})" if self.article else ""
        said = " ".join(filter(None, (self.field, self.value)))
        return " – ".join(self.names) + scope + kind + article + (f", {said}" if said else "")


@dataclass(frozen=True)
class Judgement:
    """One decision of a person.

    ``to`` is the new value of an edit, the name after a rename, the name that a split-off name
    stands apart under, the company or scope that something is merged into, and of an undo the id
    of the judgement that it takes back. What is added rests on a ``quote`` of its article,
    and ``says`` gives fields of the partnership, or of what a person is in a company, with their
    values. Raises JudgementError for one that lacks something, UnknownName and BadParameter for a
    value that does not fit its field.

    >>> day = dt.date(2026, 1, 31)
    >>> said = Target(("Nordlens", "Zephyr"), article="017", field="start", value="2016")
    >>> print(Judgement("edit", said, "mira", day, "a slip of the pen", to="2017"))
    edit Nordlens – Zephyr (article 017), start 2016 → 2017
    """

    verb: str
    about: Target
    by: str
    on: dt.date
    why: str = ""
    to: str | None = None
    quote: str | None = None
    says: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.verb not in _CHECKS:
            raise UnknownName("judgement", self.verb, _CHECKS)
        if not self.by.strip():
            raise JudgementError("a judgement needs the name of who decides; give it with --by")
        if self.verb != "accept" and not self.why.strip():
            raise JudgementError(f"{self.verb} needs a reason; give it with --why")
        if not all(name.strip() for name in self.about.names):
            raise JudgementError("a judgement cannot be about an empty name; give a company's name")
        _CHECKS[self.verb](self)

    @cached_property
    def id(self) -> str:
        """A digest of all that it says, so that one decision has one id on any machine."""
        return hashlib.sha256(json.dumps(self._content(), ensure_ascii=False).encode()).hexdigest()[
            :12
        ]

    @property
    def adds_tenure(self) -> bool:
        """Whether what is added is a person's role in a company, and not a partnership."""
        return any(field in ("title", "role") for field, _ in self.says)

    @property
    def names_company(self) -> bool:
        """Whether the new value of an edit is a company."""
        return self.verb == "edit" and EDITABLE.get(str(self.about.field)) == "company"

    @property
    def value(self) -> Value:
        """The new value of an edit, as claims hold it."""
        is_date = EDITABLE.get(str(self.about.field)) == "date"
        return PartialDate.parse(str(self.to)) if is_date else str(self.to)

    def to_dict(self) -> dict[str, Any]:
        """Its id and all that it says, as plain values, without what is not said."""
        return {"id": self.id, **self._content()}

    def _content(self) -> dict[str, Any]:
        told = {
            "verb": self.verb,
            "about": {key: value for key, value in asdict(self.about).items() if value},
            "to": self.to,
            "quote": self.quote,
            "says": [list(each) for each in self.says],
            "by": self.by,
            "on": self.on.isoformat(),
            "why": self.why,
        }
        return {key: value for key, value in told.items() if value}

    def __str__(self) -> str:
        """What was decided, in a line."""
        if self.verb == "undo":
            return f"undo {self.to}"
        says = "".join(f", {field} {value}" for field, value in self.says)
        return f"{self.verb} {self.about}{says}" + (f" → {self.to}" if self.to else "")


EDITABLE = {
    "start": "date", "end": "date", "announced": "date", "launch": "date", "founded": "date",
    "stage": "stage", "modality": "modality", "kind": "kind", "role": "role",
    "scope": "text", "title": "text", "industry": "text", "headquarters_country": "text",
    "maker": "company", "subsidiary_of": "company", "competitor_of": "company",
}  # fmt: skip
"""The fields that an edit can change, and the form of their values."""
_ADDABLE = ("kind", "stage", "modality", "start", "end", "announced", "scope", "product", *ROLES)
"""What an addition can say of a partnership, beside who its parties are."""
_OF_TENURES = ("title", "role", "modality")
"""What an addition can say of a person's role in a company."""


def _claims(judgement: Judgement) -> None:
    if not judgement.about.names:
        raise JudgementError(f"{judgement.verb} what? Name a company, or the companies of a deal")
    if judgement.about.kind:
        _fits("kind", judgement.about.kind)
    if judgement.about.value and not judgement.about.field:
        raise JudgementError(f"{judgement.about.value!r} is a value of which field? Add --field")


def _edit(judgement: Judgement) -> None:
    _claims(judgement)
    field, to = str(judgement.about.field), judgement.to
    if field not in EDITABLE:
        raise UnknownName("field that can be edited", field, EDITABLE)
    if not to:
        raise JudgementError(f"edit the {field} to what? Give the new value with --to")
    if field == "role" and to in ROLES and not judgement.about.value:
        raise JudgementError(f"who is the {to}? Name the party with --value")
    _fits(field, to)


def _fits(field: str, value: str) -> None:
    """Raise BadParameter or UnknownName where a field cannot have a value."""
    form = EDITABLE[field]
    if form == "date":
        try:
            PartialDate.parse(value)
        except ValueError as error:
            forms = "a day, a month or a year, such as 2022-03-31"
            raise BadParameter(f"the new {field} must be {forms}, not {value!r}") from error
    elif form not in ("text", "company"):
        known = {*labels(form).values(), *(ROLES if form == "role" else ())}
        if value not in known:
            raise UnknownName(form, value, known)


def _add(judgement: Judgement) -> None:
    about = judgement.about
    if len(set(about.names)) < 2:
        raise JudgementError("add takes the companies of a partnership; name two or more")
    if judgement.adds_tenure and len(about.names) != 2:
        raise JudgementError("add takes one person and one company with --title; name these two")
    if not about.article:
        raise JudgementError("add takes --article: which one tells of it?")
    if not (judgement.quote or "").strip():
        raise JudgementError("add takes --quote: in which words does the article say so?")
    addable = _OF_TENURES if judgement.adds_tenure else _ADDABLE
    for field, value in judgement.says:
        if field not in addable:
            raise UnknownName("field that can be added", field, addable)
        if not value.strip():
            raise JudgementError(f"the {field} to add is empty; leave it out or give its value")
        if field == "role" and value not in (held := set(labels("role").values())):
            raise JudgementError(
                f"{value!r} is no role of a person, such as {', '.join(sorted(held))}; that of a "
                "company in a partnership is written supplier=NAME"
            )
        if field in EDITABLE:
            _fits(field, value)
        elif field in ROLES and value not in about.names:
            raise JudgementError(f"{value!r} is the {field}, and not among the companies named")


def _merge(judgement: Judgement) -> None:
    if len(judgement.about.names) == 1:
        (name,) = judgement.about.names
        if not judgement.to:
            raise JudgementError("merge it into what? Give the other name with --into")
        if judgement.to == name:
            raise JudgementError(f"{name!r} is already one with itself; name another to merge into")
        if judgement.about.article:
            raise JudgementError(
                f"a merge holds for all that {name!r} stands for; what one article means by it is "
                "told by split --article"
            )
    _claims(judgement)


def _distinct(judgement: Judgement) -> None:
    about = judgement.about
    if len(set(about.names)) != 2 or len(about.names) != 2 or about != Target(about.names):
        raise JudgementError("distinct takes two names and nothing else: which two are not one?")


def _one_name(judgement: Judgement) -> None:
    if len(judgement.about.names) != 1 or not judgement.to:
        raise JudgementError(f"{judgement.verb} takes one name, and with --to the new one")


def _split(judgement: Judgement) -> None:
    _one_name(judgement)
    if not judgement.about.article:
        raise JudgementError("split takes --article: where does the name mean somebody else?")


def _undo(judgement: Judgement) -> None:
    if not judgement.to:
        raise JudgementError("undo what? Give the id of a judgement; kg curate list shows them")


_CHECKS: dict[str, Callable[[Judgement], None]] = {
    "add": _add,
    "accept": _claims,
    "reject": _claims,
    "edit": _edit,
    "merge": _merge,
    "split": _split,
    "distinct": _distinct,
    "rename": _one_name,
    "undo": _undo,
}
VERBS = tuple(_CHECKS)
