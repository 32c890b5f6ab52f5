"""What is said of one text, as sets of plain values, whether a reader or an extractor says it.

A reader's form is one JSON object a text: companies, aliases, partnerships with parties, kind and
status (or stage and modality), products, people, facts, not_partners. Names count as the same in
any of their forms; kinds are compared as coarsely as readers tell them apart, and stage and
modality as one status.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from kg.corpus import marked_lines
from kg.text.names import core_name

Pair = frozenset[str]

COARSE_KINDS = {
    "strategic-alliance": "strategic_alliance",
    "cooperation": "strategic_alliance",
    "technology-cooperation": "strategic_alliance",
    "joint-development": "joint_development",
    "joint-research": "research",
    "contract-research": "research",
    "joint-venture": "joint_venture",
    "equity-alliance": "investment",
    "minority-investment": "investment",
    "cross-shareholding": "investment",
    "licensing": "licensing",
    "technology-licensing": "licensing",
    "cross-licensing": "licensing",
    "brand-licensing": "licensing",
    "technology-transfer": "licensing",
    "supply": "supply",
    "supply-chain": "supply",
    "component-supply": "supply",
    "contract-manufacturing": "supply",
    "second-sourcing": "supply",
    "distribution": "distribution",
    "acquisition": "acquisition",
    "merger": "merger",
    "platform-integration": "integration",
    "co-branding": "co_branding",
    "co-marketing": "marketing",
    "brand-cooperation": "marketing",
    "standards-consortium": "consortium",
    "service-provision": "service",
}
"""Our kinds as coarsely as two readers agree on them."""

_VOUCHED = ("rumoured", "denied")
_STATUS = {"suspended": "ended", "cancelled": "ended", "unknown": "active"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader finds in one text; a name stands for all its forms."""

    id: str
    facets: dict[str, frozenset[Any]]
    """for each kind of thing (organisation, pair, pair and kind, …) all that were found"""
    dates: dict[str, dict[Pair, frozenset[str]]]
    """the start and end dates of each pair, as stated"""
    traps: frozenset[Pair] = frozenset()
    """pairs that are tempting and wrong"""
    published: str | None = None


@dataclass
class _Names:
    """Which forms of a name are one."""

    forms: dict[str, str] = field(default_factory=dict)

    def join(self, names: Iterable[str]) -> None:
        """Take these for forms of the first, or of what one of them already stands for."""
        keys = [plain(name) for name in names]
        known = next((self.forms[key] for key in keys if key in self.forms), keys[0])
        for key in keys:
            self.forms.setdefault(key, known)

    def __call__(self, name: str) -> str:
        return self.forms.get(plain(name), plain(name))


def plain(name: str) -> str:
    """A name as it is compared: without case, article, legal form and possessive.

    >>> plain("The Nordlens Optics Inc.") == plain("Nordlens Optics’s")
    True
    """
    text = re.sub(r"(?i)^the ", "", unicodedata.normalize("NFKC", name).strip())
    words = re.sub(r"\s+", " ", core_name(text)).strip(" .,").casefold()
    return re.sub(r"(?<=\w) (?:group|holdings?|technolog(?:y|ies))$", "", words)


def read_gold(path: str | Path) -> dict[str, dict[str, Any]]:
    """What readers marked, by the id of the text; raises CorpusError for a line that is no JSON."""
    return dict(marked_lines(path, lambda marked: (str(marked["id"]), marked), "text"))


def reading_of(marked: Mapping[str, Any]) -> Reading:
    """A reader's object as sets.

    >>> marked = {"id": "x", "companies": ["Nordlens Optics", "Zephyr"],
    ...           "aliases": [["Nordlens Optics", "Nordlens"]],
    ...           "partnerships": [{"parties": ["Nordlens", "Zephyr"], "kind": "supply",
    ...                             "status": "active", "start": "2019"}]}
    >>> sorted(*reading_of(marked).facets["pair"])
    ['nordlens optics', 'zephyr']
    """
    deals = [_as_told(deal) for deal in marked.get("partnerships", [])]
    return _reading({**marked, "partnerships": deals}, _names(marked))


