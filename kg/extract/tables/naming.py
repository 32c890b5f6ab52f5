"""Which words beside a name speak for what it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.tables.words import COMPANY_NOUNS, COMPANY_VERBS, PRODUCT_NOUNS, TITLES, WARES


@dataclass(frozen=True, slots=True)
class TypeCue:
    """Words beside a name that speak for one type of thing, with their weight."""

    side: str
    type: str
    weight: float
    pattern: re.Pattern[str]


def _cue(side: str, type_: str, weight: float, pattern: str) -> TypeCue:
    return TypeCue(side, type_, weight, re.compile(pattern))


# "left" is matched against the words up to the name, "right" from its end, "name" on the name.
TYPE_CUES: tuple[TypeCue, ...] = (
    _cue("left", "organization", 2.0, rf"(?i)\b{COMPANY_NOUNS},?\s$"),
    _cue("left", "organization", 1.0, r"\b(?:with|between|by|from|joins?|rivals?|like)\s$"),
    _cue("left", "organization", 1.0, r"\b(?:acquire[ds]?|acquiring|bought|buy(?:ing)?|owns) $"),
    _cue("left", "organization", 2.0, rf"(?i)\b(?:{TITLES}) (?:of|at|for) $"),
    _cue("left", "organization", 2.0, r"\bFounded in \d{4}, $"),
    _cue("left", "organization", 1.5, r"\b[Aa]bout $"),
    _cue("left", "organization", 1.0, r"-(?:based|owned|backed) $"),
    _cue("left", "person", 3.0, rf"(?i)\b(?:{TITLES}),? $"),
    _cue("left", "person", 3.0, r"\b(?:Mr|Ms|Mrs|Dr|Prof)\.? $"),
    _cue("left", "person", 1.5, r"[,”\"] (?:said|says|added|adds) $"),
    _cue("left", "media", 2.5, r"\b(?:told|tells|told the|in an interview with) $"),
    _cue("left", "media", 1.5, r"\b(?:confirmed to|statement to|citing|first reported by) $"),
    _cue("left", "place", 2.5, r"\b(?:based|headquartered|headquarters|located) (?:in|near) $"),
    _cue("left", "place", 0.7, r"\b(?:in|from|near|across) $"),
    _cue("left", "product", 1.0, r"\b(?:[Tt]he|[Ii]ts|[Nn]ew|flagship|called|dubbed|named) $"),
    _cue("left", "product", 1.0, r"\b(?:launch(?:es|ed)?(?: of)?(?: the)?|version of|for the) $"),
    _cue("right", "organization", 3.0, rf"^,? (?:an?|the|another|one of) [^,.;]{{0,70}}?{COMPANY_NOUNS}\b"),
    _cue("right", "organization", 1.0, rf"^ {COMPANY_VERBS}\b"),
    _cue("right", "organization", 2.0, rf"(?i)^(?:['’]s?)? (?:{TITLES})\b"),
    _cue("right", "organization", 1.5, r"^(?:['’]s)? (?:executives?|shares|representatives?|engineers|officials|stock|customers|shareholders)\b"),
    _cue("right", "organization", 0.7, r"^['’]s? "),
    _cue("right", "organization", 2.0, r"^ \((?:NYSE|NASDAQ|Nasdaq|TSE|HKEX|LSE|[A-Z]{2,6}[:)])"),
    _cue("right", "organization", 1.5, r"^ and [A-Z][\w ]{1,30}(?:,| have| had| announced| said| will| agreed| are)\b"),
    _cue("right", "person", 3.0, rf"(?i)^, (?:the |its |who is |an? )?(?:\w+ )?(?:{TITLES})\b"),
    _cue("right", "person", 0.5, r"^,? (?:said|says|told|added|wrote)\b"),
    _cue("right", "product", 2.5, rf"^ {PRODUCT_NOUNS}\b"),
    _cue("right", "organization", 0.8, rf"^(?:-branded)?(?: [a-z]+)? {WARES}\b"),
    _cue("right", "organization", 2.0, r"^-(?:branded|owned|led|backed)\b"),
    _cue("right", "media", 1.5, r"^ (?:reported|reports|wrote|first reported)\b"),
    _cue("name", "product", 1.5, r"\d"),
    _cue("name", "media", 2.0, r"(?:News|Times|Journal|Daily|Post|Herald|Magazine|Gazette|Tribune|Wire)$"),
    _cue("name", "body", 3.0, r"^(?:Ministry|Department|Commission|Court|Bureau)\b|(?:Commission|Ministry|Court|Authority of \w+|Exchange)$"),
    _cue("name", "organization", 1.5, r"(?:Technolog(?:y|ies)|Systems|Labs|Semiconductors?|Electronics|Networks|Motors?|Group|Industries|Software|Robotics|Pharma|Energy|Telecom|Mobile|Bank|University|Institute|Holdings?|Partners|Capital|Ventures|Alliance|Foundation|Consortium)$"),
)  # fmt: skip

PRIOR: dict[str, float] = {"organization": 0.6, "person": 0.0, "product": 0.0}
"""What a name with no evidence is taken for, faintly."""

