"""The tables of the rule extractor: read them, and you know how it behaves.

Nothing here names a company, a product or a person. The words that announce each kind of
partnership are not here either: they are labels in the ontology (see ``lexicon.py``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


def words(*phrases: str) -> str:
    """An alternation of phrases, longest first."""
    return "|".join(sorted(phrases, key=len, reverse=True))


# ---- what kind of thing a name stands for -------------------------------------------------------

COMPANY_NOUNS = (
    r"(?:compan(?:y|ies)|makers?|giants?|firms?|groups?|start-?ups?|\w*makers?|manufacturers?|"
    r"suppliers?|vendors?|operators?|developers?|producers?|providers?|carriers?|retailers?|"
    r"conglomerates?|consortium|joint ventures?|foundry|foundries|publishers?|specialists?|unicorn|"
    r"business|brands?|corporation|distributors?|designers?|builders?|automakers?|subsidiary|unit)"
)
PRODUCT_NOUNS = (
    r"(?:series|family|phone|smartphone|handset|models?|line(?:up)?|platform|chip(?:set)?|"
    r"processor|console|camera|range|software|service|app|system|tablet|laptop|"
    r"headset|sensor|engine|suite|operating system|browser|watch|car|suv|sedan|modem|"
    r"gpu|cpu|server|database|device|flagship|generation|architecture|cloud platform)"
)
WARES = (
    r"(?:phones|smartphones|handsets|chips|chipsets|processors|consoles|cameras|products|services|apps|"
    r"systems|tablets|laptops|headsets|sensors|cars|modems|servers|devices|customers|users|stores|lenses)"
)
TITLES = words(
    "president", "chief executive officer", "chief executive", "ceo", "cfo", "cto", "coo",
    "chief financial officer", "chief technology officer", "chief operating officer", "chairman",
    "chairwoman", "chair", "vice chairman", "vice president", "senior vice president",
    "executive vice president", "executive chairman", "founder", "co-founder", "cofounder",
    "managing director", "general manager", "director", "spokesman", "spokeswoman", "spokesperson",
    "head", "boss", "executive", "board member", "chief product officer", "chief scientist",
)  # fmt: skip
COMPANY_VERBS = (
    r"(?:said|says|announced|announces|agreed|unveiled|signed|plans?|will|has|had|is|was|teamed|"
    r"partnered|launched|acquired|bought|sells?|makes?|made|supplies|builds?|provides?|owns|joined|"
    r"confirmed|declined|denied|invested|chose|picked|selected|expects?|wants?|took|ended|would|"
    r"began|started|develops?|uses?|buys|licen[sc]ed|reported)"
)


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

# Capitalised words that begin sentences or stand in names of no interest.
NOT_NAMES = frozenset(
    """a an the this that these those it its he she they we you i his her their our my your both each all
    some any many most more much no not in on at by for from with without within of to as after before
    during since until under over between among into through against about according despite while when
    where what which who whose whom why how if unless although though because however meanwhile
    moreover also but and or nor so yet then than there here now today yesterday tomorrow earlier later
    last next first second third one two three four five six seven eight nine ten once twice other
    another such only just even still under see read more yes please new old big group companies company firms
    firm shares analysts executives officials customers users people sources separately additionally
    together instead further furthermore finally recently previously currently initially terms
    financial neither either every few several founded based asked speaking working talks news reports
    rumours rumors is are was were be been has have had do does did will would can could may might
    must should let yet like unlike along around across per via up down off out back having being
    given thanks although that's it's ceo cfo cto coo vp president chairman chairwoman chief executive director
    spokesman spokeswoman spokesperson founder co-founder head mr ms mrs dr prof ai it ip 3d 4g 5g 6g lte iot pc pcs
    tv tvs us uk eu usd eur q1 q2 q3 q4 h1 h2 ipo mou r&d api apis cpu gpu ev evs suv led oled lcd dvd sdk os vr ar
    monday tuesday wednesday thursday friday saturday sunday january february march april june july
    august september october november december photo image picture source update exclusive also video
    credit disclosure note editor""".split()
)

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
