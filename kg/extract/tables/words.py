"""The tables of the rule extractor: read them, and you know how it behaves.

Nothing here names a company, a product or a person. The words that announce each kind of
partnership are not here either: they are labels in the ontology (see ``lexicon.py``).
"""

from __future__ import annotations

import re


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

