"""Runs ``queries/TUTORIAL.md`` and fills in what its blocks print.

``python -m tests.tutorial`` does it in the project's folder, on ``data/store``; a test compares.
"""

from __future__ import annotations

import io
import re
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

FILE = Path(__file__).parents[1] / "queries" / "TUTORIAL.md"
_BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n(?P<shown>.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ kg (.+)$", re.MULTILINE)


def filled(text: str) -> str:
    """The tutorial with what its blocks of Python print when run here, one after another."""
    names: dict[str, Any] = {}

    def run(block: re.Match[str]) -> str:
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(block["code"], FILE.name, "exec"), names)
        return f"```python\n{block['code']}```\n\n```text\n{printed.getvalue()}```"

    text = _BLOCK.sub(run, text)
    names["graph"].close()
    return text


if __name__ == "__main__":
    FILE.write_text(filled(FILE.read_text(encoding="utf-8")), encoding="utf-8")
