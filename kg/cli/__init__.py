"""The ``kg`` command: it parses, calls one function of the library, and prints."""

from __future__ import annotations

import os
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
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:  # a full disk, most often
        print(f"kg: reading or writing failed: {error.strerror or error}", file=sys.stderr)
        sys.stderr.flush()
        os._exit(2)  # what is still in the buffer would fail once more, with a traceback


def _run(words: list[str]) -> None:
    if words[:1] == ["query"] and not _HELP & set(words):
        from kg.cli.ask import Question, ask

        ask(Question.parse(words[1:]))
    else:
        from kg.cli.app import app

        app()
