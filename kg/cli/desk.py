"""Where a person decides: who, on which day, about which store, kept in which file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.cli.output import WAIT, graph, note, print_text
from kg.cli.summary import findings
from kg.curation import Entry, Judgement, Ledger, Target, ledger_beside
from kg.dates import whole_day
from kg.errors import BadParameter, JudgementError

_REASONS = {"accept": "the quote says so"}
"""Why people decide something where they do not say why."""


@dataclass(frozen=True)
class Desk:
    """What the commands of ``kg curate`` have in common."""

    store: Path
    judgements: Path | None = None
    by: str | None = None
    on: str | None = None
    wait: float = WAIT

    def judgement(
        self, verb: str, about: Target, why: str = "", to: str | None = None, **told: Any
    ) -> Judgement:
        """A decision made here; raises KgError for one that lacks something."""
        day = whole_day(self.on, "--on") or dt.date.today()
        reason = why or _REASONS.get(verb, "")
        return Judgement(verb, about, self.by or _user(), day, reason, to, **told)

    def decide(
        self, verb: str, about: Target, why: str, to: str | None = None, **told: Any
    ) -> None:
        """Keep a decision, bring the graph up to date, and tell its id and what is wrong now."""
        judgement = self.judgement(verb, about, why, to, **told)
        with graph(self.store, judgements=self.judgements, wait=self.wait) as kg:
            violations = kg.judge(judgement)
        print_text(f"{judgement.id}  {judgement}\n")
        for finding in findings(violations):
            note(f"kg: {finding}")

    def entries(self) -> tuple[list[Entry], Sequence[JudgementError]]:
        """All decisions with what became of them, and the lines that cannot be read."""
        ledger = Ledger(self.judgements or ledger_beside(self.store))
        with graph(self.store, read_only=True, judgements=self.judgements) as kg:
            return kg.judgements(), ledger.read().broken


def _user() -> str:
    """The name that the person goes by on this machine."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:  # a container may know no user
        raise BadParameter("who decides? Give your name with --by") from error
