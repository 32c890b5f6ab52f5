"""Words by which a text tells when a company was founded, where it sits, what it makes, whose rival
it is.
"""

from __future__ import annotations

import re

from kg.extract.tables.words import words

BEGINNING = re.compile(
    r"(?i)\b(?:found(?:ed|ing|er|ers)|establish(?:ed|ment)|set up|start(?:ed|-?up)?|began|since|"
    r"launched|born|dat(?:es|ing) back|spun (?:out|off)|incorporated|formed|created|goes back|"
    r"history|old)\b"
)
"""Words in a sentence that may tell when a company began."""

FOUNDED_BEFORE = re.compile(
    r"\b(?:[Ff]ounded|[Ee]stablished|[Ss]tarted|[Ss]et up) (?:back )?in (?P<year>\d{4}),? "
    r"(?:the )?$"
)
APPOSITION = re.compile(
    r"^, (?:which is |is |now |itself )?(?:an?|the|another|one of(?= \w+['’]))"
    r" (?P<what>[^,.;]{3,110})|^ is (?:now )?(?:an?|the) (?P<is>[^,.;]{3,110})"
)
"""What explains a company behind its name: "Acme, a German producer of lenses"."""

# ---- industries

_GENERIC = words(
    "company", "firm", "group", "giant", "start-up", "startup", "business", "brand", "corporation",
    "conglomerate", "house", "player", "unicorn", "outfit", "label", "concern", "venture", "unit",
    "subsidiary", "champion", "leader", "heavyweight", "pioneer", "arm",
)  # fmt: skip
_VAGUE = words(
    "maker", "manufacturer", "supplier", "vendor", "operator", "developer", "producer", "provider",
    "publisher", "distributor", "designer", "builder", "specialist", "seller", "retailer", "chain",
)  # fmt: skip
_TELLING = words(
    "carrier", "foundry", "bank", "insurer", "lender", "airline", "telco", "broker", "utility",
    "miner", "grocer", "supermarket", "studio", "shipbuilder", "brewer", "refiner", "steelmaker",
    "hospital", "newspaper", "broadcaster", "automaker", "railway", "wholesaler", "integrator",
    "consultancy", "brokerage", "university", "fund", "exchange", "bookseller",
)  # fmt: skip
GENERIC = re.compile(rf"(?:{_GENERIC})")
"""Nouns that say of a company only that it is one."""
VAGUE = re.compile(rf"(?:{_VAGUE})")
"""Nouns that say what a company does only with another word: "chip designer"."""
DESCRIBED = re.compile(
    rf"(?P<before>(?:[\w'’&/-]+ ){{0,6}}?)(?P<head>{_GENERIC}|{_VAGUE}|{_TELLING}|\w{{3,}}maker)\b"
    rf"(?!['’-])(?! (?:{_GENERIC}|{_VAGUE})\b)"
)
"""A noun phrase for a company, up to its noun."""
TITLED = re.compile(rf"(?:[\w'’&/-]+ ){{1,6}}(?:{_GENERIC}|{_VAGUE}|{_TELLING}|\w{{3,}}maker),? $")
"""Such a phrase right before a name: "chip designer Acme"."""
TITLE_NOUN = re.compile(rf"(?:{_GENERIC}|{_VAGUE}|{_TELLING}|\w{{3,}}maker),?")
"""The last word of such a phrase: few names have one before them, and the phrase takes long."""
MAKER_OF = re.compile(
    r"(?:maker|producer|manufacturer|developer|provider|supplier|designer|builder|seller|"
    r"operator) of (?P<goods>[^,.;()]{3,50}?)"
    r"(?= (?:based|headquartered|in|from|that|which|with|founded|and is|on|for|to|whose|at|used)\b|"
    r"[,.;(]|$)"
)
STOPS = frozenset([
    "a", "about", "after", "against", "also", "an", "any", "are", "as", "at", "because", "before",
    "between", "both", "but", "by", "called", "each", "every", "for", "from", "had", "has",
    "have", "her", "his", "if", "in", "into", "is", "its", "like", "more", "most", "no", "not",
    "of", "on", "only", "other", "over", "per", "said", "say", "says", "so", "some", "such",
    "than", "that", "the", "their", "then", "these", "this", "those", "to", "told", "under",
    "via", "was", "were", "when", "where", "which", "while", "who", "will", "with", "would",
])  # fmt: skip
"""Words that begin no description and stand in none."""
EMPTY = frozenset([
    "african", "ailing", "american", "another", "asian", "backed", "based", "best-known", "big",
    "bigger", "biggest", "century-old", "domestic", "early", "eastern", "emerging", "european",
    "family-owned", "famous", "fast-growing", "fellow", "fifth-largest", "first", "five",
    "foreign", "former", "founded", "four", "fourth", "fourth-largest", "global", "headquartered",
    "held", "independent", "international", "joint", "large", "larger", "largest", "leading",
    "listed", "little-known", "local", "long-time", "loss-making", "low-cost", "main", "major",
    "multinational", "national", "new", "newly", "next", "northern", "number", "old", "older",
    "one", "only", "own", "parent", "partner", "private", "privately", "public", "publicly",
    "regional", "rival", "same", "second", "second-largest", "small", "smaller", "sole",
    "southern", "specialised", "specialized", "state-owned", "struggling", "tech", "technology",
    "third", "third-largest", "three", "tiny", "top", "traded", "troubled", "two", "unlisted",
    "venerable", "well-known", "western", "world", "young", "younger",
])  # fmt: skip
"""Words before what a company makes that say nothing of it."""

