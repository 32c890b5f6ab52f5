"""The ontology's names in Python: no other module spells an IRI.

Each constant is a pyoxigraph ``NamedNode``; ``tests/test_terms.py`` checks every one against
``ontology/techpartners.ttl`` in both directions, so that neither can drift.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

if TYPE_CHECKING:  # a query needs every name, and seldom a date
    from kg.dates import PartialDate

BASE = "https://w3id.org/techpartners/"
ONTOLOGY = BASE + "ontology#"

PREFIXES: dict[str, str] = {
    "tp": ONTOLOGY,
    "kind": BASE + "kind/",
    "stage": BASE + "stage/",
    "modality": BASE + "modality/",
    "role": BASE + "role/",
    "org": BASE + "id/org/",
    "person": BASE + "id/person/",
    "product": BASE + "id/product/",
    "place": BASE + "id/place/",
    "field": BASE + "id/field/",
    "partnership": BASE + "id/partnership/",
    "tenure": BASE + "id/tenure/",
    "claim": BASE + "id/claim/",
    "article": BASE + "id/article/",
    "judgement": BASE + "id/judgement/",
    "run": BASE + "id/run/",
    "shape": BASE + "shape/",
    "graph": BASE + "graph/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "sh": "http://www.w3.org/ns/shacl#",
}

TURTLE_PREFIXES = "".join(f"PREFIX {name}: <{value}>\n" for name, value in PREFIXES.items())
"""The prefixes as Turtle and SPARQL declare them."""

XML_NAMESPACES: dict[str, str] = {
    "gexf": "http://gexf.net/1.3",
    "viz": "http://gexf.net/1.3/viz",
    "graphml": "http://graphml.graphdrawing.org/xmlns",
    "svg": "http://www.w3.org/2000/svg",
}
"""The namespaces of the file formats that networks are exported to."""

WIKIDATA = "www.wikidata.org"
"""The host of Wikidata; its items are at ``/entity/`` and ``/wiki/``."""

FEED_NAMESPACES: dict[str, str] = {
    "atom": "http://www.w3.org/2005/Atom",
    "rss": "http://purl.org/rss/1.0/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": PREFIXES["rdf"],
    "xhtml": "http://www.w3.org/1999/xhtml",
}
"""The namespaces of the feeds that articles are read from."""


def iri(curie: str) -> NamedNode:
    """The full IRI of a prefixed name.

    >>> iri("org:nordlens-optics").value
    'https://w3id.org/techpartners/id/org/nordlens-optics'
    """
    prefix, local = curie.split(":", 1)
    return NamedNode(PREFIXES[prefix] + local)


SPARQL_RESULTS = "http://www.w3.org/2005/sparql-results#"
"""The namespace of SPARQL's XML result format."""

# ---- classes
ORGANIZATION = iri("tp:Organization")
COMPANY = iri("tp:Company")
PERSON = iri("tp:Person")
PRODUCT = iri("tp:Product")
PRODUCT_LINE = iri("tp:ProductLine")
COUNTRY = iri("tp:Country")
PLACE = iri("tp:Place")
MEDIA_OUTLET = iri("tp:MediaOutlet")
PARTNERSHIP = iri("tp:Partnership")
ROLE_TENURE = iri("tp:RoleTenure")
ARTICLE = iri("tp:Article")
CLAIM = iri("tp:Claim")
EVIDENCE = iri("tp:Evidence")

# ---- participation: the general property and the roles below it
HAS_PARTICIPANT = iri("tp:hasParticipant")
PARTICIPATES_IN = iri("tp:participatesIn")
ROLES: dict[str, NamedNode] = {
    "supplier": iri("tp:supplier"),
    "customer": iri("tp:customer"),
    "manufacturer": iri("tp:contractManufacturer"),
    "distributor": iri("tp:distributor"),
    "provider": iri("tp:provider"),
    "licensor": iri("tp:licensor"),
    "licensee": iri("tp:licensee"),
    "investor": iri("tp:investor"),
    "investee": iri("tp:investee"),
    "brand_owner": iri("tp:brandOwner"),
    "brand_user": iri("tp:brandUser"),
    "acquirer": iri("tp:acquirer"),
    "target": iri("tp:target"),
    "sponsor": iri("tp:sponsor"),
    "performer": iri("tp:performer"),
    "second_source": iri("tp:secondSource"),
}

