"""Words that stand for companies already named."""

from __future__ import annotations

import re

# ---- words that stand for companies already named ------------------------------------------------

SEVERAL = re.compile(
    r"\b(?:(?:[Tt]he|[Bb]oth|[Oo]ur|[Tt]hese|[Tt]hose) (?:two |three |four )?"
    r"(?:tech |technology |partner )?(?:companies|firms|sides|parties|partners|brands|groups|giants|"
    r"manufacturers|chipmakers|carmakers|automakers|rivals|allies|businesses|organi[sz]ations|vendors)"
    r"|[Tt]he (?:two|pair|duo|trio|three)\b(?= (?:of them|will|have|had|has|are|were|said|plan|"
    r"agreed|also|would|first|began|ended|signed|share|work|jointly|announced)|[,.;])"
    r"|[Bb]oth(?= (?:will|have|had|are|were|said|plan|agreed|also|would|want|hope|aim)\b)"
    r"|[Tt]hey\b|[Tt]heir\b|[Ee]ach other)"
)
ONE = re.compile(
    r"\b(?:[Ii]ts?\b|[Tt]he (?:\w+ )?(?:company|firm|chipmaker|carmaker|automaker|startup|start-up|"
    r"smartphone maker|phone maker|manufacturer|group|supplier|operator|retailer|giant|maker)\b)"
)

