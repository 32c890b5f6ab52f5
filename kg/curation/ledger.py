"""The file of judgements: it only grows, and a line that cannot be read hides no other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.atomic import atomic
from kg.curation.judgements import Judgement
from kg.curation.lines import from_line, to_line
from kg.errors import JudgementError, KgError


@dataclass(frozen=True, slots=True)
class Entries:
    """What a ledger holds."""

    judgements: tuple[Judgement, ...]
    """in the order in which they were made"""
    broken: tuple[JudgementError, ...]
    """the lines that could not be read, a sentence each"""


class Ledger:
    """Judgements in a file of JSON Lines, or in memory where no file is named.

    >>> import datetime as dt
    >>> from kg.curation.judgements import Target
    >>> ledger = Ledger()
    >>> ledger.append(Judgement("accept", Target(("Zephyr",)), "mira", dt.date(2026, 1, 31)))
    >>> [str(judgement) for judgement in ledger.read().judgements]
    ['accept Zephyr']
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._content = b""

    def read(self) -> Entries:
        """All lines; those that cannot be read are told with their numbers."""
        judgements, broken = [], []
        for number, line in enumerate(self._bytes().split(b"\n"), 1):
            if not line.strip():
                continue
            try:
                judgements.append(from_line(line.decode()))
            except (KgError, UnicodeDecodeError) as error:
                where = self.path or "the judgements"
                told = JudgementError(f"{where}, line {number} {error}; the others were read")
                broken.append(told)
        return Entries(tuple(judgements), tuple(broken))

    def append(self, *judgements: Judgement) -> None:
        """Add a line for each at the end, all or none; raises OutputError, JudgementError."""
        if not judgements:
            return
        content = self._bytes()
        # A last line that broke off stays as it is, to be mended; ours begin on one of their own.
        gap = b"\n" if content and not content.endswith(b"\n") else b""
        content += gap + b"".join(to_line(one).encode() + b"\n" for one in judgements)
        if self.path is None:
            self._content = content
            return
        with atomic(self.path) as file:
            file.write(content)

    def _bytes(self) -> bytes:
        if self.path is None:
            return self._content
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            problem = error.strerror or error
            raise JudgementError(
                f"{self.path} cannot be read ({problem}); name another file with --judgements"
            ) from error


def standing(judgements: Iterable[Judgement]) -> tuple[list[Judgement], dict[Judgement, str]]:
    """The judgements in force, each once, and why an undo has nothing before it to take back.

    An undo takes back what came before it; the same decision made once more after it stands again,
    and an undo can be taken back itself.

    >>> import datetime as dt
    >>> from kg.curation.judgements import Target
    >>> day = dt.date(2026, 1, 31)
    >>> first = Judgement("accept", Target(("Zephyr",)), "mira", day)
    >>> undo = Judgement("undo", Target(), "mira", day, "too soon", to=first.id)
    >>> standing([first, undo])[0], standing([first, undo, first])[0] == [first]
    ([], True)
    """
    ordered = list(judgements)
    taken: set[str] = set()
    found: dict[str, Judgement] = {}
    idle: list[Judgement] = []
    for place in range(len(ordered) - 1, -1, -1):
        judgement = ordered[place]
        if judgement.id in taken:
            continue
        if judgement.verb != "undo":
            found.setdefault(judgement.id, judgement)
            continue
        taken.add(str(judgement.to))
        if all(before.id != judgement.to for before in ordered[:place]):
            idle.append(judgement)
    why_idle = {undo: f"nothing before it has the id {undo.to}" for undo in reversed(idle)}
    return [*found.values()][::-1], why_idle


def ledger_beside(store: Path) -> Path:
    """Where the judgements on a store are kept unless another file is named.

    >>> ledger_beside(Path("data/store")).as_posix()
    'data/curation/judgements.jsonl'
    """
    return store.parent / "curation" / "judgements.jsonl"