# ---- partnership facets
KIND = iri("tp:kind")
STAGE = iri("tp:stage")
SCOPE = iri("tp:scope")
PRODUCED = iri("tp:produced")
FIRST_PRODUCT = iri("tp:firstProduct")
LAST_PRODUCT = iri("tp:lastProduct")
PLANNED_PRODUCT = iri("tp:plannedProduct")

# ---- time
START_DATE = iri("tp:startDate")
END_DATE = iri("tp:endDate")
ANNOUNCED_DATE = iri("tp:announcedDate")
LAUNCH_DATE = iri("tp:launchDate")
START_EARLIEST = iri("tp:startEarliest")
START_LATEST = iri("tp:startLatest")
END_EARLIEST = iri("tp:endEarliest")
END_LATEST = iri("tp:endLatest")

# ---- organisations, products, people
HEADQUARTERED_IN = iri("tp:headquarteredIn")
FOUNDED = iri("tp:founded")
FORMER_NAME = iri("tp:formerName")
RENAMED_ON = iri("tp:renamedOn")
INDUSTRY = iri("tp:industry")
COMPETITOR_OF = iri("tp:competitorOf")
SUBSIDIARY_OF = iri("tp:subsidiaryOf")
MANUFACTURER = iri("tp:manufacturer")
HOLDER = iri("tp:holder")
IN_ORGANIZATION = iri("tp:inOrganization")
ROLE = iri("tp:role")
ROLE_TITLE = iri("tp:roleTitle")
FOUNDER_OF = iri("tp:founderOf")

# ---- evidence
EVIDENCED_BY = iri("tp:evidence")
MODALITY = iri("tp:modality")
CONFIDENCE = iri("tp:confidence")
SAID_BY = iri("tp:saidBy")
SUPPORTED_BY = iri("tp:supportedBy")
DENOTES = iri("tp:denotes")
ROLE_PROPERTY = iri("tp:roleProperty")
TEXT_SHA256 = iri("tp:textSha256")
TEXT_FINGERPRINT = iri("tp:textFingerprint")
COPY_OF = iri("tp:copyOf")
READ_BY = iri("tp:readBy")
READER_VERSION = iri("tp:readerVersion")
PENDING = iri("tp:pending")
FOUND_BY = iri("tp:foundBy")
RESOLVER_VERSION = iri("tp:resolverVersion")
STORE_VERSION = iri("tp:storeVersion")
AS_OF = iri("tp:asOf")
RULES_SHA256 = iri("tp:rulesSha256")

# ---- runs
ARTICLES_READ = iri("tp:articlesRead")
ARTICLES_UNCHANGED = iri("tp:articlesUnchanged")
ARTICLES_DROPPED = iri("tp:articlesDropped")
RECORDS_FOUND = iri("tp:recordsFound")
RECORDS_REFUSED = iri("tp:recordsRefused")
OPTION = iri("tp:option")

# ---- judgements
JUDGEMENT = iri("tp:Judgement")
JUDGES = iri("tp:judges")
VERDICT = iri("tp:verdict")
NEW_VALUE = iri("tp:newValue")
DECIDED_BY = iri("tp:decidedBy")
DECIDED_ON = iri("tp:decidedOn")
REASON = iri("tp:reason")

# ---- derived edges
PARTNER_OF = iri("tp:partnerOf")
CURRENT_PARTNER_OF = iri("tp:currentPartnerOf")
FORMER_PARTNER_OF = iri("tp:formerPartnerOf")

