"""Which words beside a name speak for what it stands for, and how much.

Weights follow how often each cue told the type right on a marked corpus: 3 nearly always, 1 more
often than not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.tables.words import (
    COMPANY_NOUNS,
    COMPANY_VERBS,
    ORG_WORDS,
    PRODUCT_NOUNS,
    TITLES,
    WARES,
)


@dataclass(frozen=True, slots=True)
class TypeCue:
    """Words beside a name that speak for one type of thing, with their weight."""

    side: str
    type: str
    weight: float
    pattern: re.Pattern[str]
    small: bool
    """whether it is sought in small letters"""


_ANCHORED = {"left": "(?:{})$", "right": "^(?:{})", "name": "{}"}
"""A cue on the left ends where the name begins; one on the right begins where it ends."""


def _cues(type_: str, side: str, *patterns: tuple[float, str]) -> tuple[TypeCue, ...]:
    """The cues for one type on one side of a name, or in it."""
    return tuple(_cue(type_, side, weight, pattern) for weight, pattern in patterns)


def _cue(type_: str, side: str, weight: float, pattern: str) -> TypeCue:
    """A cue. One that heeds no case is sought in small letters: that takes a third of the time."""
    small = pattern.startswith("(?i:")
    plain = pattern.replace("(?i:", "(?:", 1) if small else pattern
    return TypeCue(side, type_, weight, re.compile(_ANCHORED[side].format(plain)), small)


_OFFICE = (
    rf"(?:{TITLES}|analyst|engineer|minister|manager|professor|editor|librarian|economist|owner|"
    r"scientist|researcher|lawyer|judge|journalist|senator|secretary|inventor)"
)
_INITIALS = r"(?:[A-Z]\.\s?){1,2} ?[A-Z][a-z]+|[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+"
_DATELINE = r"(?:, [A-Z][\w. ]+)?(?:, | \()(?:[A-Z][a-z]+\.? \d+|\d+ [A-Z][a-z]+).{0,12}? ?"

TYPE_CUES: tuple[TypeCue, ...] = (
    *_cues(
        "organization", "left",
        (2.0, rf"(?i:\b{COMPANY_NOUNS},?\s)"),
        (1.0, r"\b(?:with|between|by|from|joins?|rivals?|like|against|while|which|than)\s"),
        (1.5, r"\b(?:acquire[ds]?|acquiring|bought|buy(?:ing)?|owns|sued|invested in) "),
        (1.5, r"\b(?:stakes?|[Ss]hares) (?:in|of) "),
        (2.0, rf"(?i:\b(?:{TITLES}) (?:of|at|for) )"),
        (2.0, r"\bFounded in \d{4}, "),
        (1.5, r"\b[Aa]bout "),
        (1.5, r"-(?:based|owned|backed) "),
        (1.0, r"\b(?:suppl(?:y|ies|ying)|deal with|agreement with|licen[cs]ed? to) "),
        (1.0, r"\b(?:customers?|clients?|suppliers?) "),
    ),
    *_cues(
        "organization", "right",
        (3.0, rf",? (?:an?|the|another|one of) [^,.;]{{0,70}}?{COMPANY_NOUNS}\b"),
        (1.0, rf" (?:today |also |already |still )?{COMPANY_VERBS}\b"),
        (1.5, r" (?:today announced|have|did|declined|agreed)\b|, whose\b"),
        (1.5, r" will (?:supply|pay|buy|build|provide|make)\b"),
        (2.0, rf"(?i:(?:['’]s?)? (?:{TITLES})\b)"),
        (1.5, r"(?:['’]s)? (?:executives?|officials|representatives?|engineers|spokes\w+)\b"),
        (1.5, r"(?:['’]s)? (?:shares|stock|customers|shareholders)\b"),
        (0.7, r"['’]s? "),
        (2.0, r" \((?:NYSE|NASDAQ|Nasdaq|TSE|HKEX|LSE|[A-Z]{2,6}[:)])"),
        (1.5, r" and [A-Z][\w ]{1,30}(?:,| have| had| announced| said| will| agreed| are)\b"),
        (0.8, rf"(?:-branded)?(?: [a-z]+)? {WARES}\b"),
        (2.0, r"-(?:branded|owned|led|backed)\b"),
        (1.0, r" for \$"),
    ),
    *_cues(
        "organization", "name",
        (2.0, rf"\w (?:\w+ )*{ORG_WORDS}$|\w & \w"),
        (2.0, r"\b(?:University|Institut\w*|Bank|College) (?:of|for|de)\b"),
        (2.0, r"(?:Alliance|Consortium|Association|Forum|Initiative|Club|Council|Society)$"),
        (0.3, r"^[A-Z][a-z]+(?:[A-Z][a-z]+)+$"),
        (1.0, r"\w(?:tech|soft|net|com|corp|bank|chip|tronics?)$"),
    ),
    *_cues(
        "person", "left",
        (3.0, rf"(?i:\b{_OFFICE},? )"),
        (3.0, r"\b(?:Mr|Ms|Mrs|Dr|Prof|Sir|Judge)\.? "),
        (2.5, r"[,”\"’] (?:said|says|added|adds|recalled|joked) "),
        (1.2, r"\b(?:hired|named|appointed|promoted|succeed(?:s|ed)|replac(?:es|ed|ing)) "),
        (1.2, r"\bPhoto: "),
        (1.0, r"\bsaid "),
    ),
    *_cues(
        "person", "right",
        (3.0, rf"(?i:, (?:who is )?(?:[\w’'-]+ ){{0,4}}{_OFFICE}\b)"),
        (2.5, r", (?:who|formerly|aged?)\b|, \d\d,"),
        (1.5, r" (?:told|tells|wrote|spent|laughed|smiled|shrug\w*|joked|tweeted)\b"),
        (1.5, r" (?:recalled|reckons|thinks|admits)\b"),
        (2.5, rf"(?i: (?:as|is|becomes|was|stays|remains) (?:[\w’'-]+ ){{0,3}}(?:{TITLES})\b)"),
        (2.0, r" (?:steps|stepped|is stepping) down| takes over as| retire[sd]?\b"),
        (2.0, r" was hired| has been (?:appointed|named)\b"),
        (1.0, r" (?:of|at|from) [A-Z]"),
        (0.5, r",? (?:said|says|added)\b"),
    ),
    *_cues(
        "person", "name",
        # two or three plain capitalised words, the last not one that companies use
        (0.6, rf"^(?!.*\b{ORG_WORDS}$)(?:[A-Z][^\W\d_]*[a-z]\.? ){{1,2}}[A-Z][^\W\d_]*[a-z]$"),
        (1.5, rf"^(?:{_INITIALS})$|^[A-Z][a-z]+-[A-Z][a-z]+ [A-Z]"),
    ),
    *_cues(
        "media", "left",
        (2.5, r"\b(?:told|tells|in an interview with|seen by) (?:[Tt]he )?"),
        (2.5, r"\b(?:confirmed to|statement to) (?:[Tt]he )?"),
        (1.5, r"\b(?:citing|according to) (?:[Tt]he )?"),
        (1.5, r"\b(?:first reported by|a report by) (?:[Tt]he )?"),
    ),
    *_cues(
        "media", "right",
        (2.5, r" (?:first )?reported(?: on \w+day| last|,|\.| that| earlier| citing)"),
        (2.5, r", which (?:first )?reported"),
        (1.0, r" (?:reports|wrote|first reported)\b"),
        (3.0, r"\) [-–—] |/ -- "),
    ),
    *_cues(
        "media", "name",
        (2.0, r"(?:News|Times|Journal|Daily|Weekly|Post|Herald|Magazine|Gazette|Tribune)$"),
        (2.0, r"(?:Wire|Ledger|Courier|Review)$"),
    ),
    *_cues(
        "body", "name",
        (3.0, r"^(?:Ministry|Department|Commission|Court|Bureau)\b"),
        (3.0, r"(?:Commission|Ministry|Court|Agency|Department|Parliament|Senate|Congress)$"),
        (3.0, r"Administration$"),
        (1.0, r"Authority$"),
        (2.5, r"(?:Stock )?Exchange$"),
        (2.5, r"(?:Authority|Department|Ministry|Office|Bureau|Agency) (?:of|for) "),
    ),
    *_cues(
        "place", "left",
        (2.5, r"\b(?:based|headquartered|headquarters|located) (?:in|near|at|outside) "),
        (2.5, r"\b(?:plants?|factory|factories|offices?|fab) (?:in|near|at|outside) "),
        (1.2, r"\b(?:in|near|across|outside|throughout) "),
    ),
    *_cues(
        "place", "right",
        (3.0, rf"{_DATELINE}(?:[-–—]|--) "),
        (1.5, r"(?:-based|-headquartered)\b"),
    ),
    *_cues(
        "product", "left",
        (1.3, r"\b(?:[Ii]ts|[Ww]hose|[Nn]ew|flagship|[Tt]heir) "),
        (0.8, r"\b(?:[Tt]he|called|dubbed|named|runs?|running|version of|launch(?:es|ed)?) "),
        (1.3, r"[A-Z]\w+['’]s? "),
    ),
    *_cues(
        "product", "right",
        (2.5, rf" {PRODUCT_NOUNS}\b"),
        (1.0, r" (?:processors|phones|apps|lines|drives)\b"),
    ),
    *_cues(
        "product", "name",
        (1.5, r"\d"),
        (1.5, r"^i[A-Z]\w+$"),
        (1.5, r" (?:Pro|Ultra|Plus|Mini|Edition|Phone|Watch|OS|X|II|III|IV|Max|Air|One|Store)$"),
    ),
)  # fmt: skip
