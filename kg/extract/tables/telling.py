"""What a sentence tells of a partnership besides its parties: stage, source, dates, scope."""

from __future__ import annotations

import re

from kg.extract.tables.words import PRODUCT_NOUNS


def _any(*phrases: str) -> re.Pattern[str]:
    """Any of these phrases as whole words, whatever their case."""
    return re.compile(rf"(?i)\b(?:{'|'.join(phrases)})\b")


def _small(*phrases: str) -> re.Pattern[str]:
    """Any of these phrases as whole words, in small letters."""
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


MAY = r"(?<!\bin )(?<!\bof )(?<!\bby )(?<!\blast )(?<!\bsince )(?<!\buntil )(?<!\d )may(?! \d)"
"""The verb, in small letters: not the month."""
OPEN = re.compile(rf"\b(?:would|could|{MAY}|might|if|talks|considering|weighing|mulling)\b")
"""Words of what is not settled."""

# ---- how far along a partnership is said to be

PHASES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cancelled", _small(
        "call(?:ed|s|ing)? off", "scrap(?:ped|s|ping)?", "abandon(?:ed|s|ing)?", "shelved",
        "walk(?:ed|s) (?:away from|out of)", "back(?:ed|s) out", "went nowhere", "withdr[ae]wn?",
        "(?:is|was) dead", "torn up", "quietly dropped",
        "never (?:shipped|materiali[sz]ed|happened)", "broke(?:n)? down",
        "cancel(?:l?ed|s|l?ing)?", "fell through", "collapsed",
    )),
    ("suspended", _small(
        "suspend(?:ed|s|ing)?", "on ice", "froz?en?", "put off", "pressed pause",
        "shelved for now", "put on hold", "on hold", "paus(?:ed|es|ing)", "halt(?:ed|s|ing)?",
    )),
    ("ended", _small(
        "end(?:ed|s|ing)", "to end", "will end", "terminat(?:ed|es|ing|ion)",
        "expir(?:ed|es|ing|y)", "dissolv(?:ed|es|ing)", "wound (?:up|down)",
        "wind(?:ing)? (?:up|down)", "part(?:ed|ing) ways", "(?:has|have|had) split",
        "broke (?:up|off)", "came to an end", "come to an end", "ran out", "no longer",
        "discontinued", "stopp(?:ed|ing)", "will stop", "to stop", "phased out",
        "pulled the plug",
        r"(?:will|did|does|chose|decided) not (?:to )?(?:be )?(?:renew|extend|prolong)\w*",
        "not renewing", "runs? out", "quit", "replac(?:ed|ing)", "ditch(?:ed|es|ing)",
        "dropp(?:ed|ing)", "until recently", "used to", "former", "formerly",
        "had (?:supplied|provided|built|made|served|carried)", "buy(?:s|ing)? out", "bought out",
        "full ownership", "ceas(?:ed|es)", "severed", "drop(?:ped|s)", "cut ties",
        "let .{1,30} lapse", "lapsed", "pull(?:ed)? out of", "the last", "is over", "was over",
    )),
    ("planned", _small(
        "plans? to", "planning to", "planned", "intends? to", "memorandum of understanding",
        "mou", "in talks", "letter of intent", "term sheet", "considering", "exploring",
        "hopes? to", "aims? to", "proposed", "close to", "shortlist(?:ed)?", "weigh(?:s|ing)",
        "approached", "early talks", "tentative", "lining up", "would", "could", MAY,
        "seeks? to", "non-binding",
    )),
    ("active", _small(
        "extend(?:ed|s|ing)?", "renew(?:ed|s|ing|al)?", "expand(?:ed|s|ing)?",
        "deepen(?:ed|s|ing)?",
        r"has (?:also |long |already )?(?:been )?(?:cooperat|work|partner|collaborat|suppl|us)\w+",
        r"have (?:also |long |already )?(?:been )?(?:cooperat|work|partner|collaborat|suppl|us)\w+",
        "complet(?:ed|es|ion)", "closed", "has acquired", "bought", "acquired", "since",
        "supplies", "makes", "currently", "continues?", "long-?time", "long-?standing",
        "existing", "first worked", "worked together", "went live", "in production",
        "is supplied", "runs on", "uses", "builds",
    )),
    ("announced", _small(
        "announc(?:ed|es|ing)", "agree(?:d|s|ing)", "is buying", "is acquiring", "are combining",
        "sign(?:ed|s)", "unveil(?:ed|s)", "will", "select(?:ed|s)", "chose", "picked",
        "entered into", "struck", "sealed", "inked", "form(?:ed|s)?", "team(?:ed|s|ing)? up",
        "partner(?:ed|s|ing)?", "join(?:ed|s)? forces", "to (?:develop|build|supply|make|use)",
    )),
)  # fmt: skip
"""Stage and the words for it, most telling first: one stretch of text has one stage. Sought
in small letters, as a pattern that heeds no case takes three times as long."""

