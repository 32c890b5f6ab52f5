"""Where claims disagree: who is believed, and by how much. Dissent stays in the claims.

The order of precedence is that of the design: official before reported before rumoured; then the
more articles; then the more precise; then the earlier in plain order, so that there always is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.dates import PartialDate
from kg.model import Claim, Value

MODALITIES = ("official", "reported", "rumoured", "denied")
"""From the strongest to the weakest; what is only denied is not believed."""

_PRECISION = {"day": 3, "month": 2, "year": 1, "yearless-day": 0, "yearless-month": 0}


def strongest(claims: Sequence[Claim]) -> str:
    """The strongest modality among claims.

    >>> strongest([])
    'official'
    """
    return min((c.modality for c in claims), key=MODALITIES.index, default="official")


def settle(claims: Sequence[Claim]) -> Value | None:
    """The value to believe among claims about one field of one thing; None if all are denied."""
    believed = [claim for claim in claims if claim.modality != "denied"]
    if not believed:
        return None
    values = {str(claim.value): claim.value for claim in believed}

    def rank(text: str) -> tuple[int, int, int, str]:
        backing = [claim for claim in believed if _backs(claim.value, values[text])]
        own = [claim for claim in believed if str(claim.value) == text]
        articles = len({claim.article for claim in backing})
        value = values[text]
        precision = _PRECISION[value.precision] if isinstance(value, PartialDate) else 0
        return MODALITIES.index(strongest(own)), -articles, -precision, text

    return values[min(values, key=rank)]


def _backs(said: Value, value: Value) -> bool:
    """Whether what one source says supports a value: "in 2022" supports 31 March 2022."""
    if isinstance(said, PartialDate) and isinstance(value, PartialDate):
        return value.within(said)
    return said == value


def latest_stage(claims: Sequence[Claim], rank: Sequence[str]) -> str:
    """The stage to believe: of the strongest modality, the newest article's; among those the last word."""
    believed = [c for c in claims if c.modality != "denied" and c.value in rank]
    if not believed:
        return "unknown"
    best = strongest(believed)
    candidates = [c for c in believed if c.modality == best]
    newest = max(str(c.published or "") for c in candidates)
    newest_words = {str(c.value) for c in candidates if str(c.published or "") == newest}
    return min(newest_words, key=list(rank).index)