# ---- seats

_RELATED = words("rival", "partner", "parent", "customer", "client", "owner", "peer", "newcomer")
COUNTRY_WORD = re.compile(r"\b(?:South |North |New )?[A-Z]\w+(?:-based)?\b")
_CITY = r"[A-Z][\w.]+(?:[ -][A-Z]\w+)*"
BASED_IN = re.compile(
    rf"^(?:,? (?:which )?(?:is )?|[^.;]{{0,60}}, )?(?:based|headquartered) (?:in|at|near) (?:the )?"
    rf"(?P<place>{_CITY}(?:, [A-Z]\w+)?)"
)
BASED_IN_IT = re.compile(rf"\b(?:based|headquartered) in (?:the )?(?P<place>{_CITY})")
OF_PLACE = re.compile(rf"^,? (?:of|from) (?:the )?(?P<place>{_CITY})(?=[ ,.;:])")
BESIDE_PLACE = re.compile(  # "Acme, Cologne,", "Acme (Cologne)", "Acme, Sweden's largest maker"
    rf"^(?:, | \()(?P<place>{_CITY})(?:[,)]|['’]s? (?:\w+-)?(?:largest|biggest|leading|main|top)\b)"
)
COUNTRY_BEFORE = re.compile(  # "the Swedish firm", "Swedish", "Stockholm-based", "Sweden's"
    rf"(?P<word>(?:South |North |New )?[A-Z]\w+?)(?P<link>-based|['’]s)? "
    rf"(?:(?:[a-z][\w-]+ ){{0,4}}(?:{_GENERIC}|{_VAGUE}|{_TELLING}|{_RELATED}|\w{{3,}}maker),? )?$"
)
HEAD_ENDS = re.compile(r"\b(?:of|to|for|in|with|that|which|who|whose|at|by|on|from|and)\b")
"""Words that end what an apposition says of its own noun."""

# ---- other companies

OF_OTHER = {
    "subsidiary_of": re.compile(
        r"^,? (?:which |that )?(?:is |was )?(?:now )?(?:an?|the|its|a wholly[- ]owned)? ?"
        r"(?:[\w-]+ ){0,3}(?:subsidiary|unit|arm|division|brand|affiliate|offshoot) of (?:the )?"
        r"(?:[\w'’-]+ ){0,4}$"
        r"|^,? (?:which |that )?(?:is |are )?(?:now )?(?:itself )?(?:wholly |majority[- ]|fully )?"
        r"(?:owned|controlled) by (?:the )?(?:[\w'’-]+ ){0,4}$"
        r"|^,? (?:which |that )?(?:is |now )?(?:a )?part of (?:the )?(?:[\w'’-]+ ){0,3}$"
        r"|^,? (?:which |that )?(?:now )?belongs to (?:the )?(?:[\w'’-]+ ){0,3}$"
        r"|^,? (?:whose|its|with its) parent(?: company)?(?:,| is) $"
    ),
    "competitor_of": re.compile(
        r"^(?:['’]s?)? (?:[\w-]+ ){0,2}(?:rivals?|competitors?),? "
        r"(?:such as |include |including |is |are |like )?$"
        r"|^,? (?:which |that )?(?:also )?(?:competes?|rivals?|vies)(?: directly|"
        r" mainly| fiercely)? (?:with |against )?(?:the )?(?:[\w'’-]+ ){0,3}?(?:such as |like )?$"
        r"|^,? (?:is )?(?:an?|its|the) (?:[\w-]+ ){0,2}(?:rival|competitor) (?:of|to) (?:the )?$"
        r"|^,? (?:which )?(?:is )?(?:up )?(?:against|competing with) (?:rivals )?"
        r"(?:such as |like )$"
    ),
}
"""What stands between a company and its parent, and between a company and its rivals."""
PARENT_FIRST = re.compile(
    r"^(?:['’]s?) (?:[\w-]+ ){0,3}?(?:subsidiary|unit|arm|division|affiliate),? $|"
    r"^, (?:the )?(?:parent|owner)(?: company)? of (?:the )?(?:[\w'’-]+ ){0,3}$|"
    r"^ (?:subsidiary|unit) $"
)
"""What stands between a parent and its subsidiary where the parent is named first."""
