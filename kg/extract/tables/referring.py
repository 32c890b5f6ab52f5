"""Words that stand for companies already named."""

from __future__ import annotations

import re

from kg.extract.tables.words import COMPANY_NOUNS

_PLURAL = (
    r"(?:companies|firms|sides|parties|partners|brands|groups|giants|manufacturers|\w*makers|"
    r"rivals|"
    r"allies|businesses|organi[sz]ations|vendors|operators|carriers|start-?ups|players)"
)
_SAYS = (
    r"(?: of them| will| have| had| has| are| were| said| say| plan| agreed| also| would| first|"
    r" began|"
    r" ended| signed| share| work| jointly| announced| did| do| want| hope| expect| set|"
    r" started|[,.;])"
)
SEVERAL = re.compile(
    # "the two companies", "both sides", "our three firms", "neither company"
    rf"\b(?:[Tt]he|[Bb]oth|[Oo]ur|[Tt]hese|[Tt]hose|[Nn]either|[Ee]ither)(?: two| three| four)?"
    rf"(?: [\w-]+)?? (?:{_PLURAL}|(?<=[Nn]either )(?:company|firm|side)|"
    rf"(?<=[Ee]ither )(?:company|firm|side))\b"
    # "the pair said", "both will"
    rf"|\b[Tt]he (?:two|pair|duo|trio|three|four)\b(?={_SAYS})|\b[Bb]oth(?={_SAYS})"
    r"|\b[Tt]hey\b|\b[Tt]heir\b|\b[Ee]ach other\b"
)
"""Phrases for two or more companies."""

NUMBERS = {"three": 3, "trio": 3, "four": 4}
"""How many a phrase stands for, where not for two."""

_MODIFIER = r"(?:[\w’'&-]+ )"
_HEAD = (
    rf"(?:{COMPANY_NOUNS}|house|label|outfit|\w+seller|\w+makers?|insurer|bank|lender|telco|"
    rf"broker|airline|"
    r"fund|university|institute|rival|studio|supermarket|partner|agency|lab|foundry|grocer|"
    r"utility|miner)"
)
PRONOUN = re.compile(r"\b[Ii]ts?\b(?!['’]s)")
DESCRIBED = re.compile(
    rf"\b[Tt]he (?P<modifiers>{_MODIFIER}{{0,3}}?)(?P<head>{_HEAD})\b(?! (?:of|that|which|"
    rf"behind|[A-Z]))"
)
"""One company by what it is: "the company", "the Finnish lens maker"."""

PEOPLE = re.compile(
    r"\b[Tt]he (?P<people>[A-Z][a-z]+s|Swiss|French|Dutch|Japanese|Chinese|"
    r"British)\b(?! [a-zA-Z]*[a-z]s?\b(?<=er|rm|ny))"
)
"""One company by its country: "the Danes"."""

PLAIN = frozenset(
    {"company", "firm", "group", "business", "giant", "brand", "start-up", "startup", "maker"}
)
"""Heads that say nothing of which company is meant."""