# ---- when

BEGINS = _any(
    "first", "began", "begun", "started", "start(?:ing|s)?", "since", "founded", "formed",
    "set up", "established", "goes back", "dates back", "dating back", "struck", "signed",
    "agreed", "entered", "from", "effective", "kicked off",
)  # fmt: skip
LAUNCHES = _any(
    "launch(?:ed|es|ing)?", "releas(?:ed|e|es)", "debut(?:s|ed)?", "go(?:es)? on sale",
    "ship(?:s|ped)?", "hit (?:the )?(?:shelves|stores|market)",
    "reach(?:es)? (?:shops|stores|the market)", "unveil(?:ed)?", "arrive[sd]?", "come[s]? out",
    "available",
)  # fmt: skip

DATE_VERBS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("until", _any(
        "until", "through", "expires?", "runs? out", "lasts? to", "valid to",
        "(?:runs?|extended|prolonged|renewed|lasts?)(?: [^,.;]{1,40})? to",
    )),
    ("end", _any(
        "end(?:ed|s|ing)?", r"terminat\w+", r"expir(?:ed|y|ing)", r"dissolv\w+", r"ceas\w+", "over",
        "parted", "split", "clos(?:ed|ing) down", "lapsed", "dropped", "scrapped", "abandoned",
        "called off", "stopped", "cancell?ed", "withdrew", "collapsed", "gave notice",
    )),
    ("launch", LAUNCHES),
    ("said", _any(
        "said", "says", "told", "confirmed", "added", "reported", "response", "reply", "answer",
        r"announc\w+", r"unveil\w+", "disclosed",
    )),
    ("start", BEGINS),
    ("other", _any(
        "published", "wrote", "by the end of", "in the year to", "quarter", "revenue", "sales",
    )),
)  # fmt: skip
"""What a date is said of: the verb that stands nearest before it."""

OVER = ("ended", "cancelled")
"""Stages of what is over."""

PROLONGED = _any(
    "extend(?:ed|s|ing)?", "extension", "renew(?:ed|s|ing|al)?", "prolong(?:ed|s|ing)?",
    "expand(?:ed|s|ing)?", "deepen(?:ed|s|ing)?",
)  # fmt: skip
"""Words by which a date is that of a renewal, not of the start."""

FOR_SURE = re.compile(r"(?i)\b(?:since|back to|back in|first|began|begun|founded|original\w*)\b")
"""Words by which a date is that of the start even where something is renewed."""

LAST_DAY = re.compile(r"(?i)\bthe end of (?:the )?$")
"""Words that make the end of a year or a month of it: its last day."""

# ---- who vouches

_PEOPLE = r"(?:people|persons?|executives|officials|suppliers|insiders|bankers)"
"""Who says so, if nobody is named."""
HEDGES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("denied", _small(
        "denied", "denies", "denying", "no plans to", "not true",
        "dismissed (?:the |a )?(?:report|rumou?r)s?", "ruled out",
        "rejected (?:the |a )?(?:report|rumou?r|bid|offer)",
    )),
    ("rumoured", _small(
        "rumou?r(?:ed|s)?", "people familiar", "sources? (?:said|say|close|familiar|told)",
        "person familiar", "unnamed", "leak(?:ed|s|er)?", "allegedly", "speculation",
        "said to be", "supposedly", "(?:is|are) believed to", "sources? tells?", "our source",
        rf"{_PEOPLE} (?:briefed|with (?:\w+ )?knowledge|close to|who asked not|not authori[sz]ed)",
        rf"(?:according to|citing) (?:an? |two |three |four |several )?(?:\w+ )?{_PEOPLE}",
    )),
    ("reported", _small(
        "reportedly", "according to (?:a |the )?(?:report|media|press)", "media reports?",
        "is reported to", "was reported", "report(?:s|ed) that", "are reported",
    )),
)  # fmt: skip
"""Modality and the words that give it, in small letters, the strongest first."""