def _as_told(deal: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a reader says of a partnership, as coarsely as it is compared."""
    status = deal.get("status") or _status(deal["stage"], deal["modality"])
    return {**deal, "kind": [_coarse(kind) for kind in _kinds(deal)], "status": status}


def reading_of_rows(rows: Iterable[Mapping[str, Any]], marked: Mapping[str, Any]) -> Reading:
    """The rows of ``kg extract`` for one text as sets, in the names that the reader gave."""
    told: dict[str, Any] = {"id": marked["id"], "aliases": []}
    for row in rows:
        key, value = _AS_MARKED.get(row["type"], (None, None))
        if key and value:
            told.setdefault(key, []).append(value(row))
        if row["type"] == "organization":
            told["aliases"].append([row["name"], *row.get("aliases", [])])
    names = _names(marked)
    for forms in told["aliases"]:
        # A found name counts as the reader's where any of its forms does.
        names.join(sorted(forms, key=lambda form: plain(form) not in names.forms))
    return _reading(told, names)


def _names(marked: Mapping[str, Any]) -> _Names:
    names = _Names()
    for forms in marked.get("aliases", []):
        names.join(forms)
    for company in marked.get("companies", []):
        names.join([company])
    return names


def _reading(told: Mapping[str, Any], names: _Names) -> Reading:
    deals = [
        (pair, deal)
        for deal in told.get("partnerships", [])
        for pair in _pairs(names(party) for party in deal["parties"])
    ]
    live = frozenset(pair for pair, deal in deals if deal["status"] != "denied")
    people = (one for one in told.get("people", []) if one.get("org"))
    facets: dict[str, frozenset[Any]] = {
        "organisation": frozenset(map(names, told.get("companies", []))),
        "pair": live,
        "pair and kind": frozenset((pair, kind) for pair, deal in deals for kind in _kinds(deal)),
        "pair and status": frozenset((pair, deal["status"]) for pair, deal in deals),
        "product": frozenset(plain(one["name"]) for one in told.get("products", [])),
        "person and organisation": frozenset((plain(p["name"]), names(p["org"])) for p in people),
        "fact": frozenset(
            (names(fact["s"]), fact["p"], names(str(fact["o"]))) for fact in told.get("facts", [])
        ),
    }
    dates = {
        end: {
            pair: frozenset(str(d[end]) for p, d in deals if p == pair and d.get(end))
            for pair, _ in deals
        }
        for end in ("start", "end")
    }
    traps = {pair for two in told.get("not_partners", []) for pair in _pairs(map(names, two))}
    return Reading(str(told["id"]), facets, dates, frozenset(traps - live), told.get("published"))


def _pairs(parties: Iterable[str]) -> list[Pair]:
    return [frozenset(two) for two in combinations(sorted(set(parties)), 2)]


def _kinds(deal: Mapping[str, Any]) -> list[str]:
    kinds = deal["kind"]
    return kinds if isinstance(kinds, list) else [kinds]


def _deal(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "parties": row["parties"],
        "kind": [_coarse(kind) for kind in row["kinds"]] or ["other"],
        "status": _status(row["stage"], row["modality"]),
        # Readers leave out a day whose year cannot be known.
        **{
            end: None if (row[end] or "").startswith("--") else row[end] for end in ("start", "end")
        },
    }


def _coarse(kind: str) -> str:
    return COARSE_KINDS.get(kind, kind)


def _status(stage: str, modality: str) -> str:
    """Stage and modality in one: readers fold rumours and denials into how far along it is."""
    return modality if modality in _VOUCHED else _STATUS.get(stage, stage)


_AS_MARKED: dict[str, tuple[str, Any]] = {
    "organization": ("companies", lambda row: row["name"]),
    "partnership": ("partnerships", _deal),
    "product": ("products", lambda row: {"name": row["name"]}),
    "tenure": ("people", lambda row: {"name": row["person"], "org": row["organization"]}),
    "attribute": (
        "facts",
        lambda row: {"s": row["subject"], "p": row["predicate"], "o": row["object"]},
    ),
}
"""For each type of row the key of a reader's object, and the value it becomes there."""