# ---- other vocabularies
TYPE = iri("rdf:type")
SUBJECT = iri("rdf:subject")
PREDICATE = iri("rdf:predicate")
OBJECT = iri("rdf:object")
LABEL = iri("rdfs:label")
PREF_LABEL = iri("skos:prefLabel")
ALT_LABEL = iri("skos:altLabel")
HIDDEN_LABEL = iri("skos:hiddenLabel")
BROADER = iri("skos:broader")
CONCEPT = iri("skos:Concept")
IN_SCHEME = iri("skos:inScheme")
SUBCLASS_OF = iri("rdfs:subClassOf")
SUBPROPERTY_OF = iri("rdfs:subPropertyOf")
NOTE = iri("skos:note")
DERIVED_FROM = iri("prov:wasDerivedFrom")
ACTIVITY = iri("prov:Activity")
ENTITY = iri("prov:Entity")
COLLECTION = iri("prov:Collection")
SOFTWARE_AGENT = iri("prov:SoftwareAgent")
USED = iri("prov:used")
GENERATED = iri("prov:generated")
GENERATED_BY = iri("prov:wasGeneratedBy")
INVALIDATED = iri("prov:invalidated")
INFORMED_BY = iri("prov:wasInformedBy")
WITH_AGENT = iri("prov:wasAssociatedWith")
HAD_MEMBER = iri("prov:hadMember")
HAS_SOURCE = iri("oa:hasSource")
HAS_SELECTOR = iri("oa:hasSelector")
POSITION_SELECTOR = iri("oa:TextPositionSelector")
QUOTE_SELECTOR = iri("oa:TextQuoteSelector")
OA_START = iri("oa:start")
OA_END = iri("oa:end")
OA_EXACT = iri("oa:exact")
HEADLINE = iri("schema:headline")
ARTICLE_BODY = iri("schema:articleBody")
DATE_PUBLISHED = iri("schema:datePublished")
PUBLISHER = iri("schema:publisher")
URL = iri("schema:url")
SAME_AS = iri("schema:sameAs")
IN_LANGUAGE = iri("schema:inLanguage")
NAME = iri("schema:name")
ERROR = iri("schema:error")
POSITION = iri("schema:position")
SHA256 = iri("schema:sha256")
SOFTWARE_VERSION = iri("schema:softwareVersion")
VALIDATION_REPORT = iri("sh:ValidationReport")
VALIDATION_RESULT = iri("sh:ValidationResult")
CONFORMS = iri("sh:conforms")
RESULT = iri("sh:result")
CONSTRAINT_COMPONENT = iri("sh:sourceConstraintComponent")
SPARQL_COMPONENT = iri("sh:SPARQLConstraintComponent")
FOCUS_NODE = iri("sh:focusNode")
RESULT_MESSAGE = iri("sh:resultMessage")
RESULT_SEVERITY = iri("sh:resultSeverity")
RESULT_VALUE = iri("sh:value")
SOURCE_SHAPE = iri("sh:sourceShape")
SPARQL = iri("sh:sparql")
TARGET_CLASS = iri("sh:targetClass")
TARGET_NODE = iri("sh:targetNode")
TARGET_SUBJECTS_OF = iri("sh:targetSubjectsOf")
VIOLATION = iri("sh:Violation")
WARNING = iri("sh:Warning")

# ---- named graphs
RESOLVED = iri("graph:resolved")
INFERRED = iri("graph:inferred")
CURATED = iri("graph:curated")
QUARANTINE = iri("graph:quarantine")
META = iri("graph:meta")
VOCABULARY = iri("graph:vocabulary")
INDEX = iri("graph:index")
"""What resolution compares, so that what a change touches is found without looking at all."""
STORE = iri("run:store")
"""What ``graph:meta`` tells of the whole store is said of it."""
RESOLVING = iri("run:resolution")
"""What ``graph:meta`` tells of the resolved graph is said of it."""
INFERENCE = iri("run:inference")
"""What ``graph:meta`` tells of the inferred graph is said of it."""
ARTICLE_GRAPHS = BASE + "graph/article/"


def english(text: str) -> Literal:
    """A label in English."""
    return Literal(text, language="en")


def typed(value: object, datatype: str) -> Literal:
    """A literal of an XSD datatype, named without its prefix.

    >>> typed("0.9", "decimal").datatype.value
    'http://www.w3.org/2001/XMLSchema#decimal'
    """
    return Literal(str(value), datatype=iri(f"xsd:{datatype}"))


def date_literal(date: PartialDate) -> Literal:
    """A date as stated, in the XSD datatype of its precision.

    >>> from kg.dates import PartialDate
    >>> date_literal(PartialDate(month=3, day=31)).value
    '--03-31'
    """
    # XSD writes a month without a year as --03 (gMonth) and a day of it as --03-31 (gMonthDay).
    return typed(date, date.datatype)


def local_name(node: NamedNode) -> str:
    """The part of an IRI after its last slash or hash.

    >>> local_name(iri("kind:joint-venture"))
    'joint-venture'
    """
    return node.value.replace("#", "/").rsplit("/", 1)[-1]


_LOCAL_NAME = re.compile(r"\w(?:[\w.-]*[\w-])?")


def curie(node: NamedNode) -> str:
    """The prefixed name of an IRI; in angle brackets where no prefix or plain local name fits.

    >>> curie(iri("org:nordlens-optics")), curie(NamedNode("https://example.com/a"))
    ('org:nordlens-optics', '<https://example.com/a>')
    """
    for prefix, namespace in PREFIXES.items():
        local = node.value.removeprefix(namespace)
        if local != node.value and _LOCAL_NAME.fullmatch(local):
            return f"{prefix}:{local}"
    return str(node)