DENIED_HERE = re.compile(
    r"(?i)\b(?:never|neither|nor|denied|nothing to do|(?:does|do|did|has|have) not|"
    r"(?:do|does|did)n['’]t"
    # "no supply agreement", "no plans"
    r"|no (?:\w+ ){0,2}(?:agreement|deal|talks|discussions|contract|licen[cs]e|partnership|plans?|"
    r"relationship|arrangement|tie-?up)"
    # "not in talks", "not a customer"
    r"|not (?:in |a |been |\w+ing )?(?:\w+ )?(?:talks|partner\w*|customer|party|supplier|work\w*|"
    r"buy\w*|suppl\w+|us(?:e|ing)|for sale|invest\w*))"
    # "did not renew" says that there was something
    r"(?! (?:renew|extend|prolong|disclose|say|name|give|comment|change|affect|longer))\b"
)
"""Words shortly before a cue that deny it."""

UNREAL = re.compile(
    r"(?i)\b(?:should|ought to|whether|why not|if only|asked (?:if|twice)|imagine|would never|"
    r"tried and failed to|people keep|could one day|wondered?)\b[^,;]*$"
)
"""Words before a cue that only think of it."""

SPOKESPERSON = re.compile(  # "a representative of Acme told", "an Acme official, in a reply to"
    r"(?P<who>\b[^,.;“”\"]{1,60}?\b"
    r"(?:representative|spokes(?:man|woman|person)|executive|official|source)s?)\b"
    r"[^.;“”\"]{0,40}? (?:told|confirmed to|said to|informed|wrote to|"
    r"in (?:an? )?(?:reply|statement|answer|e-?mail) to) $"
)

# ---- what goes with a cue

CARRIED_ON = re.compile(r"(?i)\b(?:the|this|that|their|such|under the|of the) (?:\w+ )?$")
"""Before a cue: "the partnership", "their long-running cooperation" speak of one already known."""

_ABOUT = r"(?P<about>[^,.;:()“”]{3,60})"
SCOPE = (
    re.compile(rf"(?i)\bin the (?:fields?|areas?|space|domain) of {_ABOUT}"),
    re.compile(rf"(?i)\b(?:focus(?:ed|ing|es)? on|centred on|covering|concerning) {_ABOUT}"),
    re.compile(rf"(?i)\bto (?:jointly )?(?:co-)?develop {_ABOUT}"),
    # right behind the cue: "(supply) agreement for mobile imaging"
    re.compile(
        r"^\s?(?:agreement|deal|pact|partnership|alliance|cooperation)?\s?(?:for|on|in) "
        r"(?P<about>[a-z][^,.;:()“”]{2,60})"
    ),
    # a little further: "(alliance) with Acme on battery cells"
    re.compile(r"^[^,.;:()“”]{1,40}? (?:for|on) (?P<about>[a-z][a-z-]+ [a-z][^,.;:()“”]{2,50})"),
)
"""What a partnership is about, behind its cue."""

SCOPE_STOP = frozenset(
    """
    on in at by with from to that which who will would has have had as after since for until
    starting beginning is are was were be and or when where said including under between of
    worldwide globally today yesterday monday tuesday wednesday thursday friday jointly response
    last next this it they more than years months
    """.split()  # noqa: SIM905
)
"""Words at which a scope ends."""

WORKED_ON = re.compile(r"(?i)\bon (?P<about>[a-z][\w -]{2,50}) with$")
"""A scope inside its cue: "worked on smartphone cameras with"."""

NEW_PRODUCT = re.compile(
    r"(?:\b[Tt]he|\b[Aa]n?|\b[Tt]heir|\b[Ii]ts)\s(?:(?:first|next|new|second|upcoming)\s)*"
    rf"(?P<what>(?:[\w-]+\s){{0,3}}{PRODUCT_NOUNS})\s"
    # "that was", "that the two have", "they"
    r"(?:(?:that |which )?(?:(?:the (?:two|pair|companies|partners|firms)|they|both) )?"
    r"(?:was|is|were|have|has|had|are)? ?)?$"
)
"""A product without a name, up to the cue: "the first smartphone that the two have" developed."""

AHEAD = re.compile(r"\b(?:will|to be|planned|plans|is to|are to)\b")
"""Words that put a product in the future."""

LAST = re.compile(r"\b(?:the|their|its) (?:last|final)\b")
BRANDED = re.compile(r"^-(?:branded|co-branded|badged|labell?ed)\s(?:[\w-]+\s){0,2}$")
"""Between two companies: the second sells under the brand of the first."""
