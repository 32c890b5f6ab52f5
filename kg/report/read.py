"""A dossier read from a store by looking up one company, its partnerships and their claims.

What is in quarantine counts for nothing; what a partnership is, only the resolved graph says.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

from kg import terms
from kg.dates import Day, PartialDate, whole_day
from kg.explain import Decisions, decisions
from kg.network.partnerships import MODALITIES
from kg.query import resolve_company
from kg.report.dossier import STANDINGS, Deal, Dossier, Life, Post, Said, Source
from kg.report.facts import Facts, words
from kg.store.base import Store
from kg.terms import local_name

_PRODUCTS = (
    terms.FIRST_PRODUCT, terms.PRODUCED, terms.LAST_PRODUCT, terms.PLANNED_PRODUCT,
)  # fmt: skip
_DATES = {
    terms.START_DATE: "start",
    terms.END_DATE: "end",
    terms.ANNOUNCED_DATE: "announced",
}
_BOUNDS = {
    "start_earliest": terms.START_EARLIEST,
    "start_latest": terms.START_LATEST,
    "end_earliest": terms.END_EARLIEST,
    "end_latest": terms.END_LATEST,
}
_SILENT = frozenset((terms.TYPE, terms.LABEL))
"""What a claim about a partnership says that its reader knows already."""
_RIVALRY, _EMPLOYER = words(terms.COMPETITOR_OF), words(terms.IN_ORGANIZATION)
_PROFILE = {_RIVALRY} | {
    words(name)
    for name in (terms.HEADQUARTERED_IN, terms.INDUSTRY, terms.FOUNDED, terms.SUBSIDIARY_OF)
}
_NEWEST = """
SELECT (MAX(?day) AS ?newest) WHERE { ?article a tp:Article ; schema:datePublished ?day }"""


def dossier(store: Store, company: str, on: Day | None = None) -> Dossier:
    """All that is known of a company, named as people write it, and of its partnerships.

    ``on`` is the day to tell of; by default that of the newest article. Raises UnknownName for a
    company that is not in the graph, BadParameter for text that names no day.

    >>> from kg.store.oxigraph import OxigraphStore
    >>> store = OxigraphStore.memory()
    >>> store.update('''INSERT DATA { GRAPH graph:resolved {
    ...   org:zephyr a tp:Company ; rdfs:label "Zephyr" .
    ...   org:aurelia a tp:Company ; rdfs:label "Aurelia" .
    ...   partnership:p a tp:Partnership ; rdfs:label "Aurelia – Zephyr" ;
    ...     tp:hasParticipant org:zephyr , org:aurelia ; tp:kind kind:joint-venture } }''')
    >>> [(deal.partners, deal.kinds) for deal in dossier(store, "Zephyr").deals]
    [(('Aurelia',), ('joint venture',))]
    """
    facts, node = Facts(store), resolve_company(store, company)
    day = whole_day(on, "on") or _newest(store)
    decided = decisions(store)
    deals = (_deal(facts, deal, node, decided) for deal in _deals(facts, node))
    places = list(STANDINGS)
    return Dossier(
        name=facts.label(node),
        other_names=facts.labels(node, terms.ALT_LABEL),
        former_names=facts.labels(node, terms.FORMER_NAME),
        renamed=facts.labels(node, terms.RENAMED_ON),
        country=facts.labels(node, terms.HEADQUARTERED_IN),
        industry=facts.labels(node, terms.INDUSTRY),
        founded=facts.labels(node, terms.FOUNDED),
        parents=facts.labels(node, terms.SUBSIDIARY_OF),
        rivals=_rivals(facts, node),
        people=tuple(sorted(_people(facts, node), key=lambda p: (p.person, p.start, p.title))),
        on=day,
        deals=tuple(
            sorted(deals, key=lambda d: (places.index(d.standing), _begin(d.life), d.label, d.id))
        ),
        said=tuple(sorted(set(_said_of_it(facts, node)), key=_order)),
    )


def _newest(store: Store) -> dt.date | None:
    """The day of the newest article."""
    ((newest,),) = store.select(_NEWEST)
    return _day(newest.value) if newest else None


def _deals(facts: Facts, company: NamedNode) -> list[NamedNode]:
    """The partnerships in which a company has any role, inferred or not."""
    roles = (terms.HAS_PARTICIPANT, *terms.ROLES.values())
    found = {deal for role in roles for deal in facts.subjects(role, company)}
    return sorted((d for d in found if facts.resolved(d, terms.PARTNERSHIP)), key=str)


def _deal(facts: Facts, node: NamedNode, company: NamedNode, decided: Decisions) -> Deal:
    roles = {role: facts.nodes(node, role) for role in terms.ROLES.values()}
    parties = {party for found in roles.values() for party in found}
    parties.update(facts.nodes(node, terms.HAS_PARTICIPANT))
    about = _about(facts, node)
    said = sorted(set(_said(facts, about)), key=_order)
    told = {claim.modality for claim in said}
    strongest = next((modality for modality in MODALITIES if modality in told), "")
    return Deal(
        id=terms.curie(node),
        label=facts.label(node),
        partners=tuple(sorted(facts.label(party) for party in parties - {company})),
        roles=tuple(sorted(words(role) for role, found in roles.items() if company in found)),
        kinds=facts.labels(node, terms.KIND),
        stage=next(iter(facts.labels(node, terms.STAGE)), "unknown"),
        scope=facts.labels(node, terms.SCOPE),
        modality=next(iter(map(local_name, facts.nodes(node, terms.MODALITY))), strongest),
        life=(life := _life(facts, node)),
        products=tuple(
            (words(which), name) for which in _PRODUCTS for name in facts.labels(node, which)
        ),
        said=tuple(said),
        dissent=tuple(claim for claim in said if _dissents(claim, life)),
        decided=tuple(sorted({told for each in about for told in decided.get(each, ())})),
    )


def _life(facts: Facts, node: NamedNode) -> Life:
    stated = {name: facts.text(node, which) for which, name in _DATES.items()}
    days = {name: _day(facts.text(node, which)) for name, which in _BOUNDS.items()}
    return Life(**stated, **days)  # type: ignore[arg-type]  # two tables of the names of its fields


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _about(facts: Facts, thing: NamedNode) -> set[NamedNode]:
    """The claims about a thing, believed or not, and the articles' own nodes that stand for it."""
    nodes = facts.subjects(terms.DENOTES, thing)
    claims = (claim for node in nodes for claim in facts.subjects(terms.SUBJECT, node))
    return {*nodes, *claims, *facts.nodes(thing, terms.SUPPORTED_BY)}


