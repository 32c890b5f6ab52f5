"""``kg curate review``: one item after the other, quote beside claim, one key for each decision."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kg.cli.desk import Desk
from kg.cli.output import graph, note
from kg.curation import Judgement, Target
from kg.errors import KgError
from kg.lookalikes import Lookalike
from kg.pipeline import KnowledgeGraph
from kg.review import Item

_KEYS = {Item: "a accept, r reject, e edit", Lookalike: "m merge, d distinct"}
_KEYS_ALWAYS = "s skip, u undo, q quit"
_END = "q"
_SURE = frozenset("ar")
"""An item is there to be judged: only what is typed to it can miss it, or another name's merger."""


def walk(desk: Desk, below: float, why: str) -> None:
    """Show what is worth a look, and keep each decision at once; the graph follows at the end."""
    with graph(desk.store, judgements=desk.judgements, wait=desk.wait) as kg:
        items = kg.to_review(below=below)
        done = _Walk(kg, desk, why).through(items)
        if done:
            kg.refresh(whole=False)
    note(f"{len(done)} of {len(items)} decided" if items else "Nothing is worth a look.")


class _Walk:
    """One person's way through the items; what was decided on it can be taken back."""

    def __init__(self, kg: KnowledgeGraph, desk: Desk, why: str) -> None:
        self.kg, self.desk, self.why = kg, desk, why
        self.decided: list[tuple[int, Judgement]] = []

    def through(self, items: list[Item | Lookalike]) -> list[tuple[int, Judgement]]:
        """Ask about each item; returns what was decided, each with the item's place."""
        place = 0
        while place < len(items):
            item = items[place]
            keys, decisions = f"{_KEYS[type(item)]}, {_KEYS_ALWAYS}", _DECISIONS[type(item)]
            print(f"\n[{place + 1}/{len(items)}] {item}")
            key = _key(keys)
            if key == _END:
                break
            if key == "u":
                place = self.taken_back(place)
            elif key == "s" or (key in decisions and self.decide(key, place, item)):
                place += 1
            elif key not in decisions:
                print(f"keys: {keys}")
        return self.decided

    def decide(self, key: str, place: int, item: Item | Lookalike) -> bool:
        """Keep what the person decides; False where that cannot be."""
        try:
            judgement = _DECISIONS[type(item)][key](self, item)
            self.kg.keep(judgement, tried=key not in _SURE)
        except KgError as error:
            print(f"kg: {error}")
            return False
        self.decided.append((place, judgement))
        print(f"{judgement.id}  {judgement}")
        return True

    def taken_back(self, place: int) -> int:
        """Undo the last decision; returns the place of the item that it was about."""
        if not self.decided:
            print("nothing was decided yet")
            return place
        before, judgement = self.decided.pop()
        why = self.why or "taken back in the same review"
        self.kg.keep(self.desk.judgement("undo", Target(), why, judgement.id), tried=False)
        print(f"undone: {judgement}")
        return before

    def accept(self, item: Item) -> Judgement:
        """The item is so."""
        return self.desk.judgement("accept", item.target, self.why)

    def reject(self, item: Item) -> Judgement:
        """The item is not so."""
        return self.desk.judgement("reject", item.target, self.why or _ask("why"))

    def edit(self, item: Item) -> Judgement:
        """The item is otherwise; of a whole account, one field of it."""
        from dataclasses import replace

        about = item.target
        if about.field is None:
            about = replace(about, field=_ask("field"))
        to = _ask(f"new {about.field}")
        return self.desk.judgement("edit", about, self.why or _ask("why"), to)

    def merge(self, pair: Lookalike) -> Judgement:
        """The two names are one thing's; the reasons shown are the reason."""
        one, other = pair.names
        why = self.why or "; ".join(pair.reasons)
        return self.desk.judgement("merge", Target((one,)), why, other)

    def distinct(self, pair: Lookalike) -> Judgement:
        """The two names are two things'."""
        return self.desk.judgement("distinct", pair.target, self.why or "alike by name alone")


_DECISIONS: dict[type, dict[str, Callable[[_Walk, Any], Judgement]]] = {
    Item: {"a": _Walk.accept, "r": _Walk.reject, "e": _Walk.edit},
    Lookalike: {"m": _Walk.merge, "d": _Walk.distinct},
}


def _ask(what: str) -> str:
    """A line from the person; empty at the end of the input."""
    print(f"{what}: ", end="", flush=True)
    return sys.stdin.readline().strip()


def _key(keys: str) -> str:
    """The next key: as it is pressed on a terminal, the first letter of a line in a pipe."""
    with _unbuffered() as by_key:
        print(f"({keys}) ", end="", flush=True)
        pressed = sys.stdin.read(1) if by_key else sys.stdin.readline() or _END
    print(pressed.strip() if by_key else "")
    # At the end of the input and after Ctrl-D there is nobody to ask.
    return _END if pressed in ("", "\x04") else pressed.strip()[:1].lower()


@contextmanager
def _unbuffered() -> Iterator[bool]:
    """Keys come as they are pressed, where a terminal can do that; else False, and lines come."""
    try:
        import termios
        import tty
    except ImportError:  # no such terminals on Windows: there each key is a line
        yield False
        return
    if not sys.stdin.isatty():
        yield False
        return
    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)  # keys pressed ahead are not lost
        yield True
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
