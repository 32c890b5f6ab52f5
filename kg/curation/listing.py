"""What became of each judgement, for people to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.curation.judgements import Judgement
from kg.curation.ledger import Entries
from kg.curation.replay import Replay


@dataclass(frozen=True, slots=True)
class Entry:
    """A judgement and its state: in force, taken back, or does not apply, and why."""

    judgement: Judgement
    state: str
    why_not: str = ""

    def __str__(self) -> str:
        """Two lines: what was decided, then who, when, why and what became of it."""
        judgement = self.judgement
        reason = f": {judgement.why}" if judgement.why else ""
        state = self.state + (f" ({self.why_not})" if self.why_not else "")
        said = f"{judgement.by}, {judgement.on}{reason}"
        return f"{judgement.id}  {judgement}\n              {said} – {state}"

    def to_dict(self) -> dict[str, Any]:
        """The entry as plain strings."""
        row = self.judgement.to_dict()
        return {**row, "state": self.state} | ({"why_not": self.why_not} if self.why_not else {})


def entries(kept: Entries, done: Replay) -> list[Entry]:
    """All judgements of a ledger in their order, with what became of them when replayed.

    >>> entries(Entries((), ()), Replay())
    []
    """
    return [_entry(judgement, done) for judgement in dict.fromkeys(kept.judgements)]


def _entry(judgement: Judgement, done: Replay) -> Entry:
    if judgement in done.unapplied:
        return Entry(judgement, "does not apply", done.unapplied[judgement])
    if judgement in done.standing or judgement.verb == "undo":
        return Entry(judgement, "in force")
    return Entry(judgement, "taken back")
