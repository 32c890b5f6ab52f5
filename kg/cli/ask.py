"""``kg query`` without typer, which takes longer to load than most questions take to answer.

The command is asked thousands of times from scripts; ``main`` comes straight here unless help is
wanted, and the typer command of the same name ends here too.
"""

from __future__ import annotations

import datetime as dt
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from kg.cli.output import DEFAULT_STORE, note, print_table, print_text, tell_if_pending
from kg.errors import BadParameter, KgError
from kg.query import Result, named_queries, run, run_named
from kg.store.oxigraph import OxigraphStore
from kg.terms import PREFIXES, iri

_SHORT = {"-o": "--output"}
_SHORT_OPTION = re.compile(r"(-[a-z])=?(.*)", re.DOTALL)
_TAKEN = {"sparql", "source"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass
class Question:
    """What ``kg query`` was asked, and how the answer is wanted."""

    source: str | None = None
    store: Path = DEFAULT_STORE
    format: str | None = None
    output: Path | None = None
    listing: bool = False
    parameters: dict[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, words: list[str]) -> Question:
        """Read the words after ``kg query``; raises BadParameter for one that fits nowhere.

        >>> Question.parse(["partners", "--company", "Nordlens", "--on=2020-06-30"]).parameters
        {'company': 'Nordlens', 'on': '2020-06-30'}
        """
        question = cls()
        rest = iter(words)
        for word in rest:
            option, given, value = _long(word).partition("=")
            if not option.startswith("--") or option == "--":
                if question.source is not None:
                    raise BadParameter(
                        f"{word!r} is one word too many; quote a query that has spaces in it, "
                        f"and give a parameter with its name, as in --company {word!r}"
                    )
                question.source = word
                continue
            if option == "--list":
                question.listing = True
                continue
            value = value if given else next(rest, "")
            if not value:
                raise BadParameter(f"{option} needs a value, as in {option} VALUE")
            question._set(option[2:].replace("-", "_"), value)
        return question

    def _set(self, name: str, value: str) -> None:
        if name in {"store", "output"}:
            setattr(self, name, Path(value))
        elif name == "format":
            self.format = value
        else:
            self.parameters[name] = value


def _long(word: str) -> str:
    """An option in its long form, with its value where it is glued on.

    >>> _long("-opartners.csv"), _long("-o"), _long("--on=2020-06-30")
    ('--output=partners.csv', '--output', '--on=2020-06-30')
    """
    if not (short := _SHORT_OPTION.fullmatch(word)):
        return word
    letter, value = short.groups()
    if letter not in _SHORT:
        raise BadParameter(
            f"there is no option {letter}; a parameter is given as in --company NAME"
        )
    return "=".join(filter(None, (_SHORT[letter], value)))


def ask(question: Question) -> None:
    """Answer a question on the terminal, in a pipe or in a file."""
    if question.listing or question.source is None:
        _list_queries()
        return
    with OxigraphStore.open(question.store, read_only=True) as store, _stoppable():
        tell_if_pending(store)
        result = _answer(store, question.source, question.parameters)
    _print(result, question.format, question.output)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let Ctrl-C end the program at once: the engine never asks Python while it counts."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:  # in the background it is to be ignored
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _answer(store: OxigraphStore, source: str, parameters: dict[str, str]) -> Result:
    """The answer to a query given as name, file, text or on standard input."""
    if source == "-":
        return run(store, sys.stdin.read(), source="standard input", **_bindings(parameters))
    if any(mark in source for mark in "{ \n"):
        return run(store, source, **_bindings(parameters))
    if Path(source).is_file():
        return run(store, _read(Path(source)), source=source, **_bindings(parameters))
    if source.endswith((".rq", ".sparql")):
        raise BadParameter(f"there is no file {source}; give SPARQL text, a file or a query's name")
    return run_named(store, source, parameters)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(
            f"{path} cannot be read as a query ({error}); it must be UTF-8 text"
        ) from error


def _bindings(parameters: dict[str, str]) -> dict[str, Any]:
    """Values for the variables of a query of one's own: IRIs, days and numbers by their looks."""
    if taken := _TAKEN & set(parameters):
        raise BadParameter(f"no variable can be bound by --{taken.pop()}; give it another name")
    return {name: _value(text) for name, text in parameters.items()}


def _value(text: str) -> NamedNode | dt.date | int | str:
    if text.startswith("<") and text.endswith(">"):
        return NamedNode(text[1:-1])
    if text.partition(":")[0] in PREFIXES and ":" in text:
        return iri(text)
    if _DAY.fullmatch(text):
        return dt.date.fromisoformat(text)
    return int(text) if re.fullmatch(r"-?\d+", text) else text


def _list_queries() -> None:
    """The named queries with their questions, their parameters and an example of each."""
    rows = []
    for name, named in sorted(named_queries().items()):
        options = (f"--{p.name}" if p.required else f"[--{p.name}]" for p in named.parameters)
        rows.append((name, named.question, " ".join(options), named.example))
    print_table(("query", "question", "parameters", "example"), rows)


def _print(result: Result, format: str | None, output: Path | None) -> None:
    """The result in the format asked for; by default the one that is made for reading."""
    if format in {None, "table"} and output is None and result.kind == "select":
        if result:
            print_table(result.columns, result.cells())
        else:
            note("No answers.")
        return
    print_text(result.serialize(format or result.formats[0]), output)