def _said(facts: Facts, about: Iterable[NamedNode]) -> Iterator[Said]:
    """What claims, among what is ``about`` a thing, say of it; with two quotes one comes twice."""
    for claim in sorted(about, key=str):
        predicates = facts.nodes(claim, terms.PREDICATE)
        objects = facts.values(claim, terms.OBJECT)
        if not predicates or not objects or predicates[0] in _SILENT:
            continue
        if facts.is_nothing(objects[0]):
            continue
        article = next(iter(facts.nodes(claim, terms.DERIVED_FROM)), claim)
        confidence = facts.text(claim, terms.CONFIDENCE)
        for start, quote in _quotes(facts, claim) or [(0, "")]:
            yield Said(
                property=words(predicates[0]),
                value=facts.label(objects[0]),
                modality=local_name(next(iter(facts.nodes(claim, terms.MODALITY)), claim)),
                confidence=float(confidence) if confidence else None,
                said_by=", ".join(facts.labels(claim, terms.SAID_BY)),
                quote=quote,
                start=start,
                source=_source(facts, article),
            )


def _said_of_it(facts: Facts, company: NamedNode) -> Iterator[Said]:
    """What claims say of a company itself, of whose rival it is, and of who does what in it."""
    for tenure in facts.subjects(terms.IN_ORGANIZATION, company):
        said = _said(facts, _about(facts, tenure))
        yield from (claim for claim in said if claim.property != _EMPLOYER)
    said = _said(facts, _about(facts, company))
    yield from (claim for claim in said if claim.property in _PROFILE)
    called = {facts.label(company), *facts.labels(company, terms.ALT_LABEL)}
    for rival in facts.subjects(terms.COMPETITOR_OF, company):
        for claim in _said(facts, _about(facts, rival)):
            if claim.property == _RIVALRY and claim.value in called:
                yield claim


def _quotes(facts: Facts, claim: NamedNode) -> list[tuple[int, str]]:
    """The places and the words that a claim rests on."""
    selectors = (
        selector
        for evidence in facts.nodes(claim, terms.EVIDENCED_BY)
        for selector in facts.nodes(evidence, terms.HAS_SELECTOR)
    )
    return [
        (int(facts.text(selector, terms.OA_START) or 0), facts.label(quote))
        for selector in selectors
        for quote in facts.values(selector, terms.OA_EXACT)
    ]


def _source(facts: Facts, article: NamedNode) -> Source:
    title = " ".join(facts.text(article, terms.HEADLINE).split())
    return Source(
        title or local_name(article),
        facts.text(article, terms.PUBLISHER),
        facts.text(article, terms.DATE_PUBLISHED),
        facts.text(article, terms.URL),
    )


def _rivals(facts: Facts, company: NamedNode) -> tuple[str, ...]:
    """Rivals by either one's word: rivalry is mutual before it is inferred to be."""
    either = {
        *facts.nodes(company, terms.COMPETITOR_OF),
        *facts.subjects(terms.COMPETITOR_OF, company),
    }
    return tuple(sorted(facts.label(rival) for rival in either - {company}))


def _people(facts: Facts, company: NamedNode) -> Iterator[Post]:
    for tenure in facts.subjects(terms.IN_ORGANIZATION, company):
        title = " / ".join(facts.labels(tenure, terms.ROLE_TITLE, terms.ROLE))
        times = (facts.text(tenure, which) for which in (terms.START_DATE, terms.END_DATE))
        for person in facts.labels(tenure, terms.HOLDER):
            yield Post(person, title, *times)


def _dissents(claim: Said, life: Life) -> bool:
    """Whether a claim is a denial, or gives a date that does not fit the one that is kept."""
    if claim.modality == "denied":
        return True
    names = {words(which): name for which, name in _DATES.items()}
    kept = getattr(life, names[claim.property]) if claim.property in names else ""
    if not kept:
        return False
    try:
        stated, ours = PartialDate.parse(claim.value), PartialDate.parse(kept)
    except ValueError:  # a form that XSD allows and news does not use
        return claim.value != kept
    return not (stated.within(ours) or ours.within(stated))


def _begin(life: Life) -> str:
    """What partnerships are put in order by: what has no date comes last."""
    earliest = life.start_earliest.isoformat() if life.start_earliest else ""
    announced = "" if life.announced.startswith("--") else life.announced
    return earliest or announced or "9999"


def _order(said: Said) -> tuple[str, str, int, str, str, str, str]:
    """By article, then as they stand in it."""
    source = said.source
    by = said.source.published, source.title, said.start, said.quote
    return (*by, said.property, said.value, said.modality)
