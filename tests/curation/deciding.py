"""Decisions in one line, and what claims come to with them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from kg.curation import Judgement, Target, replay
from kg.model import Claim
from kg.resolve import resolve
from tests.resolve.conftest import KNOWN, Article, Facts

DAY = dt.date(2026, 1, 31)

__all__ = ["Article", "complaints", "decide", "judged"]


def decide(verb: str, *names: str, to: str | None = None, why: str = "so", **about: str):
    return Judgement(verb, Target(names, **about), "mira", DAY, why, to)


def judged(claims: Iterable[Claim], *judgements: Judgement) -> Facts:
    """The facts about each thing that the claims come to with the judgements."""
    done = replay(claims, judgements, KNOWN)
    found: Facts = defaultdict(lambda: defaultdict(set))
    for fact in resolve(done.claims, KNOWN, done.decided).facts:
        found[fact.subject][fact.field].add(str(fact.value))
    return {subject: dict(fields) for subject, fields in found.items()}


def complaints(claims: Iterable[Claim], *judgements: Judgement) -> list[str]:
    return list(replay(claims, judgements, KNOWN).unapplied.values())
