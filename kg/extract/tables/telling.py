"""What a sentence tells of a partnership besides its parties: stage, source, sides, dates, scope."""

from __future__ import annotations

import re

from kg.extract.tables.words import PRODUCT_NOUNS

# ---- in which phase of its life a partnership is said to be ---------------------------------------

PHASES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (stage, re.compile(rf"(?i)\b(?:{pattern})\b"))
    for stage, pattern in (
        ("cancelled", r"call(?:ed|s|ing)? off|scrap(?:ped|s|ping)?|abandon(?:ed|s|ing)?|shelved|"
                      r"walk(?:ed|s) away from|cancel(?:l?ed|s|l?ing)?|fell through|collapsed"),
        ("suspended", r"suspend(?:ed|s|ing)?|put on hold|on hold|paus(?:ed|es|ing)|halt(?:ed|s|ing)?"),
        ("ended", r"end(?:ed|s|ing)|to end|will end|terminat(?:ed|es|ing|ion)|expir(?:ed|es|ing|y)|"
                  r"dissolv(?:ed|es|ing)|wound (?:up|down)|wind(?:ing)? (?:up|down)|part(?:ed|ing) ways|"
                  r"(?:has|have|had) split|broke (?:up|off)|came to an end|come to an end|ran out|"
                  r"no longer|discontinued|ceas(?:ed|es)|severed|drop(?:ped|s)|cut ties|let .{1,30} lapse|"
                  r"lapsed|pull(?:ed)? out of|the last|is over|was over"),
        ("planned", r"plans? to|planning to|planned|intends? to|memorandum of understanding|mou|"
                    r"in talks|letter of intent|term sheet|considering|exploring|hopes? to|aims? to|"
                    r"proposed|would|could|may|seeks? to|non-binding"),
        ("active", r"extend(?:ed|s|ing)?|renew(?:ed|s|ing|al)?|expand(?:ed|s|ing)?|deepen(?:ed|s|ing)?|"
                   r"has (?:also |long |already )?(?:been )?(?:cooperat|work|partner|collaborat|suppl|us)\w+|"
                   r"have (?:also |long |already )?(?:been )?(?:cooperat|work|partner|collaborat|suppl|us)\w+|"
                   r"complet(?:ed|es|ion)|closed|has acquired|bought|acquired|since|supplies|makes|"
                   r"currently|continues?|long-?time|long-?standing|existing|first worked|worked together|"
                   r"went live|in production|is supplied|runs on|uses|builds"),
        ("announced", r"announc(?:ed|es|ing)|agreed|sign(?:ed|s)|unveil(?:ed|s)|will|select(?:ed|s)|"
                      r"chose|picked|entered into|struck|sealed|inked|form(?:ed|s)?|team(?:ed|s|ing)? up|"
                      r"partner(?:ed|s|ing)?|join(?:ed|s)? forces|to (?:develop|build|supply|make|use)"),
    )
)  # fmt: skip
"""Stage and the words for it, most telling first: one sentence has one stage."""

STAGE_RANK = ("ended", "cancelled", "suspended", "active", "announced", "planned", "unknown")
"""Which of several stages one article states for a partnership is the last word."""

BEGINS = re.compile(
    r"(?i)\b(?:first|began|begun|started|start(?:ing|s)?|since|founded|formed|set up|established|goes back|"
    r"dates back|dating back|struck|signed|announced|agreed|entered|from|effective|kicked off)\b"
)
LAUNCHES = re.compile(
    r"(?i)\b(?:launch(?:ed|es|ing)?|releas(?:ed|e|es)|debut(?:s|ed)?|go(?:es)? on sale|ship(?:s|ped)?|"
    r"hit (?:the )?(?:shelves|stores|market)|reach(?:es)? (?:shops|stores|the market)|unveil(?:ed)?|"
    r"arrive[sd]?|come[s]? out|available)\b"
)

# ---- who vouches ---------------------------------------------------------------------------------

HEDGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("denied", re.compile(r"(?i)\b(?:denied|denies|denying|no plans to|not true|dismissed (?:the |a )?(?:report|rumou?r)s?|"
                          r"ruled out|rejected (?:the |a )?(?:report|rumou?r|bid|offer))\b")),
    ("rumoured", re.compile(r"(?i)\b(?:rumou?r(?:ed|s)?|people familiar|sources? (?:said|say|close|familiar|told)|"
                            r"person familiar|unnamed|leak(?:ed|s|er)?|allegedly|speculation|said to be)\b")),
    ("reported", re.compile(r"(?i)\b(?:reportedly|according to (?:a |the )?(?:report|media|press)|"
                            r"media reports?|is reported to|was reported|report(?:s|ed) that|are reported)\b")),
)  # fmt: skip
SPOKESPERSON = re.compile(
    r"(?P<who>\b[^,.;“”\"]{1,60}?\b(?:representative|spokes(?:man|woman|person)|"
    r"executive|official|source)s?)\b[^.;“”\"]{0,40}? (?:told|confirmed to|said to|informed|"
    r"wrote to|in (?:an? )?(?:reply|statement|answer|e-?mail) to) $"
)

