"""The words that bear on a relation between two companies, by what they tell.

A word is looked up by its stem, so that "acquires" and "acquisition" share an entry. What each
class of words weighs, and where, is learnt; what is in it is read here.
"""

from __future__ import annotations

from kg.extract.relations.words import stem

RELATIONS = {
    "acquired_by": True,
    "brand_of": True,
    "client_of": True,
    "collaboration": False,
    "competitor_of": False,
    "merged_with": False,
    "product_or_service_of": True,
    "regulated_by": True,
    "shareholder_of": True,
    "subsidiary_of": True,
    "traded_on": True,
}
"""The relations, and whether they have a direction: A merged with B is B merged with A."""

UNDEFINED = "undefined"
"""Said of two that stand in none of these relations."""

_CUES = {
    "acquire": "acquires acquisition buys bought buyout purchase takeover absorbed bid snapped",
    "take": "took take taken taking over",
    "sell": "sold sells sale divest divestiture spun spin offload transfer",
    "merge": "merge merger amalgamate combine consolidate fused united unit",
    "own": "owns owner ownership wholly hold held parent controls belongs possess majority",
    "subsidiary": "subsidiary subsidiaries division arm affiliate branch sister",
    "stake": """stake shares shareholder stock interest percent % minority equity stakeholder
        stockholder convertible""",
    "invest": """invests investor investment backed backer raises fund funding venture financed
        financing round seed capital series led lead ipo angel vc valuation""",
    "list": """listed listing exchange traded trade trading publicly ticker symbol quoted float
        flotation delisted index bourse""",
    "compete": """competes competitor competition rival rivalry sued sue suing lawsuit against
        versus vs beat infringed patent unlike compared alternative dominate surpass larger
        largest outsold challenger""",
    "regulate": """regulates regulator regulation supervised fined license approved approval
        investigate complaint compliance violation authority authorised authorized antitrust ban
        sanction charged settle settlement court filed inquiry probe oversees oversight ruling""",
    "partner": """partners partnership collaborates collaboration cooperates cooperation
        co-operation alliance joint jointly together team agreement agreed deal signs mou
        strategic consortium member membership co-developed co-produced associated association
        sponsor sponsorship join venture work working alongside tie-up donated charity support
        benefit integrated compatible with""",
    "client": """client customer contract contracted contractor account order campaign
        advertising agency commissioned hired award supply supplies supplied supplier serves
        services provides provider vendor uses users project operate delivers selected chose
        commercials consulting outsourced built install deploys equipped""",
    "produce": """produces producer product developed developer manufactured makes made maker
        published publisher publication released launched introduced created designed film movie
        game title album video series console software app application model car vehicle
        aircraft drug record documentary known best television tv show engine platform phone
        device magazine newspaper book unveiled debut shipped flagship brewed""",
    "brand": """brand label trademark names name imprint marque branded banner under marketed
        marketing rebranded chain franchise restaurant""",
    "person": """ceo chief executive director president founder founded former chairman vice
        manager previously worked employees co-founder officer served engineer board degree
        professor studied""",
    "place": "located headquartered office based store mall building city site near",
    "distribute": """distributes distributor licensed licensing retail resell import export
        carried available""",
}  # fmt: skip


def _by_word(classes: dict[str, str]) -> dict[str, str]:
    """For each word its class; the first class that names it has it."""
    return {word: name for name in reversed(classes) for word in classes[name].split()}


CUES = {stem(word): name for word, name in _by_word(_CUES).items()}
"""For the stem of each such word its class."""

_KINDS = {
    "exchange": "exchange bourse market markets index",
    "body": """commission authority agency administration ministry department board council
        federal securities bureau government state court""",
    "fund": """capital ventures partners equity investments investment holdings private bank
        financial venture asset management investors advisors""",
    "school": "university college institute school laboratory laboratories research",
    "media": "tv television radio channel news network broadcasting times magazine post",
    "form": """inc corp corporation company ltd limited llc plc gmbh ag co sa nv bv ab s.a. inc.
        corp. ltd. co.""",
    "reference": "it its they their he firm studio group the",
    "charity": "foundation association society fund alliance union federation",
}  # fmt: skip

KINDS = _by_word(_KINDS)
"""For a word of a name what kind of thing it makes likely."""

PREPOSITIONS = frozenset(
    ["by", "to", "from", "with", "for", "of", "in", "on", "at", "as", "into", "against", "than"]
)
JOINTS = frozenset([",", "and", "&", ";", "or"])
"""What parts the members of a list."""

PATTERN_WORDS = frozenset(
    """
    by to from with for of in on at as was is were are be been its which that who and or
    include such a an the it like between under into than other not then both all also
    , ( ) : 's ’s . ;
    """.split()  # noqa: SIM905
)
"""Words kept as they are where others are named by their class."""
