"""The ``kg`` command: it parses, calls one function of the library, and prints."""

from __future__ import annotations

import sys

from kg.errors import KgError

_HELP = {"-h", "--help"}


def main() -> None:
    """Run the command; an error a person can mend is one sentence and exit code 2."""
    try:
        _run(sys.argv[1:])
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our pipe has seen enough
        sys.stderr.close()
        sys.exit(0)


def _run(words: list[str]) -> None:
    if words[:1] == ["query"] and not _HELP & set(words):
        from kg.cli.ask import Question, ask

        ask(Question.parse(words[1:]))
    else:
        from kg.cli.app import app

        app()
