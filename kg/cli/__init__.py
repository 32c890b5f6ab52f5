"""The ``kg`` command: it parses, calls one function of the library, and prints."""

from __future__ import annotations

import sys

from kg.errors import KgError


def main() -> None:
    """Run the command; an error a person can mend is one sentence and exit code 2."""
    from kg.cli.app import app

    try:
        app()
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our pipe has seen enough
        sys.stderr.close()
        sys.exit(0)