# ---- which side of a directed arrangement the subject of the cue is ------------------------------

KIND_ROLES: dict[str, tuple[str, str]] = {
    "component-supply": ("supplier", "customer"),
    "contract-manufacturing": ("manufacturer", "customer"),
    "distribution": ("distributor", "supplier"),
    "service-provision": ("provider", "customer"),
    "technology-licensing": ("licensor", "licensee"),
    "brand-licensing": ("brand_owner", "brand_user"),
    "technology-transfer": ("licensor", "licensee"),
    "minority-investment": ("investor", "investee"),
    "acquisition": ("acquirer", "target"),
    "contract-research": ("sponsor", "performer"),
    "second-sourcing": ("second_source", "licensor"),
}
REVERSED = re.compile(
    r"(?i)\b(?:by|select(?:s|ed)?|chose(?:n)?|chooses|pick(?:s|ed)?|tapped|hired|buy(?:s|ing)?|bought|order(?:s|ed)?|"
    r"purchas(?:e|es|ed)|sourc(?:e|es|ed|ing)|us(?:e|es|ed|ing)|rel(?:y|ies|ied) on|licen[sc]es? [\w ]*from|"
    r"switch(?:ed|es)? to|mov(?:ed|es) to|awarded|runs? on|licen[sc]ee of|customer of|from)$"
)
REVERSIBLE = frozenset({"component-supply", "contract-manufacturing", "service-provision",
                        "technology-licensing", "brand-licensing", "distribution", "acquisition",
                        "technology-transfer", "contract-research"})  # fmt: skip


# ---- what goes with a cue ------------------------------------------------------------------------

CARRIED_ON = re.compile(r"(?i)\b(?:the|this|that|their|such|under the|of the) (?:\w+ )?$")
"""Before a cue: "the partnership", "their long-running cooperation" speak of one already known."""

DATE_VERBS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("end", re.compile(r"(?i)\b(?:end(?:ed|s|ing)?|terminat\w+|expir\w+|dissolv\w+|ceas\w+|over|until|parted|split|clos(?:ed|ing) down)\b")),
    ("launch", LAUNCHES),
    ("announced", re.compile(r"(?i)\bannounc\w+|\bunveil\w+")),
    ("start", BEGINS),
    ("said", re.compile(r"(?i)\b(?:said|says|told|confirmed|added|reported|response|reply|answer)\b")),
    ("other", re.compile(r"(?i)\b(?:published|wrote|by the end of|in the year to|quarter|revenue|sales)\b")),
)  # fmt: skip
"""Which field a date fills: the one of the verb that stands nearest before it."""

SCOPE = (
    re.compile(r"(?i)\bin the (?:field|area|areas|fields|space|domain) of (?P<about>[^,.;:()“”]{3,60})"),
    re.compile(r"(?i)\b(?:focus(?:ed|ing|es)? on|centred on|covering|concerning) (?P<about>[^,.;:()“”]{3,60})"),
    re.compile(r"(?i)\bto (?:jointly )?(?:co-)?develop (?P<about>[^,.;:()“”]{3,60})"),
    re.compile(r"^\s?(?:agreement|deal|pact|partnership|alliance|cooperation)?\s?(?:for|on|in) (?P<about>[a-z][^,.;:()“”]{2,60})"),
    re.compile(r"^[^,.;:()“”]{1,40}? (?:for|on) (?P<about>[a-z][a-z-]+ [a-z][^,.;:()“”]{2,50})"),
)  # fmt: skip
SCOPE_STOP = frozenset(
    "on in at by with from to that which who will would has have had as after since for until "
    "starting beginning is are was were be and or when where said including under between of "
    "worldwide globally today yesterday monday tuesday wednesday thursday friday jointly response "
    "last next this it they more than years months".split()
)
NEW_PRODUCT = re.compile(
    r"(?:\b[Tt]he|\b[Aa]n?|\b[Tt]heir|\b[Ii]ts)\s(?:(?:first|next|new|second|upcoming)\s)*"
    rf"(?P<what>(?:[\w-]+\s){{0,3}}{PRODUCT_NOUNS})\s(?:that (?:was|is|were)\s)?$"
)
LAST = re.compile(r"\b(?:the|their|its) (?:last|final)\b")
BRANDED = re.compile(r"^-(?:branded|co-branded|badged|labell?ed)\s(?:[\w-]+\s){0,2}$")
