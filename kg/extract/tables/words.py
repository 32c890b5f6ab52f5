"""The tables of the rule extractor: read them, and you know how it behaves.

Nothing here names a company, a product or a person. The words that announce each kind of
partnership are not here either: they are labels in the ontology (see ``lexicon.py``).
"""

from __future__ import annotations


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
    r"(?:phones|smartphones|handsets|chips|chipsets|processors|consoles|cameras|products|"
    r"services|apps|"
    r"systems|tablets|laptops|headsets|sensors|cars|modems|servers|devices|customers|users|"
    r"stores|lenses)"
)
TITLES = words(
    "president", "chief executive officer", "chief executive", "ceo", "cfo", "cto", "coo",
    "chief financial officer", "chief technology officer", "chief operating officer", "chairman",
    "chairwoman", "chair", "vice chairman", "vice president", "senior vice president",
    "executive vice president", "executive chairman", "founder", "co-founder", "cofounder",
    "managing director", "general manager", "director", "spokesman", "spokeswoman", "spokesperson",
    "head", "boss", "executive", "board member", "chief product officer", "chief scientist",
    "chief information officer", "chief marketing officer", "chief commercial officer",
        "finance chief",
    "chief revenue officer", "chief strategy officer", "general counsel", "chief designer",
    "chief engineer", "deputy chairman", "executive director", "group chief executive",
        "vice-president",
    "research director", "sales director", "technical director", "operations director",
    "chief people officer", "country manager", "vp", "svp", "evp", "cio", "cmo", "cpo",
)  # fmt: skip
ORG_WORDS = (
    r"(?:Technolog(?:y|ies)|Systems|Labs?|Laborator(?:y|ies)|Semicon\w*|Electr\w+|Networks?|"
    r"Motors?|Group|Industr\w+|Software|Robotics|Pharma\w*|Energy|Energi\w*|Telecom|Mobile|"
    r"Mobil\w*|Bank|University|Institute?|Holdings?|Partners|Capital|Ventures|Foundation|"
    r"Micro\w*|Cloud|Audio|Corporation|Services|Digital|AI|Games|Display|Health|Auto|Foundry|"
    r"Devices|Storage|Radio|Precision|Sons|Opti\w+|Instruments|Payments|Media|Works|Data|Vision|"
    r"Cells?|Retail|Solutions?|Logic|Mobility|Launch|Space|Interactive|Communications?|Company|"
    r"Quantum|Silicon|Servo|Insurance|Charging|Cars|Wireless|Air|Airlines?|Fintech|Platforms|"
    r"Lithography|Automation|Semi|Social|Aviation|Aerospace|International|Manufacturing|Memory|"
    r"Compute|Photonics|Signal|Dynamics|Enterprises?|Security|Couriers|Drones|Informatics|"
    r"Stores?|Power|Materials|Chemicals?|Steel|Brothers|Studios?|Entertainment|Pictures|Records|"
    r"Financial|Markets?|Express|Logistics|Foods)"
)
"""Words with which the names of companies end."""

MERE_ADDITIONS = frozenset(
    {"communications", "electronics", "global", "industries", "international", "motor", "motors"}
    | {"networks", "platforms", "royal", "systems", "technologies", "technology", "worldwide"}
)
"""What a full name may add to the usual one without being that of another company."""

COMPANY_VERBS = (
    r"(?:said|says|announced|announces|agreed|unveiled|signed|plans?|will|has|had|is|was|teamed|"
    r"partnered|launched|acquired|bought|sells?|makes?|made|supplies|builds?|provides?|owns|joined|"
    r"confirmed|declined|denied|invested|chose|picked|selected|expects?|wants?|took|ended|would|"
    r"began|started|develops?|uses?|buys|licen[sc]ed|reported|sued|led|holds?|keeps?|paid|pays|"
    r"gets|offers?|"
    r"competes?|dropped|hired|named|joins|left|sold|runs?|raised|backs?|backed|moved|renewed|extended|"
    r"terminated|"
    r"scrapped|pulled|gave|counts|relies|works|worked|passed|put|gets|rose|fell|warned|hopes?|"
    r"needs?)"
)


# Capitalised words that begin sentences or stand in names of no interest.
NOT_NAMES = frozenset(
    """
    a an the this that these those it its he she they we you i his her their our my your both
    each all some any many most more much no not in on at by for from with without within of
    to as after before during since until under over between among into through against about
    according despite while when where what which who whose whom why how if unless although
    though because however meanwhile moreover also but and or nor so yet then than there here
    now today yesterday tomorrow earlier later last next first second third one two three four
    five six seven eight nine ten once twice other another such only just even still see read
    yes please new old big group companies company firms firm shares analysts executives
    officials customers users people sources separately additionally together instead further
    furthermore finally recently previously currently initially terms financial neither either
    every few several founded based asked speaking working talks news reports rumours rumors
    is are was were be been has have had do does did will would can could may might must
    should let like unlike along around across per via up down off out back having being
    everyone everybody nobody somebody someone anyone nothing everything something inside
    outside hundreds thousands millions dozens shoppers engineers work revenue software stocks
    local final quietly leak jobs job sales profit production shipments deliveries suppliers
    orders rival rivals union workers staff managers regulators investors leaders founders
    owners readers buyers drivers developers lawyers fans critics insiders rumour rumor gossip
    word question answer q signed global national international research no. maybe perhaps ask
    again elsewhere overall anyway besides thus hence otherwise nonetheless nevertheless
    similarly likewise consequently accordingly indeed certainly clearly obviously sure well
    jan feb mar apr jun jul aug sep sept oct nov dec calif mass ont va tenn tex fla mich minn
    colo conn ariz inc corp co ltd llc plc gmbh holdings technologies solutions partners
    systems alliance consortium representative closing breaking trials joint competing
    membership bankers clients completion completing financials none optics consumer
    electronic electronics mobile devices share reply newsdesk european technology tech given
    thanks that's it's ceo cfo cto coo vp president chairman chairwoman chief executive
    director spokesman spokeswoman spokesperson founder co-founder head mr ms mrs dr prof ai
    ip 3d 4g 5g 6g lte iot pc pcs tv tvs uk eu dram nand nas hbm ssd ssds nfc gps usb hdmi ram
    rom soc socs asic fpga crm erp saas iaas paas b2b b2c hr esg gdp vat vc vcs ceos ar vr xr
    nft nfts qr sms mri ct dna rna pcb pcbs euv duv lidar radar adas wi-fi wifi bluetooth
    ethernet internet web christmas easter chuseok usd eur q1 q2 q3 q4 h1 h2 ipo mou r&d api
    apis cpu gpu ev evs suv led oled lcd dvd sdk os monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november
    december photo image picture source update exclusive video credit disclosure note editor
    """.split()  # noqa: SIM905
)


SOFT = frozenset(
    """
    jan jun jul may mar april june august new old big second first third one two three four
    five six seven eight nine ten group global national international research american
    technologies solutions partners systems alliance consortium mobile devices optics consumer
    electronics european share holdings technology tech open still under over software union
    final local all
    """.split()  # noqa: SIM905
)
"""Words of NOT_NAMES that may also be part of a name: "Second Light", "New Energy"."""
