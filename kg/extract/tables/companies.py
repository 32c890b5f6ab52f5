"""Words by which a text tells when a company was founded, where it sits, whose rival it is."""

from __future__ import annotations

import re

BEGINNING = re.compile(
    r"(?i)\b(?:found(?:ed|ing|er|ers)|establish(?:ed|ment)|set up|start(?:ed|-?up)?|began|since|"
    r"launched|born|dat(?:es|ing) back|spun (?:out|off)|incorporated|formed|created|goes back|"
    r"history|old)\b"
)
"""Words in a sentence that may tell when a company began."""
