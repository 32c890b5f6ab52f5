"""Where claims disagree: who is believed, and by how much. Dissent stays in the claims.

The order of precedence is that of the design: what a person vouches for before official before
reported before rumoured; then the more sources (copies of one article are one); then the more
precise; then the earlier in plain order, so that there always is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.dates import PartialDate
from kg.model import Claim, Value

MODALITIES = ("official", "reported", "rumoured", "denied")
"""From the strongest to the weakest; what is only denied is not believed."""

ENDINGS = ("ended", "cancelled")
STAGES = (*ENDINGS, "suspended", "active", "announced", "planned")
"""Of stages claimed on one day by sources of one strength, the last word is the first of these."""

_PRECISION = {"day": 3, "month": 2, "year": 1, "yearless-day": 0, "yearless-month": 0}


def believed(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that say something is so; those that deny it say nothing of what is."""
    return [claim for claim in claims if claim.modality != "denied"]


def strongest(claims: Sequence[Claim]) -> str:
    """The strongest modality among claims.

    >>> strongest([])
    'official'
    """
    return min((c.modality for c in claims), key=MODALITIES.index, default="official")


def strength(claims: Sequence[Claim]) -> int:
    """How strong the strongest of some claims is; the less, the stronger.

    What a person vouches for is stronger than any source.
    """
    return min(
        (0 if claim.curated else 1 + MODALITIES.index(claim.modality) for claim in claims),
        default=0,
    )


def settle(claims: Sequence[Claim]) -> Value | None:
    """The value to believe among claims about one field of one thing; None if all are denied.

    >>> from kg.model import Claim
    >>> said = Claim("1", "a", "org.zephyr", "founded", PartialDate(2010), "reported", 0.9)
    >>> str(settle([said]))
    '2010'
    """
    sayers: dict[str, list[Claim]] = {}
    for claim in believed(claims):
        sayers.setdefault(str(claim.value), []).append(claim)
    values = {text: own[0].value for text, own in sayers.items()}

    def rank(text: str) -> tuple[int, int, int, str]:
        value = values[text]
        backing = {
            claim.source
            for other, own in sayers.items()
            if _backs(values[other], value)
            for claim in own
        }
        precision = _PRECISION[value.precision] if isinstance(value, PartialDate) else 0
        return strength(sayers[text]), -len(backing), -precision, text

    return values[min(sayers, key=rank)] if sayers else None


def _backs(said: Value, value: Value) -> bool:
    """Whether what one source says supports a value: "in 2022" supports 31 March 2022."""
    if isinstance(said, PartialDate) and isinstance(value, PartialDate):
        return value.within(said)
    return said == value


def latest_stage(claims: Sequence[Claim]) -> str:
    """The stage to believe: how it ended, if it did, else the newest article's word.

    Stages follow each other: what was official in 2016 does not gainsay what is reported in 2022.
    An end stands, as what begins again is another episode, unless a stronger source says later that
    it goes on; rumours count where there is nothing else.

    >>> latest_stage([])
    'unknown'
    """
    stages = [claim for claim in believed(claims) if claim.value in STAGES]
    stages = [c for c in stages if c.modality != "rumoured" or c.curated] or stages
    going = [claim for claim in stages if claim.value not in ENDINGS]
    endings = [
        claim
        for claim in stages
        if claim.value in ENDINGS and not any(_overrules(other, claim) for other in going)
    ]
    last = max(endings or going, key=_last_word, default=None)
    return str(last.value) if last else "unknown"


def _overrules(one: Claim, other: Claim) -> bool:
    """Whether one claim comes from a stronger source than another, and no earlier."""
    return strength([one]) < strength([other]) and _day(one) >= _day(other)


def _last_word(claim: Claim) -> tuple[str, int, int]:
    return _day(claim), -strength([claim]), -STAGES.index(str(claim.value))


def _day(claim: Claim) -> str:
    return str(claim.published or "")
